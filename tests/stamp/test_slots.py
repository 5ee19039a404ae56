"""What slots hold is taken out of a document, and what is around them is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.stamp.slots import UnstampableError, cut_slots, find_ancestors

AROUND = st.lists(st.sampled_from(["<p>words</p>", "<br>", "<div>", "</div>", '<img src="a" alt="b">']), max_size=6)
INNER = st.lists(st.sampled_from(["<p>a</p>", "<div><div>b</div></div>", "<br>", "text"]), max_size=4).map("".join)


@given(st.lists(st.tuples(AROUND.map("".join), INNER), max_size=5))
def test_a_document_is_its_skeleton_and_what_its_slots_hold(pairs):
    html = "".join(
        f'{around}<div class="c" data-slot="slot-{number}">{inner}</div>'
        for number, (around, inner) in enumerate(pairs)
    )
    cut = cut_slots(html)
    assert [slot.inner for slot in cut.slots] == [inner for _, inner in pairs]
    assert cut.fill(tuple(slot.inner for slot in cut.slots)) == html
    others = cut.fill(tuple("<p>another clinic</p>" for _ in cut.slots))
    assert cut_slots(others).skeleton == cut.skeleton


def test_what_differs_outside_a_slot_is_in_the_skeleton():
    html = '<p>{}</p><div data-slot="a" class="{}">x</div>'
    plain = cut_slots(html.format("one", "c")).skeleton
    assert cut_slots(html.format("two", "c")).skeleton != plain
    assert cut_slots(html.format("one", "c long")).skeleton != plain


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<div data-slot="a"><div data-slot="b"></div></div>', "stands in another"),
        ('<div data-slot="a"><div>', "left open"),
        ('<div data-slot="a"></div><div data-slot="a"></div>', "twice"),
    ],
)
def test_slots_that_can_not_be_cut_are_told(html, told):
    with pytest.raises(UnstampableError, match=told):
        cut_slots(html)


def test_the_tags_around_a_slot_are_those_that_are_open_there():
    html = (
        '<html lang="en"><body><section id="s"><p>x<br>y</p><img src="a"><div class="b"><div data-slot="a">z</div>'
        '</div></section><div data-slot="c"></div></body></html>'
    )
    assert find_ancestors(cut_slots(html)) == (
        ('<html lang="en">', "<body>", '<section id="s">', '<div class="b">'),
        ('<html lang="en">', "<body>"),
    )


@pytest.mark.parametrize("inner", ["<h2>x</h2>", '<p id="a">x</p>', '<a href="#ref-1">1</a>', '<i data-field="f"></i>'])
def test_what_a_document_has_once_is_not_laid_out_apart(inner):
    assert not cut_slots(f'<div data-slot="a">{inner}</div>').slots[0].is_apart


def test_words_links_and_pictures_are_laid_out_apart():
    inner = '<p>x <a href="https://a.example">a</a></p><img src="asset:logo.svg" alt="a">'
    assert cut_slots(f'<div data-slot="a">{inner}</div>').slots[0].is_apart
