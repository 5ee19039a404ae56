"""Colours of text and of the ground it stands on, as the picture shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foldwell.preflight.content import Line
    from foldwell.preflight.expected import Box
    from foldwell.preflight.pictures import PagePicture

from foldwell.preflight.pictures import PIXELS_PER_POINT

Colour = tuple[int, int, int]

MOST_COLOURS = 4096
"""More colours than a flat ground has; a photo or gradient is made coarser first."""


def pixel_box(box: Box, picture: PagePicture) -> tuple[int, int, int, int] | None:
    """The pixels that hold a box of the page: left, top, right, bottom; None where none does."""
    width, height = picture.full.size
    xs = [(x - picture.left) * PIXELS_PER_POINT for x in (box.left, box.right)]
    ys = [(y - picture.bottom) * PIXELS_PER_POINT for y in (box.bottom, box.top)]
    left, right = int(xs[0]), -int(-xs[1] // 1)
    top, bottom = height + int(-ys[1] // 1), height - int(ys[0])
    clipped = max(0, left), max(0, top), min(width, right), min(height, bottom)
    return clipped if clipped[0] < clipped[2] and clipped[1] < clipped[3] else None


def ground_colours(line: Line, picture: PagePicture) -> list[tuple[int, Colour]]:
    """How many pixels of which colour lie under a line; empty outside the page."""
    box = pixel_box(line.box, picture)
    if box is None:
        return []
    under = picture.ground.crop(box)
    colours = under.getcolors(MOST_COLOURS) or under.reduce(4).getcolors(under.width * under.height) or []
    return [(count, (colour[0], colour[1], colour[2])) for count, colour in colours if isinstance(colour, tuple)]


def text_colour(line: Line, ground: Colour) -> Colour | None:
    """The line's colour, laid over a ground where it is see-through; None for a pattern."""
    if line.colour is None:
        return None
    *own, alpha = line.colour
    red, green, blue = (
        round(on * alpha / 255 + under * (1 - alpha / 255)) for on, under in zip(own, ground, strict=True)
    )
    return red, green, blue


def expected_step(line: Line, colours: list[tuple[int, Colour]]) -> int:
    """By how much a line's strongest channel should differ from the colours of its ground, 0 to 255."""
    if not colours:
        return 0
    ground = max(colours)[1]
    text = text_colour(line, ground)
    return max(abs(on - under) for on, under in zip(text, ground, strict=True)) if text else 0
