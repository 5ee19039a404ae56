"""Light on leaves and the shadow on the desk: one soft lamp at the left in front, and a bright room."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.folded.camera import Camera
    from foldwell.finish.folded.curves import Curve, Spot
    from foldwell.finish.folded.pose import Body, Point

LAMP: Point = (-0.34, -0.58, 0.74)
"""Towards the lamp, of unit length."""
FULL = 0.72
"""A face turned to the lamp by this cosine is as bright as paper gets."""
ROOM, ROOM_LEAST = 0.78, 0.64
"""Share of the light that comes from the room, and how much of it reaches the deepest fold."""
SAMPLES = 24
"""Places along a leaf where its light is computed."""
ROOM_RAYS = tuple(math.radians(degrees) for degrees in (-75, -50, -25, 0, 25, 50, 75))
LAMP_RAYS = tuple(math.radians(degrees) for degrees in (-18, -10, -3, 3, 10, 18))
LAMP_SPREAD = (-0.28, -0.14, 0.0, 0.14, 0.28)
"""The lamp is a square of this half width at distance 1: shadows are sharp near what casts them, soft far off."""
SMOOTHINGS = 12
"""Passes that soften the steps between the few rays."""
SHADOW_REDUCE = 4
WALL_PARTS = 5


def shade_leaf(body: Body, leaf: int, *, front: bool) -> list[float]:
    """Brightness along a leaf from its left end to its right end, 0 to 1, of one of its faces."""
    walls = [wall for other, curve in enumerate(body.curves) if other != leaf for wall in _build_walls(curve)]
    light = [_shade_spot(body, spot, heading, walls, front=front) for spot, heading in _walk(body.curves[leaf])]
    for _ in range(SMOOTHINGS):
        light = [
            (one + 2 * two + three) / 4
            for one, two, three in zip([light[0], *light], light, [*light[1:], light[-1]], strict=False)
        ]
    return light


def _walk(curve: Curve) -> list[tuple[Spot, float]]:
    """Places at equal distances along a curve, with its heading there."""
    step, passed = curve.length / SAMPLES, 0.0
    found: list[tuple[Spot, float]] = []
    for (u1, v1), (u2, v2) in pairwise(curve.points):
        length = math.hypot(u2 - u1, v2 - v1)
        while len(found) < SAMPLES and (len(found) + 0.5) * step <= passed + length:
            way = ((len(found) + 0.5) * step - passed) / length
            found.append(((u1 + way * (u2 - u1), v1 + way * (v2 - v1)), math.atan2(v2 - v1, u2 - u1)))
        passed += length
    return found


def _build_walls(curve: Curve) -> list[tuple[Spot, Spot]]:
    """A leaf in few straight parts, to stand in the way of light."""
    stride = max(1, len(curve.points) // WALL_PARTS)
    points = [*curve.points[:-1:stride], curve.points[-1]]
    return list(pairwise(points))


def _shade_spot(body: Body, spot: Spot, heading: float, walls: Sequence[tuple[Spot, Spot]], *, front: bool) -> float:
    normal = heading + (math.pi / 2 if front else -math.pi / 2)
    out_u, out_v = math.cos(normal), math.sin(normal)
    lifted = (spot[0] + 0.2 * out_u, spot[1] + 0.2 * out_v)
    free = [0.0 if _is_blocked(lifted, normal + ray, walls) else math.cos(ray) for ray in ROOM_RAYS]
    room = sum(free) / sum(math.cos(ray) for ray in ROOM_RAYS)
    lamp_u, lamp_v = (_dot(LAMP, direction) for direction in (body.u, body.v))
    facing = min(1.0, max(0.0, out_u * lamp_u + out_v * lamp_v) / FULL)
    if facing:
        towards = math.atan2(lamp_v, lamp_u)
        facing *= sum(not _is_blocked(lifted, towards + ray, walls) for ray in LAMP_RAYS) / len(LAMP_RAYS)
    return ROOM * (ROOM_LEAST + (1 - ROOM_LEAST) * room) + (1 - ROOM) * facing


def _is_blocked(spot: Spot, angle: float, walls: Sequence[tuple[Spot, Spot]]) -> bool:
    """Whether a ray meets a wall."""
    u, v = spot
    du, dv = math.cos(angle), math.sin(angle)
    for (u1, v1), (u2, v2) in walls:
        one = du * (v1 - v) - dv * (u1 - u)
        other = du * (v2 - v) - dv * (u2 - u)
        if (one < 0) == (other < 0):
            continue
        way = one / (one - other)
        if du * (u1 - u + way * (u2 - u1)) + dv * (v1 - v + way * (v2 - v1)) > 0:
            return True
    return False


def draw_shadow(body: Body, camera: Camera, size: tuple[int, int]) -> Image.Image:
    """How much light the body takes from the desk: an L picture of a size in the camera's pixels."""
    small = (size[0] // SHADOW_REDUCE, size[1] // SHADOW_REDUCE)
    lamp = Image.new("L", small)
    share = 255 // len(LAMP_SPREAD) ** 2
    for dx in LAMP_SPREAD:
        for dy in LAMP_SPREAD:
            towards = (LAMP[0] + dx, LAMP[1] + dy, LAMP[2])
            lamp = ImageChops.add(lamp, _cast(body, camera, small, towards, share))
    lamp = lamp.filter(ImageFilter.GaussianBlur(small[0] / 120))
    close = _cast(body, camera, small, (0.0, 0.0, 1.0), 255).filter(ImageFilter.GaussianBlur(small[0] / 60))
    shadow = ImageChops.add(
        lamp.point([value * 0.30 for value in range(256)]), close.point([value * 0.22 for value in range(256)])
    )
    return shadow.resize(size, Image.Resampling.BILINEAR)


def _cast(body: Body, camera: Camera, size: tuple[int, int], towards: Point, value: int) -> Image.Image:
    """The body's shadow from one direction, of one value."""
    picture = Image.new("L", size)
    draw = ImageDraw.Draw(picture)
    for curve in body.curves:
        rails = [[_drop(body.place(u, v, h), towards, camera) for h in (0.0, body.reach)] for u, v in curve.points]
        for (low, high), (next_low, next_high) in pairwise(rails):
            draw.polygon([low, high, next_high, next_low], fill=value)
    return picture


def _drop(point: Point, towards: Point, camera: Camera) -> tuple[float, float]:
    """Where a point's shadow falls on the desk, in pixels of the shadow's picture."""
    x, y, z = point
    px, py = camera.see((x - z * towards[0] / towards[2], y - z * towards[1] / towards[2], 0.0))
    return px / SHADOW_REDUCE, py / SHADOW_REDUCE


def _dot(one: Point, other: Point) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
