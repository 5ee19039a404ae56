"""Where the panels of a layout lie on a paper, computed exactly.

Widths follow the folding rule that printers publish: each panel is a share of the piece plus its factor
of the fold allowance (letter fold: two wide panels of (W + a) / 3 and a flap of (W - 2a) / 3). The allowance
comes from the stock that the clinic prints on. A right-to-left piece is the mirror image of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from foldwell.units import ZERO, Length, mm, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.layout import Layout, Paper, Row, Side

Stock = Literal["text", "cover"]

CALIPERS = {"text": mm(0.1), "cover": mm(0.25)}
"""Thickness of a sheet: 0.10 to 0.13 mm for office paper (70# offset), about 0.25 mm for 80# cover."""


@dataclass(frozen=True)
class SheetForm:
    """A layout on one paper, for one stock and direction of reading: all that geometry follows from.

    stock: the weight of the paper, or the fold allowance itself where a printer asks for one.
    is_mirrored: whether the reader reads from right to left.
    """

    layout: Layout
    paper_id: str
    stock: Stock | Length = "text"
    is_mirrored: bool = False

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return self.layout.papers[self.paper_id]

    @property
    def allowance(self) -> Length:
        """How much narrower a panel that folds in is, before its factor."""
        if isinstance(self.stock, Length):
            return self.stock
        return self.paper.fold_allowance.cover if self.stock == "cover" else self.paper.fold_allowance.text

    @property
    def caliper(self) -> Length:
        """Thickness of a sheet."""
        return CALIPERS["cover" if self.stock == "cover" else "text"]


@dataclass(frozen=True)
class PanelShape:
    """One panel, in the reading position it has on its side of the piece.

    x, y: distance of its left and lower edge from those of the piece (a card of several is a piece by itself).
    at_left, at_right, at_top, at_bottom: whether that edge is the piece's own. turned: printed upside down.
    """

    id: str
    zone: str
    side: str
    x: Length
    width: Length
    height: Length
    at_left: bool
    at_right: bool
    y: Length = ZERO
    at_top: bool = True
    at_bottom: bool = True
    turned: bool = False


@dataclass(frozen=True)
class Crease:
    """Where a side folds or is cut, in the place it has on its piece.

    is_across: it runs from left to right. at: its distance from the left edge, or from the lower edge where it
    runs across. start, end: from where to where it runs. fold: as seen on this side; None for a cut.
    order: 1 is folded first; 0 for a cut.
    """

    side: str
    is_across: bool
    at: Length
    start: Length
    end: Length
    fold: Literal["mountain", "valley"] | None
    order: int


def panel_width(form: SheetForm, panel_id: str) -> Length:
    """Width of a panel."""
    panel = next(panel for panel in form.layout.panels if panel.id == panel_id)
    return form.paper.trim[0] * panel.share + form.allowance * panel.allowance


def row_heights(form: SheetForm, side: Side) -> list[Length]:
    """Heights of a side's rows from top to bottom; rows without a share have equal parts of what is left."""
    height, grid = form.paper.trim[1], side.grid
    given = [row.height for row in grid if row.height is not None]
    free = len(grid) - len(given)
    share = (1 - sum(given, Fraction(0))) / free if free else Fraction(0)
    return [height * (share if row.height is None else row.height) for row in grid]


def panel_shapes(form: SheetForm) -> tuple[PanelShape, ...]:
    """The panels of a piece in reading order; where they are pages, an odd one and an even one."""
    layout = form.layout
    if layout.imposition == "saddle":
        return _booklet_pages(form)
    if layout.imposition == "leaves":
        return _leaf_pages(form)
    shapes = {shape.id: shape for side in layout.sides for shape in _side_shapes(form, side)}
    ordered = (shapes[panel_id] for zone in layout.zones for panel_id in zone.panels)
    return tuple(_mirror(shape, form) for shape in ordered) if form.is_mirrored else tuple(ordered)


def _side_shapes(form: SheetForm, side: Side) -> Iterator[PanelShape]:
    zone_of = {panel: zone.id for zone in form.layout.zones for panel in zone.panels}
    heights = row_heights(form, side)
    for number, row in enumerate(side.grid):
        x, y = ZERO, total(heights[number + 1 :])
        for position, panel_id in enumerate(row.panels):
            width = panel_width(form, panel_id)
            yield PanelShape(
                id=panel_id,
                zone=zone_of.get(panel_id, ""),
                side=side.id,
                x=x,
                width=width,
                height=heights[number],
                at_left=position == 0,
                at_right=position == len(row.panels) - 1,
                y=y,
                at_top=number == 0,
                at_bottom=number == len(side.grid) - 1,
                turned=row.turned,
            )
            x += width


def _mirror(shape: PanelShape, form: SheetForm) -> PanelShape:
    return PanelShape(
        id=shape.id,
        zone=shape.zone,
        side=shape.side,
        x=form.paper.trim[0] - shape.x - shape.width,
        width=shape.width,
        height=shape.height,
        at_left=shape.at_right,
        at_right=shape.at_left,
        y=shape.y,
        at_top=shape.at_top,
        at_bottom=shape.at_bottom,
        turned=shape.turned,
    )


def _booklet_pages(form: SheetForm) -> tuple[PanelShape, ...]:
    """Odd pages have the spine at their left; in a right-to-left booklet at their right."""
    page = form.layout.panels[0]
    width, height = form.paper.sheet[0] * page.share, form.paper.sheet[1]
    right = PanelShape("right", "", "", width, width, height, at_left=False, at_right=True)
    left = PanelShape("left", "", "", ZERO, width, height, at_left=True, at_right=False)
    return (left, right) if form.is_mirrored else (right, left)


def _leaf_pages(form: SheetForm) -> tuple[PanelShape, ...]:
    width, height = form.paper.sheet
    page = PanelShape("page", "", "", ZERO, width, height, at_left=True, at_right=True)
    return (page, page)


def side_creases(form: SheetForm, side: Side) -> tuple[Crease, ...]:
    """The folds and cuts of a piece, as they lie on one of its sides: from the back, all is mirrored."""
    if form.layout.imposition == "saddle":
        return ()
    shapes = {shape.id: shape for shape in panel_shapes(form)}
    creases = [
        _fold_crease(shapes[one], shapes[other], step.fold, order, form)
        for order, step in enumerate(form.layout.folds, 1)
        for one, other in [step.between]
    ]
    creases += [_cut_crease([shapes[panel] for panel in cut.above]) for cut in form.layout.cuts]
    return tuple(crease if crease.side == side.id else _see_through(crease, side, form) for crease in creases)


def _fold_crease(
    one: PanelShape, other: PanelShape, fold: Literal["mountain", "valley"], order: int, form: SheetForm
) -> Crease:
    width, height = form.paper.trim
    if one.y == other.y:
        return Crease(one.side, False, max(one.x, other.x), ZERO, height, fold, order)
    return Crease(one.side, True, max(one.y, other.y), ZERO, width, fold, order)


def _cut_crease(above: list[PanelShape]) -> Crease:
    start, end = min(shape.x for shape in above), max(shape.x + shape.width for shape in above)
    return Crease(above[0].side, True, above[0].y, start, end, None, 0)


def _see_through(crease: Crease, side: Side, form: SheetForm) -> Crease:
    """The same crease from the other side: turned over the vertical axis, a mountain becomes a valley."""
    width = form.paper.trim[0]
    fold: Literal["mountain", "valley"] | None = None
    if crease.fold is not None:
        fold = "valley" if crease.fold == "mountain" else "mountain"
    if crease.is_across:
        return Crease(side.id, True, crease.at, width - crease.end, width - crease.start, fold, crease.order)
    return Crease(side.id, False, width - crease.at, crease.start, crease.end, fold, crease.order)


def row_sums(form: SheetForm) -> Iterator[tuple[Side, Row, list[Length]]]:
    """For each row of panels its widths, which must add up to the piece's."""
    for side in form.layout.sides:
        for row in side.grid:
            yield side, row, [panel_width(form, panel) for panel in row.panels]
