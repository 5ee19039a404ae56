"""What is printed on each leaf, cut from pictures of sheet sides or of pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image


@dataclass(frozen=True)
class Faces:
    """Pictures of both faces of a leaf; the back as seen when the leaf is turned over from left to right.

    None is blank paper. 150 pixels an inch are enough for a picture of 1200 pixels.
    """

    front: Image.Image | None
    back: Image.Image | None = None


def cut_faces(
    first: Image.Image, second: Image.Image | None, widths: Sequence[float], *, across: bool = False
) -> tuple[Faces, ...]:
    """Faces of a strip's leaves from both sides of its flat sheet; widths in points as the first side shows them.

    second: as seen when the sheet is turned over from left to right; None when it is blank.
    """
    fronts = _cut_side(first, widths, across=across)
    if second is None:
        return tuple(Faces(front) for front in fronts)
    backs = _cut_side(second, widths, across=True) if across else _cut_side(second, widths[::-1], across=False)[::-1]
    return tuple(Faces(front, back) for front, back in zip(fronts, backs, strict=True))


def _cut_side(picture: Image.Image, widths: Sequence[float], *, across: bool) -> list[Image.Image]:
    length = picture.height if across else picture.width
    stops = [round(stop / sum(widths) * length) for stop in accumulate(widths, initial=0.0)]
    if across:
        return [picture.crop((0, start, picture.width, stop)) for start, stop in pairwise(stops)]
    return [picture.crop((start, 0, stop, picture.height)) for start, stop in pairwise(stops)]


def pair_pages(pages: Sequence[Image.Image]) -> tuple[Faces, ...]:
    """Faces of a booklet's leaves from its pages in reading order.

    Raises ValueError for an odd number of pages.
    """
    if len(pages) % 2:
        raise ValueError(f"a booklet's leaves have two pages each, but there are {len(pages)} pages")
    return tuple(Faces(front, back) for front, back in zip(pages[::2], pages[1::2], strict=True))
