"""The verdict on real content, and what a draft makes of errors."""

import re
from dataclasses import replace
from datetime import date

import pytest

from foldwell.edit.judge import RULES, judge
from foldwell.edit.readability.measures import reading_grade
from foldwell.findings import Place, Severity
from foldwell.read.brochures import read_with_findings
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.edit.samples import ROOT, TODAY, make

REAL = [("riverside", "trifold", "letter"), ("riverside", "booklet", "letter"), ("sunfield", "handout", "a4")]
BY_NATURE = {"AC-04", "ME-01", "ME-07"}
"""What drafts for sample clinics have by nature: numbers that are given to nobody, no author, no readers."""


@pytest.fixture(scope="module")
def shelf():
    return Shelf(Library((ROOT,)))


def read_real(shelf, clinic, layout, paper):
    names = {"topic": "knee-stem-cells", "clinic": clinic, "layout": layout, "paper": paper, "locale": "en-US"}
    return read_with_findings(shelf, **names)[0]


@pytest.mark.parametrize(("clinic", "layout", "paper"), REAL)
def test_the_knee_topic_is_plain_fair_and_complete(shelf, clinic, layout, paper):
    brochure = read_real(shelf, clinic, layout, paper)
    topic = brochure.topic
    on = max(topic.dates.wording, *(reference.accessed for reference in topic.references.values()))
    assert reading_grade(brochure.words) <= 6
    draft = judge(brochure, on)
    assert {finding.code for finding in draft} <= BY_NATURE
    assert {finding.severity for finding in draft} == {Severity.NOTE}
    patient = judge(replace(brochure, profile="patient"), on)
    assert {finding.code for finding in patient if finding.severity is not Severity.ERROR} == {"ME-07"}


def test_places_are_lines_of_the_real_files(shelf):
    brochure = read_real(shelf, "riverside", "trifold", "letter")
    long = "We do not know how often rare or late harms may happen, since all of the studies were small."
    blocks = {**brochure.words.blocks, "unknown-late": long}
    spoiled = replace(brochure, words=brochure.words.model_copy(update={"blocks": blocks}))
    (finding,) = [one for one in judge(spoiled, TODAY) if one.code == "RD-03"]
    file = ROOT / finding.place.file
    assert file.read_text(encoding="utf-8").splitlines()[finding.place.line - 1].startswith("  unknown-late:")


def test_an_error_is_a_warning_in_a_draft_and_says_so():
    bad = make(topic={"dates.next_review": "2026-03-09"})
    (patient,) = judge(bad, TODAY)
    (draft,) = judge(replace(bad, profile="draft"), TODAY)
    assert (patient.severity, draft.severity) == (Severity.ERROR, Severity.WARNING)
    assert draft.message == patient.message + " (stops a patient build)"
    warned = make(topic={"status.US.checked_on": "2025-08-01"})
    assert judge(warned, TODAY) == judge(replace(warned, profile="draft"), TODAY)


def test_a_place_is_the_nearest_line_that_is_known():
    path, line = "words:blocks.about", Place("content/topics/wrap/en-US.yaml", 40, 3)
    long = make(words={"blocks.about": "We " + "go " * 20 + "on."})
    assert judge(long, TODAY)[0].place == Place("content/topics/wrap/en-US.yaml")
    assert judge(replace(long, places={path: line}), TODAY)[0].place == line
    assert judge(replace(long, places={"words:blocks": line}), TODAY)[0].place == line


def test_rules_are_the_catalogue_s():
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Z]{2}-[0-9]{2}", name) for name in ids)
    assert all(rule.title and rule.source for rule in RULES)


def test_the_same_day_gives_the_same_verdict():
    bad = make(words={"blocks.about": "TODO"}, topic={"dates.next_review": "2026-03-09"})
    assert judge(bad, date(2026, 5, 1)) == judge(bad, date(2026, 5, 1))
    assert len(judge(bad, date(2026, 5, 1))) == len(dict.fromkeys(judge(bad, date(2026, 5, 1))))
