"""A brochure's file, from its group's template and its own slots: nothing is laid out here."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pikepdf import String

from foldwell.finish.metadata import list_info, write_packet
from foldwell.impose.content import shift_marks
from foldwell.stamp.fragment import CATEGORIES
from foldwell.stamp.objects import fill_tokens
from foldwell.stamp.packing import pack, pack_filled
from foldwell.stamp.sentinels import ink_pieces, write_inks
from foldwell.stamp.template import Place
from foldwell.stamp.writer import Numbered, append_objects, count_objects, write_file
from foldwell.typeset.boxes import PT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from foldwell.finish.facts import DocumentFacts
    from foldwell.stamp.fragment import Fragment
    from foldwell.stamp.template import Template


def stamp_file(
    template: Template, fragments: Mapping[str, Fragment], roles: Mapping[str, str], facts: DocumentFacts, source: bytes
) -> bytes:
    """The finished screen file of one brochure.

    fragments: by slot; roles: the palette's colours; facts, source: as `finish_screen` takes them.
    """
    return _Stamping(template, fragments, write_inks(roles)).write(facts, source)


def bare_slots(template: Template, screen: bytes, indexes: Iterable[int]) -> bytes:
    """A stamped file with some of its pages bare: nothing is on them but their slots. indexes: of the pages, from 0."""
    streams, pages = [], []
    for number, index in enumerate(indexes, count_objects(screen)):
        bare = template.bare_pages[index]
        streams.append((Numbered(number, b"<<"), bare.frame))
        told = fill_tokens(bare.page.told, {b"frame": b"%d 0 R" % number})
        pages.append(Numbered(bare.page.number, told))
    return append_objects(screen, streams, pages, root=template.root)


class _Stamping:
    def __init__(
        self, template: Template, fragments: Mapping[str, Fragment], inks: Mapping[tuple[str, bytes], bytes]
    ) -> None:
        self._template, self._inks = template, inks
        self._next, self._key = template.first_free, template.first_key
        self._marks = dict(template.marks)
        self._contents: dict[str, bytes] = {}
        self._streams: list[tuple[Numbered, bytes]] = []
        self._objects: list[Numbered] = []
        self._values: dict[bytes, bytes] = {b"resources." + name[1:].encode(): b"" for name in CATEGORIES}
        self._values |= {b"keys": b""}
        for place in template.places:
            self._values |= {b"%b.%d" % (kind, place.index): b"" for kind in (b"marks", b"links")}
        for place in template.places:
            self._place(place, fragments[place.name])

    def _place(self, place: Place, fragment: Fragment) -> None:
        """Give a fragment's objects, marks and keys their numbers, and list them where they belong."""
        first, mark, key = self._next, self._marks[place.index], self._key
        numbers = [b"%d 0 R" % (first + number) for number in range(len(fragment.objects))]
        template = self._template
        values = {b"o%d" % number: told for number, told in enumerate(numbers)}
        values |= {b"m%d" % number: b"%d" % (mark + number) for number in range(len(fragment.marks))}
        values |= {b"k%d" % number: b"%d" % (key + number) for number in range(len(fragment.links))}
        values |= {b"r%d" % number: _move(box, place) for number, box in enumerate(fragment.rectangles)}
        values |= {b"page": b"%d 0 R" % place.page, b"slot": b"%d 0 R" % place.element}
        values |= {
            b"fonts": b"%d 0 R" % template.fonts,
            b"spaces": b"%d 0 R" % template.spaces,
            b"profile": b"%d 0 R" % template.profile,
        }
        for number, taken in enumerate(fragment.objects, first):
            told = fill_tokens(taken.told, values)
            if taken.data is None:
                self._objects.append(Numbered(number, told))
            elif isinstance(taken.data, bytes):
                self._streams.append((Numbered(number, told[:-2]), taken.data))
            else:
                self._streams.append(
                    (Numbered(number, told[:-2] + b"/Filter /FlateDecode"), pack(self._ink(taken.data)))
                )
        owner = [b"%d 0 R" % place.element, *numbers]
        self._values[b"kids.%d" % place.element] = fill_tokens(fragment.kids, values)
        self._add(b"marks.%d" % place.index, *(owner[number + 1] for number in fragment.marks))
        self._add(b"links.%d" % place.index, *(numbers[number] for number in fragment.links))
        self._add(b"keys", *(b"%d %b" % (key + n, owner[o + 1]) for n, o in enumerate(fragment.link_owners)))
        for category, told in fragment.resources:
            self._add(b"resources." + category[1:].encode(), fill_tokens(told, values))
        left, top = place.left / PT, (place.page_height - place.top) / PT
        content = shift_marks(self._ink(fragment.content), mark)
        self._contents[place.name] = b"\nq\n1 0 0 1 %b %b cm\n%b\nQ\n" % (_number(left), _number(top), content)
        self._next, self._key = first + len(numbers), key + len(fragment.links)
        self._marks[place.index] = mark + len(fragment.marks)

    def _add(self, token: bytes, *told: bytes) -> None:
        self._values[token] = b" ".join((self._values[token], *told))

    def _ink(self, pieces: object) -> bytes:
        return ink_pieces(pieces, self._inks)  # type: ignore[arg-type]

    def write(self, facts: DocumentFacts, source: bytes) -> bytes:
        template = self._template
        self._values[b"next-key"] = b"%d" % self._key
        self._values[b"info"] = b"<<%b>>" % b"".join(
            b"%b %b" % (key.encode(), String(value).unparse()) for key, value in list_info(facts).items()
        )
        for stream in template.streams:
            part = stream.part
            data = self._contents[part.name] if isinstance(part, Place) else self._ink(part)
            self._streams.append((Numbered(stream.number, stream.told + b"/Filter /FlateDecode"), pack(data)))
        self._streams += [self._write_metadata(facts), self._write_source(source)]
        own = [Numbered(number, fill_tokens(told, self._values)) for number, told in template.objects]
        objects = [*own, *self._objects]
        return write_file(template.layer, self._streams, objects, root=template.root, info=template.info)

    def _write_metadata(self, facts: DocumentFacts) -> tuple[Numbered, bytes]:
        return Numbered(self._template.metadata, b"<</Type /Metadata/Subtype /XML"), write_packet(facts).encode()

    def _write_source(self, source: bytes) -> tuple[Numbered, bytes]:
        source, packed = pack_filled(source)
        digest = hashlib.md5(source, usedforsecurity=False).hexdigest().encode()
        values = {b"size": b"%d" % len(source), b"sum": b"<%b>" % digest}
        return Numbered(
            self._template.source, fill_tokens(self._template.source_told, values) + b"/Filter /FlateDecode"
        ), packed


def _move(box: tuple[float, float, float, float], place: Place) -> bytes:
    left, bottom, right, top = box
    corners = (place.left + left, place.top - bottom, place.left + right, place.top - top)
    return b"[%b]" % b" ".join(_number(number, 3) for number in corners)


def _number(number: float, decimals: int = 6) -> bytes:
    return f"{number:.{decimals}f}".rstrip("0").rstrip(".").encode()
