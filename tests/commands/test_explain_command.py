"""A code is explained without a look at any file; one that is not there is answered with the nearest."""

import pytest

from foldwell.cli import run
from foldwell.formats.explained import read_explanations


def test_a_rule_of_wording_is_explained_with_source_limit_and_example(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--explain", "rd-05"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("RD-05 (Long words): ")
    for part in ("SMOG; ASMR 2023", "above 10 %", "“a minimally invasive procedure”", "“a small cut”"):
        assert part in told


def test_names_that_are_cut_short_are_spelled_out(capsys):
    assert run(["check", "--explain", "RG-03"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  HMR         UK Human Medicines Regulations 2012" in lines
    assert any(line.startswith("  D83         Directive 2001/83/EC") for line in lines)
    assert run(["check", "--explain", "AX-02"]) == 0
    told = capsys.readouterr().out
    assert "WCAG; Foldwell's own judgement" in told
    assert "OUR" not in told


@pytest.mark.parametrize("code", sorted(read_explanations()))
def test_every_code_can_be_asked_for(code, capsys):
    assert run(["check", "--explain", code]) == 0
    assert read_explanations()[code].message in capsys.readouterr().out


@pytest.mark.parametrize(("code", "hint"), [("RD05", "RD-05"), ("read.unknown-kye", "read.unknown-key"), ("?", "docs")])
def test_an_unknown_code_is_answered_with_the_nearest(code, hint, capsys):
    assert run(["check", "--explain", code]) == 2
    assert hint in capsys.readouterr().err
