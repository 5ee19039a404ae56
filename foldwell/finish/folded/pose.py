"""How a piece lies or stands when its picture is taken.

Lengths are in points. The desk is the plane z = 0; x runs to the right, y away from the eye, z up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.finish.folded.curves import Curve, bow_leaf
from foldwell.finish.folded.pieces import Booklet, Strip, Tent, fold_booklet, fold_strip, fold_tent, is_zigzag

if TYPE_CHECKING:
    from foldwell.finish.folded.pieces import Flat, Piece, State

Point = tuple[float, float, float]
Axes = tuple[Point, Point, Point]

AWAY: Axes = ((1, 0, 0), (0, 0, 1), (0, 1, 0))
ACROSS: Axes = ((0, -1, 0), (0, 0, 1), (1, 0, 0))
UPRIGHT: Axes = ((1, 0, 0), (0, -1, 0), (0, 0, 1))
"""Directions of u, v and h by where the creases run."""

LYING, STANDING, HANGING, UPRIGHT_TENT = 58.0, 24.0, 86.0, 20.0
"""How steeply the eye looks at the desk (at the wall, for a piece that hangs), in degrees."""
LYING_TURN, STANDING_TURN, TENT_TURN, HANGING_TURN = 7.0, 14.0, 24.0, 0.0
"""How far pieces are turned on the desk, in degrees: straight ones look like a diagram."""
FAN_TURN, FAN_SHIFT, FAN_DROP = 5.0, 0.86, 0.10
"""Two copies of a flat piece: turned against each other, and how far apart as shares of their size."""
CARD_LIFT = 3.0
"""How high the upper copy lies over the desk."""
POSTER_BOW = math.radians(4)
"""A poster hangs by its top; the rest comes off the wall."""


@dataclass(frozen=True)
class Body:
    """Leaves that share the direction of their creases, placed in space.

    curves: the leaves in the plane of u and v, in the piece's order. reach: how far they extend along h.
    u, v, h: directions of unit length with u x h = v. across: whether a leaf's top is its left end.
    """

    curves: tuple[Curve, ...]
    reach: float
    origin: Point
    u: Point
    v: Point
    h: Point
    across: bool = False

    def place(self, u: float, v: float, h: float) -> Point:
        """A point of the body in space."""
        x, y, z = (o + u * a + v * b + h * c for o, a, b, c in zip(self.origin, self.u, self.v, self.h, strict=True))
        return (x, y, z)

    def project(self, point: Point) -> tuple[float, float]:
        """Where a point of space falls in the plane of u and v."""
        offset = [p - o for p, o in zip(point, self.origin, strict=True)]
        return _dot(offset, self.u), _dot(offset, self.v)


@dataclass(frozen=True)
class Scene:
    """Bodies, the lowest first, and how steeply the eye looks at the desk, in degrees."""

    bodies: tuple[Body, ...]
    elevation: float


def pose_piece(piece: Piece, state: State) -> Scene:
    """The piece in a state, as a photographer would lay or stand it.

    A tent has no half-open state: its other face is shown instead. Flat pieces look the same in every state.
    """
    if isinstance(piece, Strip):
        return _pose_strip(piece, state)
    if isinstance(piece, Tent):
        return _pose_tent(piece, state)
    if isinstance(piece, Booklet):
        turn = LYING_TURN if piece.mirrored else -LYING_TURN
        return Scene((_lay(fold_booklet(piece, state), piece.height, turn),), LYING)
    return _pose_flat(piece)


def _pose_strip(strip: Strip, state: State) -> Scene:
    curves = fold_strip(strip, state)
    if strip.across:
        return Scene((_lay_across(curves, strip.height, LYING_TURN),), LYING)
    cover_is_right = 2 * strip.cover + 1 >= len(strip.widths)
    side = 1 if cover_is_right else -1
    if state != "half-open":
        return Scene((_lay(curves, strip.height, -side * LYING_TURN),), LYING)
    turn = side * STANDING_TURN
    return Scene((_stand(curves, strip.height, turn if is_zigzag(strip) else -turn),), STANDING)


def _pose_tent(tent: Tent, state: State) -> Scene:
    curves = fold_tent(tent, state)
    around = 180.0 if tent.cover == min(leaf for leaf in range(len(tent.widths)) if leaf != tent.base) else 0.0
    if state == "open":
        return Scene((_lay_across(curves, tent.length, LYING_TURN),), LYING)
    turn = TENT_TURN if state == "folded" else 180 - TENT_TURN
    return Scene((_lay_across(curves, tent.length, around + turn),), UPRIGHT_TENT)


def _pose_flat(flat: Flat) -> Scene:
    front = Curve(((-flat.width / 2, 0.0), (flat.width / 2, 0.0)))
    if flat.hangs:
        hanging = Curve(bow_leaf(flat.height, 0.0, POSTER_BOW, ease=0.8))
        return Scene((_lay_across((hanging,), flat.width, HANGING_TURN),), HANGING)
    if not flat.two_sided:
        return Scene((_lay((front,), flat.height, -LYING_TURN, at=(0.0, 0.0, 0.5)),), LYING)
    dx, dy = flat.width * FAN_SHIFT / 2, flat.height * FAN_DROP / 2
    back = _lay((front.reverse(),), flat.height, -FAN_TURN, at=(dx, dy, 0.5))
    return Scene((back, _lay((front,), flat.height, FAN_TURN, at=(-dx, -dy, CARD_LIFT))), LYING)


def _lay(curves: tuple[Curve, ...], reach: float, turn: float, at: Point = (0.0, 0.0, 0.0)) -> Body:
    """On the desk, seen from above, creases running away from the eye."""
    return _turn_body(curves, reach, turn, AWAY, at)


def _lay_across(curves: tuple[Curve, ...], reach: float, turn: float) -> Body:
    """On the desk, with creases from left to right."""
    return _turn_body(curves, reach, turn, ACROSS)


def _stand(curves: tuple[Curve, ...], reach: float, turn: float) -> Body:
    """Upright on the desk, creases upright."""
    return _turn_body(curves, reach, turn, UPRIGHT)


def _turn_body(
    curves: tuple[Curve, ...], reach: float, degrees: float, axes: Axes, at: Point = (0.0, 0.0, 0.0)
) -> Body:
    """A body turned on the desk, anticlockwise from above, with its middle at a point of it."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    u, v, h = ((x * cos - y * sin, x * sin + y * cos, z) for x, y, z in axes)
    middle = 0.0 if h[2] else reach / 2
    x, y, z = (a - middle * b for a, b in zip(at, h, strict=True))
    return Body(curves, reach, (x, y, z), u, v, h, axes is ACROSS)


def _dot(one: list[float], other: Point) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
