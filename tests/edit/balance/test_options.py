"""Choices that can be weighed: no field is empty, and all of them are told at like length."""

import pytest

from foldwell.findings import Severity
from tests.edit.samples import find, find_one, make

SHORT = {"options.wrap.gain_short": "Less pain.", "options.wait.gain_short": "No cost."}


@pytest.mark.parametrize("text", ["-", "—", "n/a", "N/A.", "…", "Not applicable", "?"])
@pytest.mark.parametrize("field", ["what", "gain", "harm", "cost", "time"])
def test_a_field_that_says_nothing(field, text):
    finding = find(make(words={f"options.wait.{field}": text}))["BA-02"][0]
    assert finding.severity is Severity.ERROR
    assert finding.field == f"options.wait.{field}"
    assert finding.words == text


@pytest.mark.parametrize("text", ["None.", "No cost.", "0 to 5 days.", "You choose.", "Nobody knows."])
def test_a_field_that_says_something(text):
    assert "BA-02" not in find(make(words={"options.wait.time": text}))


def test_short_forms_for_all_or_none():
    assert find(make(words=SHORT)) == {}
    finding = find_one("BA-02", make(words={"options.wrap.gain_short": "Less pain."}))
    assert "'wait' has no gain_short" in finding.message
    alone = make(words={"options.wrap.gain_short": "Less pain."}, topic={"options.1.short": "false"})
    assert "BA-02" not in find(alone)


def test_a_gain_without_a_source():
    assert "add refs:" in find_one("BA-02", make(topic={"options.0.refs": None})).remedy


def test_a_brochure_without_the_table():
    without = {"sections.4": None}
    assert "BA-02" not in find(make(topic=without, words={"options.wait.time": "-"}))
