"""What a slot shows, taken out of the sheet that it was laid out on: content, tags, links, pictures.

Whatever depends on where it goes is a token (`objects.py`): `o<n>` an object of its own, `page`, `slot` the slot's
element, `fonts`, `spaces` and `profile` of the file, `m<n>` a mark, `k<n>` a key of the parent tree, `r<n>` a
rectangle.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Stream

from foldwell.finish.marked_text import list_glyphs
from foldwell.finish.tree import is_annotation, is_element, kids_of
from foldwell.impose.content import named_resources, read_plain, rename_resources
from foldwell.stamp.objects import write_dictionary, write_own, write_token, write_value
from foldwell.stamp.sentinels import Pieces, has_open_gradient, leave_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object

    from foldwell.compose.palette import Palette
    from foldwell.finish.marked_text import MarkedText

FRAME_START = re.compile(rb"\A\s*1 0 0 -1 0 [\d.]+ cm\s+q\s+0\.75 0 0 0\.75 0 0 cm\s")
_PAGE_FRAME = re.compile(FRAME_START.pattern + rb"(.*)\sQ\s*\Z", re.DOTALL)
"""A page as the engine writes it: from the upper left corner, in its pixels."""
CATEGORIES = frozenset({"/ExtGState", "/Pattern", "/Shading", "/XObject"})
"""Resources that a slot brings along; fonts are those of the file."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the slot's upper left corner, downwards."""


class ForeignError(Exception):
    """What a slot holds that can't be taken out of its sheet."""


@dataclass(frozen=True)
class Taken:
    """An object of a fragment: its dictionary, or its value, and the data of a stream, whose colours may be open."""

    told: bytes
    data: Pieces | bytes | None = None


@dataclass(frozen=True)
class Fragment:
    """A slot's content, with its colours open.

    marks: for each mark, counted from 0, the number of the object that is its element. kids: what the slot's element
    holds. links: numbers of the objects that are annotations, and of the elements that hold them. resources: by
    category and name. letters: by font, the text of each glyph that it shows.
    """

    content: Pieces
    marks: tuple[int, ...]
    kids: bytes
    objects: tuple[Taken, ...]
    links: tuple[int, ...]
    link_owners: tuple[int, ...]
    rectangles: tuple[Rectangle, ...]
    resources: tuple[tuple[str, bytes], ...]
    letters: tuple[tuple[str, frozenset[tuple[bytes, str]]], ...]


NOTHING = Fragment((b"",), (), b"", (), (), (), (), (), ())
"""What an empty slot shows."""


def take_fragment(page: Object, slot: Object, name: str, stand_ins: Palette, texts: MarkedText) -> Fragment:
    """Take what a slot shows out of its page of a sheet, whose tags are mended.

    slot: its element. texts: of the sheet. Raises ForeignError for what can't stand elsewhere.
    """
    return _Taker(page, slot, name, stand_ins, texts).take()


