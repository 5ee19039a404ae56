"""What people and programs are told."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from foldwell.compose.fit import LeftOut
from foldwell.errors import InternalError, OutputError
from foldwell.findings import Place, error, note, warning
from foldwell.jobs.local import Outcome
from foldwell.jobs.plan import Job
from foldwell.jobs.records import Built, Output
from foldwell.report import (
    as_json,
    built_data,
    check_lines,
    count,
    count_line,
    finding_data,
    finding_line,
    finding_lines,
    fit_lines,
    outcome_data,
    outcome_line,
    rebuild_lines,
    stamp_lines,
    summary_lines,
)
from foldwell.typeset.fit_report import FitReport, PanelFill

JOB = Job("plain", "tiny", "en-US", "handout", "letter")
BAD = error("read.x", "it is wrong", "write it right", Place("a.yaml", 3, 5), "b.c")
HINT = note("x.note", "so it is")
FIT = FitReport(
    12.25,
    None,
    3,
    (PanelFill("cover", None), PanelFill("flap", 0.934), PanelFill("inside-left", 1.0)),
    (
        LeftOut("short-try", "needs 62 pt, zone flap has 31 pt left: 2 lines too many", 62.0, 31.0),
        LeftOut("day", "x"),
    ),
)
MADE = Outcome(JOB, ("plain/a.pdf", "plain/b.pdf"), line="12 pt", fit=FIT)
CURRENT = Outcome(JOB, ("plain/a.pdf",), line="12 pt", was_current=True)
FAILED = Outcome(JOB, failure=OutputError("the disk is full", "free some room"))


def test_why_brochures_were_laid_out_in_full_is_told_by_how_many():
    full = [replace(MADE, in_full=why) for why in ("a slot is too small", "greys", "a slot is too small")]
    assert stamp_lines([replace(MADE, is_stamped=True), *full]) == [
        "1 stamped, 3 laid out in full:",
        "  2: a slot is too small",
        "  1: greys",
    ]
    assert stamp_lines([replace(MADE, is_stamped=True), MADE]) == []
    many = stamp_lines([replace(MADE, in_full=f"reason {n}") for n in range(7)])
    assert many[-1] == "  and 2 more reasons"


def test_a_finding_is_one_line():
    assert finding_line(BAD) == "error: a.yaml:3:5: b.c: it is wrong; write it right [read.x]"
    assert finding_line(warning("y", "hm")) == "warning: hm [y]"


def test_the_worst_comes_first_and_each_once():
    lines = finding_lines([HINT, warning("y", "hm"), BAD, BAD], notes=True)
    assert [line.split(":")[0] for line in lines] == ["error", "warning", "note"]
    assert len(finding_lines([HINT, BAD])) == 1


@pytest.mark.parametrize(("number", "told"), [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_counting(number, told):
    assert count(number, "file") == told
    assert count_line([]) == "0 errors, 0 warnings, 0 notes"
    assert count_line([BAD, BAD, HINT]) == "1 error, 0 warnings, 1 note"


def test_an_outcome_is_one_line():
    assert outcome_line(MADE) == "built    plain/tiny.en-US.handout-letter  (12 pt)"
    assert outcome_line(CURRENT).startswith("current  plain/")
    assert outcome_line(FAILED) == "FAILED   plain/tiny.en-US.handout-letter"
    assert outcome_line(MADE, 0.84) == "built    plain/tiny.en-US.handout-letter  (12 pt)  0.8 s"


def test_a_fit_is_told_in_columns_under_its_brochure():
    assert fit_lines(FIT) == [
        "         body      12.25 pt in 3 layouts",
        "         panels    cover          –   flap         93%   inside-left 100%",
        "         left out  short-try  needs 62 pt, zone flap has 31 pt left: 2 lines too many",
        "                   day        x",
    ]


def test_a_long_booklet_is_told_in_rows_and_small_type_with_its_reason():
    pages = tuple(PanelFill(f"page {number}", 0.9) for number in range(1, 17))
    lines = fit_lines(replace(FIT, body=8, reason="It is a card.", layouts=1, panels=pages, left_out=()))
    assert lines[0] == "         body      8 pt in 1 layout; so small because: It is a card."
    assert max(map(len, lines)) <= 100
    assert sum(line.count("90%") for line in lines) == 16
    assert len({line.index("90%") for line in lines[1:]}) == 1


@pytest.mark.parametrize(
    ("outcomes", "left_out", "told"),
    [
        ([MADE, CURRENT], [], ["1 brochure built anew in 0.8 s."]),
        ([CURRENT], [], ["Nothing to build: every brochure is current."]),
        ([FAILED], [], ["1 brochure failed; what was there before is untouched."]),
        (
            [MADE, replace(FAILED, was_current=True)],
            [],
            ["1 brochure built anew in 0.8 s.", f"Still failing, as told before: {JOB.name}."],
        ),
        ([CURRENT], ["clinic lake"], ["Left out, because their files have mistakes: clinic lake."]),
    ],
)
def test_a_rebuild_tells_what_it_did_and_what_is_still_wrong(outcomes, left_out, told):
    assert rebuild_lines(outcomes, 0.84, left_out=left_out) == told


def test_the_summary_counts_and_says_what_is_next():
    lines = summary_lines([MADE, CURRENT, FAILED], Path("output"), profile="draft", left_out=["clinic lake"])
    assert lines == [
        "2 of 3 brochures in output/ (3 files, 1 built anew).",
        "Left out, because their files have mistakes: clinic lake.",
        "1 brochure failed; what was there before is untouched. Correct what is listed above, then run this again.",
        "These are drafts and say so on every page: no clinician has signed the wording (foldwell sign).",
    ]
    assert len(summary_lines([MADE], Path("output"), profile="patient")) == 1
    assert summary_lines([], Path("output"), profile="draft", left_out=["clinic lake"])[1].startswith("What was there")


def test_programs_get_the_same():
    data = json.loads(as_json([finding_data(BAD), outcome_data(MADE), outcome_data(FAILED)]))
    assert data[0] == {
        "code": "read.x", "severity": "error", "message": "it is wrong", "remedy": "write it right",
        "place": {"file": "a.yaml", "line": 3, "column": 5}, "field": "b.c", "words": "", "source": "",
    }  # fmt: skip
    assert (data[1]["status"], data[1]["files"], data[1]["error"]) == ("built", ["plain/a.pdf", "plain/b.pdf"], None)
    assert (data[2]["status"], data[2]["error"]) == ("failed", "the disk is full; free some room")
    assert outcome_data(CURRENT)["status"] == "current"
    assert data[1]["summary"] == "12 pt"
    assert data[1]["fit"]["panels"][1] == {"name": "flap", "fill": 0.934}
    assert data[1]["fit"]["left_out"][1] == {"block": "day", "why": "x", "needed": None, "left": None}
    assert data[2]["fit"] is None


def test_what_was_built_before_is_told_as_what_is_current():
    files = tuple(Output(name, 1, 5) for name in MADE.files)
    built = Built("key", files, {}, line="12 pt", brochure=JOB.name, report=asdict(FIT))
    current = replace(MADE, was_current=True)
    assert as_json(built_data(built)) == as_json(outcome_data(current))


def test_a_mistake_of_the_program_is_short_and_on_one_line():
    told = str(InternalError(ValueError("many\nlines " * 100)))
    assert "\n" not in told
    assert len(told) < 600


def test_a_check_tells_each_finding_once_under_what_it_is_about():
    topic, words = "content/topics/knee/topic.yaml", "content/topics/knee/es-US.yaml"
    clinic = "content/clinics/lake/clinic.yml"
    found = [
        note("AC-04", "sample", place=Place(clinic, 9, 1)),
        warning("RD-03", "long", place=Place(words, 5, 1)),
        error("CL-05", "hype", place=Place(words, 7, 1)),
        warning("ME-03", "old", place=Place(topic, 2, 1)),
    ]
    lines = check_lines([*found, found[1]], {found[1]: 3, found[2]: 4}, 4)
    assert lines == [
        "knee es-US:",
        f"error: {words}:7:1: hype [CL-05]",
        f"warning: {words}:5:1: long [RD-03] (in 3 of 4 brochures)",
        "knee:",
        f"warning: {topic}:2:1: old [ME-03]",
        "lake:",
        f"note: {clinic}:9:1: sample [AC-04]",
    ]
    assert check_lines(found[:1], {}, 4) == [f"note: {clinic}:9:1: sample [AC-04]"]
