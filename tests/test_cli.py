"""The commands as people type them."""

import json
import re
from datetime import date

import pytest
from pypdf import PdfReader

from foldwell import cli
from foldwell.errors import DEBUG, ExitCode
from tests.projects import CLINIC, CONFIRMS, ROOT, WORDS, finish

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

SIGN = ("sign", "tiny", "--locale", "en-US", "--name", "Ann Lee", "--role", "clinical", "--credential", "MD")
NAME = "plain/tiny.en-US.handout-letter"


def open_for_patients(project):
    """Give the clinic numbers and addresses that are not samples."""
    for old, new in (
        ("(555) 555-0100", "(217) 782-4100"),
        ("(555) 555-0101", "(217) 782-4101"),
        ("https://plain.example", "https://www.plain-clinic.org"),
        ("https://plain.example/wrap", "https://www.plain-clinic.org/wrap"),
    ):
        project.change(CLINIC, old, new)


def walk_commands(command, path=()):
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from walk_commands(inner, (*path, name))


@pytest.mark.parametrize("path", list(walk_commands(cli.commands)), ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(small_project, path, option):
    told = small_project.run(*path, option)
    assert told.code == ExitCode.OK
    assert told.out.startswith(f"Usage: {' '.join(('foldwell', *path))}")
    assert len(told.out.splitlines()) > 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "--clinic", "plian"], "there is no clinic 'plian'; did you mean 'plain'?"),
        (["build", "--topic", "tinny"], "there is no topic 'tinny'; did you mean 'tiny'?"),
        (["check", "--layout", "handuot"], "there is no layout 'handuot'; did you mean 'handout'?"),
        (["list", "--paper", "leter"], "there is no paper 'leter'; did you mean 'letter'?"),
        (["build", "--locale", "en-UK"], "there is no locale 'en-UK'; did you mean 'en-US'?"),
        (["build", "--layout", "booklet"], "no brochure fits these filters; foldwell list shows those that there are"),
        (["build", "--medium", "sceen"], "'sceen' is not one of 'screen', 'office', 'proof'"),
        (["build", "--nope"], "No such option '--nope'"),
        (["biuld"], "Did you mean 'build'?"),
        (["sign", "tiny"], "Missing option '--locale'"),
        ([*SIGN[:1], "tinny", *SIGN[2:]], "there is no topic 'tinny'; did you mean 'tiny'?"),
        ([*SIGN[:3], "en-UX", *SIGN[4:]], "there is no locale of tiny 'en-UX'; did you mean 'en-US'?"),
        ([*SIGN[:7], "doctor", *SIGN[8:]], "'doctor' is not one of 'clinical', 'legal', 'language', 'reader'"),
        ([*SIGN[:5], "  ", *SIGN[6:]], "--name is empty; a signature names a person"),
        ([*SIGN[:-1], ""], "--credential is empty"),
        ([*SIGN, "--confirms", "fair"], "'fair' is not one of 'true-and-current'"),
        (
            [*SIGN[:7], "reader", *SIGN[8:], "--confirms", "true-and-current"],
            "reader can't answer for true-and-current",
        ),
        ([*SIGN, "--date", "20.11.2026"], "'20.11.2026' is not a date; write year-month-day, such as 2026-11-22"),
        ([*SIGN, "--date", "2099-01-01"], "2099-01-01 is still to come; write the day on which the words were read"),
    ],
)
def test_a_command_that_is_not_understood(small_project, arguments, told):
    before = small_project.files()
    said = small_project.run(*arguments)
    assert said.code == ExitCode.USAGE
    assert told in said.err
    assert said.out == ""
    assert small_project.files() == before
    assert not (small_project.root / "content/topics/tiny/signatures.yaml").exists()


def test_without_a_command_help_is_shown(small_project):
    told = small_project.run()
    assert told.code == ExitCode.USAGE
    assert "Commands:" in told.err


def test_build_says_what_it_made_and_that_these_are_drafts(small_project):
    told = small_project.run("build", "--output", "elsewhere/deep")
    assert told.code == ExitCode.OK
    assert "1 of 1 brochure in elsewhere/deep/ (2 files, 1 built anew)." in told.out
    assert "These are drafts and say so on every page" in told.out
    assert f"built    {NAME}  (" in told.err
    assert {path.name for path in (small_project.root / "elsewhere/deep/plain").iterdir()} == {
        "tiny.en-US.handout-letter.screen.pdf",
        "tiny.en-US.handout-letter.office.pdf",
    }


def test_strict_fails_on_warnings_and_makes_the_files(small_project):
    told = small_project.run("build", "--strict", "--output", "strict")
    assert told.code == ExitCode.STRICT
    assert "warning: " in told.err
    assert (small_project.root / f"strict/{NAME}.screen.pdf").is_file()
    assert small_project.run("check", "--strict").code == ExitCode.STRICT
    assert small_project.run("check").code == ExitCode.OK


