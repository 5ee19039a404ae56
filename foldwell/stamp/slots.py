"""Slots in a composed document: where they stand, what they hold, and the document without what they hold.

Documents are those that the templates write: well formed, each attribute in double quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foldwell.compose.slots import Slot as Span
from foldwell.compose.slots import list_slots

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*?(/?)>")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_OF_THE_WHOLE = re.compile(r"<h[1-6]\b|\bid=|\bhref=\"#|\bdata-(?:field|unit|slot)=")
"""What a document has once for all its pages, so that no part of it can be set apart: outline, anchors, fields."""


class UnstampableError(Exception):
    """Why a brochure can't be stamped and is laid out in full; no mistake of anybody's."""


@dataclass(frozen=True)
class Slot:
    """One slot of a document. opening: its own start tag; inner: what stands in it, as HTML."""

    name: str
    opening: str
    inner: str

    @property
    def is_apart(self) -> bool:
        """Whether what it holds can be laid out alone."""
        return _OF_THE_WHOLE.search(self.inner) is None


@dataclass(frozen=True)
class CutDocument:
    """A document with its slots taken out.

    parts: the text before, between and after what the slots hold; each but the last ends with a slot's start tag.
    """

    parts: tuple[str, ...]
    slots: tuple[Slot, ...]

    @property
    def skeleton(self) -> str:
        """What all brochures of a group have in common: the document with empty slots."""
        return "".join(self.parts)

    def fill(self, fillings: tuple[str, ...]) -> str:
        """The document with other contents in its slots, in their order."""
        filled = [piece for pair in zip(self.parts, fillings, strict=False) for piece in pair]
        return "".join((*filled, self.parts[-1]))


def cut_slots(html: str) -> CutDocument:
    """Take out what the slots of a document hold.

    Raises UnstampableError where a slot stands in another, does not end, or where two have the same name.
    """
    parts: list[str] = []
    slots: list[Slot] = []
    last = 0
    for found in _find_slots(html):
        if found.start < last:
            raise UnstampableError(f"the slot {found.name} stands in another")
        parts.append(html[last : found.start])
        slots.append(
            Slot(found.name, html[html.rindex("<", 0, found.start) : found.start], html[found.start : found.end])
        )
        last = found.end
    return CutDocument((*parts, html[last:]), tuple(slots))


def _find_slots(html: str) -> tuple[Span, ...]:
    try:
        return list_slots(html)
    except ValueError as fault:
        raise UnstampableError(str(fault)) from None


def find_ancestors(document: CutDocument) -> tuple[tuple[str, ...], ...]:
    """For each slot the start tags of the elements around it, the root first, without its own."""
    chains: list[tuple[str, ...]] = []
    around: list[str] = []
    for number, part in enumerate(document.parts):
        for closes, tag, empty in ((found, found[2], found[3]) for found in _TAG.finditer(part)):
            if closes[1]:
                around.pop()
            elif tag not in _VOID and not empty:
                around.append(closes[0])
        if number < len(document.slots):
            chains.append(tuple(around[:-1]))
    return tuple(chains)
