"""Readings in clinic.yml reach the office file: what is printed, where, and what is refused."""

import pypdfium2
import pytest

from foldwell.errors import ExitCode
from foldwell.expectations import OVERHANG
from foldwell.preflight.place_checks import HANGING
from tests.printing import MM, PAPER, Printer, draw_sides
from tests.projects import CLINIC

OFFICE = "plain/tiny.en-US.handout-letter.office.pdf"
READINGS = "shift: {right: 0.5mm, down: 2mm}\n    edge: {left: 4mm, right: 4mm, top: 4.5mm, bottom: 9mm}"


def build(project, readings, *options):
    if readings:
        project.change(CLINIC, "paper: [letter]", f"paper: [letter]\nprinter:\n  letter-portrait:\n    {readings}")
    return project.run("build", *options)


def first_letter(pdf, page):
    """Left and lower end of the first character of a page, in mm."""
    document = pypdfium2.PdfDocument(pdf)
    left, bottom, *_ = document[page].get_textpage().get_charbox(0)
    document.close()
    return left / 72 * 25.4, bottom / 72 * 25.4


@pytest.mark.parametrize(("option", "ending", "sign"), [((), "", 1), (("--turn-back",), "-turned", -1)])
def test_the_back_is_moved_and_the_front_stays(small_project, option, ending, sign):
    file = small_project.output / OFFICE.replace("office", f"office{ending}")
    assert build(small_project, "", *option).code == ExitCode.OK
    before = file.read_bytes()
    told = build(small_project, "shift: {right: 0.5mm, down: 2mm}", *option)
    assert told.code == ExitCode.OK, told.text
    after = file.read_bytes()
    assert first_letter(after, 0) == pytest.approx(first_letter(before, 0), abs=0.01)
    one, other = first_letter(before, 1), first_letter(after, 1)
    assert (other[0] - one[0], other[1] - one[1]) == pytest.approx((0.5 * sign, 2 * sign), abs=0.01)


def test_printed_by_that_printer_the_backs_stand_where_they_should(small_project):
    assert build(small_project, "").code == ExitCode.OK
    meant = Printer().print_back(draw_sides((small_project.output / OFFICE).read_bytes())[1])
    assert build(small_project, "shift: {right: 0.5mm, down: 2mm}").code == ExitCode.OK
    back = draw_sides((small_project.output / OFFICE).read_bytes())[1]
    printed = Printer(right=0.5, up=-2).print_back(back)
    inner = (200, 200, back.width - 200, back.height - 200)
    assert differ(printed.crop(inner), meant.crop(inner)) < 0.002
    assert differ(Printer().print_back(back).crop(inner), meant.crop(inner)) > 0.01


def differ(one, other):
    """Share of pixels that are not alike."""
    unlike = sum(abs(a - b) > 100 for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    return unlike / (one.width * one.height)


def test_nothing_is_printed_in_the_edges_that_were_read(small_project):
    told = build(small_project, READINGS)
    assert told.code == ExitCode.OK, told.text
    for page in draw_sides((small_project.output / OFFICE).read_bytes()):
        bottom = page.crop((0, page.height - round(9 * MM) + 1, *page.size))
        assert bottom.getextrema()[0] == PAPER


def test_a_shift_that_pushes_text_off_the_printable_area_is_refused_with_the_numbers(small_project):
    before = small_project.files()
    told = build(small_project, "shift: {left: 10mm}\n    edge: {left: 7mm, right: 7mm, top: 7mm, bottom: 7mm}")
    assert told.code == ExitCode.PREFLIGHT
    assert "mm of the left edge, where the printer leaves 7.0 mm white" in told.text
    assert small_project.files() == before


def test_readings_of_another_sheet_change_nothing(small_project):
    before = (small_project.output / OFFICE).read_bytes()
    small_project.change(
        CLINIC, "paper: [letter]", "paper: [letter]\nprinter: {letter-landscape: {shift: {left: 3mm}}}"
    )
    assert small_project.run("build").code == ExitCode.OK
    assert (small_project.output / OFFICE).read_bytes() == before


def test_the_safe_area_is_wider_by_as_much_as_the_check_allows():
    assert pytest.approx(OVERHANG) == HANGING
