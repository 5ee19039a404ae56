"""Readings of a calibration sheet: what can be meant, and what was misread."""

import pytest

from foldwell.model.printer import Readings, name_sheet
from foldwell.units import ZERO, Length, mm
from tests.projects import CLINIC

EDGE = "{left: 4mm, right: 4mm, top: 4mm, bottom: 6.5mm}"


def test_readings_are_signed_to_the_right_and_up():
    shift = Readings.model_validate({"shift": {"left": "0.5mm", "up": "1mm"}}).shift
    assert (shift.across, shift.along) == (mm(-0.5), mm(1))
    nothing = Readings()
    assert (nothing.shift.across, nothing.shift.along, nothing.edge) == (ZERO, ZERO, None)


def test_a_sheet_is_named_by_paper_and_form():
    short, long = Length.parse("8.5in"), Length.parse("11in")
    assert name_sheet("letter", short, long) == "letter-portrait"
    assert name_sheet("letter", long, short) == "letter-landscape"
    assert name_sheet("square", long, long) == "square-portrait"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("letter-portrait: {shift: {right: -1mm}}", "a shift can't be below 0; write it as the opposite"),
        ("letter-portrait: {shift: {up: 11mm}}", "a shift of 11 mm is misread"),
        ("letter-portrait: {shift: {up: 1mm, down: 1mm}}", "the shift goes up and down at once; write the one"),
        ("letter-portrait: {shift: {rigth: 1mm}}", "did you mean 'right'?"),
        ("letter-portrait: {shift: {up: 1}}", "'1' is not a length; write a number and a unit"),
        ("letter-portrait: {edge: {left: 4mm, right: 4mm, top: 4mm}}", "this key is missing; add it"),
        (f"letter-portrait: {{edge: {EDGE.replace('6.5', '25')}}}", "an edge of 25 mm is misread"),
        (f"letter-portrait: {{edge: {EDGE.replace('6.5', '-6')}}}", "an edge can't be below 0"),
        (f"leter-portrait: {{edge: {EDGE}}}", "did you mean 'letter-portrait'?"),
    ],
)
def test_what_was_misread_is_told_with_its_line(small_project, written, told):
    small_project.change(CLINIC, "paper: [letter]", f"paper: [letter]\nprinter:\n  {written}")
    said = small_project.run("check")
    line = next((line for line in said.text.splitlines() if told in line), None)
    assert line, said.text
    assert f"{CLINIC}:" in line
    assert ": printer.le" in line
