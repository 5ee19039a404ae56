"""Sheets for a print shop: each trimmed size with a margin around it for the bleed and the marks.

A folded piece is one page a side. What is cut apart or stapled lies on its sheet where it is to be cut or stapled
(imposed), or stands by itself: each page of a booklet, each leaf, one card. Cards on a sheet touch: one cut parts
two of them, and since both sides of a cut are the same card's opposite edges, its ground runs on across the cut.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from foldwell.impose.cards import place_cards
from foldwell.impose.correction import move_side
from foldwell.impose.sides import Placement, Side, impose_panels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from foldwell.model.geometry import SheetForm

Arrangement = Literal["imposed", "pages"]

REACH = 9.0
"""Points within which an edge counts as lying on a trim or a fold: creep is less than 7, no panel is so narrow."""


@dataclass(frozen=True)
class BleedClip:
    """What is printed of a placed page: up to its folds and its neighbours, and over the trim by the bleed.

    bleed, margin: points around the trimmed size; the margin is the whole of what is around it.
    """

    bleed: float
    margin: float

    def box(self, placement: Placement, side: Side) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of what is printed, in points on the sheet."""
        upright = [fold.at for fold in side.folds if not fold.is_across]
        level = [fold.at for fold in side.folds if fold.is_across]
        left, right = self._span(placement.x, placement.width, side.width, upright)
        bottom, top = self._span(placement.y, placement.height, side.height, level)
        return left, bottom, right - left, top - bottom

    def _span(self, start: float, size: float, sheet: float, folds: Sequence[float]) -> tuple[float, float]:
        end, last = start + size, sheet - self.margin
        low = self.margin - self.bleed if start < self.margin + REACH else _snap(start, folds)
        high = last + self.bleed if end > last - REACH else _snap(end, folds)
        return low, high


def _snap(edge: float, folds: Iterable[float]) -> float:
    """The fold that an edge is meant for: pages of a booklet are moved towards theirs."""
    return next((fold for fold in folds if abs(fold - edge) < REACH), edge)


def press_sides(
    form: SheetForm, page_panels: Sequence[str], *, arrangement: Arrangement, margin: float
) -> tuple[Side, ...]:
    """Place the pages of a document, whose panels are given in reading order, on sheets for a print shop.

    margin: points around the trimmed size, counted into the side's size and places.
    Raises ValueError as impose_panels does.
    """
    by_itself = arrangement == "pages"
    if by_itself and form.layout.is_paged:
        sides = tuple(_single_pages(form, page_panels))
    else:
        imposed = impose_panels(form, page_panels)
        sides = tuple(_trim_side(form, side, number, by_itself=by_itself) for number, side in enumerate(imposed))
    return tuple(_add_margin(side, margin) for side in sides)


def overhang(sides: Sequence[Side], margin: float) -> float:
    """Points by which creep moved the outer edges of pages inwards, at most: their grounds must reach as far more."""
    gaps = [0.0]
    for side in sides:
        for place in side.placements:
            low, high = place.x - margin, side.width - margin - place.x - place.width
            gaps += [gap for gap in (low, high) if 0 < gap < REACH]
    return max(gaps)


def cut_lines(side: Side, margin: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The x of the upright cuts and the y of the level ones, in ascending order: the trim, and between cards."""
    copies = sorted({place.copy for place in side.placements})
    across, along = {margin, side.width - margin}, {margin, side.height - margin}
    for copy in copies if len(copies) > 1 else ():
        card = [place for place in side.placements if place.copy == copy]
        across |= {min(place.x for place in card), max(place.x + place.width for place in card)}
        along |= {min(place.y for place in card), max(place.y + place.height for place in card)}
    return _merge(across), _merge(along)


def _merge(cuts: set[float]) -> tuple[float, ...]:
    """Cuts that are one and the same but for rounding are one."""
    merged: list[float] = []
    for cut in sorted(cuts):
        if not merged or cut - merged[-1] > 0.01:
            merged.append(cut)
    return tuple(merged)


def _single_pages(form: SheetForm, page_panels: Sequence[str]) -> Iterator[Side]:
    panel = form.layout.panels[0]
    width, height = (form.paper.sheet[0] * panel.share).pt, form.paper.sheet[1].pt
    if form.layout.imposition == "leaves":
        width = form.paper.sheet[0].pt
    for number, name in enumerate(page_panels):
        placement = Placement(number, name, 0.0, 0.0, width, height, at_left=True, at_right=True)
        yield Side(f"page-{number + 1}", width, height, (placement,))


def _trim_side(form: SheetForm, side: Side, number: int, *, by_itself: bool) -> Side:
    """A side without the paper around its cards, or with its first card alone."""
    side = replace(side, ticks=())
    if form.layout.imposition != "n-up":
        return side
    corners = place_cards(form, is_back=number % 2 == 1)
    if by_itself:
        corners = corners[:1]
        side = replace(side, placements=tuple(place for place in side.placements if not place.copy))
    left, bottom = min(x for x, _ in corners), min(y for _, y in corners)
    columns, rows = (1, 1) if by_itself else form.paper.copies
    width, height = form.paper.trim[0].pt * columns, form.paper.trim[1].pt * rows
    return replace(move_side(side, -left, -bottom), width=width, height=height)


def _add_margin(side: Side, margin: float) -> Side:
    moved = move_side(side, margin, margin)
    return replace(moved, width=side.width + 2 * margin, height=side.height + 2 * margin)
