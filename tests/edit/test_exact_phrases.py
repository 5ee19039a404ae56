"""Phrases as they stand: whole words where the script parts words, anywhere where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.exact_phrases import find_phrase, lacks_all, phrase_pattern, search_phrases


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("A Rare rash", "rare", "Rare"),
        ("Don’t  stop now", "don't stop", "Don’t  stop"),
        ("Es único.", "único", "único"),
        ("做MRI检查前", "检查", "检查"),
        ("والطبيب", "الطبيب", "الطبيب"),
    ],
)
def test_a_phrase_is_found_as_it_stands(text, phrase, found):
    assert find_phrase(text, (phrase,)) == found


@pytest.mark.parametrize(("text", "phrase"), [("A rarebit", "rare"), ("infrarare", "rare"), ("la rareté", "raret")])
def test_a_part_of_a_word_is_no_phrase(text, phrase):
    assert find_phrase(text, (phrase,)) == ""


def test_the_longest_phrase_is_found_and_none_where_there_are_none():
    assert find_phrase("very rare", ("very", "very rare")) == "very rare"
    assert find_phrase("anything", ()) == ""
    assert not lacks_all(["anything"], ())


LETTERS = st.sampled_from(list("aeikssz KſıİÅÉéßﬁ'’-.停药كف"))
PHRASES = st.lists(
    st.text(alphabet=list("aeikszé '停药كف"), min_size=1).filter(str.strip), min_size=1, max_size=6, unique=True
)


@given(st.text(LETTERS, max_size=30), PHRASES)
def test_phrases_are_found_as_one_pattern_of_all_finds_them(text, phrases):
    whole, found = phrase_pattern(tuple(phrases)).search(text), search_phrases(text, tuple(phrases))
    assert (found and found.span()) == (whole and whole.span())


PHRASE = st.text("aB é检-", min_size=1, max_size=4).filter(str.strip)


@given(st.lists(PHRASE, min_size=1, max_size=6, unique=True), st.text("aB é检-", max_size=12))
def test_many_phrases_are_found_where_each_alone_is(phrases, text):
    """The leftmost, and of those that begin there the one that stands first when the longest do."""
    alone = [phrase_pattern((one,)).search(text) for one in sorted(phrases, key=len, reverse=True)]
    first = min((found for found in alone if found), key=lambda found: found.start(), default=None)
    together = phrase_pattern(tuple(phrases)).search(text)
    assert (together and together.span()) == (first and first.span())
