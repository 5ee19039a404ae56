"""A clinic's slots, laid out alone: a page for each, as wide as the slot is in its group's document."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pikepdf import Pdf

from foldwell.finish.marked_text import MarkedText
from foldwell.finish.spoken import describe_links, number_lists
from foldwell.finish.structure import repair_structure
from foldwell.finish.tree import is_element, kids_of
from foldwell.stamp.base import STAND_INS
from foldwell.stamp.fragment import ForeignError, Fragment, take_fragment
from foldwell.stamp.slots import UnstampableError
from foldwell.typeset.boxes import list_slots
from foldwell.typeset.engine import PictureCache

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pikepdf import Object

    from foldwell.compose.composition import Composition
    from foldwell.stamp.base import Base
    from foldwell.stamp.slots import CutDocument, Slot
    from foldwell.typeset.boxes import SlotBox
    from foldwell.typeset.engine import Engine

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
_AFTER = '<div data-slot="after"></div>'
"""What follows each slot, to show whether margins of what it holds reach past it."""
_TAG_NAME = re.compile(r"<[a-z][a-z0-9]*")
_ID = re.compile(r' id="([^"]*)"')
_UNIT_STYLE = re.compile(r' data-unit="[^"]*"|(?<=[";])(?:break-before|margin-top|padding-top):[^;"]*;?')


def lay_out_slots(
    base: Base, cut: CutDocument, composition: Composition, engine: Engine, chosen: Sequence[int]
) -> dict[str, Fragment]:
    """What the chosen slots of a brochure hold, by their names; slots are counted from 0.

    cut, composition: the brochure's own document, with stand-in colours.
    Raises UnstampableError where a slot is too small, or its content can't stand alone.
    """
    slots, boxes = [cut.slots[number] for number in chosen], {box.name: box for box in base.panels.slots}
    for slot in slots:
        if not slot.is_apart:
            raise UnstampableError(f"the slot {slot.name} holds a heading, a field or an anchor")
    styles = base.panels.composition.styles
    for anchor in {name for chain in base.chains for tag in chain for name in _ID.findall(tag)}:
        if re.search(rf"#{re.escape(anchor)}(?![\w-])", styles):
            raise UnstampableError(f"a style names the element #{anchor}")
    html, pages = _write_sheet(base, dict(zip(chosen, slots, strict=True)), boxes)
    size = base.panels.composition.body_styles
    sheet = replace(composition, html=html, styles=styles + _STYLES, page_styles=size + pages)
    laid_out = engine.lay_out(sheet, PictureCache())
    if laid_out.log:
        raise UnstampableError(f"the engine said: {laid_out.log[0]}")
    _check_sizes(list_slots(laid_out.document), {slot.name: boxes[slot.name] for slot in slots})
    data, log = engine.write(laid_out)
    if log:
        raise UnstampableError(f"the engine said: {log[0]}")
    return _take_all(data, [(slot, len(base.chains[number])) for number, slot in zip(chosen, slots, strict=True)])


def list_around(base: Base, number: int) -> tuple[str, ...]:
    """The start tags around a slot as they stand on its sheet: without what is no more than a name or a place."""
    return (*base.chains[number][:2], *(_mark_around(tag) for tag in base.chains[number][2:]))


def _write_sheet(base: Base, slots: Mapping[int, Slot], boxes: dict[str, SlotBox]) -> tuple[str, str]:
    head, body = base.chains[0][:2]
    parts, styles = [f"<!DOCTYPE html>{head}<head><title>.</title></head>{body}"], []
    for number, slot in slots.items():
        box = boxes[slot.name]
        around = [f'<div data-around="" data-page="{number}">', *list_around(base, number)[2:]]
        closing = [f"</{_TAG_NAME.match(tag)[0][1:]}>" for tag in reversed((*around, slot.opening))]  # type: ignore[index]
        parts.append("".join((*around, slot.opening, slot.inner, closing[0], _AFTER, *closing[1:])))
        styles.append(
            f"@page slot-{number}{{size:{box.width:.6f}pt {box.height + _SPARE:.6f}pt;margin:0;background:none}}"
            f'[data-page="{number}"]{{page:slot-{number}!important}}'
            f'[data-page="{number}"] [data-slot]{{width:{box.set_width:.6f}pt!important}}'
        )
    return "".join((*parts, "</body></html>")), "".join(styles)


def _mark_around(tag: str) -> str:
    name = _TAG_NAME.match(tag)
    assert name is not None
    rest = _UNIT_STYLE.sub("", _ID.sub("", tag[name.end() :])).replace(' style=""', "")
    return f'{name[0]} data-around=""{rest}'


def _check_sizes(found: Sequence[SlotBox], boxes: dict[str, SlotBox]) -> None:
    slots, afters = found[::2], found[1::2]
    if [box.name for box in slots] != list(boxes) or [box.name for box in afters] != ["after"] * len(boxes):
        raise UnstampableError("a slot breaks over pages")
    for box, after in zip(slots, afters, strict=True):
        if abs(box.height - boxes[box.name].height) > _TOLERANCE:
            raise UnstampableError(
                f"the slot {box.name} is too small: {box.height:.1f} pt are needed of {boxes[box.name].height:.1f} pt"
            )

        if max(abs(box.top), abs(box.left), abs(after.top - box.height)) > _TOLERANCE:
            raise UnstampableError(f"the slot {box.name} holds what reaches past it and would move what is around")


def _take_all(data: bytes, slots: Sequence[tuple[Slot, int]]) -> dict[str, Fragment]:
    """The fragments of a sheet. slots: with the number of elements around each."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        elements = repair_structure(pdf)
        texts = MarkedText()
        describe_links(elements, texts)
        number_lists(elements, texts)
        roots = [kid for kid in kids_of(pdf.Root.StructTreeRoot.K[0]) if is_element(kid)]
        taken = {}
        try:
            for root, page, (slot, around) in zip(roots, pdf.pages, slots, strict=True):
                element = _go_down(root, around - 1)
                taken[slot.name] = take_fragment(page.obj, element, slot.name, STAND_INS)
        except ForeignError as foreign:
            raise UnstampableError(f"the slot {slot.name} holds {foreign}") from None
    return taken


def _go_down(element: Object, depth: int) -> Object:
    """The element so many levels below one, each of which holds nothing but the next; the last has one after it."""
    for level in range(depth, 0, -1):
        kids = [kid for kid in kids_of(element) if is_element(kid)]
        if len(kids) != len(kids_of(element)) or len(kids) != (2 if level == 1 else 1):
            raise ForeignError("tags of another shape")
        element = kids[0]
    return element
