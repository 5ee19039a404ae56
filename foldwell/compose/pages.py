"""Panels as pages: the `@page` rules of a layout, computed from its geometry.

All columns of a zone are equally wide, so that a line breaks alike in each of its panels: what a wide
panel has over the narrowest goes into its margins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from foldwell.compose.bidi import isolate_text
from foldwell.compose.formats import fill
from foldwell.model.geometry import PanelShape, panel_shapes

if TYPE_CHECKING:
    from foldwell.model.brochure import Brochure
    from foldwell.model.geometry import SheetForm
    from foldwell.model.layout import Layout, Zone
    from foldwell.units import Length

MEASURING_HEIGHT = 60_000.0
"""Height in points of the pages that measure text: more than any brochure's text is long."""
_WIDE_LETTERS = 0.6
"""Ems that letters and digits of bold text take on average; those of page numbers take 0.54 in our faces."""


@dataclass(frozen=True)
class PanelBox:
    """One panel as a page, in points: its size and the white around its text."""

    panel: PanelShape
    zone: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def column(self) -> float:
        """Width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """Height of the text area."""
        return self.height - self.top - self.bottom


def panel_boxes(form: SheetForm) -> dict[str, tuple[PanelBox, ...]]:
    """The panels of each zone in reading order; where they are pages, the odd and the even page."""
    key = id(form.layout), form.paper_id, form.stock, form.is_mirrored
    if key not in _known:
        if len(_known) == _MOST_KNOWN:
            _known.pop(next(iter(_known)))
        _known[key] = form, _work_out_boxes(form)
    return _known[key][1]


_known: dict[tuple[int, str, str | Length, bool], tuple[SheetForm, dict[str, tuple[PanelBox, ...]]]] = {}
_MOST_KNOWN = 64
"""Forms whose boxes are kept, each with its layout, so that the id stays its own."""


def _work_out_boxes(form: SheetForm) -> dict[str, tuple[PanelBox, ...]]:
    shapes = panel_shapes(form)
    boxes = {}
    for zone in form.layout.zones:
        own = shapes if form.layout.is_paged else [shape for shape in shapes if shape.zone == zone.id]
        boxes[zone.id] = _equal_columns([_box(form.layout, zone, shape) for shape in own])
    return boxes


def _box(layout: Layout, zone: Zone, shape: PanelShape) -> PanelBox:
    margins = zone.margins or layout.margins
    left = margins.edge if shape.at_left else margins.fold
    right = margins.edge if shape.at_right else margins.fold
    sizes = (shape.width.pt, shape.height.pt, left.pt, right.pt, margins.top.pt, margins.bottom.pt)
    return PanelBox(shape, zone.id, *sizes)


def _equal_columns(boxes: list[PanelBox]) -> tuple[PanelBox, ...]:
    narrowest = min(box.column for box in boxes)
    equal = []
    for box in boxes:
        spare = (box.column - narrowest) / 2
        left, right = box.left + spare, box.right + spare
        equal.append(PanelBox(box.panel, box.zone, box.width, box.height, left, right, box.top, box.bottom))
    return tuple(equal)


def page_rules(brochure: Brochure, foot: str, *, measuring: bool) -> str:
    """The `@page` rules that make every panel a page of its size."""
    layout = brochure.layout
    boxes = panel_boxes(brochure.form)
    line = _foot_line(brochure, foot)
    sides = ("left", "right") if brochure.form.is_mirrored else ("right", "left")
    rules = []
    for zone in layout.zones:
        rules.append(f".zone-{zone.id}{{page:{zone.id}}}")
        own = boxes[zone.id]
        rules.append(_page_rule(zone.id, own[0], line, measuring=measuring))
        if layout.is_paged:
            words = "" if zone.exempt_from_fill else brochure.locale.words.page
            outer = sides if layout.imposition == "saddle" else (sides[0], sides[0])
            rules += [_leaf_rule(*page, line, words) for page in zip(sides, own, outer, strict=True)]
        else:
            rules += [_nth_rule(n, box, measuring=measuring) for n, box in enumerate(own, 1) if len(own) > 1]
    return "\n".join(rules)


@dataclass(frozen=True)
class _FootLine:
    """The line at the foot of every page; start: the side that lines of the locale begin at."""

    content: str
    start: str

    def alone(self) -> str:
        """The margin box of the line alone. Its width is told, else the engine measures the line word by word."""
        return self._box(self.start, self.content, "width:100%")

    def beside(self, number: str, outer: str, room: float) -> str:
        """The margin boxes of a page number at the outer side, in a room of so many ems, and of the line beside it."""
        spine = "left" if outer == "right" else "right"
        rest = f"box-sizing:border-box;width:100%;padding-{outer}:{room:g}em"
        return self._box(spine, self.content, rest) + self._box(outer, number, f"width:{room:g}em")

    def _box(self, side: str, content: str, size: str) -> str:
        direction = "rtl" if self.start == "right" else "ltr"
        return f"@bottom-{side}{{content:{content};text-align:{side};direction:{direction};{size}}}"


def _foot_line(brochure: Brochure, foot: str) -> _FootLine:
    if brochure.is_right_to_left:
        return _FootLine(_css_string(isolate_text(foot)), "right")
    return _FootLine(_css_string(foot), "left")


def _page_rule(zone_id: str, box: PanelBox, line: _FootLine, *, measuring: bool) -> str:
    height = MEASURING_HEIGHT if measuring else box.height
    margins = f"{box.top}pt {box.right}pt {box.bottom}pt {box.left}pt"
    return f"@page {zone_id}{{size:{box.width}pt {height}pt;margin:{margins};{line.alone()}}}"


def _leaf_rule(side: str, box: PanelBox, outer: str, line: _FootLine, words: str) -> str:
    """A page of a booklet or a leaf; its number stands at the outer edge, its foot line at the other.

    words: those of the number, with `{number}` in them; empty for a page without one.
    """
    margins = f"margin-left:{box.left}pt;margin-right:{box.right}pt"
    foot = line.beside(_page_number(words), outer, _number_room(words)) if words else line.alone()
    return f"@page {box.zone}:{side}{{{margins};{foot}}}"


def _nth_rule(number: int, box: PanelBox, *, measuring: bool) -> str:
    height = MEASURING_HEIGHT if measuring else box.height
    size = f"size:{box.width}pt {height}pt"
    return f"@page :nth({number} of {box.zone}){{{size};margin-left:{box.left}pt;margin-right:{box.right}pt}}"


def _page_number(words: str) -> str:
    before, _, after = words.partition("{number}")
    return f"{_css_string(before)} counter(page) {_css_string(after)}"


def _number_room(words: str) -> float:
    """How many ems a page number of two digits takes at the most."""
    text = fill(words, number=88)
    return round(sum(1 if east_asian_width(sign) in "WF" else _WIDE_LETTERS for sign in text), 2)


def _css_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
