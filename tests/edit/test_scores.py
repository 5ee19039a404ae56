"""Measures and their bounds: what is worse weighs more, and each verdict fits the rule that judges the same."""

import pytest

from foldwell.edit.judge import judge, measure
from foldwell.edit.scores import Score, Verdict
from tests.edit.samples import TODAY, make


@pytest.mark.parametrize(
    ("value", "is_most", "verdict"),
    [
        (6, True, Verdict.GOOD),
        (6.1, True, Verdict.WARNING),
        (8.1, True, Verdict.ERROR),
        (6, False, Verdict.GOOD),
        (5.9, False, Verdict.WARNING),
    ],
)
def test_verdicts(value, is_most, verdict):
    assert Score("X-01", "x", value, 6, 8 if is_most else 4, is_most=is_most).verdict is verdict


def test_bounds_are_told_in_words():
    assert Score("X-01", "x", 1, 6, 8).threshold == "at most 6, never over 8"
    assert Score("X-01", "x", 1, 0.8, 0.5, is_most=False).threshold == "at least 0.8, never under 0.5"
    share = Score("X-01", "x", 0.123, 0.1, form=".0%")
    assert (share.shown, share.threshold) == ("12%", "at most 10%")


def test_the_worst_weighs_most():
    least = [Score("X-01", "x", value, 0.8, 0.5, is_most=False) for value in (0.4, 0.6, 0.7, 2)]
    assert [one.value for one in sorted(least, key=lambda one: one.weight, reverse=True)] == [0.4, 0.6, 0.7, 2]


LONG = "This is a sentence that goes on and on and on until no reader can tell how it once began, and then goes on."


def test_scores_and_findings_agree():
    good = {score.name: score for score in measure(make(), TODAY)}
    assert {score.verdict for score in good.values()} == {Verdict.GOOD}
    bad = make(words={"blocks.about": LONG})
    scores = {score.name: score for score in measure(bad, TODAY)}
    longest = scores["Words in the longest sentence"]
    assert (longest.verdict, longest.value) == (Verdict.WARNING, 24)
    assert "RD-03" in {finding.code for finding in judge(bad, TODAY)}


def test_no_formula_no_grade():
    names = {score.rule for score in measure(make(locale_tag="ar"), TODAY)}
    assert not {"RD-01", "RD-03", "RD-05"} & names


def test_a_pseudo_locale_has_no_scores():
    assert measure(make(pseudo_of="en-US"), TODAY) == ()
