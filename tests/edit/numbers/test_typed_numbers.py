"""Printed numbers against the data: untyped, mistyped and timeless ones are caught."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foldwell.findings import Severity
from foldwell.model.counts import round_share
from tests.edit.samples import find, find_one, make

COUNTED = {"claims.pain.counts": [{"k": 26, "n": 55, "show": 47}, {"k": 23, "n": 42, "show": 55}]}
BOTH = "At 6 weeks, 47 of 100 people felt better. So did 55 of 100 with no wrap."


def judge_claim(text, topic=()):
    return find(make(topic=topic, words={"claims.pain": text}))


def test_figures_with_their_data_pass():
    assert judge_claim(BOTH, COUNTED) == {}
    assert judge_claim("At 6 weeks, forty-seven of 100 people felt better, and 55 of 100 with none.", COUNTED) == {}
    assert judge_claim("At 6 weeks, 53 of 100 people felt no better. Nor did 45 of 100 with no wrap.", COUNTED) == {}


def test_a_figure_without_data():
    finding = judge_claim(BOTH)["NU-09"][0]
    assert finding.severity is Severity.ERROR
    assert finding.words == "47 of 100 people"
    assert "counts: [{k: …, n: …, show: 47, of: 100}]" in finding.remedy


def test_a_mistyped_figure():
    finding = find_one("NU-12", make(topic=COUNTED, words={"claims.pain": BOTH.replace("47", "57")}))
    assert finding.message == "the words say '57 of 100 people', and the data behind them give 45 of 100, 47 of 100, " \
        "53 of 100, 55 of 100"  # fmt: skip
    free = {"blocks.about": "18 of 100 people try a wrap.", "claims.pain": BOTH}
    assert list(find(make(topic=COUNTED, words=free))) == ["NU-09"]


def test_data_that_give_another_figure():
    wrong = {"claims.pain.counts": [{"k": 26, "n": 55, "show": 52}, {"k": 23, "n": 42, "show": 55}]}
    found = judge_claim(BOTH.replace("47", "52"), wrong)
    assert found["NU-12"][0].message == "26 of 55 is 47 of 100, and show: says 52"
    assert found["NU-12"][0].field == "claims.pain.counts[0]"
    points = {"claims.pain.points": [{"value": 0.4, "show": 1, "of": 10}], "claims.pain.amounts": {"people": "60"}}
    found = judge_claim("At 6 weeks, you may be 1 point better (0 to 10).", points)
    assert "0.4 rounds to 0" in found["NU-12"][0].message


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(st.integers(2, 400), st.data())
def test_printed_is_recomputed(n, data):
    k, other = data.draw(st.integers(0, n)), data.draw(st.integers(0, n))
    shown = [{"k": one, "n": n, "show": round_share(Fraction(one, n), 100)} for one in (k, other)]
    with_it, without = (one["show"] for one in shown)
    text = f"At 6 weeks, {with_it} of 100 people felt better. So did {without} of 100 with no wrap."
    assert judge_claim(text, {"claims.pain.counts": shown}) == {}


def test_few_of_very_many_are_not_drawn():
    found = find(make(topic={"numbers.better.arms.0": {"id": "wrap", "k": 4, "n": 10_000}}))
    assert "would print as 0 of 100" in found["NU-12"][0].message


def test_points_without_data():
    text = "At 6 weeks, you may be 1 point better (scale 0 to 10)."
    assert "NU-09" in judge_claim(text)
    typed = {"claims.pain.points": [{"value": 0.74, "show": 1, "of": 10}]}
    assert "how many people were studied" in judge_claim(text, typed)["NU-09"][0].message
    assert judge_claim(text, typed | {"claims.pain.amounts": {"people": "807"}}) == {}
    assert "NU-09" in judge_claim(text.replace("1 point", "3 points"), typed)
    assert "NU-09" in find(make(words={"options.wrap.gain": "2 points better in a week."}))


def test_any_other_number_of_a_claim():
    text = "In 16 studies, some people had a little less pain at 6 weeks."
    finding = judge_claim(text)["NU-09"][0]
    assert finding.words == "16"
    assert judge_claim(text, {"claims.pain.amounts": {"studies": "16"}}) == {}
    assert judge_claim("In 2024, some people had less pain at 6 weeks, say 12 of them.")["NU-09"][0].words == "12"
    assert judge_claim("In 2024, vitamin B12 did no more for pain at 6 weeks.") == {}


@pytest.mark.parametrize("study", ["One small study.", "A study of 12 people.", "A study of 99 people, 2024."])
def test_a_study_without_size_or_year(study):
    finding = find(make(words={"numbers.better.study": study}))["NU-09"][0]
    assert "the line on the study does not say" in finding.message


def test_an_outcome_without_its_time():
    assert judge_claim(BOTH.replace("At 6 weeks, ", ""), COUNTED)["NU-05"][0].field == "claims.pain"
    assert "add at:" in judge_claim(BOTH, COUNTED | {"claims.pain.at": None})["NU-05"][0].remedy
    timeless = {"numbers.better.question": "Who felt better?", "numbers.better.study": "12 people, 2024, all told."}
    assert "NU-05" not in find(make(words=timeless))
    timeless["numbers.better.study"] = "One study of 12 people."
    assert "NU-05" in find(make(words=timeless))
    assert "NU-05" in find(make(words={"options.wrap.gain": "47 of 100 people felt better."}, topic=COUNTED))
    assert "NU-05" not in find(make(words={"options.wrap.gain": "47 of 100 felt better in a week."}, topic=COUNTED))
