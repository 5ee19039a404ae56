"""The print command: every file is judged before the first sheet is printed."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foldwell.desk.cups import find_printer, run_program
from foldwell.desk.sheets import find_draft, read_office_file
from foldwell.desk.ticket import write_ticket
from foldwell.errors import FindingsError, InputError, UsageError
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.desk.sheets import OfficeFile
    from foldwell.desk.ticket import Ticket
    from foldwell.findings import Finding

ENDING = ".office.pdf"


@dataclass(frozen=True)
class PrintRequest:
    """What the command line asks for. wanted: files, or names of brochures under output."""

    wanted: tuple[str, ...]
    output: Path
    printer: str
    copies: int
    allow_draft: bool
    dry_run: bool


def run_print(request: PrintRequest) -> None:
    """Print every file, or none where one of them may not be printed.

    Raises UsageError for a file or printer that does not exist, InputError for files that may not be printed or
    that the printer can't print, and SetupError where CUPS can't be asked.
    """
    files = _read_files([_find_file(name, request.output) for name in request.wanted], request)
    printer = find_printer(request.printer)
    if not printer.options:
        told = f"The printer {printer.name} does not tell what it can do; look at the first sheet before the rest."
        click.echo(told, err=True)
    tickets: list[Ticket] = []
    faults: list[Finding] = []
    for file in files:
        try:
            tickets.append(write_ticket(file, printer, request.copies))
        except InputError as problem:
            faults += problem.findings
    if faults:
        raise InputError(faults)
    for ticket in tickets:
        click.echo(f"{ticket.file.title} on {ticket.printer}: {ticket.describe()}")
        if request.dry_run:
            click.echo(f"  {shlex.join(('lp', *ticket.arguments()))}")
        else:
            click.echo(f"  {run_program('lp', *ticket.arguments()).strip()}")


def _read_files(paths: list[Path], request: PrintRequest) -> list[OfficeFile]:
    """Every file; raises InputError with all that keeps them from being printed."""
    files: list[OfficeFile] = []
    faults: list[Finding] = []
    for path in paths:
        try:
            file = read_office_file(path)
        except FindingsError as problem:
            faults += problem.findings
            continue
        draft = None if request.allow_draft else find_draft(file)
        faults += [draft] if draft else []
        files.append(file)
    if faults:
        raise InputError(faults)
    return files


def _find_file(name: str, output: Path) -> Path:
    """The file of a path, or the office file of a brochure."""
    if Path(name).is_file():
        return Path(name).resolve()
    built = output / f"{name}{ENDING}"
    if built.is_file():
        return built.resolve()
    if name.lower().endswith(".pdf"):
        raise UsageError(f"there is no file {name}", "foldwell build makes the office files")
    known = sorted(_list_built(output))
    nothing = f"nothing is built in {output} yet: foldwell build"
    raise UsageError(f"there is no office file of a brochure {name!r} in {output}", suggest(name, known, nothing))


def _list_built(output: Path) -> Iterator[str]:
    for path in output.glob(f"*/*{ENDING}"):
        yield path.relative_to(output).as_posix().removesuffix(ENDING)
