"""How chances are told: each rule catches bad samples, and passes good ones."""

import pytest

from foldwell.findings import Severity
from tests.edit.samples import find, find_one, make

COUNTED = {"claims.pain.counts": [{"k": 30, "n": 60, "show": 50}, {"k": 24, "n": 60, "show": 40}]}
BOTH = "At 6 weeks, 50 of 100 people felt better. So did 40 of 100 with no wrap."


def judge_claim(text, **topic):
    return find(make(topic=topic, words={"claims.pain": text}))


def told(code, words, topic=()):
    return code in find(make(topic=topic, words=words))


@pytest.mark.parametrize(
    "text",
    ["At 6 weeks, 18.26% felt better.", "At 6 weeks, ten percent felt better.", "You gain 1.2 in 6 weeks."],
)
def test_percentages_and_fractions(text):
    finding = judge_claim(text)["NU-01"][0]
    assert finding.severity is Severity.ERROR
    assert finding.words in text
    assert "18 of 100 people" in finding.remedy


@pytest.mark.parametrize(
    "words",
    [
        {"blocks.about": "We clean your knee with 70% alcohol."},
        {"blocks.cost.cover": "Health plans pay 80% of it."},
        {"options.wrap.cost": "You pay 20% of it."},
        {"blocks.about": "A wrap is 2.5 in wide. Version 1.0 came first."},
        {"claims.pain": "50% felt better at 6 weeks: 50 of 100 people, and 40 of 100 with no wrap."},
    ],
)
def test_percentages_that_are_no_chance(words):
    assert not told("NU-01", words, COUNTED)


def test_groups_of_different_size():
    finding = judge_claim("At 6 weeks, 1 in 5 felt better, and 3 of 100 people with no wrap.")["NU-02"][0]
    assert finding.remedy.endswith("20 and 3 of 100")
    assert finding.words == "3 of 100 people"
    rows = {"options.wrap.gain": "18 of 100 people at a week.", "options.wait.gain": "9 of 50 people at a week."}
    assert told("NU-02", rows)
    assert "NU-02" not in judge_claim(BOTH)
    assert not told("NU-02", {"options.wrap.gain": "18 of 100 people at a week.", "options.wrap.harm": "1 in 1,000."})


def test_a_gain_without_its_comparison():
    finding = judge_claim("At 6 weeks, 50 of 100 people felt better.", **COUNTED)["NU-03"][0]
    assert (finding.severity, finding.words) == (Severity.ERROR, "50 of 100 people")
    assert told("NU-03", {"blocks.about": "50 of 100 people feel better at 6 weeks."}, COUNTED)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ({"claims.pain": BOTH}, COUNTED),
        ({"claims.pain": "A little less pain at 6 weeks."}, {}),
        ({"blocks.rash.do": "5 of 100 people get it in a week. Call us."}, {}),
        ({"options.wrap.gain": "50 of 100 people in 6 weeks."}, {}),
    ],
)
def test_what_needs_no_comparison(words, topic):
    assert not told("NU-03", words, topic)


@pytest.mark.parametrize(
    "words",
    [
        {"claims.pain": "It cuts the pain in half at 6 weeks."},
        {"blocks.about": "Twice as many people feel better."},
        {"title": "Half the pain"},
        {"main_message.1": "Your risk is 50% lower."},
        {"options.wrap.gain": "A third fewer falls."},
        {"claims.pain": "At 6 weeks, twice as many felt better: 50 of 100 people."},
    ],
)
def test_changes_without_their_start(words):
    assert told("NU-04", words)


@pytest.mark.parametrize(
    "words",
    [
        {"claims.pain": BOTH + " That is a quarter more."},
        {"blocks.about": "Wear it twice a day. Cut the band in half."},
        {"blocks.cost.cover": "Half the plans pay twice as much."},
    ],
)
def test_changes_with_their_start(words):
    assert not told("NU-04", words, COUNTED)


