"""Slots: the places of a document that hold all that it shows of its clinic.

A slot is a `<div data-slot="<name>">` whose size the style reserves. Outside its slots a document is the same for
every clinic that offers the topic alike; only the colours of the palette differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN = re.compile(r'<div\b[^>]*\bdata-slot="([^"]+)"[^>]*>')
_DIV = re.compile(r"<(/?)div\b[^>]*>")


@dataclass(frozen=True)
class Slot:
    """A slot of a document: its name, unique in the document, and the span of its content in the text."""

    name: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        """What it holds, such as `contact`; the name goes on after `--` with the block that it stands in."""
        return self.name.split("--")[0]


def list_slots(html: str) -> tuple[Slot, ...]:
    """The slots of a composed document in reading order. Raises ValueError where one is left open or named twice."""
    slots = tuple(Slot(opened[1], opened.end(), _find_end(html, opened.end())) for opened in _OPEN.finditer(html))
    names = [slot.name for slot in slots]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"slots are named twice: {', '.join(twice)}")
    return slots


def _find_end(html: str, start: int) -> int:
    depth = 1
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    raise ValueError("a slot is left open")


def slot_contents(html: str) -> dict[str, str]:
    """The content of each slot, as HTML, by its name."""
    return {slot.name: html[slot.start : slot.end] for slot in list_slots(html)}


def fill_slots(html: str, contents: Mapping[str, str]) -> str:
    """The document with other contents in its slots; a slot that is not named is left empty."""
    parts, done = [], 0
    for slot in list_slots(html):
        parts += [html[done : slot.start], contents.get(slot.name, "")]
        done = slot.end
    return "".join([*parts, html[done:]])
