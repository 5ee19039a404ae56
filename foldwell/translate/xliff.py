"""XLIFF 2 (OASIS standard 2.0), written: markup as codes with their originals beside them.

The one library that knows XLIFF 2 well is under the GPL; the tests read these files with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from foldwell.translate.markup import Code, split_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.translate.markup import Piece
    from foldwell.translate.parcel import Parcel, Unit

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
CHANGED = "foldwell:changed"
"""Sub-state of a text whose source changed after it was translated."""
_ROOM = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_TYPES = {
    "bold": {"type": "fmt", "subType": "xlf:b"},
    "italic": {"type": "fmt", "subType": "xlf:i"},
    "link": {"type": "link"},
}
_TOKEN = re.compile(r"[\w.:-]+", re.ASCII)
_NOT_XML = re.compile("([^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
_TEXTS = {"source", "target", "data", "note"}


def write_xliff(parcel: Parcel) -> bytes:
    """A parcel as a file; the same parcel gives the same bytes."""
    spaces = {"xmlns": _NAMESPACE, "xmlns:slr": _ROOM}
    tags = {"version": "2.0", "srcLang": parcel.source_locale, "trgLang": parcel.locale}
    root = Element("xliff", spaces | tags)
    original = f"content/topics/{parcel.topic}/{parcel.source_locale}.yaml"
    file = _add(root, "file", {"id": parcel.topic, "original": original})
    _add(file, "slr:profiles", {"generalProfile": "xliff:codepoints"})
    _add(_add(file, "notes"), "note").text = f"{parcel.document}, revision {parcel.revision}, {parcel.day}"
    for number, unit in enumerate(parcel.units):
        _add_unit(file, unit, number)
    _indent(root, "\n")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n").encode()


def _add(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    return SubElement(parent, name, attributes or {})


def _add_unit(file: Element, unit: Unit, number: int) -> None:
    """An id that is no XML token stands in `name` alone, where all of them stand."""
    told = {"id": unit.id if _TOKEN.fullmatch(unit.id) else f"text-{number}", "name": unit.id, "xml:space": "preserve"}
    if unit.most:
        told["slr:sizeRestriction"] = str(unit.most)
    element = _add(file, "unit", told)
    lines = [("note", line) for line in unit.notes]
    lines += [("before", f"The source was: {unit.before}")] if unit.before and unit.target else []
    if lines:
        notes = _add(element, "notes")
        for category, line in lines:
            _add_text(_add(notes, "note", {"category": category}), line)
    source = split_markup(unit.source)
    numbers = _number_codes(source)
    if numbers:
        data = _add(element, "originalData")
        for written, name in numbers.items():
            _add(data, "data", {"id": name}).text = written
    segment = _add(element, "segment", {"state": "translated" if unit.state == "translated" else "initial"})
    if unit.state == "changed":
        segment.set("subState", CHANGED)
    _add_pieces(_add(segment, "source"), source, numbers)
    if unit.target:
        target = split_markup(unit.target)
        known = all(piece.written in numbers for piece in target if isinstance(piece, Code))
        _add_pieces(_add(segment, "target"), target if known else (unit.target,), numbers)


def _number_codes(pieces: Sequence[Piece]) -> dict[str, str]:
    """A name for each different original of a code."""
    written = dict.fromkeys(piece.written for piece in pieces if isinstance(piece, Code))
    return {code: f"d{number}" for number, code in enumerate(written, start=1)}


def _add_pieces(text: Element, pieces: Sequence[Piece], numbers: dict[str, str]) -> None:
    inside, opened = [text], 0
    for piece in pieces:
        if isinstance(piece, str):
            _add_text(inside[-1], piece)
        elif piece.is_open:
            opened += 1
            told = {"id": str(opened), "canCopy": "no", "canDelete": "no", **_TYPES[piece.name]}
            told["dataRefStart"] = numbers[piece.written]
            inside.append(_add(inside[-1], "pc", told))
        else:
            inside.pop().set("dataRefEnd", numbers[piece.written])


def _add_text(element: Element, text: str) -> None:
    """Text at the end of an element; a character that XML can't hold is told by its number."""
    for part in _NOT_XML.split(text):
        if _NOT_XML.fullmatch(part):
            _add(element, "cp", {"hex": f"{ord(part):04X}"})
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part


def _indent(element: Element, margin: str) -> None:
    """A line for each element, but none inside texts."""
    inner = margin + "  "
    if len(element) and element.tag not in _TEXTS:
        element.text = inner
        for child in element:
            _indent(child, inner)
            child.tail = inner
        element[-1].tail = margin