HARM = {
    "numbers.itch": {
        "topic": "harm", "at": "a week", "certainty": "low", "refs": ["R1"], "arms": [{"id": "wrap", "k": 9, "n": 50}],
    },
    "sections.3.blocks.0.number": "itch",
}  # fmt: skip
ITCH = {"numbers.itch": {"question": "Who?", "outcome": "itched", "study": "50 people, 2024.", "arms": {"wrap": "W"}}}


def test_a_harm_told_one_way():
    words = ITCH | {"blocks.rash.what": "Itching within a week"}
    finding = find_one("NU-06", make(topic=HARM, words=words))
    assert finding.severity is Severity.WARNING
    assert "82 did not" in finding.remedy
    assert find(make(topic=HARM, words=words | {"blocks.rash.do": "The other 82 did not. Call us."})) == {}
    array = {"id": "itching", "kind": "icon_array", "use": "itch"}
    harms = [
        {"id": "rash", "kind": "harm", "severity": "mild", "number": "itch"},
        {"id": "late", "kind": "unknown"},
        array,
    ]
    drawn = {name: value for name, value in HARM.items() if "number" in name and "sections" not in name}
    both = make(topic=drawn | {"sections.3.blocks": harms}, words=words)
    assert "NU-06" not in find(both)


@pytest.mark.parametrize(
    "words",
    [
        {"blocks.rash.what": "A rare rash under the wrap."},
        {"blocks.about": "Sore knees are very common."},
        {"options.wrap.harm": "Rarely, a rash."},
        {"blocks.rash.what": "A rash is rare (4 of 100 people)."},
    ],
)
def test_words_for_how_often_without_their_number(words):
    finding = find(make(words=words))["NU-07"][0]
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "words",
    [
        {"blocks.late": "We do not know how rare late harms are."},
        {"blocks.about": "It is the most common wrap. Use common sense."},
        {"blocks.rash.what": "A rash is common (4 of 100 people)."},
        {"blocks.rash.what": "A rash is rare (fewer than 1 in 1,000 people)."},
        {"sections.harms": "How common is harm?"},
    ],
)
def test_words_for_how_often_with_their_number(words):
    assert not told("NU-07", words)


def test_a_declared_band_prints_its_numbers():
    band = {"sections.3.blocks.0.band": "rare"}
    assert "1 in 1,000" in find(make(topic=band))["NU-07"][0].remedy
    words = {"blocks.rash.what": "A rash is rare (fewer than 1 in 1,000 people)."}
    assert "add refs:" in find_one("NU-09", make(topic=band, words=words)).remedy
    assert find(make(topic=band | {"sections.3.blocks.0.refs": ["R1"]}, words=words)) == {}


def test_one_in_five_here_and_one_in_twenty_there():
    words = {"blocks.about": "1 in 5 people has a sore knee.", "blocks.late": "1 in 20 stops. We do not know why."}
    finding = find(make(words=words))["NU-08"][0]
    assert finding.severity is Severity.WARNING
    assert (finding.words, finding.field) == ("1 in 20", "blocks.late")
    assert not told("NU-08", words | {"blocks.late": "1 in 5 stops. We do not know why."})


def test_a_number_where_no_certainty_is_printed():
    words = {"claims.pain": BOTH, "blocks.about": BOTH}
    found = find(make(topic=COUNTED, words=words))
    assert set(found) == {"NU-10"}
    assert {finding.field for finding in found["NU-10"]} == {"blocks.about"}
    assert not told("NU-10", {"claims.pain": BOTH}, COUNTED)
    waits = {"options.1.counts": [{"k": 1, "n": 4, "show": 25}]}
    assert told("NU-10", {"options.wait.gain": "25 of 100 people got well in a month."}, waits)


def test_sums_for_the_reader():
    finding = find_one("NU-11", make(words={"blocks.about": "Half of them try a wrap."}))
    assert (finding.severity, finding.words) == (Severity.WARNING, "Half of them")
    assert find(make(words={"blocks.about": "Wait half an hour. Then take it off."})) == {}
