"""Syllables against a list counted by hand, with the words that spelling rules trip over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.readability.syllables import EXCEPTIONS, count_syllables

BY_HAND = {
    1: """the be we knee knees eye eyes bone bones aches shed bleed need used called played caused stayed glued heart
        vein sprain scar I don't can't we'll you're 47 1,150 quick queue joint choose juice fruit bruise guide build
        soap toes does shoe quote fierce priest world curled numb strengths""",
    2: """any ago table tables handled needle doses rested swollen doesn't isn't couldn't someone sometimes safely
        guideline baseline careful movement being doing going buying beyond royal layer diet quiet client science
        fluid ruin poem chaos people surgeon question special partial ancient patient marriage million spasm rhythm
        centre fibre acre muscle cycle ankle fatigue technique vaccine crutches obese create react hundred safety
        ninety kneecap business maybe onion junior bunion steroid patient's real-life X-ray""",
    3: """area idea radius medium biopsy aorta annual gradual usual influence employee arthritis cartilage ligament
        bandages opinion diagnose meniscus quadriceps tibia fibula aspirin easier easiest carrier behavior familiar
        religious genuine continue injuries therapies placebo everyone medical exercise replacement family mosaic
        element recipe museum nucleus physician infusion FDA MRI U.S.A.""",
    4: """diabetes bacteria diagnosis diagnoses experience obedient associate society variety anxiety evaluate organism
        arthroscopy ibuprofen medication penicillin recovery anesthesia neuropathy geology sciatica ischemia posterior
        bioactive annuity inflammation recreation elementary catastrophe""",
    5: """hyaluronic corticosteroid antibiotics physiology evaluation rheumatology subcutaneous hereditary cooperative
        degenerative individual osteopathy immunology""",
    6: "osteoarthritis physiotherapy acetaminophen anticoagulant rehabilitation variability intraarticular",
}


@pytest.mark.parametrize("count", BY_HAND)
def test_words_counted_by_hand(count):
    wrong = {word: count_syllables(word) for word in BY_HAND[count].split() if count_syllables(word) != count}
    assert wrong == {}


def test_exceptions_are_written_as_they_are_looked_up():
    assert all(word == word.lower() and word.isalpha() for word in EXCEPTIONS)


@given(st.text(max_size=30))
def test_every_word_has_a_syllable(word):
    assert count_syllables(word) >= 1


@given(st.lists(st.sampled_from(sorted(EXCEPTIONS)), min_size=1, max_size=4))
def test_the_parts_of_a_compound_add_up(words):
    assert count_syllables("-".join(words)) == sum(map(count_syllables, words))


def test_accents_and_capitals_change_nothing():
    assert count_syllables("Café") == count_syllables("cafe") == 2
    assert count_syllables("naïve") == count_syllables("naive")
