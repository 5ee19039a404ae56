"""Flat parts of a leaf in perspective: only what is seen is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from foldwell.finish.folded.camera import invert_map, map_square

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.folded.camera import Map, Pixel

BORDER = 3
"""Pixels around a face that repeat its edge, so that the edge does not fray."""
GLANCE = 4
"""By how much pictures are reduced that only tell what is seen."""
LEAST_BANDS, MOST_BANDS = 4, 8
"""Bands of a part: those that are not seen are not drawn."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def find_seen(glance: Image.Image, box: Box) -> Box | None:
    """The part of a box in which something is seen."""
    left, top = box[0] // GLANCE, box[1] // GLANCE
    found = glance.crop((left, top, -(-box[2] // GLANCE), -(-box[3] // GLANCE))).getbbox()
    if found is None:
        return None
    grown = (left + found[0] - 1, top + found[1] - 1, left + found[2] + 1, top + found[3] + 1)
    one, two, three, four = (GLANCE * side for side in grown)
    return _cut_box((one, two, three, four), box)


@dataclass(frozen=True)
class Ground:
    """Where a leaf is painted: a layer of its own in a box of the picture; glance: where the leaf is seen at all."""

    layer: Image.Image
    box: Box
    glance: Image.Image


def paint_part(ground: Ground, face: Image.Image, quad: tuple[Pixel, ...], stops: tuple[float, float]) -> None:
    """A flat part of a face, in bands so short that a slanting one needs no large window.

    quad: where the part is seen, in pixels, from its upper left corner clockwise. stops: shares of the face's
    width between which the part lies.
    """
    to_square = map_square(quad)
    top_left, top_right, low_right, low_left = quad
    slant, width = abs(top_left[0] - low_left[0]), abs(top_right[0] - top_left[0]) + 1
    bands = max(LEAST_BANDS, min(MOST_BANDS, round(slant / width)))
    for band in range(bands):
        ways = (band / bands, (band + 1) / bands)
        ends = [
            _between(one, other, way) for way in ways for one, other in ((top_left, low_left), (top_right, low_right))
        ]
        window = _cut_box(_bound(ends), ground.box)
        window = window and find_seen(ground.glance, window)
        if window is None:
            continue
        left, top, right, bottom = window
        size = (right - left, bottom - top)
        coefficients = _map_window(to_square, (left, top), face, stops)
        drawn = face.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR)
        mask = Image.new("L", size)
        corners = [(x - left, y - top) for x, y in quad]
        draw = ImageDraw.Draw(mask)
        draw.polygon(corners, fill=255)
        draw.line([*corners, corners[0]], fill=255, width=2 * BORDER)
        ground.layer.paste(drawn, (left - ground.box[0], top - ground.box[1]), mask)


def _map_window(forward: Map, corner: tuple[int, int], face: Image.Image, stops: tuple[float, float]) -> Map:
    """From pixels of a window at a corner to pixels of a face's part between two stops."""
    a, b, c, d, e, f, g, h = forward
    x, y = corner
    a, b, c, d, e, f, g, h = invert_map((a - x * g, b - x * h, c - x, d - y * g, e - y * h, f - y, g, h))
    width, height = face.width - 2 * BORDER, face.height - 2 * BORDER
    start, span = BORDER + stops[0] * width, (stops[1] - stops[0]) * width
    return (
        a * span + g * start,
        b * span + h * start,
        c * span + start,
        d * height + g * BORDER,
        e * height + h * BORDER,
        f * height + BORDER,
        g,
        h,
    )


def _between(one: Pixel, other: Pixel, way: float) -> Pixel:
    return (one[0] + way * (other[0] - one[0]), one[1] + way * (other[1] - one[1]))


def _bound(points: Sequence[Pixel]) -> Box:
    xs, ys = zip(*points, strict=True)
    return (math.floor(min(xs)) - 1, math.floor(min(ys)) - 1, math.ceil(max(xs)) + 2, math.ceil(max(ys)) + 2)


def _cut_box(one: Box, other: Box) -> Box | None:
    """What two boxes share."""
    left, top, right, bottom = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return (left, top, right, bottom) if left < right and top < bottom else None
