"""Phrases as patterns, and numbers in digits of any script and in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.numbers.number_phrases import Phrases, find_digits, fold
from tests.edit.samples import LEXICON

PHRASES = Phrases(LEXICON.numbers)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_folding_keeps_every_letter_in_its_place(text):
    assert len(fold(text)) == len(text)


def test_digits_that_stand_alone():
    assert [value for _, value in find_digits("Vitamin B12, COVID-19 and R1, but 480 people in 2.5 years")] == [
        480,
        2.5,
    ]
    assert [value for _, value in find_digits(fold("١٬١٥٠ شخص"))] == [1150]


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,341", 1341), ("eighteen", 18), ("a hundred", 100), ("two hundred and fifty", 250), ("ten thousand", 10_000)],
)
def test_numbers_in_words(written, value):
    assert PHRASES.count(written) == value


def test_what_is_optional_may_be_left_out():
    assert [found[0] for found in PHRASES.find(["{k} {people?} of {n}"], "3 of 4, 3 people of 4")] == [
        "3 of 4",
        "3 people of 4",
    ]
    assert not list(PHRASES.find(["halves"], "two halvesome things"))


WORDS = [
    "3",
    "4",
    "1,200",
    "of",
    "out",
    "people",
    "one",
    "in",
    "ten",
    "risk",
    "halves",
    "K",
    "ſ",
    ".",
    ",",
    "ofx",
    "\n",
]
SHAPES = ["{k} of {n}", "{k} out of {n} {people?}", "{people} of {n:d}", "halves {any}", "in {n}", "one of", "of"]


@given(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(SHAPES), min_size=1, max_size=5, unique=True),
)
def test_what_is_found_by_the_words_of_a_text_is_what_one_pattern_of_all_phrases_finds(text, phrases):
    whole = "|".join(re.sub(r"\(\?P<\w+>", "(?:", PHRASES._write(phrase)) for phrase in phrases)
    wanted = [found.span() for found in re.finditer(whole, text, re.IGNORECASE)]
    assert [found.span() for found in PHRASES.find_any(phrases, text)] == wanted
