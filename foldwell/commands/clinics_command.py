"""Clinics go out as a sheet, and come back."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from foldwell.atomic import write_all, write_whole
from foldwell.errors import ExitCode, InputError, OutputError, UsageError
from foldwell.report import as_json, count, finding_data, finding_lines
from foldwell.roster.csv_text import write_csv
from foldwell.roster.exporting import export_clinics, make_template
from foldwell.roster.importing import plan_import
from foldwell.roster.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.read.library import Library
    from foldwell.read.shelf import Shelf
    from foldwell.roster.importing import ClinicChange, Import

_LONGEST = 60
"""Characters of a value in a line."""


def run_import(library: Library, file: Path, *, is_trial: bool, is_json: bool) -> int:
    """Make the clinics of a sheet, or only say what would be made; return the exit code.

    Raises InputError with all that is wrong in any row, and OutputError: then nothing is written. For programs
    what is wrong is told in the document instead.
    """
    try:
        planned = plan_import(library, read_table(file), file.absolute().parent)
    except InputError as problem:
        if not is_json:
            raise
        click.echo(as_json({"written": False, "clinics": [], "findings": list(map(finding_data, problem.findings))}))
        return ExitCode.BAD_INPUT
    if not is_trial:
        _write(library.roots[0], planned)
    if is_json:
        click.echo(as_json(_tell_programs(planned, is_trial=is_trial)))
        return ExitCode.OK
    for line in (*finding_lines(planned.findings), *_tell_people(planned, is_trial=is_trial)):
        click.echo(line)
    return ExitCode.OK


def _write(root: Path, planned: Import) -> None:
    """Put the files of all clinics in place; where one can't be written, none is, and no empty folder stays."""
    try:
        write_all({root / relative: data for relative, data in planned.files.items()})
    except OutputError:
        for clinic in planned.clinics:
            with suppress(OSError):
                (root / "content/clinics" / clinic.clinic).rmdir()
        raise


def run_export(shelf: Shelf, file: Path, *, is_template: bool) -> None:
    """Write the clinics of a project as a sheet, or its headers alone."""
    if file.suffix.lower() != ".csv":
        raise UsageError(f"{file} is not named as a CSV file", f"name it {file.with_suffix('.csv').name}")
    home = file.absolute().parent

    def find_path(relative: str) -> str:
        return os.path.relpath(shelf.library.path(relative), home).replace(os.sep, "/")

    rows = make_template(shelf) if is_template else export_clinics(shelf, find_path)
    write_whole(file, write_csv(rows))
    what = "headers to fill in" if is_template else count(len(rows) - 1, "clinic")
    click.echo(f"{file}: {what}, {count(len(rows[0]), 'column')}.")


def _tell_people(planned: Import, *, is_trial: bool) -> list[str]:
    lines = []
    for clinic in planned.clinics:
        if clinic.is_new:
            lines.append(f"new      {clinic.clinic}")
        elif clinic.changes:
            lines.append(f"changed  {clinic.clinic}")
            lines += [f"         {_tell_change(*asdict(change).values())}" for change in clinic.changes]
    counts = [_state(clinic) for clinic in planned.clinics]
    told = ", ".join(f"{counts.count(state)} {state}" for state in ("new", "changed", "unchanged"))
    if planned.unmentioned:
        told += f"; {count(len(planned.unmentioned), 'clinic')} not in the sheet, left as {_are(planned)}"
    lines.append(f"{count(len(planned.clinics), 'row')}: {told}.")
    if is_trial:
        lines.append("Nothing was written: this was a dry run.")
    elif planned.files:
        lines.append("Next: foldwell check")
    return lines


def _are(planned: Import) -> str:
    return "it is" if len(planned.unmentioned) == 1 else "they are"


def _tell_change(field: str, before: str, after: str) -> str:
    if not after:
        return f"{field}: {_shorten(before)} taken away"
    return f"{field}: {_shorten(before)} -> {_shorten(after)}" if before else f"{field}: {_shorten(after)}"


def _shorten(text: str) -> str:
    line = " | ".join(text.strip().split("\n"))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _state(clinic: ClinicChange) -> str:
    return "new" if clinic.is_new else "changed" if clinic.changes else "unchanged"


def _tell_programs(planned: Import, *, is_trial: bool) -> dict[str, object]:
    return {
        "written": not is_trial,
        "clinics": [
            {"clinic": one.clinic, "state": _state(one), "changes": [asdict(change) for change in one.changes]}
            for one in planned.clinics
        ],
        "not_in_sheet": list(planned.unmentioned),
        "files": list(planned.files),
        "findings": [finding_data(finding) for finding in planned.findings],
    }