@dataclass
class _Taker:
    page: Object
    slot: Object
    name: str
    stand_ins: Palette
    texts: MarkedText
    _numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    _queue: deque[Object] = field(default_factory=deque)
    _marks: dict[int, int] = field(default_factory=dict)
    _links: dict[int, int] = field(default_factory=dict)
    _rectangles: list[Rectangle] = field(default_factory=list)

    def take(self) -> Fragment:
        content = _inside_page(self.page)
        kids = self._write_kids(self.slot, -1)
        resources: list[tuple[str, bytes]] = []
        renames: dict[tuple[str, str], str] = {}
        for category, called in named_resources(content):
            if category in CATEGORIES:
                renames[category, called] = f"/{zlib.crc32(self.name.encode()):08x}.{len(renames)}"
                value = write_value(self.page.Resources[category][called], self._refer)
                resources.append((category, renames[category, called].encode() + b" " + value))
            elif category != "/Font":
                raise ForeignError(f"{called} of {category}")
        objects: list[Taken] = []
        while self._queue:
            objects.append(self._take_object(self._queue.popleft(), len(objects)))
            if has_open_gradient(objects[-1].told, self.stand_ins):
                raise ForeignError("a gradient in a colour of the brand")
        if sorted(self._marks) != list(range(len(self._marks))):
            raise ForeignError("marks of another part of the page")
        return Fragment(
            content=leave_open(rename_resources(content, renames), self.stand_ins),
            marks=tuple(self._marks[mark] for mark in sorted(self._marks)),
            kids=kids,
            objects=tuple(objects),
            links=tuple(self._links),
            link_owners=tuple(self._links.values()),
            rectangles=tuple(self._rectangles),
            resources=tuple(resources),
            letters=tuple(self._list_letters(content)),
        )

    def _list_letters(self, content: bytes) -> Iterator[tuple[str, frozenset[tuple[bytes, str]]]]:
        """The glyphs of the page's own text; a form with text of its own is refused when it is taken."""
        for font, codes in list_glyphs(content).items():
            texts = self.texts.characters(self.page.Resources.Font[font])
            yield font, frozenset((code, texts.get(code, "")) for code in codes)

    @cached_property
    def _known(self) -> dict[tuple[int, int], bytes]:
        """What every file has one of, by its number."""
        resources = self.page.Resources
        known = {
            "page": self.page,
            "slot": self.slot,
            "fonts": resources.Font,
            "spaces": resources.ColorSpace,
            "profile": resources.ColorSpace.srgb[1],
        }
        return {target.objgen: write_token(word) for word, target in known.items()}

    def _refer(self, target: Object) -> bytes:
        number = target.objgen
        if number in self._known:
            return self._known[number]
        if number not in self._numbers:
            if target.get("/Type") in ("/Page", "/Font", "/StructTreeRoot"):
                raise ForeignError(f"an object of the type {target.Type}")
            self._numbers[number] = len(self._numbers)
            self._queue.append(target)
        return write_token(f"o{self._numbers[number]}")

    def _take_object(self, target: Object, number: int) -> Taken:
        if isinstance(target, Stream):
            return self._take_stream(target)
        if is_element(target):
            return Taken(self._write_element(target, number))
        if target.get("/Subtype") == "/Link" and "/Rect" in target:
            return Taken(self._write_link(target))
        return Taken(write_own(target, self._refer))

    def _take_stream(self, stream: Object) -> Taken:
        packing = frozenset({"/Length", "/Filter", "/DecodeParms"})
        if stream.get("/Subtype") == "/Form" or "/PatternType" in stream:
            told, drawn = write_dictionary(stream, self._refer, packing), stream.read_bytes()
            if list_glyphs(drawn):
                raise ForeignError("a drawing with text")
            return Taken(told, leave_open(drawn, self.stand_ins))
        told = write_dictionary(stream, self._refer, frozenset({"/Length"}))
        return Taken(told, bytes(stream.read_raw_bytes()))

    def _write_element(self, element: Object, number: int) -> bytes:
        told = write_dictionary(element, self._refer, frozenset({"/K", "/A"}))[:-2]
        if "/A" in element:
            if element.A.get("/O") == "/Layout" and "/BBox" in element.A:
                box = b"/BBox " + self._keep_rectangle(element.A.BBox)
                told += b"/A " + write_dictionary(element.A, self._refer, frozenset({"/BBox"}))[:-2] + box + b">>"
            else:
                told += b"/A " + write_value(element.A, self._refer)
        return told + b"/K [" + self._write_kids(element, number) + b"]>>"

    def _write_kids(self, element: Object, number: int) -> bytes:
        told = []
        for kid in kids_of(element):
            if isinstance(kid, int):
                self._marks[kid] = number
                told.append(write_token(f"m{kid}"))
                continue
            if not (is_element(kid) or is_annotation(kid)):
                raise ForeignError("a tag of an unknown kind")
            told.append(write_value(kid, self._refer))
            if is_annotation(kid):
                self._refer(kid.Obj)
                self._links[self._numbers[kid.Obj.objgen]] = number
        return b" ".join(told)

    def _write_link(self, link: Object) -> bytes:
        if "/URI" not in link.get("/A", Dictionary()):
            raise ForeignError("a link into the brochure")
        key = list(self._links).index(self._numbers[link.objgen])
        own = write_dictionary(link, self._refer, frozenset({"/Rect", "/StructParent"}))[:-2]
        return own + b"/Rect " + self._keep_rectangle(link.Rect) + b"/StructParent " + write_token(f"k{key}") + b">>"

    def _keep_rectangle(self, rectangle: Object) -> bytes:
        left, bottom, right, top = (float(number) for number in rectangle)
        height = float(self.page.MediaBox[3])
        self._rectangles.append((left, height - bottom, right, height - top))
        return write_token(f"r{len(self._rectangles) - 1}")


def _inside_page(page: Object) -> bytes:
    """What a page shows, in the engine's pixels."""
    try:
        framed = _PAGE_FRAME.match(read_plain(page).strip())
    except ValueError as fault:
        raise ForeignError(str(fault)) from None
    if framed is None:
        raise ForeignError("a page that begins in another way")
    return framed[1]
