"""An eye that looks at a scene, and the plane maps that perspective makes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.folded.pose import Point, Scene

Pixel = tuple[float, float]
Map = tuple[float, float, float, float, float, float, float, float]
"""(a, b, c, d, e, f, g, h): x, y goes to (ax + by + c) / (gx + hy + 1), (dx + ey + f) / (gx + hy + 1)."""

DISTANCE = 3.4
"""From the eye to the middle of the scene, by the scene's diameter: a 90 mm lens rather than a wide one."""


@dataclass(frozen=True)
class Camera:
    """Eye and picture plane: points of space to pixels."""

    middle: Point
    eye: Point
    scale: float
    shift: Pixel

    @property
    def near_scale(self) -> float:
        """Pixels of a point of length in the middle of the scene."""
        return self.scale / math.dist(self.eye, self.middle)

    def see(self, point: Point) -> Pixel:
        """The pixel of a point, fractions kept; y runs down."""
        right, up = _look(self.eye, self.middle, point)
        return right * self.scale + self.shift[0], -up * self.scale + self.shift[1]


def aim_camera(scene: Scene, width: float, height: float, fill: float) -> Camera:
    """A camera that sees the whole scene in the middle of a picture, filling a share of it."""
    points = _corners(scene)
    low, high = ([choose(axis) for axis in zip(*points, strict=True)] for choose in (min, max))
    middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)
    distance = DISTANCE * math.dist(low, high)
    slope = math.radians(scene.elevation)
    eye = (middle[0], middle[1] - distance * math.cos(slope), middle[2] + distance * math.sin(slope))
    seen = [_look(eye, middle, point) for point in points]
    left, bottom = (min(axis) for axis in zip(*seen, strict=True))
    right, top = (max(axis) for axis in zip(*seen, strict=True))
    scale = fill * min(width / (right - left), height / (top - bottom))
    shift = (width / 2 - scale * (left + right) / 2, height / 2 + scale * (bottom + top) / 2)
    return Camera(middle, eye, scale, shift)


def _corners(scene: Scene) -> list[Point]:
    return [
        body.place(u, v, h)
        for body in scene.bodies
        for curve in body.curves
        for u, v in curve.points
        for h in (0.0, body.reach)
    ]


def _look(eye: Point, middle: Point, point: Point) -> Pixel:
    """Right and up of a point as the eye sees it, for a picture plane at distance 1."""
    back, down = eye[1] - middle[1], eye[2] - middle[2]
    distance = math.hypot(back, down)
    cos, sin = -back / distance, down / distance
    x, y, z = (a - b for a, b in zip(point, eye, strict=True))
    depth = y * cos - z * sin
    return x / depth, (y * sin + z * cos) / depth


def map_square(corners: Sequence[Pixel]) -> Map:
    """The map of the unit square's corners (0, 0), (1, 0), (1, 1), (0, 1) to four others (Heckbert 1989)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    area = dx1 * dy2 - dx2 * dy1
    g = (sx * dy2 - dx2 * sy) / area
    h = (dx1 * sy - sx * dy1) / area
    return (x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h)


def invert_map(forward: Map) -> Map:
    """The map that leads back."""
    a, b, c, d, e, f, g, h = forward
    last = a * e - b * d
    inverse = (e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f, d * h - e * g, b * g - a * h)
    a, b, c, d, e, f, g, h = (value / last for value in inverse)
    return (a, b, c, d, e, f, g, h)


def signed_area(corners: Sequence[Pixel]) -> float:
    """Twice the area of a figure in pixels, positive when its corners go clockwise as seen."""
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)
