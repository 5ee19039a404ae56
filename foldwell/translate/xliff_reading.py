"""XLIFF 2 files that came back: read without entities, however a tool has cut and marked their texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.translate.returned import Answer, Returned
from foldwell.translate.xliff import CHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMESPACE = re.compile(r"\{(urn:oasis:names:tc:xliff:document:2\.\d)\}xliff")
_UNIT = re.compile(r"<(?:\w+:)?unit\b[^>]*?\b(?:id|name)=[\"']([^\"']*)[\"'][^>]*>")
_MOST_DEEP = 20
"""Marks inside each other: no text needs more."""


def read_xliff(data: bytes, shown_as: str) -> Returned:
    """The texts of a file.

    Raises InputError where it is no XML, holds a DTD or entities, is no XLIFF 2, or is nested beyond reason.
    """
    place = Place(shown_as)
    try:
        root = fromstring(data, forbid_dtd=True)
    except ParseError as broken:
        line, column = broken.position
        at = Place(shown_as, line, column + 1)
        raise _refuse(f"this is no XML: {broken}", "export it anew from the translator's tool", at) from None
    except (DefusedXmlException, ValueError) as refused:
        told = str(refused).splitlines()[0]
        raise _refuse(f"it holds what a translation never needs: {told}", "take its DTD away", place) from None
    found = _NAMESPACE.fullmatch(root.tag)
    if found is None:
        raise _refuse("this is no XLIFF 2", "save it as XLIFF 2 (.xlf) or as PO", place)
    space = f"{{{found[1]}}}"
    lines = _find_lines(data.decode("utf-8", "replace"))
    answers = []
    for unit in root.iter(f"{space}unit"):
        name = unit.get("name") or unit.get("id") or ""
        at = Place(shown_as, lines.get(name, 0), 1 if name in lines else 0)
        answers.append(_read_unit(unit, name, space, at))
    return Returned(shown_as, root.get("trgLang", ""), tuple(answers))


def _find_lines(text: str) -> dict[str, int]:
    """The line of each unit by its id and by its name."""
    lines: dict[str, int] = {}
    line = done = 0
    for found in re.finditer(r"<(?:\w+:)?unit\b[^>]*>", text):
        line, done = line + text.count("\n", done, found.start()), found.start()
        for told in re.findall(r"\b(?:id|name)=[\"']([^\"']*)[\"']", found[0]):
            lines.setdefault(told, line + 1)
    return lines


def _read_unit(unit: Element, name: str, space: str, place: Place) -> Answer:
    """A unit, though a tool may have cut it into several segments."""
    originals = {data.get("id", ""): data.text or "" for data in unit.iter(f"{space}data")}
    codes = _Codes(originals, space, place)
    segments = [part for part in unit if part.tag in {f"{space}segment", f"{space}ignorable"}]
    sources = [codes.join(part.find(f"{space}source")) for part in segments]
    targets = [
        codes.join(
            part.find(f"{space}source" if part.tag.endswith("ignorable") and len(part) == 1 else f"{space}target")
        )
        for part in segments
    ]
    is_open = any(part.get("state", "initial") == "initial" and part.get("subState") == CHANGED for part in segments)
    is_whole = all(target for target, part in zip(targets, segments, strict=True) if part.tag.endswith("segment"))
    return Answer(name, "".join(sources).strip(), "".join(targets).strip() if is_whole else "", is_open, place)


class _Codes:
    """The codes of one unit: their originals, and how a text with them is written out."""

    def __init__(self, originals: dict[str, str], space: str, place: Place) -> None:
        self._originals, self._space, self._place = originals, space, place
        self._ends: dict[str, str] = {}

    def join(self, text: Element | None) -> str:
        """A source or target as the words have it."""
        return "" if text is None else "".join(self._walk(text, 0))

    def _walk(self, element: Element, depth: int) -> Iterator[str]:
        if depth > _MOST_DEEP:
            raise _refuse(f"marks lie more than {_MOST_DEEP} deep in each other", "export it anew", self._place)
        yield element.text or ""
        for child in element:
            kind = child.tag.removeprefix(self._space)
            if kind == "cp":
                yield self._character(child)
            elif kind in {"pc", "mrk"}:
                yield self._original(child, "dataRefStart")
                yield from self._walk(child, depth + 1)
                yield self._original(child, "dataRefEnd")
            elif kind in {"ph", "sc", "ec"}:
                yield self._original(child, "dataRef")
            elif kind not in {"sm", "em"}:
                raise _refuse(f"a text holds an element that is not known: {kind[:60]}", "export it anew", self._place)
            yield child.tail or ""

    def _original(self, code: Element, reference: str) -> str:
        name = code.get(reference)
        if name is not None and name not in self._originals:
            raise _refuse(f"a code has no original {name!r}", "export anew, and keep the codes", self._place)
        return self._originals[name] if name is not None else ""

    def _character(self, code: Element) -> str:
        try:
            return chr(int(code.get("hex", ""), 16))
        except (ValueError, OverflowError):
            raise _refuse("a character is told by no number", "export it anew", self._place) from None


def _refuse(message: str, remedy: str, place: Place) -> InputError:
    return InputError([error("translate.broken-file", message, remedy, place)])
