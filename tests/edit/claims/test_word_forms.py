"""The forms of words: those that stand in texts are among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.claims.word_forms import fold, list_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("heal", "heal heals healed healing"),
        ("regenerate", "regenerate regenerates regenerated regenerating"),
        ("injury", "injury injuries"),
        ("stop", "stop stops stopped stopping"),
        ("patch", "patch patches patched"),
    ],
)
def test_english(word, forms):
    assert set(forms.split()) <= list_forms(word, "en")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("regenerar", "regenerar regenera regeneran regenerado regenerando"),
        ("milagroso", "milagroso milagrosa milagrosos milagrosas"),
        ("tejido", "tejido tejidos"),
    ],
)
def test_spanish(word, forms):
    assert set(forms.split()) <= list_forms(word, "es")


def test_arabic_articles_and_endings():
    assert {"ضمان", "الضمان", "ضمانات"} <= list_forms("ضمان", "ar")


def test_short_words_and_unknown_languages_stay_as_they_are():
    assert list_forms("no", "en") == {"no"}
    assert list_forms("heal", "fi") == {"heal"}


def test_accents_and_case_do_not_matter_but_a_spanish_letter_does():
    assert fold("Regeneración") == "regeneracion"
    assert fold("AÑO") == "año"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), st.sampled_from(["en", "es", "zh"]))
def test_a_word_is_a_form_of_itself(word, language):
    assert word in list_forms(word, language)
