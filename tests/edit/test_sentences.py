"""Sentences end where they end, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.sentences import find_words, split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Lee saw 3.5 mm.", "It was fine."],
        ["In the U.S.", "The FDA has not."],
        ["The U.S. Food and Drug Agency said no."],
        ["Use ice, e.g. a pack.", "Rest vs. walk.", "Call at 5 p.m.", "We answer."],
        ["See Fig. 2.", "It shows No. 5.", "No.", "We do not."],
        ["1. We numb your skin.", "2. We go on."],
        ["“Is it safe?” she asked.", "“Yes.”", "He left."],
        ["Wait... then go.", "Really?!", "Yes."],
        ["It costs $1,150.", "In 2018, 12 people did.", "See ClinicalTrials.gov for more."],
        ["A. Lee, RN, wrote it.", "Take vitamin C.", "It helps."],
        ["It ended in Jan.", "The rest etc.", "You go."],
        ["So did I.", "We rest (see below.)", "Then walk."],
        ["No full stop"],
        ["¿Le duele?", "¡Llame ya!", "Pregunte al Dr. López."],
        ["Vive en EE. UU.", "La rodilla mejora.", "Use hielo, p. ej. diez minutos."],
        ["Dijo «no».", "¿Y usted?"],
        ["هل يؤلم؟", "نعم.", "قليلا۔", "اتصل بنا."],
    ],
)
def test_where_sentences_end(sentences):
    assert list(split_sentences(" ".join(sentences))) == sentences


def test_lines_and_list_items_are_sentences():
    assert split_sentences("Tell us if you\n- bleed easily\n• take pills\n\nCall us.") == (
        "Tell us if you",
        "bleed easily",
        "take pills",
        "Call us.",
    )


def test_what_is_one_word():
    assert find_words("Well-run don't $1,150 U.S. 4.5% and/or – x.") == (
        "Well-run",
        "don't",
        "1,150",
        "U.S",
        "4.5",
        "and",
        "or",
        "x",
    )


@given(st.text(max_size=200))
def test_no_word_is_lost_or_told_twice(text):
    told = [word for sentence in split_sentences(text) for word in find_words(sentence)]
    assert "".join(told) == "".join(find_words(text))


def test_chinese_needs_no_spaces_and_its_words_are_characters():
    assert split_sentences("会痛吗？会的。“请休息。”不要停药！") == ("会痛吗？", "会的。", "“请休息。”", "不要停药！")
    assert find_words("打FDA电话 911。") == ("打", "FDA", "电", "话", "911")


def test_vowel_signs_part_no_arabic_word():
    assert find_words("مُحَمَّد، ركبة") == ("مُحَمَّد", "ركبة")