def test_check_judges_and_makes_nothing(small_project):
    before = small_project.files()
    told = small_project.run("check")
    assert told.code == ExitCode.OK
    assert "tiny en-US: reading grade" in told.out
    assert "1 brochure checked: 0 errors," in told.out
    assert small_project.files() == before


def test_json_of_a_build(small_project):
    data = json.loads(small_project.run("build", "--json").out)
    (brochure,) = data["brochures"]
    assert (data["status"], data["findings"]) == ("built", [])
    assert (brochure["brochure"], brochure["status"], brochure["error"]) == (NAME, "current", None)
    assert brochure["files"] == [f"{NAME}.screen.pdf", f"{NAME}.office.pdf"]
    assert {finding["severity"] for finding in brochure["findings"]} <= {"warning", "note"}
    unchanged = json.loads(small_project.run("build", "--json").out)
    assert (unchanged["status"], unchanged["files"]) == ("unchanged", brochure["files"])
    assert unchanged["findings"] == brochure["findings"]
    assert unchanged["brochures"] == data["brochures"]


def test_json_tells_how_a_brochure_was_fitted(small_project):
    (brochure,) = json.loads(small_project.run("build", "--json", "--output", "new").out)["brochures"]
    fit = brochure["fit"]
    assert brochure["status"] == "built"
    assert brochure["summary"].startswith(f"{fit['body']:g} pt, panels ")
    assert [panel["name"] for panel in fit["panels"]] == ["front-left", "front-right", "back-left", "back-right"]
    assert fit["layouts"] >= 2
    assert fit["reason"] is None
    (current,) = json.loads(small_project.run("build", "--json").out)["brochures"]
    assert (current["status"], current["fit"]) == ("current", fit)


def test_only_a_verbose_build_tells_how_each_brochure_was_fitted(small_project):
    anew = small_project.run("build", "--verbose", "--output", "new")
    told = re.search(r"built    (.*)\n {9}body      [\d.]+ pt in \d layouts\n {9}panels    front-left +\d+%", anew.err)
    assert told, anew.err
    assert told[1].startswith(NAME)
    plain = small_project.run("build", "--output", "plain-words")
    assert "panels    " not in plain.text
    unchanged = small_project.run("build", "--verbose", "--output", "new")
    assert told[0].replace("built  ", "current") in unchanged.out
    assert "Nothing has changed: 1 brochure" in unchanged.out


def test_json_of_what_failed(small_project):
    small_project.change(WORDS, "kicker: ", "kiker: ")
    told = small_project.run("build", "--json")
    assert told.code == ExitCode.BAD_INPUT
    (brochure,) = json.loads(told.out)["brochures"]
    assert brochure["status"] == "failed"
    finding = next(found for found in brochure["findings"] if found["code"] == "read.unknown-key")
    assert finding["place"] == {"file": WORDS, "line": 4, "column": 1}
    assert finding["remedy"].startswith("did you mean 'kicker'?")
    checked = small_project.run("check", "--json")
    assert checked.code == ExitCode.BAD_INPUT
    assert {**finding, "brochures": 0} in json.loads(checked.out)["findings"]
    assert json.loads(checked.out)["reading_grades"] == {}


@pytest.mark.parametrize("command", ["build", "check", "list"])
def test_json_holds_what_stood_in_the_way_of_planning(small_project, command):
    small_project.change(CLINIC, "phone:", "phon:")
    told = small_project.run(command, "--json")
    assert told.code == ExitCode.BAD_INPUT
    codes = {finding["code"] for finding in json.loads(told.out)["findings"]}
    assert {"read.missing-key", "read.unknown-key"} <= codes


def test_list(small_project):
    assert small_project.run("list").out == f"{NAME}\n"
    (brochure,) = json.loads(small_project.run("list", "--json").out)["brochures"]
    assert brochure == {
        "brochure": NAME, "clinic": "plain", "topic": "tiny", "locale": "en-US", "layout": "handout", "paper": "letter",
    }  # fmt: skip


def test_without_a_project_the_samples_are_meant(small_project, tmp_path):
    told = small_project.run("list", folder=tmp_path)
    assert told.code == ExitCode.OK
    assert "riverside/knee-stem-cells.en-US.trifold-letter" in told.out
    assert "There is no content/ folder here, so these are the bundled samples" in told.err


def test_the_samples_are_signed_by_nobody(small_project, tmp_path):
    told = small_project.run("sign", "knee-stem-cells", *SIGN[2:], folder=tmp_path)
    assert told.code == ExitCode.USAGE
    assert "there is no content/ folder here; go to the folder of the project" in told.err


