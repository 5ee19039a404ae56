"""Exceptions that a topic allows: with a reason, a name and a last day."""

from dataclasses import replace

import pytest

from foldwell.edit import judge as judging
from foldwell.edit.judge import judge
from foldwell.findings import Severity
from tests.edit.samples import TODAY, make

LONG = {"blocks.about": "We " + "go " * 30 + "on."}


def allow(**changes):
    entry = {"rule": "RD-03", "block": "about", "reason": "A quote.", "by": "B. Cho, MD", "until": "2026-04-01"}
    return {"allow": [entry | changes]}


def judge_long(**changes):
    return {one.code: one for one in judge(make(topic=allow(**changes), words=LONG), TODAY) if one.code != "RD-01"}


def test_what_is_allowed_is_a_note_that_says_who_and_why():
    told = judge_long()["RD-03"]
    assert told.severity is Severity.NOTE
    assert told.message.endswith("(allowed by B. Cho, MD until 2026-04-01: A quote.)")
    assert set(judge_long()) == {"RD-03"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"until": "2026-03-09"}, "ended on 2026-03-09"),
        ({"rule": "RD-99"}, "is no rule of wording"),
        ({"rule": "SE-02", "block": "about"}, "is not needed"),
    ],
)
def test_an_allowance_that_allows_nothing_is_told(changes, reason):
    found = judge_long(**changes)
    assert found["RD-03"].severity is Severity.ERROR
    assert reason in found["edit.allowance"].message


def test_no_one_allows_what_protects_patients(monkeypatch):
    firm = tuple(replace(rule, is_firm=rule.id == "RD-03") for rule in judging.RULES)
    monkeypatch.setattr(judging, "RULES", firm)
    found = judge_long()
    assert found["RD-03"].severity is Severity.ERROR
    assert "nobody can allow" in found["edit.allowance"].message


def test_an_allowance_of_another_locale_or_block_changes_nothing():
    assert judge_long(locale="es-US")["RD-03"].severity is Severity.ERROR
    assert judge_long(block="day")["RD-03"].severity is Severity.ERROR


def test_the_day_itself_still_counts():
    assert judge_long(until=str(TODAY))["RD-03"].severity is Severity.NOTE
