"""Which piece a layout folds into, and what its leaves show: from the sides of its sheet and the finished pages."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import Image

from foldwell.finish.folded.curves import Crease
from foldwell.finish.folded.faces import Faces, cut_faces, pair_pages
from foldwell.finish.folded.pieces import STATES, Booklet, Flat, Strip, Tent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.folded.pieces import Piece, State
    from foldwell.impose.sides import Fold, Placement, Side
    from foldwell.model.geometry import SheetForm

_SAME = 0.5
"""Points within which two creases are as far from their edges."""


def list_states(piece: Piece) -> tuple[State, ...]:
    """The states that a piece is drawn in: a flat one has but one."""
    return STATES[:1] if isinstance(piece, Flat) else STATES


def fold_up(form: SheetForm, sides: Sequence[Side], pages: Sequence[Image.Image]) -> tuple[Piece, tuple[Faces, ...]]:
    """The piece that a patient is handed, with the faces of its leaves.

    sides: as imposed, before any correction for a printer; pages: pictures of the finished pages in reading order.
    Raises ValueError where the folds hide the cover.
    """
    layout = form.layout
    if layout.imposition == "saddle" or layout.cuts:
        leaves = pair_pages(pages)
        width, height = _page_size(sides[0].placements[0])
        return Booklet(width, height, len(leaves), mirrored=form.is_mirrored), leaves
    drawn = [_draw_side(side, pages) for side in sides[:2]]
    first, second = drawn[0], drawn[1] if len(drawn) > 1 else None
    width, height = (length.pt for length in form.paper.trim)
    folds = [fold for fold in sides[0].folds if fold.fold is not None]
    if not folds or len({fold.is_across for fold in folds}) > 1:
        return Flat(width, height, two_sided=second is not None, hangs=second is None), (Faces(first, second),)
    return _fold_strip(sides[0], folds, first, second, (width, height))


def _fold_strip(
    side: Side, folds: list[Fold], first: Image.Image, second: Image.Image | None, size: tuple[float, float]
) -> tuple[Piece, tuple[Faces, ...]]:
    """A row of leaves; one that stands on its edges, since a row is printed upside down, is a tent."""
    across = folds[0].is_across
    length = size[1] if across else size[0]
    stops = sorted(length - fold.at if across else fold.at for fold in folds)
    widths = tuple(stop - start for start, stop in pairwise([0.0, *stops, length]))
    ordered = sorted(folds, key=lambda fold: -fold.at if across else fold.at)
    creases = tuple(Crease(fold.fold, _order(fold, folds, length)) for fold in ordered if fold.fold)
    opening = next(placed for placed in side.placements if placed.page == 0)
    middle = length - opening.y - opening.height / 2 if across else opening.x + opening.width / 2
    cover = sum(middle > stop for stop in stops)
    faces = cut_faces(first, second, widths, across=across)
    if across and second is None and len(widths) in (2, 3):
        return Tent(widths, size[0], cover, base=_find_base(side, widths)), faces
    return Strip(widths, size[0] if across else size[1], creases, cover, across=across), faces


def _order(fold: Fold, folds: Sequence[Fold], length: float) -> int:
    """Doors that mirror each other close together, whichever is named first."""
    twins = [one.order for one in folds if one.fold == fold.fold and abs(one.at + fold.at - length) < _SAME]
    return min([fold.order, *twins])


def _find_base(side: Side, widths: Sequence[float]) -> int | None:
    """The leaf of a tent that lies on the desk: the last one, or the first, which no page is printed on."""
    if len(widths) == 2:
        return None
    printed = {round(side.height - placed.y - placed.height) for placed in side.placements}
    return 0 if 0 not in printed else 2


def _draw_side(side: Side, pages: Sequence[Image.Image]) -> Image.Image:
    """A side of the piece, put together from the pictures of its pages: their grounds reach its edges."""
    own = [placed for placed in side.placements if not placed.copy]
    left, bottom = min(p.x for p in own), min(p.y for p in own)
    right, top = max(p.x + p.width for p in own), max(p.y + p.height for p in own)
    scale = pages[own[0].page].width / own[0].width
    picture = Image.new("RGB", (round((right - left) * scale), round((top - bottom) * scale)), "white")
    for placed in own:
        page = pages[placed.page].rotate(placed.rotation)
        picture.paste(page, (round((placed.x - left) * scale), round((top - placed.y - placed.height) * scale)))
    return picture


def _page_size(placed: Placement) -> tuple[float, float]:
    return placed.width, placed.height