def test_a_patient_build_needs_a_signature_which_any_change_voids(small_project):
    open_for_patients(small_project)
    before = small_project.files()
    refused = small_project.run("build", "--profile", "patient")
    assert refused.code == ExitCode.UNSIGNED
    assert "foldwell sign tiny --locale en-US" in refused.err
    assert small_project.files() == before
    assert small_project.run("check", "--profile", "patient").code == ExitCode.UNSIGNED

    half = small_project.run(*SIGN, "--date", "2026-11-20")
    assert "still open: Would a patient feel free, and not pushed? (--confirms no-pressure, by clinical" in half.out
    refused = small_project.run("build", "--profile", "patient")
    assert refused.code == ExitCode.UNSIGNED
    assert "nobody has answered for this wording" in refused.err
    signed = small_project.run(*SIGN, *CONFIRMS, "--date", "2026-11-20")
    assert signed.code == ExitCode.OK
    assert signed.out.startswith("Ann Lee signed tiny in en-US: ")
    told = small_project.run("build", "--profile", "patient")
    assert told.code == ExitCode.OK
    assert "drafts" not in told.out
    for medium in ("screen", "office"):
        reader = PdfReader(small_project.output / f"{NAME}.{medium}.pdf")
        words = " ".join(page.extract_text() for page in reader.pages)
        assert "draft" not in (words + str(reader.metadata.title)).lower()
        assert "Ann Lee" in " ".join(words.split())

    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    made = small_project.files()
    assert small_project.run("build", "--profile", "patient").code == ExitCode.UNSIGNED
    assert small_project.files() == made


def test_a_draft_says_so(built_small):
    reader = PdfReader(built_small.output / f"{NAME}.screen.pdf")
    assert all("draft" in page.extract_text().lower() for page in reader.pages)
    assert "draft" in reader.metadata.title.lower()


def test_a_patient_build_tells_what_else_stands_in_its_way(small_project):
    told = small_project.run("build", "--profile", "patient")
    assert told.code == ExitCode.UNSIGNED
    assert "foldwell sign tiny" in told.err
    assert "(555) 555-0100 is a number for films and samples" in told.err


def test_a_signature_is_dated_today_unless_told(small_project):
    assert small_project.run(*SIGN).code == ExitCode.OK
    signed = (small_project.root / "content/topics/tiny/signatures.yaml").read_text(encoding="utf-8")
    told = re.search(r"date: '?(\d{4}-\d{2}-\d{2})", signed)
    assert abs((date.fromisoformat(told[1]) - date.today()).days) <= 1  # days of UTC
    assert "name: Ann Lee" in signed


def test_schema(small_project):
    schemas = json.loads(small_project.run("schema").out)
    assert {"topic", "words", "clinic", "brand", "layout", "locale"} <= schemas.keys()
    told = small_project.run("schema", "--output", "schemas")
    assert told.code == ExitCode.OK
    assert json.loads((small_project.root / "schemas/topic.json").read_text(encoding="utf-8")) == schemas["topic"]
    in_the_way = small_project.run("schema", "--output", CLINIC)
    assert in_the_way.code == ExitCode.OUTPUT
    assert "can't be written" in in_the_way.err


def test_a_mistake_of_the_program_is_told_without_a_traceback(small_project, monkeypatch):
    monkeypatch.setattr("foldwell.read.signing.wording_hash", None)
    told = small_project.run(*SIGN)
    assert told.code == ExitCode.FAILED
    assert "internal error (TypeError: " in told.err
    assert "please report it" in told.err
    assert "https://github.com/foldwell/foldwell/issues" in told.err
    assert "Traceback" not in told.text
    monkeypatch.setenv(DEBUG, "1")
    with pytest.raises(TypeError):
        small_project.run(*SIGN)


def test_a_mistake_of_the_program_in_one_brochure_stops_no_other(small_project, monkeypatch):
    small_project.change(CLINIC, "paper: [letter]", "paper: [letter, a4]")
    monkeypatch.setattr("foldwell.jobs.making.describe_fit", lambda made: 1 // (made.brochure.paper_id == "letter"))
    told = small_project.run("build")
    assert told.code == ExitCode.FAILED
    assert "internal error (ZeroDivisionError: " in told.err
    assert "1 of 2 brochures in output/ (2 files, 1 built anew)." in told.out


def test_the_command_is_the_module_too():
    from tests.projects import Project

    told = finish(Project(ROOT).start("--version"))
    assert told.code == ExitCode.OK
    assert told.out.startswith("foldwell, version ")


@pytest.mark.parametrize("command", ["check", "build"])
def test_findings_as_sarif_and_annotations(small_project, command):
    small_project.change(WORDS, "kicker: ", "kiker: ")
    sarif = json.loads(small_project.run(command, "--format", "sarif").out)
    assert "read.unknown-key" in {result["ruleId"] for result in sarif["runs"][0]["results"]}
    annotations = small_project.run(command, "--format", "github").out
    assert f"::error file={WORDS},line=4,col=1,title=read.unknown-key::" in annotations


def test_watch_can_not_report_to_scanners(small_project):
    assert small_project.run("build", "--watch", "--format", "sarif").code == ExitCode.USAGE
