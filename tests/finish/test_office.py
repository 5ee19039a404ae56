from __future__ import annotations

import io
import os
import subprocess
import sys
from fractions import Fraction

import page as validator
import pypdf
import pytest

from foldwell.finish.office import finish_office
from foldwell.finish.screen import finish_screen
from foldwell.impose.sides import impose_panels
from foldwell.model.geometry import SheetForm
from tests.impose.read_back import read_tags
from tests.impose.sample import (
    FACTS,
    ROOT,
    SOURCE,
    place_sides,
    read_layout,
    write_engine_pdf,
    write_office_pdf,
    write_screen_pdf,
)

TURNS = pytest.mark.parametrize("turn_back", [False, True])


@TURNS
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_sheets_are_accessible_and_archivable(turn_back, profile):
    report = validator.validate_pdf_bytes(write_office_pdf(turn_back), profile=profile)
    assert [failure.rule_id for failure in report.failures] == []


@TURNS
def test_the_file_tells_the_printer_what_to_do(turn_back):
    reader = pypdf.PdfReader(io.BytesIO(write_office_pdf(turn_back)))
    flip = "/DuplexFlipLongEdge" if turn_back else "/DuplexFlipShortEdge"
    assert dict(reader.trailer["/Root"]["/ViewerPreferences"]) == {
        "/DisplayDocTitle": True,
        "/Duplex": flip,
        "/PrintScaling": "/None",
    }
    assert [tuple(page.mediabox)[2:] for page in reader.pages] == [(792, 612)] * 2
    assert {page["/Tabs"] for page in reader.pages} == {"/S"}


def test_the_file_keeps_what_the_screen_file_says():
    screen, office = (pypdf.PdfReader(io.BytesIO(pdf)) for pdf in (write_screen_pdf(), write_office_pdf()))
    assert screen.metadata == office.metadata
    assert office.attachments["brochure.json"] == [SOURCE]
    assert read_tags(write_office_pdf()).texts == read_tags(write_screen_pdf()).texts


def test_one_side_asks_for_no_duplex():
    alone = write_engine_pdf('<section class="cover"><h1>Alone</h1></section>')
    outside = place_sides()[0]
    cover = next(p for p in outside.placements if p.panel == "cover")
    side = type(outside)("front", 792, 612, (cover,))
    preferences = pypdf.PdfReader(io.BytesIO(finish_office(alone, [side], duplex="short-edge"))).trailer["/Root"]
    assert "/Duplex" not in preferences["/ViewerPreferences"]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_booklet_keeps_its_order_on_every_paper(paper):
    layout = read_layout("booklet")
    width, height = layout.papers[paper].sheet
    size = f"{(width * Fraction(1, 2)).css} {height.css}"
    style = (
        f"<style>@page leaf {{ size: {size} }} .leaf {{ page: leaf }} .leaf + .leaf {{ break-before: page }}</style>"
    )
    leaves = "".join(f'<section class="leaf"><h1>Leaf {number}</h1></section>' for number in range(1, 9))
    screen = finish_screen(write_engine_pdf(style + leaves), facts=FACTS)
    sides = impose_panels(SheetForm(layout, paper), ["page"] * 8)
    office = finish_office(screen, sides, duplex=layout.duplex)
    assert read_tags(office).texts == [f"Leaf {number}" for number in range(1, 9)]
    printed = [page.extract_text().split("Leaf")[1:] for page in pypdf.PdfReader(io.BytesIO(office)).pages]
    pairs = [tuple(int(text.split()[0]) for text in side) for side in printed]
    assert pairs == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert [validator.validate_pdf_bytes(office, profile=profile).is_compliant for profile in ("ua1", "3a")] == [
        True
    ] * 2


def test_same_bytes_in_every_process(tmp_path):
    printed = set()
    for seed, zone, folder in (("1", "UTC", ROOT), ("2", "Asia/Tokyo", tmp_path)):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, "-m", "tests.impose.sample"], env=environment, cwd=folder, capture_output=True, check=True
        )
        printed.add(run.stdout)
    assert len(printed) == 1
    assert len(set(printed.pop().split())) == 3
