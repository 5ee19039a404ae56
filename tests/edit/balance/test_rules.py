"""Balance and required parts: each rule catches a bad sample, and the sample as it is passes."""

import pytest

from foldwell.findings import Severity
from tests.edit.samples import find, find_one, make

A_CONDITION = {
    "type": "condition",
    "status": {},
    "sections.5": {"id": "price", "kind": "self_care", "blocks": [{"id": "walks", "kind": "paragraph"}]},
    "sections.2.blocks.0": {"id": "walks-too", "kind": "claim", "use": "pain"},
}
WALKS = {"status": {}, "blocks.walks": "You walk a little each day."}


def test_a_fair_brochure_passes_every_rule():
    assert find(make()) == {}


def test_many_words_on_gains_and_few_on_harms():
    gains = "It may ease the pain. It may help you walk. You may sleep well. You may feel good."
    finding = find_one("BA-01", make(words={"claims.pain": " ".join([gains] * 4)}))
    assert finding.severity is Severity.ERROR
    assert "a fair text has 0.8 or more" in finding.message
    assert finding.field == "blocks.rash.what"


def test_a_little_less_on_harms_is_a_warning():
    gains = "It may ease the pain. It may help you walk. You may sleep well. You may feel good."
    assert find_one("BA-01", make(words={"claims.pain": gains + " " + gains})).severity is Severity.WARNING


def test_gains_without_any_harm():
    without = {"sections.3.blocks": [{"id": "about-it", "kind": "paragraph"}], "sections.3.kind": "what"}
    found = find(make(topic=without, words={"blocks.about-it": "It is soft."}))
    assert {"BA-01", "BA-06", "SE-01", "LA-02"} == set(found)
    assert found["BA-01"][0].severity is Severity.ERROR


def test_no_treatment_must_be_among_the_choices():
    finding = find_one("BA-03", make(topic={"options.1.proof": "low", "options.1.refs": ["R1"]}))
    assert "wait-and-see" in finding.remedy
    assert "short: true" in find_one("BA-03", make(topic={"options.1.short": "false"})).remedy
    assert find(make(topic={"options.1.short": "false"}, layout={"detail": "full"})) == {}


def test_something_must_be_unknown():
    found = find(make(topic={"sections.3.blocks.1.kind": "paragraph"}))
    assert set(found) == {"BA-06", "LA-02"}
    assert "We do not know" in found["BA-06"][0].remedy


@pytest.mark.parametrize(
    ("section", "part"),
    [(0, "summary"), (1, "what it is"), (4, "options"), (6, "questions"), (7, "warning signs"), (9, "review")],
)
def test_a_treatment_without_a_required_part(section, part):
    finding = find(make(topic={f"sections.{section}": None}))["SE-01"][0]
    assert f"the topic has no {part}," in finding.message
    assert finding.severity is Severity.ERROR


def test_a_condition_needs_what_patients_do_themselves_and_neither_price_nor_law():
    assert find(make(topic=A_CONDITION, words=WALKS, clinic={"offers.wrap.sells": "false"})) == {}
    finding = find_one("SE-01", make(topic={**A_CONDITION, "sections.5.kind": "how"}, words=WALKS))
    assert "the topic has no self-care, and patients need it to decide" in finding.message


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"sections.3.blocks.1.kind": "paragraph"}, "BA-06"),
        ({"options.1.proof": "low"}, "BA-03"),
        ({"sections.4": None}, "SE-01"),
    ],
)
def test_a_condition_is_as_balanced_as_a_treatment(change, rule):
    assert rule in find(make(topic={**A_CONDITION, **change}, words=WALKS))


def test_other_topics_and_extracts_need_fewer_parts():
    aftercare = find(make(topic={"sections.4": None, "type": "aftercare"}))["SE-01"]
    assert [finding.message for finding in aftercare] == ["the topic has no recovery, and patients need it to decide"]
    assert "SE-01" not in find(make(topic={"sections.9": None}, layout={"role": "extract"}))


@pytest.mark.parametrize(
    "message",
    [
        ["One. Two.", "Three.", "Four."],
        ["A wrap is " + "very " * 30 + "soft.", "It is " + "very " * 20 + "warm."],
    ],
)
def test_a_main_message_that_nobody_reads(message):
    finding = find(make(words={"main_message": message}))["SE-02"][0]
    assert (finding.severity, finding.field) == (Severity.ERROR, "main_message")


def test_one_long_harm_beside_many_gains():
    gains = [{"id": f"gain-{number}", "kind": "claim", "use": "pain"} for number in range(4)]
    harms = [{"id": "rash", "kind": "harm", "severity": "mild"}]
    unknown = {"id": "late", "kind": "unknown"}
    topic = {"sections.2.blocks": [{"id": "law", "kind": "status"}, *gains], "sections.3.blocks": harms,
             "sections.1.blocks.0": unknown, "claims.pain.pair": ["rash", "late"]}  # fmt: skip
    words = {"blocks.rash.do": "Take it off and call us. " * 8}
    finding = find(make(topic=topic, words=words))["BA-01"][0]
    assert "in 1 block(s), and what may be gained in 4" in finding.message
    assert (finding.severity, finding.field) == (Severity.ERROR, "blocks.rash")


def test_what_it_feels_like():
    silent = {"blocks.day.wind": "We wind the wrap around it.", "blocks.rash.what": "A rash."}
    finding = find_one("BA-07", make(words=silent))
    assert finding.severity is Severity.WARNING
    assert "limp" in finding.remedy
    assert find(make(words=silent | {"blocks.rash.what": "It may itch."})) == {}
    assert find(make(words=silent | {"blocks.day.wind": "You can drive home."})) == {}
    assert "BA-07" not in find(make(words=silent, topic={"sections.9.kind": "recovery"}))


@pytest.mark.parametrize(("kind", "part"), [("procedure", "recovery"), ("medicine", "who should not take it")])
def test_other_types_need_parts_of_their_own(kind, part):
    assert any(f"no {part}," in finding.message for finding in find(make(topic={"type": kind}))["SE-01"])


@pytest.mark.parametrize(("characters", "is_long"), [(62, False), (90, True)])
def test_a_chinese_main_message_is_counted_in_characters(characters, is_long):
    found = find(make(words={"main_message": ["绷" * characters + "。", "试。"]})).get("SE-02", [])
    assert [f"{characters + 1} characters" in finding.message for finding in found] == [True] * is_long


def test_praise_outside_of_the_benefits_weighs_as_a_gain():
    praise = "The wrap rebuilds your knee and brings you back to the life that you love, with less pain each day. " * 3
    assert "BA-01" in find(make(words={"blocks.about": praise}))
    assert "BA-01" not in find(make(words={"blocks.about": "A wrap is a soft band that you wind round a knee. " * 6}))
