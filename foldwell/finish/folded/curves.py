"""Folding a strip of paper, seen along its creases: leaves become curves in a plane.

A curve's points run from a leaf's left edge to its right edge as the leaf is seen from its front; the front
is at the left of that direction. Lengths are in points, angles in radians.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Spot = tuple[float, float]
"""A point of the plane: u to the right, v up."""

LAYER_GAP = 1.6
"""From layer to layer of a closed piece: cover stock of 0.25 mm with air between, enough to be seen."""
ARC_STEPS = 3
"""Straight parts that half a crease is drawn with."""
MEET = 6.0
"""Leaves that share less than this lie beside each other, not upon each other."""


@dataclass(frozen=True)
class Crease:
    """A crease between two leaves, as the first side shows it.

    order: which is closed first, from 1; creases of the same order close together.
    """

    fold: Literal["mountain", "valley"]
    order: int


@dataclass(frozen=True)
class Curve:
    """One leaf in the plane; whether its left and its right end are cut edges (else creases)."""

    points: tuple[Spot, ...]
    cut_left: bool = True
    cut_right: bool = True

    @property
    def length(self) -> float:
        """The leaf's width, along the paper."""
        return sum(math.dist(*pair) for pair in pairwise(self.points))

    def turn(self, angle: float) -> Curve:
        """Turned around the origin."""
        cos, sin = math.cos(angle), math.sin(angle)
        return Curve(
            tuple((u * cos - v * sin, u * sin + v * cos) for u, v in self.points), self.cut_left, self.cut_right
        )

    def move(self, du: float, dv: float) -> Curve:
        """Moved without a turn."""
        return Curve(tuple((u + du, v + dv) for u, v in self.points), self.cut_left, self.cut_right)

    def mirror(self) -> Curve:
        """Its image in the v axis; the front stays the front."""
        return Curve(tuple((-u, v) for u, v in reversed(self.points)), self.cut_right, self.cut_left)

    def reverse(self) -> Curve:
        """The same place with front and back exchanged."""
        return Curve(self.points[::-1], self.cut_right, self.cut_left)


def stack_leaves(widths: Sequence[float], creases: Sequence[Crease]) -> tuple[int, ...]:
    """The level of each leaf when all creases are closed, 0 the lowest, with the front of the first leaf up."""
    count = len(widths)
    ranks, turned = list(range(count)), [False] * count
    for crease in sorted(range(count - 1), key=lambda index: creases[index].order):
        over = (creases[crease].fold == "valley") != turned[crease]
        left, right = ranks[: crease + 1], ranks[crease + 1 :]
        base = max(left) + 1 + max(right) if over else min(left) - 1 + min(right)
        ranks = left + [base - rank for rank in right]
        turned = turned[: crease + 1] + [not is_turned for is_turned in turned[crease + 1 :]]
    places = _lay_out(widths)
    levels = dict[int, int]()
    for leaf in sorted(range(count), key=ranks.__getitem__):
        below = [levels[other] for other in levels if _overlap(places[leaf], places[other]) > MEET]
        levels[leaf] = max(below, default=-1) + 1
    return tuple(levels[leaf] for leaf in range(count))


def _lay_out(widths: Sequence[float]) -> list[Spot]:
    """Where each leaf lies when every crease is closed: its ends, left one first."""
    places, hinge, way = [], 0.0, 1
    for width in widths:
        end = hinge + way * width
        places.append((min(hinge, end), max(hinge, end)))
        hinge, way = end, -way
    return places


def _overlap(one: Spot, other: Spot) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def bend_strip(widths: Sequence[float], angles: Sequence[float], radii: Sequence[float]) -> tuple[Curve, ...]:
    """Leaves joined by creases, each closed by an angle: positive for a valley, pi when closed.

    Each crease is an arc of its radius; half of it belongs to either leaf, so that leaves keep their width.
    """
    curves, hinge, heading = [], (0.0, 0.0), 0.0
    last = len(widths) - 1
    for leaf, width in enumerate(widths):
        into = (angles[leaf - 1], radii[leaf - 1]) if leaf else (0.0, 0.0)
        out = (angles[leaf], radii[leaf]) if leaf < last else (0.0, 0.0)
        steps = _half_arc(*into)
        straight = width - (abs(into[0] * into[1]) + abs(out[0] * out[1])) / 2
        steps += [(straight, 0.0), *_half_arc(*out)]
        points = [hinge]
        for length, turn in steps:
            heading += turn / 2
            hinge = (hinge[0] + length * math.cos(heading), hinge[1] + length * math.sin(heading))
            heading += turn / 2
            points.append(hinge)
        curves.append(Curve(tuple(points), leaf == 0, leaf == last))
    return tuple(curves)


def _half_arc(angle: float, radius: float) -> list[tuple[float, float]]:
    """Steps along half a crease: length and turn of each."""
    if not angle * radius:
        return [(0.0, angle / 2)] if angle else []
    return [(abs(angle) * radius / 2 / ARC_STEPS, angle / 2 / ARC_STEPS)] * ARC_STEPS


def bow_leaf(width: float, start: float, end: float, *, steps: int = 7, ease: float = 0.3) -> tuple[Spot, ...]:
    """A page held at its left end: its heading goes from start to end, most of it within ease x width."""
    points, length = [(0.0, 0.0)], width / steps
    for step in range(steps):
        way = (step + 0.5) / steps
        heading = end + (start - end) * math.exp(-way / ease)
        u, v = points[-1]
        points.append((u + length * math.cos(heading), v + length * math.sin(heading)))
    return tuple(points)
