"""Words of the trade, initials, and one word for one thing; explained words and names are left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.inflected_phrases import find_tokens, list_forms, make_phrase_book
from foldwell.edit.voice.initials import find_initials
from foldwell.edit.voice.passives import find_passives
from foldwell.edit.voice.rules import find_double_negatives, find_third_person
from foldwell.findings import Severity
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from tests.edit.lexicons import ENGLISH
from tests.edit.samples import ROOT, find, make

BOOK = make_phrase_book(tuple(ENGLISH.voice.jargon), ENGLISH.voice.plain)
ODD = [
    "I",
    "is",
    "are",
    "not",
    "get",
    "taken",
    "swollen",
    "unless",
    "patients",
    "the",
    "most",
    "MRI",
    "(a",
    "by",
    "efficacy",
    ".",
    ",",
    "?",
    "U.S.",
]


def judge_text(text, **words):
    return find(make(words={"blocks.rash.do": text} | words, lexicon=ENGLISH))


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("We take adipose tissue.", "adipose", "fat"),
        ("Effusions may hurt.", "Effusions", "swelling, fluid"),
        ("It modulates pain.", "modulates", "calm or change"),
        ("The cells were aspirated.", "aspirated", "take out with a needle"),
        ("Its efficacies differ.", "efficacies", "how well it works"),
        ("Intra-articular shots can hurt.", "Intra-articular", "in the joint"),
        ("Adverse events are rare.", "Adverse events", "bad effect"),
        ("The patellae hurt.", "patellae", "kneecap"),
        ("Keep it immobilised.", "immobilised", "keep still"),
        ("Efficacy is the goal.", "Efficacy", "how well it works"),
    ],
)
def test_words_of_the_trade_are_found_in_every_form(text, words, instead):
    (finding,) = judge_text(text)["VO-03"]
    assert (finding.severity, finding.words, finding.remedy) == (Severity.ERROR, words, f"write “{instead}”")


def test_a_heading_with_capitals_has_no_names():
    found = find(make(words={"sections.what": "Efficacy and Adverse Events"}, lexicon=ENGLISH))["VO-03"]
    assert [finding.words for finding in found] == ["Efficacy", "Adverse Events"]


def test_one_that_the_glossary_has_is_a_warning():
    glossary = {"glossary": {"placebo": {"term": "Placebo", "means": "A fake treatment."}}}
    assert judge_text("It beat a placebo.")["VO-03"][0].severity is Severity.ERROR
    assert judge_text("It beat a placebo.", **glossary)["VO-03"][0].severity is Severity.WARNING


def test_a_stiff_word_is_a_warning():
    (finding,) = judge_text("Call us prior to a trip.")["VO-03"]
    assert (finding.severity, finding.words, finding.remedy) == (Severity.WARNING, "prior to", "write “before”")


def test_an_unknown_word_is_told_by_its_ending():
    (finding,) = judge_text("It may be tenosynovitis.")["VO-03"]
    assert (finding.severity, finding.words) == (Severity.WARNING, "tenosynovitis")
    assert "VO-03" in judge_text("Bursitis hurts.")
    known = ENGLISH.voice.model_copy(update={"known": (*ENGLISH.voice.known, "bursitis")})
    lexicon = replace(ENGLISH, voice=known)
    assert "VO-03" not in find(make(words={"blocks.rash.do": "Bursitis hurts."}, lexicon=lexicon))
    assert "VO-03" not in judge_text("Arthritis and a sore throat (tonsillitis) hurt. Ask about dialysis.")


@pytest.mark.parametrize(
    "text",
    [
        "Fat (adipose tissue) is soft.",
        "The goal is less swelling.",
        "A salt water shot is called a placebo.",
        "Ask your physical therapist.",
        "In a study of physical therapy, those with therapy did well.",
        "Ask the American College of Therapy and Prognosis.",
        "Cartilage is the smooth cover on your bones.",
        "The tendon, a strong cord, may hurt.",
        "We take your blood pressure and your pulse.",
        "Take a walk, climb stairs and ride a bike.",
    ],
)
def test_explained_words_names_and_plain_words_pass(text):
    assert "VO-03" not in judge_text(text)


def test_a_word_to_keep_needs_its_meaning_once():
    (finding,) = judge_text("A meniscus can tear.")["VO-03"]
    assert "no text says what it means" in finding.message
    assert "a cushion between thigh bone and shin bone" in finding.remedy
    explained = {"claims.myth": "The meniscus (a cushion in the knee) can tear."}
    assert "VO-03" not in judge_text("A meniscus can tear.", **explained)


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("An MRI shows it.", ["MRI"]),
        ("NSAIDs, PRP and the U.S. law", ["NSAID", "PRP", "U.S."]),
        ("Part II, vitamin B12, an X-ray and study NCT03818737", []),
        ("CALL US NOW if it hurts", []),
        ("I had a PhD nurse", ["PhD"]),
    ],
)
def test_what_are_initials(text, initials):
    assert [found[0] for found in find_initials(text)] == initials


def test_initials_are_spelled_out_where_they_are_met_first():
    (finding,) = judge_text("An MRI shows it. The MRI is loud.")["VO-04"]
    assert (finding.severity, finding.words) == (Severity.ERROR, "MRI")
    for text in (
        "A scan (MRI) shows it. The MRI is loud.",
        "An MRI (a scan) shows it.",
        "A DXA scan (an X-ray) is quick.",
    ):
        assert "VO-04" not in judge_text(text)
    late = {"blocks.about": "An MRI shows it.", "blocks.late": "A scan (MRI) shows it."}
    assert find(make(words=late, lexicon=ENGLISH))["VO-04"][0].field == "blocks.about"


def test_initials_that_one_place_knows():
    words = {"blocks.about": "Your GP may send you to an NHS class."}
    assert [found.words for found in find(make(words=words, lexicon=ENGLISH))["VO-04"]] == ["GP", "NHS"]
    assert "VO-04" not in find(make(words=words, lexicon=ENGLISH, locale_tag="en-GB"))


def test_one_word_for_one_thing():
    mixed = {"blocks.about": "The shot helps. The shot is small.", "blocks.late": "After injections, rest."}
    (finding,) = find(make(words=mixed, lexicon=ENGLISH))["VO-05"]
    assert (finding.field, finding.words, finding.severity) == ("blocks.late", "injection", Severity.WARNING)
    chosen = mixed | {"terms": {"procedure": "injection"}}
    assert [found.words for found in find(make(words=chosen, lexicon=ENGLISH))["VO-05"]] == ["shot"]
    assert "VO-05" not in find(make(words={"blocks.about": "We give you the shot."}, lexicon=ENGLISH))


def test_a_concept_that_no_lexicon_has():
    (finding,) = find(make(words={"terms": {"procedur": "shot"}}, lexicon=ENGLISH))["VO-05"]
    assert finding.field == "terms.procedur"
    assert "did you mean 'procedure'?" in finding.remedy


@given(st.sampled_from(sorted(ENGLISH.voice.jargon)), st.data())
def test_every_form_of_every_entry_is_found(entry, data):
    form = data.draw(st.sampled_from(sorted(list_forms(entry))))
    (hit,) = make_phrase_book((entry,)).find(f"we say {form} here")
    assert hit.key == entry


@given(st.text(max_size=120))
def test_tokens_are_the_words_where_they_stand(text):
    assert all(text[token.start : token.end] == token.word for token in find_tokens(text))


def test_the_lexicon_is_large_and_its_plain_words_are_plain():
    voice = ENGLISH.voice
    assert len(voice.jargon) >= 250
    book = make_phrase_book(tuple(voice.jargon))
    assert {word: plain for word, plain in voice.jargon.items() if list(book.find(plain))} == {}


@given(st.lists(st.sampled_from(ODD)))
def test_no_text_is_too_odd(words):
    text = " ".join(words)
    assert all(found.words in text for found in find_passives(text, ENGLISH.voice))
    assert all(found in text for found, _ in find_double_negatives(text, ENGLISH.voice.negated))
    assert find_third_person(text) in text
    assert all(hit.words == text[hit.start : hit.start + len(hit.words)] for hit in BOOK.find(text))


@pytest.mark.parametrize("text", ["Una infiltración en la rodilla.", "Las infiltraciones calman.", "Dolor crónico."])
def test_words_of_the_trade_in_spanish(text):
    spanish = read_lexicon(Library((ROOT,)), "es")
    found = find(make(words={"blocks.about": text}, lexicon=spanish, locale_tag="es-US"))
    assert [finding.severity for finding in found["VO-03"]] == [Severity.ERROR]


def test_spanish_labels_and_a_plain_text():
    spanish = read_lexicon(Library((ROOT,)), "es")
    plain = make(words={"blocks.about": "Una inyección en la rodilla."}, lexicon=spanish, locale_tag="es-US")
    label = make(words={"blocks.about": "Los diabéticos preguntan."}, lexicon=spanish, locale_tag="es-US")
    assert not {"VO-03", "VO-07"} & find(plain).keys()
    assert "personas con diabetes" in find(label)["VO-07"][0].remedy
