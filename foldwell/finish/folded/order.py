"""Which leaf covers which: leaves of one body as the eye sees them, the farthest first."""

from __future__ import annotations

import math
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.folded.curves import Curve, Spot

RAYS = 9
"""Rays on which two leaves are compared."""


def sort_leaves(curves: Sequence[Curve], eye: Spot) -> list[int]:
    """Numbers of the curves, the farthest from the eye first.

    Leaves of a body run on along its creases, so that what covers what shows in the plane across them.
    Raises graphlib.CycleError when leaves cover each other in a ring, which one sheet of paper can't.
    """
    polar = [_see_curve(curve, eye) for curve in curves]
    sorter = TopologicalSorter[int]()
    for leaf in range(len(curves)):
        sorter.add(leaf)
        for other in range(leaf):
            nearer = _compare(polar[leaf], polar[other])
            if nearer > 0:
                sorter.add(other, leaf)
            elif nearer < 0:
                sorter.add(leaf, other)
    return list(sorter.static_order())


def _see_curve(curve: Curve, eye: Spot) -> list[Spot]:
    """The curve's points as the eye sees them: direction and distance. Directions don't jump: the eye is outside."""
    middle = math.atan2(-eye[1], -eye[0])
    seen = []
    for u, v in curve.points:
        du, dv = u - eye[0], v - eye[1]
        seen.append((math.remainder(math.atan2(dv, du) - middle, math.tau), math.hypot(du, dv)))
    return seen


def _compare(one: Sequence[Spot], other: Sequence[Spot]) -> float:
    """Above 0 when the first is farther off where both are seen, below when nearer, 0 when they lie apart."""
    low = max(min(one)[0], min(other)[0])
    high = min(max(one)[0], max(other)[0])
    if high - low < 1e-6:
        return 0.0
    directions = [low + (high - low) * (ray + 0.5) / RAYS for ray in range(RAYS)]
    return sum(_distance(one, angle) - _distance(other, angle) for angle in directions)


def _distance(seen: Sequence[Spot], angle: float) -> float:
    """How far off a curve is in a direction, at its nearest."""
    found = math.inf
    for (angle1, far1), (angle2, far2) in pairwise(seen):
        if min(angle1, angle2) <= angle <= max(angle1, angle2):
            one, other = abs(angle - angle1) * far1, abs(angle2 - angle) * far2
            way = one / (one + other) if one + other else 0.0
            found = min(found, far1 + way * (far2 - far1))
    return found
