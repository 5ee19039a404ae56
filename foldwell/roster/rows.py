"""Rows of a sheet as what they say: which clinic, and which value of which file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Finding, error, warning
from foldwell.read.folder_names import LONGEST_NAME, is_folder_name, suggest_name
from foldwell.read.suggestions import find_nearest
from foldwell.roster.cells import NOTHING, CellError, read_cell
from foldwell.roster.columns import find_photos, list_columns, match_headers, read_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foldwell.findings import Place
    from foldwell.read.shelf import Shelf
    from foldwell.read.yaml_nodes import Data
    from foldwell.roster.columns import Column
    from foldwell.roster.table import Row, Table

_OURS = ("offers", "photos", "printer", "color", "site", "address", "logo")
"""Words that a header begins with only where it means one of our columns."""


@dataclass(frozen=True)
class Said:
    """One cell that says something. value: None takes away what is there."""

    column: Column
    place: Place
    value: Data


@dataclass(frozen=True)
class ClinicRow:
    """One clinic of a sheet, its cells by the field that findings name."""

    clinic_id: str
    place: Place
    cells: tuple[Said, ...]
    headers: dict[str, Place] = field(repr=False)
    """Where every column of the sheet has its cell in this row, by its header; empty cells too."""
    fields: dict[str, str] = field(repr=False)
    """The headers of the sheet's columns, by the field that findings name."""
    faulty: frozenset[str] = frozenset()
    """Fields whose cells could not be read."""

    def value(self, header: str) -> str:
        """The text under a header; empty where there is none."""
        found = next((cell.value for cell in self.cells if cell.column.header == header), None)
        return found if isinstance(found, str) else ""

    def find_header(self, told: str) -> str | None:
        """The header of the column that a finding's field is in, else of the first one that is part of the field."""
        around = [name for name in self.fields if _is_within(told, name)]
        inside = [name for name in self.fields if _is_within(name, told)]
        nearest = max(around, key=len, default=None) or next(iter(inside), None)
        return self.fields[nearest] if nearest else None

    def is_faulty(self, told: str) -> bool:
        """Whether a finding is about what a cell says that could not be read, which is told already."""
        return any(_is_within(told, name) or _is_within(name, told) for name in self.faulty)


def _is_within(field: str, whole: str) -> bool:
    return bool(whole) and (field == whole or field.startswith((f"{whole}.", f"{whole}[")))


def read_columns(shelf: Shelf, table: Table) -> tuple[list[Column | None], list[Finding]]:
    """The column that each header means, and warnings on those that mean none.

    Raises InputError where a header is there twice, is one of ours but wrong, or where no column names the clinics.
    """
    names = read_names(shelf, find_photos(table.headers))
    known = list(list_columns(names))
    columns = match_headers(table.headers, known)
    findings = list(_check_headers(table, columns, [column.header for column in known]))
    if not any(column and column.header in {"id", "name"} for column in columns):
        message, remedy = "no column says which clinic a row is about", "name one id or name"
        findings.append(error("import.column", message, remedy, table.place(table.header_row)))
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise InputError(errors)
    return columns, findings


def _check_headers(table: Table, columns: Sequence[Column | None], known: list[str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, (header, column) in enumerate(zip(table.headers, columns, strict=True)):
        place = table.place(table.header_row, number)
        if column and column.header in first:
            message = f"the column {column.header} is here twice"
            remedy = f"keep one; the other is {table.headers[first[column.header]]!r}"
            yield error("import.column", message, remedy, place, header)
        elif column:
            first[column.header] = number
        elif header.casefold().startswith(_OURS):
            near = find_nearest(header, known)
            remedy = f"did you mean {near!r}?" if near else "docs/clinics.md tells which there are"
            yield error("import.column", "there is no such column", remedy, place, header)
        elif header:
            near = find_nearest(header, known)
            remedy = f"did you mean {near!r}?" if near else "nothing needs to be done if it is your own"
            yield warning("import.unknown-column", "this column is left aside", remedy, place, header)


def read_rows(table: Table, columns: Sequence[Column | None]) -> tuple[list[ClinicRow], list[Finding]]:
    """Every row whose clinic is known, and all that is wrong with ids and with cells that can't be read."""
    rows: list[ClinicRow] = []
    findings: list[Finding] = []
    seen: defaultdict[str, list[int]] = defaultdict(list)
    fields = {column.field: column.header for column in columns if column and column.field}
    fields_by_header = {header: name for name, header in fields.items()}
    for row in table.rows:
        cells, faults = _read_cells(table, row, columns)
        findings += faults
        clinic_id, place = _read_id(table, row, columns, cells)
        if isinstance(clinic_id, Finding):
            findings.append(clinic_id)
            continue
        seen[clinic_id].append(row.number)
        if len(seen[clinic_id]) > 1:
            message = f"{clinic_id!r} is in row {seen[clinic_id][0]} already"
            findings.append(error("import.id", message, "give each clinic an id of its own", place, "id"))
        else:
            headers = {one.header: table.place(row.number, number) for number, one in enumerate(columns) if one}
            faulty = frozenset(fields_by_header.get(fault.field, "") for fault in faults)
            rows.append(ClinicRow(clinic_id, place, tuple(cells), headers, fields, faulty))
    return rows, findings


def _read_cells(table: Table, row: Row, columns: Sequence[Column | None]) -> tuple[list[Said], list[Finding]]:
    cells: list[Said] = []
    findings: list[Finding] = []
    for number, (column, text) in enumerate(zip(columns, row.cells, strict=True)):
        if column is None or not text.strip():
            continue
        place = table.place(row.number, number)
        try:
            value = None if text.strip() == NOTHING else read_cell(text, column.form)
        except CellError as problem:
            findings.append(error("import.cell", problem.message, problem.remedy, place, column.header))
            continue
        cells.append(Said(column, place, value))
    return cells, findings


def _read_id(
    table: Table, row: Row, columns: Sequence[Column | None], cells: list[Said]
) -> tuple[str | Finding, Place]:
    """The clinic's id: that of the row, or made from its name."""
    told = {cell.column.header: cell for cell in cells if isinstance(cell.value, str)}
    headers = [column.header if column else "" for column in columns]
    place = table.place(row.number, headers.index("id") if "id" in headers else headers.index("name"))
    if "id" in told:
        written = str(told["id"].value)
        if is_folder_name(written):
            return written, place
        message = f"{written!r} can't be an id: lower case, hyphens between words, up to {LONGEST_NAME} characters"
        remedy = f"write {suggest_name(written, 'clinic') or 'one such as lake-view'}"
        return error("import.id", message, remedy, place, "id"), place
    if "name" not in told:
        return error("import.id", "this row names no clinic", "write its name, or delete the row", place, "id"), place
    made = suggest_name(str(told["name"].value), "clinic")
    if made:
        return made, place
    remedy = "write one such as lake-view into a column id"
    return error("import.id", "no id can be made from this name", remedy, place, "id"), place
