"""How parts are built: free text among effects, headings, lists, steps and questions; bad and good samples of each."""

import pytest

from foldwell.findings import Severity
from foldwell.model.lexicon import Lexicon
from tests.edit.samples import find, find_one, make

EMPTY = Lexicon()
FULL = {"detail": "full", "pages": {"min": "4", "max": "16"}}


def found(code, **changes):
    return find(make(**changes)).get(code, [])


@pytest.mark.parametrize("text", ["Warmth calms the nerves.", "Warmth, in a lab, calms nerves."])
def test_a_lab_fact_told_as_if_about_people(text):
    finding = find_one("CL-09", make(topic={"claims.myth.setting": "lab"}, words={"claims.myth": text}))
    assert finding.severity is Severity.ERROR
    assert finding.remedy == "begin with “In a lab, …”"


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        ("lab", "In a lab, warmth calms nerves."),
        ("lab", "**In a lab,** warmth calms nerves."),
        ("animal", "In rats, warmth calms nerves."),
        ("human", "Warmth calms some people."),
    ],
)
def test_a_setting_that_is_told(setting, text):
    assert not found("CL-09", topic={"claims.myth.setting": setting}, words={"claims.myth": text})


def test_an_animal_fact_told_as_if_about_people():
    assert found("CL-09", topic={"claims.myth.setting": "animal"}, words={"claims.myth": "Warmth calms nerves."})


@pytest.mark.parametrize("kind", ["paragraph", "fact", "card", "list"])
@pytest.mark.parametrize("section", ["benefits", "how"])
def test_free_text_among_effects(kind, section):
    block = {"id": "free", "kind": kind} | ({"items": ["a", "b"]} if kind == "list" else {})
    parts = {"paragraph": "It is soft.", "list": {"a": "It is soft.", "b": "It is warm."}}
    text = parts.get(kind, {"lead": "Soft", "text": "It is soft."})
    topic = {"sections.1.kind": section, "sections.1.blocks": [block]}
    (finding,) = found("CL-10", topic=topic, words={"blocks.free": text})
    assert finding.severity is Severity.ERROR
    assert f"free {kind} in a section of kind {section}" in finding.message
    assert "make it a claim" in finding.remedy


@pytest.mark.parametrize("kind", ["unknown", "claim"])
def test_typed_text_among_effects(kind):
    block = {"id": "typed", "kind": kind} | ({"use": "myth"} if kind == "claim" else {})
    topic = {"sections.1.kind": "how", "sections.1.blocks": [block]}
    assert not found("CL-10", topic=topic, words={"blocks.typed": "We do not know how it works."})


def test_nobody_is_named_as_the_reader():
    assert find_one("SE-03", make(words={"purpose": "Knee health."})).severity is Severity.WARNING
    assert not found("SE-03", words={"purpose": "Help to choose a wrap if you have a sore knee."})
    assert not found("SE-03", words={"purpose": "Ayuda para decidir."}, locale_tag="es-US", lexicon=EMPTY)


@pytest.mark.parametrize(
    "heading", ["Effectiveness", "RISKS:", "Side effects", "What you should know about the use of a wrap today"]
)
def test_headings_that_tell_nothing(heading):
    finding = find_one("SE-04", make(words={"sections.harms": heading}))
    assert (finding.severity, finding.words) == (Severity.WARNING, heading)


@pytest.mark.parametrize("heading", ["What can go wrong?", "Risks you should know", "Rest comes first", "Your choices"])
def test_headings_that_tell(heading):
    assert not found("SE-04", words={"sections.harms": heading})


@pytest.mark.parametrize(("count", "is_long"), [(1, True), (2, False), (7, False), (8, True)])
def test_lists_of_a_length_to_keep_in_mind(count, is_long):
    names = [f"n{number}" for number in range(count)]
    topic = {"sections.1.blocks.0": {"id": "about", "kind": "list", "items": names}}
    assert bool(found("SE-05", topic=topic, words={"blocks.about": dict.fromkeys(names, "It is soft.")})) is is_long


def test_one_sign_of_danger_is_enough():
    assert not found("SE-05")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("The knee is washed.", "is washed"),
        ("Then the wrap is slowly taken off.", "is slowly taken"),
        ("Processing takes an hour.", "Processing"),
        ("Preparation comes first.", "Preparation"),
    ],
)
def test_steps_without_an_actor(step, words):
    finding = find_one("SE-06", make(words={"blocks.day.wash": step}))
    assert (finding.severity, finding.words) == (Severity.WARNING, words)


@pytest.mark.parametrize(
    "step", ["We wash your knee.", "A machine spins it.", "You rest. You are home the same day.", "Bring a friend."]
)
def test_steps_with_an_actor(step):
    assert not found("SE-06", words={"blocks.day.wash": step})


def test_a_step_of_many_sentences():
    assert "3 sentences" in found("SE-06", words={"blocks.day.wash": "We wash it. We dry it. You rest."})[0].message


def test_long_brochures_end_with_a_summary():
    assert found("SE-07", layout=FULL)[0].severity is Severity.WARNING
    assert not found("SE-07")
    closing = {"sections.1.kind": "remember"}
    holds = {"zones.1.holds": ["remember"]}
    assert not found("SE-07", topic=closing, layout=FULL | holds)


@pytest.mark.parametrize("subject", ["proof", "harm", "else", "law", "price"])
def test_a_subject_that_nobody_asks_about(subject):
    path = f"sections.6.blocks.0.covers.{subject}"
    finding = find_one("SE-08", make(topic={path: None}))
    assert finding.severity is Severity.ERROR
    assert "covers: {…:" in finding.remedy


def test_questions_to_ask():
    assert "this is no question" in found("SE-08", words={"blocks.asked.price": "Ask for the price."})[0].message
    assert not found("SE-08", words={"blocks.asked.price": "“What is the price?”"})
    assert not found("SE-08", words={"blocks.asked.price": "كم السعر؟"})
    few = {"sections.6.blocks.0.items": ["proof", "harm", "else", "law"]}
    few |= {"sections.6.blocks.0.covers": {"proof": "evidence", "harm": ["harms", "cost"], "else": "alternatives",
                                           "law": "status"}}  # fmt: skip
    assert "there are 4 questions" in find_one("SE-08", make(topic=few)).message
    assert not found("SE-08", topic={"type": "condition", "sections.6.blocks.0.covers": {}})
    assert not found("SE-08", topic={"type": "medicine", "sections.6.blocks.0.covers.law": None})


def test_a_term_explained_at_length():
    glossary = {"glossary": {"band": {"term": "Band", "means": "go " * 16}}}
    assert found("SE-09", words=glossary)[0].field == "glossary.band.means"
    assert not found("SE-09", words={"glossary": {"band": {"term": "Band", "means": "go " * 15}}})
    assert not found("SE-09", words=glossary, locale_tag="zh-Hans")
