"""The calibrate command: a sheet to print once, which shows a printer's unprintable edge and its duplex shift."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import click

from foldwell.atomic import require_folder, write_all
from foldwell.compose.calibration import LANGUAGE, CalibrationSheet, compose_calibration
from foldwell.compose.composition import Composer
from foldwell.compose.scales import LEAST_SIDE
from foldwell.errors import InputError, UsageError
from foldwell.findings import error
from foldwell.finish.facts import DocumentFacts
from foldwell.finish.office import finish_office
from foldwell.finish.screen import finish_screen
from foldwell.impose.merge import Clip
from foldwell.impose.sides import Placement, Side
from foldwell.model.printer import name_sheet
from foldwell.read.suggestions import check_name
from foldwell.typeset.engine import Engine, PictureCache

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from foldwell.read.library import Library
    from foldwell.read.shelf import Shelf

REVISION, REVISED = "1", date(2026, 11, 22)
"""Of the sheet's design; change both with it, for no clock may reach a file."""


@dataclass(frozen=True)
class CalibrateRequest:
    """What the command line asks for; papers and clinic may be empty."""

    papers: tuple[str, ...]
    clinic: str
    output: Path


def run_calibrate(request: CalibrateRequest, shelf: Shelf) -> None:
    """Write the calibration sheets that a request asks for.

    Raises UsageError for a clinic or a paper that does not exist or is too small, OutputError where the folder
    can't take files, InputError where a clinic's file, the template or the style has mistakes.
    """
    sheets = plan_sheets(shelf, request.papers, request.clinic)
    require_folder(request.output)
    composer, engine = Composer(shelf.library), Engine(shelf.library)
    made = {
        request.output / f"calibrate-{sheet.name}.pdf": make_sheet(shelf.library, composer, engine, sheet)
        for sheet in sheets
    }
    write_all(made)
    for path in made:
        click.echo(str(path))
    click.echo("Print both sides at 100 %, as you print brochures; then the sheet says what to do.")


def plan_sheets(shelf: Shelf, papers: Sequence[str], clinic: str) -> list[CalibrationSheet]:
    """One sheet for each form, upright or wide, in which a layout prints on these papers.

    Without papers, those that the clinic prints on, or all clinics. The only clinic need not be named.
    """
    clinics = (shelf.library.check_clinic(clinic),) if clinic else shelf.library.clinics()
    for paper in papers:
        check_name("paper", paper, shelf.known_papers())
    wanted = papers or tuple(dict.fromkeys(p for name in clinics for p in shelf.clinic(name).model.paper))
    known = shelf.known_sheets()
    sheets = [
        CalibrationSheet(name, paper, *size)
        for paper in dict.fromkeys(wanted)
        for name, size in known.items()
        if name == name_sheet(paper, *size) and min(size).mm >= LEAST_SIDE
    ]
    if not sheets:
        message = f"no calibration sheet fits {', '.join(wanted) or 'no paper'}"
        raise UsageError(message, f"choose a paper whose sides are {LEAST_SIDE:g} mm or more, such as letter or a4")
    if len(clinics) > 1 or not clinics:
        return sheets
    loaded = shelf.clinic(clinics[0])
    return [replace(sheet, clinic=loaded.model.name, file=loaded.source.file) for sheet in sheets]


def make_sheet(library: Library, composer: Composer, engine: Engine, sheet: CalibrationSheet) -> bytes:
    """One calibration sheet as PDF/UA-1 and PDF/A-3a, which asks to be printed at 100 % and turned like a book.

    Raises InputError where the template or the style has mistakes, or its text takes more than two pages.
    """
    laid_out = engine.lay_out(compose_calibration(library, composer, sheet), PictureCache())
    data, log = engine.write(laid_out)
    found = [error("calibrate.engine-log", f"the engine said: {line}") for line in (*laid_out.log, *log)]
    if (pages := len(laid_out.document.pages)) != 2:
        remedy = "shorten the words of templates/calibrate/, or take the project's own copy away"
        found.append(error("calibrate.pages", f"the sheet has {pages} pages and not two", remedy))
    if found:
        raise InputError(found)
    width, height = sheet.width.pt, sheet.height.pt
    sides = [
        Side(name, width, height, (Placement(page, name, 0, 0, width, height),))
        for page, name in enumerate(("front", "back"))
    ]
    screen = finish_screen(data, facts=_facts(sheet))
    return finish_office(screen, sides, duplex="short-edge" if sheet.is_wide else "long-edge", clip=Clip())


def _facts(sheet: CalibrationSheet) -> DocumentFacts:
    return DocumentFacts(
        title=sheet.title,
        language=LANGUAGE,
        description="A sheet that shows a printer's unprintable edge and its duplex shift",
        keywords=("calibration", sheet.name),
        author=sheet.clinic or "Foldwell",
        number=f"calibrate-{sheet.name}",
        revision=REVISION,
        date=REVISED,
        identifier=f"calibrate/{sheet.name}",
    )
