"""`foldwell preflight`, from the outside."""

from __future__ import annotations

import json

import pytest

from foldwell.cli import run
from foldwell.errors import ExitCode
from tests.preflight.press_samples import GOOD, write_press


@pytest.fixture
def files(tmp_path, screen):
    (tmp_path / "good.pdf").write_bytes(screen)
    (tmp_path / "press.pdf").write_bytes(write_press(GOOD + b"1 0 0 rg 20 20 30 30 re f"))
    return tmp_path


@pytest.fixture(scope="module")
def screen():
    from tests.preflight.samples import write_screen

    return write_screen()


def test_every_file_is_told_and_errors_decide(files, capsys):
    code = run(["preflight", str(files / "good.pdf"), str(files / "gone.pdf"), str(files / "press.pdf")])
    told = capsys.readouterr().out
    assert code == ExitCode.PREFLIGHT
    assert "gone.pdf: there is no such file" in told
    assert "press.pdf: page 1: there is a fill in DeviceRGB" in told
    assert "good.pdf" not in told


def test_strict_fails_on_warnings(files, capsys):
    path = files / "pale.pdf"
    path.write_bytes(write_press())
    arguments = ["preflight", str(path), "--for", "screen"]
    assert run(arguments) == ExitCode.OK
    assert run([*arguments, "--strict"]) == ExitCode.STRICT
    assert "preflight.tags" in capsys.readouterr().out


def test_report_is_written(files, capsys):
    report = files / "report.sarif"
    code = run(["preflight", str(files / "press.pdf"), "--format", "sarif", "--output", str(report)])
    assert code == ExitCode.PREFLIGHT
    (sarif,) = json.loads(report.read_text(encoding="utf-8"))["runs"]
    assert {"preflight.rgb"} <= {result["ruleId"] for result in sarif["results"]}
    assert str(report) in capsys.readouterr().out


def test_json_names_the_file(files, capsys):
    run(["preflight", str(files / "press.pdf"), "--format", "json"])
    (finding, *_) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["place"]["file"].endswith("press.pdf")
    assert finding["severity"] == "error"
