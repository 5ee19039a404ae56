"""Clinics' slots, laid out alone: over each other on one page, each as wide as it is in its group's document."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikepdf import Pdf

from foldwell.errors import InputError
from foldwell.finish.marked_text import MarkedText
from foldwell.finish.spoken import describe_links, number_lists
from foldwell.finish.structure import repair_structure
from foldwell.finish.tree import is_element, kids_of
from foldwell.stamp.base import STAND_INS
from foldwell.stamp.fragment import ForeignError, Fragment, take_fragment
from foldwell.stamp.slots import UnstampableError
from foldwell.typeset.engine import PictureCache
from foldwell.typeset.own_pages import give_pages, list_apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weasyprint import Document

    from foldwell.compose.artwork import Asset
    from foldwell.compose.composition import Composition
    from foldwell.stamp.base import Base
    from foldwell.stamp.slots import CutDocument, Slot
    from foldwell.typeset.boxes import SlotBox
    from foldwell.typeset.engine import Engine
    from foldwell.typeset.own_pages import Apart

_SPARE = 400.0
"""Points that a page is higher than its slot, so that what is too long for it shows itself."""
_TOLERANCE = 0.01
_STYLES = """
html,body{background:none!important;margin:0!important;padding:0!important}
[data-around]{display:block!important;position:static!important;float:none!important;width:auto!important;
min-width:0!important;max-width:none!important;height:auto!important;min-height:0!important;max-height:none!important;
margin:0!important;padding:0!important;border:0!important;background:none!important;overflow:visible!important;
transform:none!important;columns:auto!important;break-before:auto!important;break-after:auto!important;
page:auto!important}
[data-around]::before,[data-around]::after{content:none!important}
[data-slot]{position:static!important;float:none!important;margin:0!important;background:none!important;
border-color:transparent!important;min-width:0!important;max-width:none!important}
"""
_APART = "slot-"
"""What the elements are called that slots stand in, with the number of the slot: no style knows them."""
_OVER_EACH_OTHER = (
    "display:block!important;position:absolute!important;top:0!important;left:0!important;margin:0!important;"
    "padding:0!important;border:0!important;background:none!important"
)
_AFTER = '<div data-slot="after"></div>'
"""What follows each slot, to show whether margins of what it holds reach past it."""
_TAG_NAME = re.compile(r"<[a-z][a-z0-9-]*")
_ID = re.compile(r' id="([^"]*)"')
_UNIT_STYLE = re.compile(r' data-unit="[^"]*"|(?<=[";])(?:break-before|margin-top|padding-top):[^;"]*;?')
_ASSET = re.compile(r"\basset:([a-zA-Z0-9._-]+)")


@dataclass(frozen=True)
class Wanted:
    """Slots of one brochure that are to be laid out.

    cut, composition: the brochure's own document, with stand-in colours. numbers: of the slots, counted from 0.
    """

    cut: CutDocument
    composition: Composition
    numbers: Sequence[int]

    @property
    def slots(self) -> list[Slot]:
        """The slots in their order."""
        return [self.cut.slots[number] for number in self.numbers]

    @property
    def bound(self) -> list[Slot]:
        """The slots that hold what can't be laid out alone."""
        return [slot for slot in self.slots if not slot.is_apart]


@dataclass(frozen=True)
class _Sheet:
    """Slots as the engine laid them out; None where one is not alone in what is around it."""

    document: Document
    slots: Sequence[Apart | None]


def lay_out_slots(
    base: Base, cut: CutDocument, composition: Composition, engine: Engine, chosen: Sequence[int]
) -> dict[str, Fragment]:
    """What the chosen slots of a brochure hold, by their names; slots are counted from 0.

    cut, composition: the brochure's own document, with stand-in colours.
    Raises UnstampableError where a slot is too small, or its content can't stand alone.
    """
    wanted = Wanted(cut, composition, tuple(chosen))
    if bound := wanted.bound:
        raise UnstampableError(f"the slot {bound[0].name} holds a heading, a field or an anchor")
    return _take_slots(base, wanted, _lay_out(base, [wanted], engine), 0, engine)


def lay_out_ahead(base: Base, wanted: Sequence[Wanted], engine: Engine) -> list[dict[str, Fragment]]:
    """What `lay_out_slots` gives for each of several brochures of a base: the same bytes, and sooner.

    Nothing for a brochure that can't be stamped, or not in this company: laid out alone, it tells why.
    """
    taken: list[dict[str, Fragment]] = [{} for _ in wanted]
    together = [number for number, one in enumerate(wanted) if not one.bound]
    first = 0
    with suppress(InputError, UnstampableError):
        sheet = _lay_out(base, [wanted[number] for number in together], engine)
        for number in together:
            with suppress(UnstampableError):
                taken[number] = _take_slots(base, wanted[number], sheet, first, engine)
            first += len(wanted[number].numbers)
    return taken


def list_around(base: Base, number: int) -> tuple[str, ...]:
    """The start tags around a slot as they stand on its sheet: without what is no more than a name or a place."""
    return (*base.chains[number][:2], *(_mark_around(tag) for tag in base.chains[number][2:]))


def _lay_out(base: Base, wanted: Sequence[Wanted], engine: Engine) -> _Sheet:
    """All slots over each other on one page."""
    _check_anchors(base)
    composition, styles, pictures = base.panels.composition, _write_styles(base), _Pictures()
    pictures.place(styles, composition.assets)
    html = _write_sheet(base, wanted, pictures)
    sheet = replace(composition, html=html, styles=styles, page_styles="", assets=pictures.assets)
    laid_out = engine.lay_out(sheet, PictureCache())
    if laid_out.log:
        raise UnstampableError(f"the engine said: {laid_out.log[0]}")
    if len(laid_out.document.pages) > 1:
        raise UnstampableError("a slot breaks over pages")
    return _Sheet(laid_out.document, list_apart(laid_out.document))


