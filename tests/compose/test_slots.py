"""What a document shows of its clinic stands in slots: outside them, two clinics' documents differ in colours alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.compose.candidates import list_candidates
from foldwell.compose.fit import Fit
from foldwell.compose.slots import fill_slots, list_slots, slot_contents
from tests.realistic_clinics import COUNT, dress, make_clinic
from tests.samples import BUNDLED, composer, offering, sample

PLACES = [
    *(("riverside", paper, layout) for layout, paper in [
        ("trifold", "letter"), ("zfold", "letter"), ("accordion", "legal"), ("gatefold", "tabloid"),
        ("gatefold-open", "letter"), ("bifold", "letter"), ("handout", "letter"), ("booklet", "letter"),
        ("large-print", "letter"), ("pocket", "letter"), ("poster", "tabloid"), ("rackcard", "letter"),
        ("tent", "letter"), ("walletcard", "letter"),
    ]),
    ("bayview", "letter", "notice"),
]  # fmt: skip
LOCALES = ("en-US", "es-US", "ar", "zh-Hans")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_OWN_ASSETS = re.compile(r"logo\.|qr\.")

numbers = st.integers(0, COUNT - 1)


def compose(brochure):
    return composer(BUNDLED).compose(brochure, Fit(frozenset(list_candidates(brochure).by_id), 12.0))


def rest_of(composition):
    """A composition without what slots hold and without its colours."""
    drawn = {
        name: _COLOUR.sub("#", asset.data.decode()) if asset.media_type == "image/svg+xml" else asset
        for name, asset in composition.assets.items()
        if not _OWN_ASSETS.match(name)
    }
    styles = _COLOUR.sub("#", composition.css)
    return fill_slots(composition.html, {}), styles, drawn, composition.title, composition.foot


@given(place=st.sampled_from(PLACES), locale=st.sampled_from(LOCALES), one=numbers, other=numbers)
@settings(max_examples=40)
def test_two_clinics_differ_in_slots_and_colours_alone(place, locale, one, other):
    brochure = sample(*place, locale=locale if place[0] == "riverside" else "en-US")
    assert rest_of(compose(dress(brochure, one))) == rest_of(compose(dress(brochure, other)))


def test_a_clinic_outside_its_slots_is_seen():
    brochure = sample("riverside", "letter", "trifold")
    named = replace(brochure, words=brochure.words.model_copy(update={"kicker": brochure.clinic.name}))
    assert rest_of(compose(named)) != rest_of(compose(brochure))


def test_what_the_clinic_offers_otherwise_is_another_document():
    brochure = sample("riverside", "letter", "trifold")
    for other in (offering(brochure, price=None), offering(brochure, sells=False)):
        assert rest_of(compose(other)) != rest_of(compose(brochure))


def test_an_address_whose_code_needs_more_room_is_another_document():
    brochure = sample("riverside", "letter", "walletcard")
    long = offering(brochure, guide=f"https://riverside-ortho.example/{'a' * 250}")
    assert rest_of(compose(long)) != rest_of(compose(brochure))


@pytest.mark.parametrize(("clinic", "paper", "layout"), PLACES)
def test_every_word_of_the_clinic_stands_in_a_slot(clinic, paper, layout):
    brochure = dress(sample(clinic, paper, layout), 4)
    outside = fill_slots(compose(brochure).html, {})
    told = (brochure.clinic.name, brochure.clinic.phone, brochure.clinic.sites[0].address[0], brochure.guide)
    assert [text for text in told if text in outside] == []


@given(place=st.sampled_from(PLACES), number=numbers)
@settings(max_examples=15)
def test_slots_give_back_what_was_put_in(place, number):
    html = compose(dress(sample(*place), number)).html
    contents = slot_contents(html)
    empty = fill_slots(html, {})
    assert contents
    assert fill_slots(empty, contents) == html
    assert set(slot_contents(empty).values()) == {""}


def test_a_slot_ends_at_its_own_end():
    html = '<div><div class="a" data-slot="call--x"><div>one<div>two</div></div></div><div>three</div></div>'
    (slot,) = list_slots(html)
    assert html[slot.start : slot.end] == "<div>one<div>two</div></div>"
    assert slot.kind == "call"


@pytest.mark.parametrize(
    "html", ['<div data-slot="a"><div></div>', '<div data-slot="a"></div><div data-slot="a"></div>']
)
def test_slots_left_open_or_named_twice_are_refused(html):
    with pytest.raises(ValueError, match=r"left open|named twice"):
        list_slots(html)


def test_realistic_clinics_are_the_same_every_time_and_as_varied_as_they_say():
    like = sample("riverside", "letter", "trifold").clinic
    made = [make_clinic(number, like) for number in range(COUNT)]
    assert made == [make_clinic(number, like) for number in range(COUNT)]
    assert {len(one.clinic.sites) for one in made} == {1, 2, 3}
    assert {len(one.clinic.hours) for one in made} == {1, 2, 3}
    lengths = [len(one.clinic.name) for one in made]
    assert min(lengths) <= 9
    assert 50 <= max(lengths) <= 55
    logos = [one.logo for one in made if one.logo]
    assert {bool(logo.svg) for logo in logos} == {True, False}
    assert max(logo.width / logo.height for logo in logos) == 6
