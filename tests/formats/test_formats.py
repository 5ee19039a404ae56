"""Findings as SARIF and as annotations, and the page that explains every code."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.judge import RULES
from foldwell.findings import Place, error, note, warning
from foldwell.formats import FORMATS, write_findings
from foldwell.formats.explained import ROOMS, anchor, read_explanations, write_page
from foldwell.formats.github import github_line
from foldwell.preflight import CHECKS
from foldwell.preflight.web_checks import WEB_CHECKS

ROOT = Path(__file__).parents[2]
BAD = error("read.unknown-key", "no such key: 50%, a\nb", "write it", Place("content/a b,c.yml", 3, 5), "b.c")
WORN = warning("preflight.images", "coarse", place=Place("a.pdf"))
HINT = note("preflight.ink", "not checked")


def test_sarif_has_what_the_standard_requires():
    log = json.loads(write_findings([BAD, WORN, HINT, BAD], "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "Foldwell"
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "content/a%20b%2Cc.yml"
    assert location["region"] == {"startLine": 3, "startColumn": 5}
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]
    assert "locations" not in run["results"][2]


def test_sarif_names_a_file_elsewhere_whole():
    (run,) = json.loads(write_findings([error("preflight.opens", "no PDF", place=Place("/tmp/a b.pdf"))], "sarif"))[
        "runs"
    ]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "file:///tmp/a%20b.pdf"


@pytest.mark.parametrize("form", FORMATS)
def test_any_name_of_a_file_can_be_told(form):
    """Names are bytes: a line end, what colours a terminal, and a byte that is no UTF-8."""
    told = write_findings([error("preflight.opens", "no PDF", place=Place("a\n\x1b[31m\udcff.pdf"))], form)
    told.encode(errors="backslashreplace")
    if form == "text":
        assert told.splitlines()[0] == r"error: a\n\x1b[31m\udcff.pdf: no PDF [preflight.opens]"
    if form == "sarif":
        assert "a%0A%1B%5B31m%FF.pdf" in told


def test_sarif_rules_lead_to_their_explanation():
    (run,) = json.loads(write_findings([BAD], "sarif"))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["helpUri"].endswith("docs/findings.md#readunknown-key")
    assert rule["shortDescription"]["text"] == read_explanations()["read.unknown-key"].message


def test_annotation_stands_at_its_place():
    assert github_line(BAD) == (
        "::error file=content/a b%2Cc.yml,line=3,col=5,title=read.unknown-key::b.c: no such key: 50%25, a%0Ab; write it"
    )
    assert github_line(HINT) == "::notice title=preflight.ink::not checked"


@given(st.text(), st.text(min_size=1))
def test_no_text_ends_an_annotation_or_its_properties(message, file):
    line = github_line(error("read.x", message, place=Place(file, 1)))
    assert "\n" not in line
    assert "\r" not in line
    command, _, _ = line.removeprefix("::error ").partition("::")
    assert len(command.split(",")) == 3


@pytest.mark.parametrize("form", FORMATS)
def test_no_findings_can_be_told_in_every_format(form):
    assert "error: " not in write_findings([], form)


# the page of findings


def find_codes(sources: dict[str, str]) -> set[str]:
    """Every code that a source spells."""
    rooms = "|".join(room for room in ROOMS if room != "wording")
    spelled = "\n".join(sources.values())
    return set(re.findall(rf'"((?!press\.pdf")(?:{rooms})\.[a-z]+(?:-[a-z]+)*)"', spelled)) | set(
        re.findall(r'"([A-Z]{2}-\d{2})"', spelled)
    )


SOURCES = {
    str(path): path.read_text(encoding="utf-8")
    for path in (ROOT / "foldwell").rglob("*.py")
    if path.parent.name != "formats"
}


def test_every_code_is_explained_and_nothing_else():
    raised = find_codes(SOURCES) | {check.code for check in (*CHECKS, *WEB_CHECKS)} | {rule.id for rule in RULES}
    assert raised == set(read_explanations())


def test_a_code_without_explanation_is_caught():
    assert find_codes({"a.py": 'error("read.brand-new", "x")'}) - set(read_explanations()) == {"read.brand-new"}


def test_anchors_are_names_of_their_own():
    codes = read_explanations()
    assert len({anchor(code) for code in codes}) == len(codes)


def test_the_page_is_current():
    spec = importlib.util.spec_from_file_location("make_findings", ROOT / "docs" / "make_findings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert kept == write_page(module.INTRODUCTION), "run .venv/bin/python docs/make_findings.py"
    assert all(f"### {code}\n" in kept for code in read_explanations())
