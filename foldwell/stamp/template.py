"""A base's file, taken apart: what every brochure of the group copies as it is, and what each writes anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foldwell.finish.marked_text import Characters
    from foldwell.stamp.sentinels import Pieces
    from foldwell.stamp.writer import Layer, Numbered


@dataclass(frozen=True)
class Place:
    """Where a slot stands: in points from the lower left corner of its page to its upper left corner.

    element, page: numbers of its tag and of its page; index: of the page, counted from 0.
    """

    name: str
    index: int
    page: int
    element: int
    left: float
    top: float
    page_height: float


@dataclass(frozen=True)
class OpenStream:
    """A stream whose colours are open, or what a slot shows. told: its dictionary, without its end and its length."""

    number: int
    told: bytes
    part: Pieces | Place


@dataclass(frozen=True)
class BarePage:
    """A page with nothing on it but its slots, and the stream before theirs, whose number it leaves open."""

    page: Numbered
    frame: bytes


@dataclass(frozen=True)
class Template:
    """A group's file, taken apart.

    layer: what is copied. streams, objects: what is written anew, with what it leaves open.
    first_free: the first number that no object has. marks: by page index, how many marks it has.
    first_key: of the parent tree, the first that is free. metadata, info, source: numbers of the document's facts.
    fonts, spaces, profile: numbers of what fragments refer to. letters: the text of each glyph, by font.
    bare_pages: by page index, for pages with slots.
    """

    layer: Layer
    streams: tuple[OpenStream, ...]
    objects: tuple[Numbered, ...]
    places: tuple[Place, ...]
    first_free: int
    marks: dict[int, int]
    first_key: int
    root: int
    info: int
    metadata: int
    source: int
    source_told: bytes
    fonts: int
    spaces: int
    profile: int
    letters: dict[str, Characters]
    bare_pages: dict[int, BarePage]
