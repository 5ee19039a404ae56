"""What a clinic's calibration readings do to its sheets: backs moved to meet their fronts, edges left white."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from foldwell.impose.merge import OFFICE_CLIP, Clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.impose.sides import Fold, Side
    from foldwell.model.printer import Edges, Shift


def office_clip(edge: Edges | None) -> Clip:
    """What an office printer reaches: all but the edges that were read, or but 7 mm all round."""
    if edge is None:
        return OFFICE_CLIP
    return Clip(edge.left.pt, edge.bottom.pt, edge.right.pt, edge.top.pt)


def correct_backs(
    sides: Sequence[Side], shift: Shift, *, duplex: Literal["short-edge", "long-edge"]
) -> tuple[Side, ...]:
    """The sides of sheets with every second one, a back, moved against the printer's shift.

    duplex: the edge that the sheet is really turned over, which is the other one where backs are turned.
    The shift is as seen from the front. Turned like a book's page, left and right change places on the back;
    turned like a calendar's, up and down do.
    """
    return tuple(
        move_side(side, *find_correction(side, shift, duplex=duplex)) if number % 2 else side
        for number, side in enumerate(sides)
    )


def find_correction(side: Side, shift: Shift, *, duplex: Literal["short-edge", "long-edge"]) -> tuple[float, float]:
    """How far a back moves on its own page, to the right and up, in points."""
    across, along = shift.across.pt, shift.along.pt
    is_like_a_book = (side.height >= side.width) == (duplex == "long-edge")
    return (across, -along) if is_like_a_book else (-across, along)


def move_side(side: Side, right: float, up: float) -> Side:
    """The same side with all that lies on it moved, in points; the sheet stays."""
    return replace(
        side,
        placements=tuple(replace(place, x=place.x + right, y=place.y + up) for place in side.placements),
        folds=tuple(_move_fold(fold, right, up) for fold in side.folds),
        ticks=tuple(replace(t, x0=t.x0 + right, y0=t.y0 + up, x1=t.x1 + right, y1=t.y1 + up) for t in side.ticks),
    )


def _move_fold(fold: Fold, right: float, up: float) -> Fold:
    at, along = (up, right) if fold.is_across else (right, up)
    return replace(fold, at=fold.at + at, start=fold.start + along, end=fold.end + along)
