"""How well the net does on sentences that it was not tuned on; what each rule is for is found by that rule."""

import pytest

from benchmarks.claims import count_caught, is_held_out, read_samples, select
from tests.edit.claims.nets import bundled, rules_in

FOUND, FLAGGED = 0.94, 0.05
"""The least share of bad sentences found, and the most of good ones flagged, among those held out."""


def held_out(file):
    return select(read_samples(file), held_out=True)


def test_most_bad_sentences_that_were_held_out_are_found():
    bad = held_out("marketing")
    assert len(bad) >= 100
    assert count_caught(bundled(), bad) / len(bad) >= FOUND


def test_few_good_sentences_that_were_held_out_are_flagged():
    good = held_out("leaflets")
    assert len(good) >= 100
    assert count_caught(bundled(), good) / len(good) <= FLAGGED


def test_the_split_is_by_hash_and_about_two_in_five():
    told = [sentence for file in ("marketing", "leaflets") for _, sentence in read_samples(file)]
    assert len(set(told)) == len(told) >= 700
    assert 0.35 < sum(map(is_held_out, told)) / len(told) < 0.45


@pytest.mark.parametrize("rule", sorted({rule for rule, _ in read_samples("marketing")}))
def test_each_rule_finds_what_it_is_for(rule):
    told = [sentence for group, sentence in select(read_samples("marketing"), held_out=False) if group == rule]
    assert sum(rule in rules_in(sentence) for sentence in told) / len(told) >= 0.85


@pytest.mark.parametrize(
    "sentence",
    [
        "Numbness can last for months.",
        "The pain will go after a few days.",
        "The results of the scan come within a week.",
        "Rest for the first two days.",
        "Interpreters are free of charge.",
        "This can be serious, so call us today.",
        "Call us if you must cancel the operation.",
        "Some surgeons use the robot.",
        "The two drugs work equally well.",
        "One in five women has it.",
        "About 5 of 100 people would have got better without it.",
        "Serious problems are a risk of any operation.",
        "Arthritis can start at forty.",
        "The knee works like a hinge.",
        "A raised seat is an easier way to get up from a chair.",
        "It costs less than $20.",
        "Swap butter for oil.",
        "The nurse will ask what you take.",
        "Side effects may appear after some hours.",
        "If you do not feel better after a week, call us.",
        "No stitches are needed for small cuts.",
    ],
)
def test_plain_advice_is_no_claim(sentence):
    assert rules_in(sentence) == set()
