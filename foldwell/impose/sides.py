"""Where each page lies on the sides of its sheets: pure geometry, in points from the lower left corner.

Orders: a letter fold prints flap, back, cover outside and the three inside panels inside; a stapled booklet
of n pages pairs page k with page n + 1 - k.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from foldwell.model.geometry import panel_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.model.geometry import PanelShape
    from foldwell.model.layout import Layout

Rotation = Literal[0, 180]


@dataclass(frozen=True)
class Placement:
    """One page of the document on a side of a sheet.

    page: its index in reading order, from 0; panel: the panel it fills.
    x, y, width, height: the place it covers, in points; rotation: how far it is turned within that place.
    at_left, at_right: whether that edge of the place is the sheet's own.
    """

    page: int
    panel: str
    x: float
    y: float
    width: float
    height: float
    rotation: Rotation = 0
    at_left: bool = False
    at_right: bool = False


@dataclass(frozen=True)
class Side:
    """One side of a sheet: its size, what lies on it from left to right, and where it folds (x), in points."""

    id: str
    width: float
    height: float
    placements: tuple[Placement, ...]
    folds: tuple[float, ...] = ()


def impose_panels(
    layout: Layout, paper_id: str, page_panels: Sequence[str], *, turn_back: bool = False
) -> tuple[Side, ...]:
    """Place the pages of a document, whose panels are given in reading order, on the sides of its sheets.

    A panel without a page stays empty. `turn_back` turns every second side by 180 degrees, for printers that
    only flip over the other edge than the layout's.

    Raises ValueError, with every problem, where a page has no place or two pages have the same.
    """
    _check_pages(layout, page_panels)
    if layout.imposition == "saddle":
        sides = _staple_pages(layout, paper_id, page_panels)
    else:
        sides = _fold_panels(layout, paper_id, page_panels)
    if not turn_back:
        return sides
    return tuple(turn_side(side) if number % 2 else side for number, side in enumerate(sides))


def pair_leaves(pages: int) -> tuple[tuple[int, int], ...]:
    """Left and right page, from 1, of each side of a stapled booklet: front, back, front, back.

    Raises ValueError unless the number of pages is a multiple of 4, and above 0.
    """
    if pages < 4 or pages % 4:
        raise ValueError(f"a stapled booklet can't have {pages} pages; the number of pages must be a multiple of 4")
    pairs: list[tuple[int, int]] = []
    for first in range(1, pages // 2, 2):
        last = pages + 1 - first
        pairs += [(last, first), (first + 1, last - 1)]
    return tuple(pairs)


def turn_side(side: Side) -> Side:
    """The same side, turned by 180 degrees."""
    return replace(
        side,
        placements=tuple(_turn_placement(placement, side) for placement in reversed(side.placements)),
        folds=tuple(side.width - fold for fold in reversed(side.folds)),
    )


def _turn_placement(placement: Placement, side: Side) -> Placement:
    return replace(
        placement,
        x=side.width - placement.x - placement.width,
        y=side.height - placement.y - placement.height,
        rotation=0 if placement.rotation else 180,
        at_left=placement.at_right,
        at_right=placement.at_left,
    )


def _check_pages(layout: Layout, page_panels: Sequence[str]) -> None:
    known = [panel.id for panel in layout.panels]
    problems = []
    for panel, count in Counter(page_panels).items():
        if panel not in known:
            problems.append(f"there is no panel {panel!r}; the layout has {', '.join(known)}")
        elif count > 1 and layout.imposition == "table":
            problems.append(f"panel {panel!r} has {count} pages; it holds one")
    if problems:
        raise ValueError("; ".join(problems))


def _fold_panels(layout: Layout, paper_id: str, page_panels: Sequence[str]) -> tuple[Side, ...]:
    width, height = (length.pt for length in layout.papers[paper_id].sheet)
    shapes = {shape.id: shape for shape in panel_shapes(layout, paper_id)}
    pages = {panel: page for page, panel in enumerate(page_panels)}
    return tuple(
        Side(
            side.id,
            width,
            height,
            tuple(_place_page(pages[panel], panel, shapes[panel]) for panel in side.panels if panel in pages),
            tuple(shapes[panel].x.pt for panel in side.panels[1:]) if layout.folded else (),
        )
        for side in layout.sides
    )


def _staple_pages(layout: Layout, paper_id: str, page_panels: Sequence[str]) -> tuple[Side, ...]:
    width, height = (length.pt for length in layout.papers[paper_id].sheet)
    right, left = panel_shapes(layout, paper_id)
    sides = []
    for number, (left_page, right_page) in enumerate(pair_leaves(len(page_panels))):
        places = ((left_page, left), (right_page, right))
        placements = tuple(_place_page(page - 1, page_panels[page - 1], shape) for page, shape in places)
        face = "back" if number % 2 else "front"
        sides.append(Side(f"sheet-{number // 2 + 1}-{face}", width, height, placements, (right.x.pt,)))
    return tuple(sides)


def _place_page(page: int, panel: str, shape: PanelShape) -> Placement:
    return Placement(
        page, panel, shape.x.pt, 0, shape.width.pt, shape.height.pt, at_left=shape.at_left, at_right=shape.at_right
    )
