"""Where a mistake in a clinic's files is told: in the cell that brought it, which is where it is mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.findings import Finding, Severity, error
from foldwell.read.suggestions import find_nearest
from foldwell.roster.merging import get_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.read.yaml_source import Source
    from foldwell.roster.rows import ClinicRow

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_MISSING = "read.missing-key"


def point_out(
    found: Iterable[tuple[Finding, Source | None]], row: ClinicRow, clinics: Iterable[str]
) -> Iterator[Finding]:
    """The errors that were found in a clinic's files as they will be, where a person can mend them.

    found: each with its file as it is, None where there is none yet. What a cell that could not be read brought
    about is left out.
    """
    errors = [
        (finding, file)
        for finding, file in found
        if finding.severity is Severity.ERROR and not row.is_faulty(finding.field)
    ]
    untold = [finding.field for finding, file in errors if file is None and _is_untold(finding, row)]
    if untold:
        yield _tell_new(row, untold, clinics)
    yield from (_place(finding, file, row) for finding, file in errors if finding.field not in untold)


def _is_untold(finding: Finding, row: ClinicRow) -> bool:
    """Whether a value is missing that no column of the sheet holds."""
    return finding.code == _MISSING and row.find_header(finding.field) is None


def _tell_new(row: ClinicRow, untold: list[str], clinics: Iterable[str]) -> Finding:
    """A clinic that is not there, in a sheet without the columns for a new one: often a slip of the pen in its id."""
    near = find_nearest(row.clinic_id, clinics)
    remedy = f"did you mean {near!r}? Else add" if near else "add"
    message = f"there is no clinic {row.clinic_id!r} yet, and no column says its {', '.join(untold)}"
    remedy += " the columns; foldwell export clinics --template shows them all"
    return error("import.id", message, remedy, row.place, "id")


def _place(finding: Finding, file: Source | None, row: ClinicRow) -> Finding:
    """A finding in its cell, else in the file that had it before, else at the row's clinic."""
    header = row.find_header(finding.field)
    if header:
        is_empty = finding.code == _MISSING
        message = "something must stand here" if is_empty else finding.message
        remedy = finding.remedy.replace("add it", "fill it in", 1) if is_empty else finding.remedy
        return error(finding.code, message, remedy, row.headers[header], header)
    steps = tuple(int(number) if number else key for number, key in _STEP.findall(finding.field))
    is_there = file is not None and get_value(file.data, steps) is not None
    place = file.place(steps) if file and is_there else row.place
    return error(finding.code, finding.message, finding.remedy, place, finding.field)
