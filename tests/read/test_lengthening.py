"""Longer texts: 35 % more letters, and everything that a program reads as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.model.inline import inline_problems, plain_text, used_terms
from foldwell.read.lengthening import ACCENTS, count_letters, lengthen
from foldwell.typeset.fonts import font_files, missing_characters
from tests.samples import BUNDLED

SENTENCES = (
    "The US drug agency ([FDA](term:fda)) has not approved any [stem cell](term:stem-cell) product.",
    "**We numb your skin.** You go home the same day.",
    "US clinics asked $1,150 to $12,000 a knee (2017).",
    "Had a bad effect? Tell us and the FDA: MedWatch, 1-800-332-1088.",
    "A listing on ClinicalTrials.gov does not mean that [the FDA](https://www.fda.gov/a1) checked it.",
)
PARTS = st.sampled_from(
    ("knee", "a", "**bold words**", "[a link](https://example.org/a-b)", "[FDA](term:fda)", "42", "$4,800", "{count}",
     "(217) 555-0142", "https://example.org/x", "clinic.example", "*soft*", "well,", "done.", "McKenna's", "straße")
)  # fmt: skip
TEXTS = st.lists(PARTS, min_size=1, max_size=40).map(" ".join)


NO_WORDS = re.compile(r"\{\w*\}|\]\([^)]*\)|https?://\S+|clinic\.example")


@given(TEXTS)
def test_letters_grow_by_a_third_and_no_more_than_asked(text):
    before, after = count_letters(text), count_letters(lengthen(text))
    wanted = max(-(-before * 35 // 100), 2)
    assert after - before == (wanted if re.search("[^\\W\\d_]", NO_WORDS.sub("", text)) else 0)


@given(TEXTS)
def test_numbers_fields_and_addresses_stay(text):
    kept = re.compile(r"\{\w*\}|https?://[^\s)]+|[$(]*\d[\d,() -]*|clinic\.example")
    assert [found.strip() for found in kept.findall(text)] == [found.strip() for found in kept.findall(lengthen(text))]


@given(TEXTS)
def test_markdown_stays_whole(text):
    longer = lengthen(text)
    assert inline_problems(longer) == inline_problems(text)
    assert used_terms(longer) == used_terms(text)
    assert longer.count("**") == text.count("**")
    assert not re.search(r"[*\[\]]", plain_text(longer))


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_keeps_its_end_and_may_break_in_more_places(text):
    longer = lengthen(text)
    assert re.search(r"\W*$", longer)[0] == re.search(r"\W*$", text)[0]
    assert len(longer.split()) > len(text.split())
    assert max(map(len, plain_text(longer).split())) <= max(map(len, plain_text(text).split())) + 2


@pytest.mark.parametrize(("text", "longer"), [("High", "Ħíííğħ"), ("Mon", "Móóóñ"), ("PRP", "PŔPPP"), ("No", "Ñóóó")])
def test_a_short_text_grows_in_itself(text, longer):
    assert lengthen(text) == longer


@pytest.mark.parametrize("text", ["911", "{count}", "v{revision}", "https://example.org", "(217) 555-0142", "—"])
def test_what_has_no_letters_of_its_own_stays(text):
    assert lengthen(text) == text


def test_every_bundled_font_has_the_accented_letters():
    letters = "".join(map(chr, ACCENTS.values()))
    assert letters.isalpha()
    for file in font_files(BUNDLED):
        if not file.name.startswith("Source"):
            continue  # what the other faces lack falls to these, sign by sign
        assert missing_characters(letters, [file]) == [], file.name
