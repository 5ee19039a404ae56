"""What stands in a cell, read as a person typed it and a spreadsheet kept it, and written for people again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.read.yaml_text import INVISIBLE
from foldwell.roster.csv_text import unguard_cell
from foldwell.roster.yaml_writing import Bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from foldwell.read.yaml_nodes import Data

NOTHING = "-"
"""What takes a value away; an empty cell leaves it as it is."""
_SPREADSHEET_ERROR = re.compile(r"#(NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!|#+)")
_SHORTENED = re.compile(r"[-+]?\d([.,]\d+)?E[-+]?\d+", re.IGNORECASE)
_WHOLE = re.compile(r"(\d+)[.,]0+")
_SPACES = re.compile("[\u00a0\u2007\u202f]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?(?::00)? ?([ap]\.?m\.?)?"
_HOURS = re.compile(rf"([a-z]+)\.?(?: ?(?:-|to) ?([a-z]+)\.?)?:? +{_TIME} ?(?:-|to) ?{_TIME}", re.IGNORECASE)
_LINE_END = re.compile(r"\n|(?<!\|)\|(?!\|)")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_TRUTH = {"true": "true", "yes": "true", "false": "false", "no": "false"}


class CellError(ValueError):
    """A cell that can't be read: what is wrong, and what to write."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@dataclass(frozen=True)
class Form:
    """How a kind of value stands in a cell. read raises CellError; write takes only what the model accepts."""

    read: Callable[[str], Data]
    write: Callable[[Data], str]


def read_cell(cell: str, form: Form) -> Data:
    """A cell that holds something.

    Raises CellError for formulas, for what a spreadsheet says where it could not compute, and for what the form
    can't read.
    """
    text = cell.strip()
    if text.startswith("="):
        raise CellError("this is a formula", "write its result; for a text that begins with =, write '=")
    if _SPREADSHEET_ERROR.fullmatch(text):
        raise CellError(f"{text} is what the spreadsheet says where it shows no value", "write the value itself")
    if found := INVISIBLE.search(text):
        raise CellError(f"an invisible character (U+{ord(found[0]):04X}) stands here", "delete it")
    return form.read(unguard_cell(text))


def _write_text(data: Data) -> str:
    return str(data)


def _read_number_text(text: str) -> str:
    """Digits that a spreadsheet may have taken for a number, such as a phone."""
    if _SHORTENED.fullmatch(text):
        remedy = "format the column as text, and type the number again"
        raise CellError(f"the spreadsheet has shortened a number to {text}", remedy)
    return _DASHES.sub("-", _SPACES.sub(" ", text))


def _read_whole(text: str) -> str:
    number = _WHOLE.fullmatch(_read_number_text(text))
    return Bare(number[1] if number else text)


def _read_flag(text: str) -> str:
    return Bare(_TRUTH.get(text.lower(), text))


def _read_day(text: str) -> str:
    """ISO, or day and month with slashes or points where only one of the two can be the month."""
    text = text.removesuffix(" 00:00:00")
    found = _SLASHED.fullmatch(text)
    if not found:
        return Bare(text)
    first, second, year = (int(part) for part in found.groups())
    if first != second and max(first, second) <= 12:
        message = f"{text} is two dates: {year}-{first:02}-{second:02} and {year}-{second:02}-{first:02}"
        raise CellError(message, "write year-month-day, such as 2026-11-22")
    month, day = (first, second) if second > 12 else (second, first)
    return Bare(f"{year}-{month:02}-{day:02}")


def _read_list(text: str) -> Data:
    return [part for part in re.split(r"[\s,;|]+", text) if part]


def _write_list(data: Data) -> str:
    return ", ".join(map(str, data)) if isinstance(data, list) else str(data)


def _read_lines(text: str) -> Data:
    """Lines, or parts with a bar between them; a bar that is meant is written twice."""
    parts = [part.strip().replace("||", "|") for part in _LINE_END.split(text)]
    return [part for part in parts if part]


def _write_lines(data: Data) -> str:
    lines = [str(line) for line in data] if isinstance(data, list) else [str(data)]
    return " | ".join(line.replace("|", "||") for line in lines)


def _read_pairs(text: str) -> Data:
    pairs: dict[str, Data] = {}
    for part in re.split(r"[,;\n]", text):
        name, mark, value = part.partition("=")
        if part.strip() and not (mark and name.strip() and value.strip()):
            raise CellError(f"{part.strip()!r} does not say what of what", "write name=value, such as source=marrow")
        if part.strip():
            pairs[name.strip()] = value.strip()
    return pairs


def _write_pairs(data: Data) -> str:
    return ", ".join(f"{name}={value}" for name, value in data.items()) if isinstance(data, dict) else str(data)


def _read_hours(text: str) -> Data:
    return [_read_open(part.strip()) for part in re.split(r"[;,\n]", text) if part.strip()]


def _read_open(text: str) -> Data:
    plain = _DASHES.sub("-", _SPACES.sub(" ", text))
    found = _HOURS.fullmatch(plain)
    first, last = (_read_weekday(found[1]), _read_weekday(found[2] or "")) if found else (None, None)
    if not found or not first or (found[2] and not last):
        remedy = "write mon-fri 08:00-17:00; sat 09:00-12:00"
        raise CellError(f"{text!r} is not days and hours", remedy)
    opens, closes = _read_time(found[3], found[4], found[5]), _read_time(found[6], found[7], found[8])
    if bool(found[5]) != bool(found[8]) or closes <= opens:
        raise CellError(f"{text!r} can be read as {opens} to {closes}", "write both times as on a 24-hour clock")
    return {"days": [first, last] if last else [first], "opens": opens, "closes": closes}


def _read_weekday(name: str) -> str | None:
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    short = name.lower()
    return next((day for day, word in zip(_DAYS, full, strict=True) if len(short) > 2 and word.startswith(short)), None)


def _read_time(hour: str, minute: str | None, half: str | None) -> str:
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.lower().startswith("p") else 0)
    return f"{number:02}:{minute or '00'}"


def _write_hours(data: Data) -> str:
    return "; ".join(map(_write_open, data)) if isinstance(data, list) else str(data)


def _write_open(data: Data) -> str:
    days = data.get("days") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(days, list):
        return str(data)
    return f"{'-'.join(map(str, days))} {data.get('opens')}-{data.get('closes')}"


TEXT = Form(str, _write_text)
NUMBER_TEXT = Form(_read_number_text, _write_text)
WHOLE = Form(_read_whole, _write_text)
FLAG = Form(_read_flag, _write_text)
DAY = Form(_read_day, _write_text)
NAMES = Form(_read_list, _write_list)
NUMBERS = Form(lambda text: [Bare(part) for part in re.split(r"[\s;|]+|, ", text) if part], _write_list)
LINES = Form(_read_lines, _write_lines)
PAIRS = Form(_read_pairs, _write_pairs)
HOURS = Form(_read_hours, _write_hours)
