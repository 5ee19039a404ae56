"""What patients can do: each rule catches a bad sample, and leaves good ones alone."""

import pytest

from foldwell.findings import Severity
from foldwell.model.lexicon import Lexicon
from tests.edit.samples import find, find_group, find_one, make


@pytest.mark.parametrize(
    ("text", "is_bad"),
    [
        ("Watch for infection.", True),
        ("Watch out for fever and chills.", True),
        ("Watch for a hot, red knee, and call us right away.", False),
        ("Ask a friend to watch the children.", False),
    ],
)
def test_a_danger_without_action(text, is_bad):
    found = find(make(words={"blocks.about": text}))
    assert list(found) == ["AC-01"] * is_bad


def test_an_emergency_without_haste():
    emergency = {"sections.3.blocks.0.severity": "emergency"}
    finding = find_one("AC-01", make(topic=emergency))
    assert (finding.field, finding.severity) == ("blocks.rash.do", Severity.ERROR)
    assert find(make(topic=emergency, words={"blocks.rash.do": "Call us now, day or night."})) == {}


def test_a_call_without_haste():
    assert find_one("AC-01", make(locale={"words.call_clinic": "Phone:"})).field == "words.call_clinic"


def test_a_call_without_number():
    box = {"sections.7.blocks.0.call": "emergency"}
    found = find(make(topic=box, locale={"words.call_emergency": "Call right away."}))
    assert "leaves the emergency number out" in found["AC-01"][0].message


@pytest.mark.parametrize("phone", ["(217) 555-020", "(217) 555-02000", "(555) 217-0200", "+44 20 7945 01234"])
def test_a_number_that_does_not_exist(phone):
    finding = find_one("AC-03", make(clinic={"phone": phone}))
    assert (finding.field, finding.words) == ("phone", phone)


def test_a_number_of_another_country_without_its_code():
    british = {"jurisdiction": "GB", "phone": "(217) 555-0200"}
    topic = {"status": {"GB": {"checked_on": "2026-03-02", "refs": ["R1"]}}}
    found = find_group("AC-03", make(clinic=british, topic=topic, words={"status": {"GB": "No law."}}))
    assert [finding.field for finding in found["AC-03"]] == ["phone"]


def test_nothing_to_work_with():
    without = {"sections.8.blocks.3": {"id": "x", "kind": "paragraph"}}
    found = find(make(topic=without, words={"blocks.x": "Was something not clear? Tell us."}))
    assert list(found) == ["AC-05"]
    assert found["AC-05"][0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("choice", "lacking"),
    [
        ("Book today.", 3),
        ("You can say no.", 2),
        ("You can take time, or ask for a second opinion.", 1),
        ("You have the right to say no. Take time to think. Get a second opinion.", 0),
    ],
)
def test_who_is_free_to_choose(choice, lacking):
    found = find(make(words={"choice": choice}))
    assert len(found.get("AC-07", ())) == lacking


@pytest.mark.parametrize(
    "text",
    [
        "Stop your blood thinner.",
        "Stop taking your blood thinners five days before.",
        "You must stop all of your medicines the day before.",
        "Skip your morning insulin.",
        "STOP ASPIRIN one week before the shot.",
        "Quit taking ibuprofen. Ask us if you have questions.",
    ],
)
def test_a_medicine_stopped_alone(text):
    finding = find_one("AC-08", make(words={"blocks.about": text}))
    assert finding.words in text
    assert "Ask us before you stop" in finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        "Ask us before you stop any medicine.",
        "Do not stop any medicine on your own. Ask us first.",
        "Stop your blood thinner only if your doctor tells you.",
        "Should I stop my blood thinner?",
        "A blood thinner can stop a clot.",
        "Stop and rest. Bring your medicines.",
    ],
)
def test_a_medicine_that_is_safe(text):
    assert find(make(words={"blocks.about": text})) == {}


def test_readers_are_not_asked():
    assert find_one("ME-08", make(words={"blocks.notes": "My questions:"})).severity is Severity.WARNING


def test_a_language_without_a_list_is_not_judged_by_it():
    assert find(make(words={"choice": "Kom i dag.", "blocks.about": "Stop your pills."}, lexicon=Lexicon())) == {}