def _check_anchors(base: Base) -> None:
    """Raise UnstampableError where a style names an element around a slot: names are left out on a sheet."""
    styles = base.panels.composition.styles
    for anchor in {name for chain in base.chains for tag in chain for name in _ID.findall(tag)}:
        if re.search(rf"#{re.escape(anchor)}(?![\w-])", styles):
            raise UnstampableError(f"a style names the element #{anchor}")


class _Pictures:
    """The pictures of a sheet, each with a name of its own: every clinic calls its logo the same."""

    def __init__(self) -> None:
        self.assets: dict[str, Asset] = {}
        self._names: dict[tuple[str, Asset], str] = {}

    def place(self, text: str, assets: Mapping[str, Asset]) -> str:
        """HTML or styles with what their pictures are called on the sheet.

        Raises UnstampableError where a picture should be called otherwise that is no `<img>`.
        """
        for name in dict.fromkeys(name for name in _ASSET.findall(text) if name in assets):
            called = f"{len(self.assets)}~{name}" if name in self.assets else name
            called = self._names.setdefault((name, assets[name]), called)
            self.assets[called] = assets[name]
            if called != name:
                text = text.replace(f'src="asset:{name}"', f'src="asset:{called}"')
                if name in _ASSET.findall(text):
                    raise UnstampableError(f"another picture is called {name} too")
        return text


def _write_sheet(base: Base, wanted: Sequence[Wanted], pictures: _Pictures) -> str:
    head, body = base.chains[0][:2]
    parts = [f"<!DOCTYPE html>{head}<head><title>.</title></head>{body}"]
    for one in wanted:
        for number, slot in zip(one.numbers, one.slots, strict=True):
            around = (f"<{_APART}{number}>", *list_around(base, number)[2:], slot.opening)
            ends = [f"</{_TAG_NAME.match(tag)[0][1:]}>" for tag in reversed(around)]  # type: ignore[index]
            inner = pictures.place(slot.inner, one.composition.assets)
            parts += [*around, inner, ends[0], _AFTER, *ends[1:]]
    return "".join((*parts, "</body></html>"))


def _write_styles(base: Base) -> str:
    """The styles of all sheets of a base, for all its slots."""
    composition, boxes = base.panels.composition, base.slot_boxes
    width, height = (max(getattr(box, side) for box in boxes.values()) for side in ("width", "height"))
    rules = [f"@page{{size:{width:.6f}pt {height + _SPARE:.6f}pt;margin:0;background:none}}"]
    for number, slot in enumerate(base.cut.slots):
        box = boxes[slot.name]
        rules.append(f"{_APART}{number}{{{_OVER_EACH_OTHER};width:{box.width:.6f}pt!important}}")
        rules.append(f"{_APART}{number} [data-slot]{{width:{box.set_width:.6f}pt!important}}")
    return "\n".join((composition.styles, _STYLES, composition.body_styles, *rules))


def _mark_around(tag: str) -> str:
    name = _TAG_NAME.match(tag)
    assert name is not None
    rest = _UNIT_STYLE.sub("", _ID.sub("", tag[name.end() :])).replace(' style=""', "")
    return f'{name[0]} data-around=""{rest}'


def _take_slots(base: Base, wanted: Wanted, sheet: _Sheet, first: int, engine: Engine) -> dict[str, Fragment]:
    """What the slots of one brochure show, which are those after so many others of the sheet."""
    slots = wanted.slots
    rooms = [base.slot_boxes[slot.name] for slot in slots]
    found = []
    for apart, room in zip(sheet.slots[first : first + len(slots)], rooms, strict=True):
        if apart is None:
            raise UnstampableError(f"the slot {room.name} is higher than a page, or no block of its own")
        _check_size(apart, room)
        found.append(apart)
    sizes = [(room.width, room.height + _SPARE) for room in rooms]
    data, log = engine.write_apart(give_pages(sheet.document, found, sizes))
    if log:
        raise UnstampableError(f"the engine said: {log[0]}")
    return _take_all(data, slots)


def _check_size(apart: Apart, room: SlotBox) -> None:
    place, after = apart.place, apart.after
    if abs(place.height - room.height) > _TOLERANCE:
        needed = f"{place.height:.1f} pt are needed of {room.height:.1f} pt"
        raise UnstampableError(f"the slot {place.name} is too small: {needed}")
    if max(abs(place.top), abs(place.left), abs(after.top - place.height)) > _TOLERANCE:
        raise UnstampableError(f"the slot {place.name} holds what reaches past it and would move what is around")


def _take_all(data: bytes, slots: Sequence[Slot]) -> dict[str, Fragment]:
    """The fragments of a file that has a page for each slot."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        elements = repair_structure(pdf)
        texts = MarkedText()
        describe_links(elements, texts)
        number_lists(elements, texts)
        shown = [kid for kid in kids_of(pdf.Root.StructTreeRoot.K[0]) if is_element(kid)]
        taken = {}
        try:
            for element, page, slot in zip(shown, pdf.pages, slots, strict=True):
                taken[slot.name] = take_fragment(page.obj, element, slot.name, STAND_INS, texts)
        except ForeignError as foreign:
            raise UnstampableError(f"the slot {slot.name} holds {foreign}") from None
    return taken
