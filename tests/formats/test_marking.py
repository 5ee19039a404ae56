"""Marked words: the pieces are the text, and each finding marks its own words."""

from hypothesis import given
from hypothesis import strategies as st

from foldwell.findings import Severity
from foldwell.formats.marking import Marked, mark_words

TEXT = st.text("ab ", max_size=20)
FOUND = st.lists(st.tuples(st.text("ab ", min_size=1, max_size=4), st.integers(1, 9), st.sampled_from(Severity)))


@given(TEXT, FOUND)
def test_pieces_joined_are_the_text(text, found):
    pieces = mark_words(text, found)
    assert "".join(piece.text for piece in pieces) == text
    numbers = [number for words, number, _ in found if words in text]
    assert sorted(number for piece in pieces for number in piece.ends) == sorted(numbers)


def test_words_are_marked_where_they_stand():
    pieces = mark_words("A promising shot.", [("promising", 1, Severity.ERROR), ("Promising shot", 2, Severity.NOTE)])
    assert pieces == (
        Marked("A "),
        Marked("promising", (1, 2), "error", (1,)),
        Marked(" shot", (2,), "note", (2,)),
        Marked("."),
    )


def test_words_that_are_not_there_mark_nothing():
    assert mark_words("A shot.", [("cure", 1, Severity.ERROR)]) == (Marked("A shot."),)
