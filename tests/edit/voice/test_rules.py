"""How a brochure speaks to its reader; honest sentences pass untouched."""

import pytest

from foldwell.edit.voice.rules import find_double_negatives, find_third_person
from foldwell.findings import Severity
from tests.edit.lexicons import ENGLISH
from tests.edit.samples import fill, find, find_one, make

THIRD_PERSON = {
    "Patients typically notice less pain.": "Patients",
    "Most patients go home the same day.": "patients",
    "Many older patients with arthritis feel better.": "patients",
    "When individuals are ready, they can walk.": "individuals",
    "The patient must fast before surgery.": "patient",
    "Some of the patients have a rash.": "patients",
    "Usually patients need a week of rest.": "patients",
    "It may swell, so patients should use ice.": "patients",
}
SECOND_PERSON = (
    "You may notice less pain.",
    "In one study, patients who got the shot had less pain.",
    "Of 100 patients, 18 had swelling.",
    "Ask other patients what helped them.",
    "The clinic treats many patients.",
    "Patients' rights hang on the wall.",
    "The patient guide tells you more.",
    "Be patient with your knee.",
    "Most people go home the same day.",
    "Individual plans differ.",
)


@pytest.mark.parametrize("sentence", THIRD_PERSON)
def test_the_reader_told_of_as_someone_else(sentence):
    assert find_third_person(sentence) == THIRD_PERSON[sentence]


@pytest.mark.parametrize("sentence", SECOND_PERSON)
def test_people_who_are_not_the_reader_may_be_told_of(sentence):
    assert find_third_person(sentence) == ""


def test_third_person_is_told_with_its_words():
    finding = find_one("VO-02", make(words={"blocks.about": "Patients wear a soft band. You can take it off."}))
    assert (finding.severity, finding.words, finding.field) == (Severity.WARNING, "Patients", "blocks.about")


def test_a_text_that_speaks_to_nobody():
    finding = find_one("VO-02", fill("A wrap is a soft band."))
    assert "stand 0 times" in finding.message
    assert "VO-02" not in find(make())


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It is not uncommon to feel sore.", "not uncommon"),
        ("This isn't an unusual finding.", "isn't an unusual"),
        ("It is never without risk.", "never without risk"),
        ("Do not take it unless we say so.", "not take it unless"),
        ("Unless you can't walk, get up.", "Unless you can't"),
        ("There is no reason not to walk.", "no reason not"),
        ("Nobody does not need sleep.", "Nobody does not"),
    ],
)
def test_double_negatives(sentence, words):
    ((found, instead),) = find_double_negatives(sentence, ENGLISH.voice.negated)
    assert found == words
    assert instead


@pytest.mark.parametrize(
    "sentence",
    [
        "It is common to feel sore.",
        "This is unusual.",
        "The shot is not a proven treatment.",
        "Drink water unless your doctor gave you a limit.",
        "No one knows, and we do not guess.",
        "Not only does it hurt, it is uncommon.",
        "There is no need to fast.",
        "Do not drive until you can brake.",
        "You can't tell, but it is unlikely.",
        "Do not stop without asking us.",
    ],
)
def test_single_negatives_pass(sentence):
    assert list(find_double_negatives(sentence, ENGLISH.voice.negated)) == []


def test_double_negatives_are_told_with_what_to_write():
    (found,) = find(make(words={"blocks.rash.do": "A rash is not uncommon."}))["VO-06"]
    assert (found.words, found.remedy) == ("not uncommon", "write “common”")


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("It helps arthritis sufferers.", "arthritis sufferers", "person with arthritis"),
        ("The elderly heal slowly.", "elderly", "older"),
        ("Diabetics should call us.", "Diabetics", "people with diabetes"),
        ("You suffered from a stroke.", "suffered from", "have"),
        ("Wheelchair-bound people can come.", "Wheelchair-bound", "who uses a wheelchair"),
    ],
)
def test_words_that_label_people(text, words, instead):
    finding = find(make(words={"blocks.rash.do": text}, lexicon=ENGLISH))["VO-07"][0]
    assert (finding.words, finding.remedy) == (words, f"write “{instead}”")


@pytest.mark.parametrize(("noun", "verb"), [("harvesting", "harvesting"), ("removal", "taking out")])
def test_nouns_made_of_verbs_are_noted(noun, verb):
    finding = find(make(words={"blocks.rash.do": f"We plan the {noun} of fat."}, lexicon=ENGLISH))["VO-08"][0]
    assert (finding.severity, finding.remedy) == (Severity.NOTE, f"use the verb: “{verb}”")


@pytest.mark.parametrize("text", ["The lining of the joint", "It is the beginning of the day.", "The rest of you"])
def test_nouns_that_are_things_pass(text):
    assert "VO-08" not in find(make(words={"blocks.rash.do": text}, lexicon=ENGLISH))
