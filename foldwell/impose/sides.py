"""Where each page lies on the sides of its sheets: pure geometry, in points from the lower left corner.

Orders: a letter fold prints flap, back, cover outside and the three inside panels inside; a stapled booklet
of n pages pairs page k with page n + 1 - k; cards stand in a grid that is cut apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from foldwell.impose.cards import Tick, cut_ticks, place_cards
from foldwell.model.geometry import panel_shapes, side_creases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foldwell.model.geometry import Crease, PanelShape, SheetForm
    from foldwell.model.layout import Side as LayoutSide

Rotation = Literal[0, 180]


@dataclass(frozen=True)
class Placement:
    """One page of the document on a side of a sheet.

    page: its index in reading order, from 0; panel: the panel it fills.
    x, y, width, height: the place it covers, in points; rotation: how far it is turned within that place.
    at_left, at_right, at_top, at_bottom: whether that edge of the place is the piece's own.
    copy: 0 for the page itself; cards 1 and up are copies of it, which a screen reader skips.
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
    at_top: bool = True
    at_bottom: bool = True
    copy: int = 0


@dataclass(frozen=True)
class Fold:
    """Where a side folds, or is cut (fold is None), in points.

    at: from the left edge, or from the lower one where it runs across; start, end: from where to where it runs.
    fold: as seen on this side; order: 1 is folded first, 0 is a cut.
    """

    is_across: bool
    at: float
    start: float
    end: float
    fold: Literal["mountain", "valley"] | None
    order: int


@dataclass(frozen=True)
class Side:
    """One side of a sheet: its size in points, what lies on it, where it folds, and the ticks for cutting."""

    id: str
    width: float
    height: float
    placements: tuple[Placement, ...]
    folds: tuple[Fold, ...] = ()
    ticks: tuple[Tick, ...] = ()


def impose_panels(form: SheetForm, page_panels: Sequence[str], *, turn_back: bool = False) -> tuple[Side, ...]:
    """Place the pages of a document, whose panels are given in reading order, on the sides of its sheets.

    A panel without a page stays empty. `turn_back` turns every second side by 180 degrees, for printers that
    only flip over the other edge than the layout's.

    Raises ValueError, with every problem, where a page has no place or two pages have the same.
    """
    _check_pages(form, page_panels)
    match form.layout.imposition:
        case "saddle":
            sides = _staple_pages(form, page_panels)
        case "leaves":
            sides = _follow_pages(form, page_panels)
        case "table" | "n-up":
            sides = _place_panels(form, page_panels)
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
        folds=tuple(_turn_fold(fold, side) for fold in reversed(side.folds)),
        ticks=tuple(tick.turned(side.width, side.height) for tick in reversed(side.ticks)),
    )


def _turn_placement(placement: Placement, side: Side) -> Placement:
    return replace(
        placement,
        x=side.width - placement.x - placement.width,
        y=side.height - placement.y - placement.height,
        rotation=0 if placement.rotation else 180,
        at_left=placement.at_right,
        at_right=placement.at_left,
        at_top=placement.at_bottom,
        at_bottom=placement.at_top,
    )


def _turn_fold(fold: Fold, side: Side) -> Fold:
    along, across = (side.height, side.width) if fold.is_across else (side.width, side.height)
    return replace(fold, at=along - fold.at, start=across - fold.end, end=across - fold.start)


def _check_pages(form: SheetForm, page_panels: Sequence[str]) -> None:
    known = [panel.id for panel in form.layout.panels]
    problems = []
    for panel, count in Counter(page_panels).items():
        if panel not in known:
            problems.append(f"there is no panel {panel!r}; the layout has {', '.join(known)}")
        elif count > 1 and not form.layout.is_paged:
            problems.append(f"panel {panel!r} has {count} pages; it holds one")
    if problems:
        raise ValueError("; ".join(problems))


def _place_panels(form: SheetForm, page_panels: Sequence[str]) -> tuple[Side, ...]:
    """Panels side by side and in rows; of a card, every copy."""
    shapes = {shape.id: shape for shape in panel_shapes(form)}
    pages = {panel: page for page, panel in enumerate(page_panels)}
    return tuple(
        Side(
            side.id,
            form.paper.sheet[0].pt,
            form.paper.sheet[1].pt,
            tuple(_place_copies(form, side, shapes, pages, is_back=number % 2 == 1)),
            tuple(_place_crease(crease) for crease in side_creases(form, side)),
            cut_ticks(form, is_back=number % 2 == 1),
        )
        for number, side in enumerate(form.layout.sides)
    )


def _place_copies(
    form: SheetForm, side: LayoutSide, shapes: dict[str, PanelShape], pages: dict[str, int], *, is_back: bool
) -> Iterator[Placement]:
    own = sorted(side.all_panels, key=lambda panel: (-shapes[panel].y.points, shapes[panel].x.points))
    for copy, (left, bottom) in enumerate(place_cards(form, is_back=is_back)):
        for panel in own:
            if panel in pages:
                placed = _place_page(pages[panel], panel, shapes[panel])
                yield replace(placed, x=placed.x + left, y=placed.y + bottom, copy=copy)


def _place_crease(crease: Crease) -> Fold:
    return Fold(crease.is_across, crease.at.pt, crease.start.pt, crease.end.pt, crease.fold, crease.order)


def _staple_pages(form: SheetForm, page_panels: Sequence[str]) -> tuple[Side, ...]:
    """Pages of a booklet. The pages of inner sheets move towards the spine by what the sheets around them push out."""
    width, height = (length.pt for length in form.paper.sheet)
    odd, even = panel_shapes(form)
    sides = []
    for number, (even_page, odd_page) in enumerate(pair_leaves(len(page_panels))):
        creep = form.caliper.pt * (number // 2)
        places = sorted(((even_page, even), (odd_page, odd)), key=lambda place: place[1].x.points)
        placements = tuple(_creep(_place_page(page - 1, page_panels[page - 1], shape), creep) for page, shape in places)
        is_back = number % 2 == 1
        spine = Fold(False, places[1][1].x.pt, 0.0, height, "valley" if is_back else "mountain", 1)
        face = "back" if is_back else "front"
        sides.append(Side(f"sheet-{number // 2 + 1}-{face}", width, height, placements, (spine,)))
    return tuple(sides)


def _creep(placement: Placement, creep: float) -> Placement:
    return replace(placement, x=placement.x + (creep if placement.at_left else -creep)) if creep else placement


def _follow_pages(form: SheetForm, page_panels: Sequence[str]) -> tuple[Side, ...]:
    """Pages of loose leaves: one after the other, front and back."""
    width, height = (length.pt for length in form.paper.sheet)
    shapes = panel_shapes(form)
    return tuple(
        Side(
            f"sheet-{page // 2 + 1}-{'back' if page % 2 else 'front'}",
            width,
            height,
            (_place_page(page, panel, shapes[page % 2]),),
        )
        for page, panel in enumerate(page_panels)
    )


def _place_page(page: int, panel: str, shape: PanelShape) -> Placement:
    return Placement(
        page=page,
        panel=panel,
        x=shape.x.pt,
        y=shape.y.pt,
        width=shape.width.pt,
        height=shape.height.pt,
        rotation=180 if shape.turned else 0,
        at_left=shape.at_left,
        at_right=shape.at_right,
        at_top=shape.at_top,
        at_bottom=shape.at_bottom,
    )
