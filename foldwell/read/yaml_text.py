"""The text of a YAML file: bytes to UTF-8, and broken YAML in plain words."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import yaml

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
_MOST_FINDINGS = 20

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Characters that no person means to write."""
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)

_QUOTE = "put the whole text in quotes"
_BROKEN = (
    ("mapping values are not allowed", "a colon is not expected here", f"{_QUOTE}, or check the indentation"),
    ("sequence entries are not allowed", "a list can't begin here", "put each - in a line of its own, or use [ ]"),
    ("',' or ']'", "a list in [ ] is not closed", "write ] at its end and a comma between entries"),
    ("',' or '}'", "a mapping in { } is not closed", "write } at its end and a comma between entries"),
    ("could not find expected ':'", "a key without a colon", "write a colon and a space after it"),
    ("unexpected end of stream", "a quote is not closed", "write the same quote at the end of the text"),
    ("unexpected document separator", "a quote is not closed", "write the same quote at the end of the text"),
    ("escape", "a backslash with a letter that has no meaning", r"write \\ for a backslash, or use single quotes"),
    ("cannot start any token", "a text can't begin with this character", _QUOTE),
    ("'-' indicator", "this line does not belong to the list above", "indent it like its neighbours"),
    ("expected <block end>", "this line does not belong to what is above", "indent it like its neighbours"),
    ("did not find expected key", "this line does not belong to the mapping above", "indent it like its neighbours"),
    ("node content", "a value is missing or in the wrong place", "write a value, or put the text in quotes"),
    ("alphabetic or numeric", "& or * begins a name that can't be read", _QUOTE),
    ("comment or a line break", "nothing may stand after | or >", "begin the text in the next line"),
    ("incompatible YAML document", "this version of YAML is not read", "take the %YAML line away"),
)


def read_text(path: Path, shown_as: str) -> str:
    """The text of a file, without byte order mark.

    Raises InputError when it can't be read, is too large, not UTF-8, or holds invisible characters.
    """
    text = _decode(_read_bytes(path, shown_as), shown_as)
    findings = [
        error("read.invisible-character", _name(found[0]), "delete it", _place_at(text, found.start(), shown_as))
        for found in INVISIBLE.finditer(text)
    ]
    tab = "a tab stands before this line's text"
    findings += [
        error("read.tab", tab, "indent with spaces", _place_at(text, found.start(), shown_as))
        for found in _TAB_INDENT.finditer(text)
    ]
    if findings:
        raise InputError(findings[:_MOST_FINDINGS])
    return text


def _read_bytes(path: Path, shown_as: str) -> bytes:
    place = Place(shown_as)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; the most is {MAX_BYTES:,}"
            raise InputError([error("read.too-large", message, "split it, or take pictures and tables out", place)])
        return path.read_bytes()
    except FileNotFoundError:
        finding = error("read.missing-file", "there is no such file", "create it or check its name", place)
        raise InputError([finding]) from None
    except OSError as problem:
        message = f"the file can't be read: {problem.strerror or problem}"
        raise InputError([error("read.unreadable", message, "check what it is and who may read it", place)]) from None


def _decode(data: bytes, shown_as: str) -> str:
    remedy = "save it as UTF-8"
    beginning = data[:64]
    if data.startswith(_WIDE_MARKS) or beginning.count(b"\x00") * 3 > len(beginning):
        message = "the file is written in UTF-16 or UTF-32, or is no text at all"
        raise InputError([error("read.encoding", message, remedy, Place(shown_as))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8-sig")
        message = f"the byte 0x{data[problem.start]:02X} is not UTF-8"
        raise InputError([error("read.encoding", message, remedy, _place_at(before, len(before), shown_as))]) from None


def _place_at(text: str, position: int, shown_as: str) -> Place:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return Place(shown_as, line, column)


def _name(character: str) -> str:
    return f"an invisible character (U+{ord(character):04X}) stands here"


def explain_broken(broken: yaml.MarkedYAMLError, text: str, shown_as: str) -> Finding:
    """What the parser could not read, in plain words."""
    problem = broken.problem or "it can't be read"
    mark = broken.problem_mark or broken.context_mark
    if broken.context_mark and ("quoted scalar" in str(broken.context) or "flow" in str(broken.context)):
        mark = broken.context_mark
    place = Place(shown_as, mark.line + 1, mark.column + 1) if mark else Place(shown_as)
    opened = _find_long_quote(text, place)
    if opened:
        message = f"the quote that opens here is closed only in line {place.line}{_excerpt(text, opened)}"
        return error("read.broken-yaml", message, "write the same quote where the text ends", opened)
    if _stands_behind(text, place) and ("expected key" in problem or "<block end>" in problem):
        message = "something stands behind a closed quote or bracket"
        return error("read.broken-yaml", message + _excerpt(text, place), "put the whole text inside the quotes", place)
    for part, message, remedy in _BROKEN:
        if part in problem:
            return error("read.broken-yaml", message + _excerpt(text, place), remedy, place)
    return error("read.broken-yaml", f"this is not YAML ({problem}){_excerpt(text, place)}", "check this line", place)


def _find_long_quote(text: str, place: Place) -> Place | None:
    """Where a quoted text begins that ends lines below, where the parser then stumbled: its own end was forgotten."""
    begun = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}:
                first, last = token.start_mark, token.end_mark
                if first.line + 1 < last.line + 1 == place.line:
                    begun = Place(place.file, first.line + 1, first.column + 1)
    except yaml.YAMLError:
        pass
    return begun


def _stands_behind(text: str, place: Place) -> bool:
    lines = text.splitlines()
    return 0 < place.line <= len(lines) and bool(lines[place.line - 1][: place.column - 1].strip(" -"))


def _excerpt(text: str, place: Place) -> str:
    lines = text.splitlines()
    written = lines[place.line - 1].strip() if 0 < place.line <= len(lines) else ""
    return f" in `{written[:60]}`" if written else ""
