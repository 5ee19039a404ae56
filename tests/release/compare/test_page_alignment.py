"""A page that comes or goes shifts no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.release.compare.alignment import align_words
from foldwell.release.compare.page_alignment import align_pages
from foldwell.release.compare.words import Word

PAGES = [[f"{name}{number}" for number in range(8)] for name in "abcd"]
BOOKS = st.lists(st.sampled_from([*PAGES, []]), max_size=5)


def pair(old, new):
    one, two = ([Word(text, page) for page, texts in enumerate(book) for text in texts] for book in (old, new))
    return list(align_pages(one, two, align_words(one, two), (len(old), len(new))))


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (PAGES, PAGES, [(0, 0), (1, 1), (2, 2), (3, 3)]),
        (PAGES[:2], [PAGES[0], PAGES[3], PAGES[1]], [(0, 0), (None, 1), (1, 2)]),
        (PAGES[:3], [PAGES[0], PAGES[2]], [(0, 0), (1, None), (2, 1)]),
        (PAGES[:3], [PAGES[0], ["new"] * 8, PAGES[2]], [(0, 0), (1, 1), (2, 2)]),
        ([[], PAGES[0]], [[], [], PAGES[0]], [(0, 0), (None, 1), (1, 2)]),
        ([], PAGES[:1], [(None, 0)]),
    ],
)
def test_pages_are_paired_by_their_words(old, new, pairs):
    assert pair(old, new) == pairs


@given(BOOKS, BOOKS)
def test_every_page_stands_once_and_in_order(old, new):
    pairs = pair(old, new)
    assert [one for one, _ in pairs if one is not None] == list(range(len(old)))
    assert [two for _, two in pairs if two is not None] == list(range(len(new)))
