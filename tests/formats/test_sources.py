"""Names of sources that are cut short: each is spelled out, and each that is spelled out is used."""

from __future__ import annotations

import re

import pytest

from foldwell.edit.judge import RULES
from foldwell.formats.explained import read_explanations
from foldwell.formats.sources import read_sources, spell_out, tell_source

SHORT = re.compile(r"\b[A-Z][A-Z0-9-]+\b")
CAUSES = " ".join(told.cause for told in read_explanations().values())


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_the_source_of_every_rule_is_spelled_out(rule):
    assert set(SHORT.findall(rule.source)) == spell_out(rule.source).keys()


def test_no_name_is_spelled_out_that_nothing_uses():
    assert read_sources().keys() == spell_out(" ".join([CAUSES, *(rule.source for rule in RULES)])).keys()


def test_a_name_inside_another_is_left_alone():
    assert spell_out("DISCERN asks, PEMAT 5 too") == {"PEMAT": read_sources()["PEMAT"]}


def test_our_own_judgement_is_told_in_words():
    assert tell_source("NHS; OUR") == "NHS; Foldwell's own judgement"
    assert tell_source("JOURNAL") == "JOURNAL"
