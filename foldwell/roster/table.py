"""A sheet as rows of texts: what a CSV file or a workbook holds, whatever program saved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error
from foldwell.roster.csv_text import read_csv
from foldwell.roster.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 20_000_000
"""A sheet of 1,000 clinics has half a megabyte."""
MOST_ROWS = 20_000
WORKBOOKS = {".xlsx", ".ods"}
TEXTS = {".csv", ".tsv", ".txt"}


@dataclass(frozen=True)
class Row:
    """One row that holds something. number: as the spreadsheet counts; cells: in the order of the headers."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A sheet. header_row: the number of the row with the headers."""

    file: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, row: int, column: int = 0) -> Place:
        """A cell, by the row's number and the header's position from 0."""
        return Place(self.file, row, column + 1)


def read_table(path: Path) -> Table:
    """The sheet in a file, told apart by the file's ending.

    Raises InputError where it can't be read, holds no row of headers, or cells that no header stands above.
    """
    shown_as = path.as_posix()
    ending = path.suffix.lower()
    if ending not in WORKBOOKS | TEXTS:
        message = f"{ending or 'a name without ending'} is no kind of sheet that is read here"
        raise InputError([error("import.broken-file", message, "save it as .csv or .xlsx", Place(shown_as))])
    data = _read_bytes(path, shown_as)
    lines = read_workbook(data, shown_as) if ending in WORKBOOKS else read_csv(data, shown_as)
    filled = [(number, cells) for number, cells in enumerate(lines, start=1) if any(cell.strip() for cell in cells)]
    if not filled:
        remedy = "write the headers into the first row; foldwell export clinics --template makes them"
        raise InputError([error("import.broken-file", "the sheet is empty", remedy, Place(shown_as))])
    if len(filled) > MOST_ROWS:
        message = f"the sheet has {len(filled):,} rows; the most is {MOST_ROWS:,}"
        raise InputError([error("import.broken-file", message, "split it", Place(shown_as))])
    header_row, written = filled[0]
    headers = [header.strip() for header in written]
    while headers and not headers[-1]:
        headers.pop()
    table = Table(shown_as, header_row, tuple(headers), tuple(_make_rows(filled[1:], len(headers))))
    findings = list(_check_shape(table, filled[1:]))
    if findings:
        raise InputError(findings)
    return table


def _make_rows(filled: list[tuple[int, list[str]]], width: int) -> Iterator[Row]:
    for number, cells in filled:
        yield Row(number, tuple(cells[:width]) + ("",) * (width - len(cells)))


def _check_shape(table: Table, filled: list[tuple[int, list[str]]]) -> Iterator[Finding]:
    """Cells that no header stands above: most often a text with a comma that is not in quotes."""
    named = [bool(header) for header in table.headers]
    for number, cells in filled:
        for column, cell in enumerate(cells):
            if cell.strip() and not (column < len(named) and named[column]):
                remedy = "write a header above it; where a text holds the separator, put it in quotes"
                message = f"no header stands above {cell.strip()[:40]!r}"
                yield error("import.column", message, remedy, table.place(number, column))
                break


def _read_bytes(path: Path, shown_as: str) -> bytes:
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as problem:
        message = f"the file can't be read: {problem.strerror or problem}"
        remedy = "check its name, and who may read it"
        raise InputError([error("import.broken-file", message, remedy, Place(shown_as))]) from None
    if len(data) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES / 1e6:g} MB"
        raise InputError([error("import.broken-file", message, "keep the clinics alone in it", Place(shown_as))])
    return data
