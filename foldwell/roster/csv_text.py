"""CSV as spreadsheets save it: comma, semicolon or tab, UTF-8 or UTF-16; and as they open it again."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Place, error

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATORS = (",", ";", "\t")
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""Excel's own first line, which names the separator and is no row of the sheet."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_GUARDED = re.compile(r"'*[=+\-@\t]")
"""What a spreadsheet would take for a formula (OWASP, CSV injection), or what was guarded against that."""


def read_csv(data: bytes, shown_as: str) -> list[list[str]]:
    """The rows of a CSV file, empty ones too, so that their numbers are those of the spreadsheet.

    Raises InputError where it is not UTF-8 or UTF-16, or where a quote is not closed.
    """
    text = _decode(data, shown_as)
    told = _SEPARATOR_LINE.match(text)
    text = text[told.end() :] if told else text
    separator = told[1] if told else _find_separator(text)
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows.extend([_unify_lines(cell) for cell in row] for row in reader)
    except csv.Error as problem:
        message = f"this row can't be read ({problem})"
        remedy = 'put the whole cell in "quotes", and write "" for a quote inside it; or save the sheet anew'
        raise InputError([error("import.broken-file", message, remedy, Place(shown_as, len(rows) + 1, 1))]) from None
    return rows


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file that spreadsheets open by a double click: comma, UTF-8 with its mark, CR LF (RFC 4180)."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([guard_cell(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + written.getvalue().encode()


def guard_cell(text: str) -> str:
    """A text behind an apostrophe where a spreadsheet would take it for a formula or for a number with a sign."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguard_cell(text: str) -> str:
    """What `guard_cell` was given."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def _unify_lines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, shown_as: str) -> str:
    encoding = _WIDE.get(data[:2], "utf-8-sig")
    try:
        if encoding == "utf-8-sig" and b"\x00" in data[:200]:
            raise _refuse_encoding("the file is no text that can be read", Place(shown_as))
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding != "utf-8-sig":
            raise _refuse_encoding("the file is cut off, or not UTF-16 throughout", Place(shown_as)) from None
        if _BINARY.search(data[:1000]):
            raise _refuse_encoding("the file is no text that can be read", Place(shown_as)) from None
        raise _tell_windows(data, problem.start, shown_as) from None


def _tell_windows(data: bytes, position: int, shown_as: str) -> InputError:
    """Excel's plain "CSV" is written in Windows-1252, or in what the machine's language has in its place."""
    row = data.count(b"\n", 0, position) + 1
    line = data[data.rfind(b"\n", 0, position) + 1 :].splitlines()[0]
    in_line = position - data.rfind(b"\n", 0, position) - 1
    word = line[max(0, in_line - 12) : in_line + 12].decode("cp1252", "replace").strip()
    message = f"the file is not UTF-8; most likely it is Windows-1252, where this would read {word!r}"
    return _refuse_encoding(message, Place(shown_as, row, 1))


def _refuse_encoding(message: str, place: Place) -> InputError:
    remedy = "save it as “CSV UTF-8 (Comma delimited)”, or as an Excel workbook (.xlsx)"
    return InputError([error("import.encoding", message, remedy, place)])


def _find_separator(text: str) -> str:
    """The separator that the row of headers holds most of; a comma where it holds none."""
    first = next((line for line in text.splitlines() if line.strip(' ,;\t"')), "")
    plain = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=plain.count)
