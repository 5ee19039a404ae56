"""Takes a base's file apart, once for all brochures of its group."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from pikepdf import Array, Pdf, Stream

from foldwell.finish.marked_text import read_characters
from foldwell.finish.tree import is_element, kids_of, walk_tree
from foldwell.impose.content import read_plain
from foldwell.impose.tags import read_parent_tree
from foldwell.stamp.base import PLACE, STAND_INS
from foldwell.stamp.fragment import CATEGORIES, FRAME_START
from foldwell.stamp.objects import name_token, write_dictionary, write_own, write_token, write_value
from foldwell.stamp.sentinels import Pieces, has_open_gradient, leave_open
from foldwell.stamp.slots import UnstampableError
from foldwell.stamp.template import BarePage, OpenStream, Place, Template
from foldwell.stamp.writer import Layer, Numbered, write_layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikepdf import Object

    from foldwell.stamp.base import Base

_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})


def take_apart(base: Base) -> Template:
    """The template of a base's file. Raises UnstampableError where a slot has no place in it."""
    with Pdf.open(io.BytesIO(base.screen)) as pdf:
        return _Taking(pdf, base).take()


class _Taking:
    def __init__(self, pdf: Pdf, base: Base) -> None:
        self._pdf, self._base = pdf, base
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._open: dict[int, bytes] = {}
        self._dropped: set[int] = set()
        self._bare: dict[int, BarePage] = {}
        self._contents: dict[int, bytes] = {}
        self._free = max(found.objgen[0] for found in pdf.objects) + 1

    def take(self) -> Template:
        pdf = self._pdf
        parents = read_parent_tree(pdf)
        marks = {index: len(parents[int(page.obj.StructParents)]) for index, page in enumerate(pdf.pages)}
        places = self._find_places()
        streams = [*self._open_pages(places), *self._open_forms()]
        first_key = max(parents) + 1
        self._open_tags(parents, places)
        self._open_resources()
        facts = self._open_facts()
        open_streams = {stream.number for stream in streams} | {facts["metadata"], facts["source"]}
        resources = pdf.pages[0].obj.Resources
        return Template(
            layer=self._write_layer(open_streams),
            streams=tuple(streams),
            objects=tuple(Numbered(number, told) for number, told in sorted(self._open.items())),
            places=tuple(place for place, _ in places.values()),
            first_free=self._free,
            marks=marks,
            first_key=first_key,
            root=pdf.Root.objgen[0],
            source_told=self._tell_source(),
            fonts=resources.Font.objgen[0],
            spaces=resources.ColorSpace.objgen[0],
            profile=resources.ColorSpace.srgb[1].objgen[0],
            letters={name: read_characters(font) for name, font in resources.Font.items()},
            bare_pages=self._bare,
            **facts,
        )

    def _find_places(self) -> dict[str, tuple[Place, int]]:
        """Each slot's place, by its name, with the mark of its stand-in."""
        boxes = {box.name: box for box in self._base.panels.slots}
        found = {}
        for figure, ancestors in list(walk_tree(self._pdf)):
            name = str(figure.get("/Alt", "")).removeprefix(PLACE) if is_element(figure, "/Figure") else ""
            if name not in boxes or not str(figure.Alt).startswith(PLACE):
                continue
            slot, page, box = ancestors[-1], figure.Pg, boxes[name]
            if kids_of(slot) != [figure]:
                raise UnstampableError(f"the slot {name} has tags of another shape")
            height = float(page.MediaBox[3])
            place = Place(
                name, self._pages[page.objgen], page.objgen[0], slot.objgen[0], box.left, height - box.top, height
            )
            found[name] = place, int(kids_of(figure)[0])
            slot.K = Array([name_token(f"kids.{slot.objgen[0]}")])
            self._open[slot.objgen[0]] = b""
            self._dropped.add(figure.objgen[0])
        if found.keys() != boxes.keys():
            raise UnstampableError("a slot is not in the tags")
        return found

    def _open_pages(self, places: dict[str, tuple[Place, int]]) -> list[OpenStream]:
        """The contents of all pages: those with slots in several streams, so that each slot has its own."""
        opened = []
        for index, page in enumerate(self._pdf.pages):
            try:
                content = read_plain(page.obj)
            except ValueError as fault:
                raise UnstampableError(str(fault)) from None
            parts = _cut_places(content, [own for own in places.values() if own[0].index == index])
            numbers = [page.obj.Contents.objgen[0], *self._take_numbers(len(parts) - 1)]
            opened += [OpenStream(number, b"<<", part) for number, part in zip(numbers, parts, strict=True)]
            if len(parts) > 1:
                self._split_page(index, content, opened[-len(parts) :])
        return opened

    def _take_numbers(self, count: int) -> range:
        self._free += count
        return range(self._free - count, self._free)

    def _split_page(self, index: int, content: bytes, streams: list[OpenStream]) -> None:
        """Let a page have these streams, and keep it with none but its slots' beside that."""
        page = self._pdf.pages[index].obj
        framed = FRAME_START.match(content)
        if framed is None:
            raise UnstampableError("a page begins in another way than the engine's")
        page.Contents = name_token("contents")
        told = write_dictionary(page, _refer, frozenset({"/Annots"}))
        slots = _list_numbers(stream.number for stream in streams if isinstance(stream.part, Place))
        bare = told.replace(write_token("contents"), b"[%b %b]" % (write_token("frame"), slots))
        self._bare[index] = BarePage(Numbered(page.objgen[0], bare), framed[0])
        self._contents[index] = b"[%b]" % _list_numbers(stream.number for stream in streams)

    def _open_forms(self) -> list[OpenStream]:
        opened = []
        for form in self._pdf.objects:
            if isinstance(form, Stream) and (form.get("/Subtype") == "/Form" or "/PatternType" in form):
                pieces = leave_open(form.read_bytes(), STAND_INS)
                if len(pieces) > 1:
                    told = write_dictionary(form, _refer, _PACKING)[:-2]
                    opened.append(OpenStream(form.objgen[0], told, pieces))
        return opened

    def _open_tags(self, parents: dict[int, Object], places: dict[str, tuple[Place, int]]) -> None:
        """Leave open what tags, the parent tree and the pages say of slots."""
        holed = {place.index for place, _ in places.values()}
        gone = {(place.index, mark) for place, mark in places.values()}
        nums = []
        for key, entry in sorted(parents.items()):
            if isinstance(entry, Array) and not is_element(entry):
                index = next(n for n, page in enumerate(self._pdf.pages) if int(page.obj.StructParents) == key)
                listed = [None if (index, mark) in gone else kid for mark, kid in enumerate(entry)]
                told = [write_value(kid, _refer) for kid in listed]
                told += [write_token(f"marks.{index}")] if index in holed else []
                nums.append(b"%d [%b]" % (key, b" ".join(told)))
            else:
                nums.append(b"%d %b" % (key, write_value(entry, _refer)))
        tree = self._pdf.Root.StructTreeRoot
        self._open[tree.ParentTree.objgen[0]] = b"<</Nums [%b %b]>>" % (b" ".join(nums), write_token("keys"))
        tree.ParentTreeNextKey = name_token("next-key")
        self._open[tree.objgen[0]] = write_dictionary(tree, _refer)
        for index in holed:
            page = self._pdf.pages[index].obj
            page.Annots = Array([*page.get("/Annots", Array()), name_token(f"links.{index}")])
            own = write_dictionary(page, _refer)
            self._open[page.objgen[0]] = own.replace(write_token("contents"), self._contents[index])
        for place, _ in places.values():
            self._open[place.element] = write_dictionary(self._pdf.get_object(place.element, 0), _refer)

    def _open_resources(self) -> None:
        resources = self._pdf.pages[0].obj.Resources
        told = write_dictionary(resources, _refer, CATEGORIES)[:-2]
        for category in sorted(CATEGORIES):
            own = write_dictionary(resources[category], _refer)[:-2] if category in resources else b"<<"
            told += category.encode() + b" " + own + write_token(f"resources.{category[1:]}") + b">>"
        self._open[resources.objgen[0]] = told + b">>"

    def _open_facts(self) -> dict[str, int]:
        info, metadata = self._pdf.trailer.Info, self._pdf.Root.Metadata
        self._open[info.objgen[0]] = write_token("info")
        return {
            "info": info.objgen[0],
            "metadata": metadata.objgen[0],
            "source": self._pdf.Root.AF[0].EF.F.objgen[0],
        }

    def _tell_source(self) -> bytes:
        source = self._pdf.Root.AF[0].EF.F
        source.Params.Size, source.Params.CheckSum = name_token("size"), name_token("sum")
        return write_dictionary(source, _refer, _PACKING)[:-2]

    def _write_layer(self, open_streams: set[int]) -> Layer:
        streams, objects = [], []
        for found in self._pdf.objects:
            number = found.objgen[0]
            if number in open_streams or number in self._open or number in self._dropped:
                continue
            if isinstance(found, Stream):
                if found.get("/Type") in ("/ObjStm", "/XRef"):
                    continue
                told = write_dictionary(found, _refer, frozenset({"/Length"}))[:-2]
                streams.append((Numbered(number, told), bytes(found.read_raw_bytes())))
            else:
                objects.append(Numbered(number, write_own(found, _refer)))
                if has_open_gradient(objects[-1].told, STAND_INS):
                    raise UnstampableError("a style or a drawing has a gradient in a colour of the brand")
        return write_layer(streams, objects)


def _list_numbers(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _refer(target: Object) -> bytes:
    return b"%d %d R" % target.objgen


def _cut_places(content: bytes, places: list[tuple[Place, int]]) -> list[Pieces | Place]:
    """The content of a page, cut where its slots' stand-ins were drawn."""
    cuts = []
    for place, mark in places:
        drawn = re.search(rb"/Figure\s*<<\s*/MCID\s+%d\s*>>\s*BDC\s.*?\sEMC(?!\S)" % mark, content, re.DOTALL)
        if drawn is None:
            raise UnstampableError(f"the slot {place.name} is not on its page")
        cuts.append((drawn.start(), drawn.end(), place))
    parts: list[Pieces | Place] = []
    last = 0
    for start, end, place in sorted(cuts, key=lambda cut: cut[0]):
        parts += [leave_open(content[last:start], STAND_INS), place]
        last = end
    return [*parts, leave_open(content[last:], STAND_INS)]
