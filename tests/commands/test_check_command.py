"""The command check: each finding told once, under what it is about; scores; the reviewer's page."""

import json
from datetime import date

import pytest

from foldwell.edit.judge import judge
from foldwell.errors import InputError
from foldwell.read.brochures import HOLES, read_with_findings
from foldwell.read.library import Library
from tests.projects import ROOT, TOPIC, WORDS, Project
from tests.read.test_cross_checks import MISTAKES

DAY = date(2026, 11, 27)
LONG = "This is a sentence that goes on and on and on until no reader can tell how it once began, and then goes on."


@pytest.fixture
def project(tmp_path):
    return Project.small(tmp_path / "project")


def test_a_page_for_the_reviewer(project):
    told = project.run("check", "--report", "review")
    page = project.root / "review/tiny.en-US.html"
    assert f"For the reviewer: {page.relative_to(project.root)}" in told.out
    assert "Who vouches for it" in page.read_text(encoding="utf-8")
    first = page.read_bytes()
    project.run("check", "--report", "review")
    assert page.read_bytes() == first


def test_where_no_words_can_be_read_there_is_no_page(project):
    project.change(WORDS, "title: ", "titel: ")
    told = project.run("check", "--report", "review")
    assert told.code == 3
    assert "no words could be read" in told.out


def test_programs_get_the_scores_and_the_findings_alone(project):
    told = project.run("check", "--json", "--report", "review")
    data = json.loads(told.out)
    scores = {score["rule"]: score for score in data["scores"]["tiny en-US"]}
    assert scores["RD-01"]["threshold"] == "at most 6, never over 8"
    assert scores["RD-01"]["verdict"] == "good"
    assert all(finding["brochures"] >= 1 and "source" in finding for finding in data["findings"])


def test_a_score_past_its_goal_is_told(project):
    project.change(WORDS, "purpose: ", f"purpose: {LONG} ")
    told = project.run("check")
    assert "Words in the longest sentence: 24, at most 15, never over 25 [RD-03]" in told.out


def test_findings_stand_under_what_they_are_about(project):
    project.change(WORDS, "purpose: ", f"purpose: {LONG} ")
    lines = project.run("check").out.splitlines()
    own, clinic = lines.index("tiny en-US:"), lines.index("plain:")
    (long,) = (number for number, line in enumerate(lines) if line.endswith("[RD-03]") and "purpose" in line)
    assert own < long < clinic


def test_what_some_brochures_have_is_told_once_with_their_number(project):
    project.change("content/clinics/plain/clinic.yml", "layouts: [handout]", "layouts: [handout, trifold]")
    project.change(WORDS, "purpose: ", f"purpose: {LONG} ")
    told = project.run("check").out
    assert told.count("has 24 words") == 1


def test_words_are_judged_although_the_files_do_not_go_together(project):
    project.change(TOPIC, "      - {id: law, kind: status, safety: true}\n", "")
    project.change(WORDS, "purpose: ", f"purpose: {LONG} ")
    told = project.run("check")
    assert told.code == 3
    assert "[read.benefits-without-status]" in told.out
    assert "[RD-03]" in told.out
    assert project.run("build").code == 3


@pytest.mark.parametrize(
    "mistake", [one for one in MISTAKES if one[0] in {TOPIC, WORDS}], ids=lambda mistake: f"{mistake[3]}: {mistake[4]}"
)
def test_no_mistake_between_files_trips_the_rules(project, mistake):
    project.change(*mistake[:3])
    names = {"topic": "tiny", "clinic": "plain", "layout": "handout", "paper": "letter", "locale": "en-US"}
    told = dict.fromkeys(finding.code for finding in _judge(Library((project.root, ROOT)), names))
    is_judged = not all(code.startswith("read.") for code in told)
    assert is_judged == HOLES.isdisjoint(told)


def _judge(library, names):
    """All that check finds in one brochure."""
    try:
        brochure, found = read_with_findings(library, **names, to_judge=True)
    except InputError as problem:
        return problem.findings
    return (*found, *judge(brochure, DAY))
