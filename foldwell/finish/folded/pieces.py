"""Kinds of piece, and how their leaves lie in each state. Lengths are in points."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from foldwell.finish.folded.curves import LAYER_GAP, Curve, bend_strip, bow_leaf, stack_leaves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.folded.curves import Crease

State = Literal["folded", "half-open", "open"]

STATES: tuple[State, ...] = ("folded", "half-open", "open")
SPRING = math.radians(3.5)
"""How far the crease that closes last stays open: paper springs back."""
ALMOST_FLAT = math.radians(13)
"""What remains of each crease when a piece is open."""
LAST_OPEN, FLAP_OPEN, DOORS_OPEN, ZIGZAG_OPEN = (math.radians(degrees) for degrees in (124, 62, 122, 96))
"""Half open, the angle between leaves: where the piece opens first, at a flap, at doors, and in a zigzag."""
CREASE_RADIUS = 1.5
TENT_APEX = math.radians(42)
PAGE_GAP = 0.9
"""From page to page of a closed booklet."""
SPINE_RISE = math.radians(36)
"""How steeply pages leave the spine before they lie flat."""
PAGE_SAG = 0.22
"""How much a page in the air bends under its weight, as a share of its lean."""
CLOSED_LIFT = {0: (math.radians(13), math.radians(4.5)), 1: (math.radians(6), math.radians(2))}
"""Heading at the spine and at the edge of the leaves that spring up when a booklet is closed."""
FANS: tuple[tuple[float, ...], ...] = ((), (118,), (138, 58), (146, 112, 48))
"""Headings of the pages in the air when a booklet is half open, in degrees, by how many there are."""


@dataclass(frozen=True)
class Strip:
    """A sheet folded by parallel creases.

    widths: of the leaves from left to right as the first side shows them; across: from top to bottom, when
    the creases run across. height: the other measure. cover: the leaf whose front the patient sees first.
    Raises ValueError unless there is a crease between each two leaves and the cover is seen when all are closed.
    """

    widths: tuple[float, ...]
    height: float
    creases: tuple[Crease, ...]
    cover: int
    across: bool = False

    def __post_init__(self) -> None:
        if len(self.creases) != len(self.widths) - 1:
            raise ValueError(f"{len(self.widths)} leaves have {len(self.widths) - 1} creases, not {len(self.creases)}")
        if not 0 <= self.cover < len(self.widths):
            raise ValueError(f"there is no leaf {self.cover} to be the cover")
        levels = stack_leaves(self.widths, self.creases)
        if levels[self.cover] not in (0, max(levels)) or (levels[self.cover] == 0) != bool(self.cover % 2):
            raise ValueError(f"leaf {self.cover} can't be the cover: it is folded in, or its front is")


@dataclass(frozen=True)
class Tent:
    """A card that stands on the desk, its leaves from top to bottom as the flat sheet shows their fronts.

    widths: two faces, or two faces with the base under them. length: of the ridge. base: the leaf that lies
    on the desk, if there is one. cover: the face towards the eye.
    Raises ValueError when the leaves can't stand so.
    """

    widths: tuple[float, ...]
    length: float
    cover: int
    base: int | None = None

    def __post_init__(self) -> None:
        if len(self.widths) != (2 if self.base is None else 3) or self.base not in (None, 0, 2):
            raise ValueError("a tent has two faces, and may have a base above or below them")
        if 2 * max(self.widths) >= sum(self.widths) and self.base is not None:
            raise ValueError("one leaf is wider than the two others together: the tent can't close")
        if self.cover == self.base or not 0 <= self.cover < len(self.widths):
            raise ValueError(f"leaf {self.cover} is no face of the tent")


@dataclass(frozen=True)
class Booklet:
    """Leaves bound at the left, or at the right when mirrored: stapled, or one sheet folded to a pocket booklet.

    Leaf k has page 2k+1 on its front and page 2k+2 on its back. Raises ValueError for fewer than two leaves.
    """

    width: float
    height: float
    leaves: int
    mirrored: bool = False

    def __post_init__(self) -> None:
        if self.leaves < 2:
            raise ValueError(f"a booklet has two leaves or more, not {self.leaves}")


@dataclass(frozen=True)
class Flat:
    """A piece without folds; one that hangs is seen alone on a wall."""

    width: float
    height: float
    two_sided: bool = False
    hangs: bool = False


Piece = Strip | Tent | Booklet | Flat


def mirror_strip(strip: Strip) -> Strip:
    """The strip for a locale that reads from right to left: the cover opens the other way."""
    if strip.across:
        return strip
    return replace(
        strip, widths=strip.widths[::-1], creases=strip.creases[::-1], cover=len(strip.widths) - 1 - strip.cover
    )


def fold_strip(strip: Strip, state: State) -> tuple[Curve, ...]:
    """The leaves of a strip in the plane across its creases, resting on v = 0 and centred on u = 0."""
    levels = stack_leaves(strip.widths, strip.creases)
    steps = [abs(one - other) for one, other in pairwise(levels)]
    radii = [LAYER_GAP * step / 2 if state == "folded" else CREASE_RADIUS for step in steps]
    curves = bend_strip(strip.widths, _close_creases(strip, state), radii)
    base = levels.index((max if strip.cover % 2 else min)(levels))
    if state == "folded":
        return _rest(curves, curves[base].points, math.pi * ((base - strip.cover) % 2))
    if state == "half-open" and strip.across:
        return _rest(curves, curves[base].points, math.pi)
    ends = (curves[0].points[0], curves[-1].points[-1])
    return _rest(curves, ends, 0.0 if state == "half-open" and is_zigzag(strip) else math.pi)


def fold_tent(tent: Tent, state: State) -> tuple[Curve, ...]:
    """The leaves of a tent across its ridge, their fronts outwards, resting on v = 0."""
    radii = [CREASE_RADIUS] * (len(tent.widths) - 1)
    if state == "open":
        curves = bend_strip(tent.widths, [-ALMOST_FLAT for _ in radii], radii)
        return _rest(curves, (curves[0].points[0], curves[-1].points[-1]), 0.0)
    if tent.base is None:
        curves = bend_strip(tent.widths, [TENT_APEX - math.pi], radii)
        return _rest(curves, (curves[0].points[0], curves[-1].points[-1]), 0.0)
    first, second, third = tent.widths
    corners = _corner(first, second, third), _corner(second, third, first)
    curves = bend_strip(tent.widths, [corner - math.pi for corner in corners], radii)
    return _rest(curves, curves[tent.base].points, math.pi)


def _corner(one: float, other: float, facing: float) -> float:
    """The angle between two sides of a triangle, by the third."""
    return math.acos((one**2 + other**2 - facing**2) / (2 * one * other))


def fold_booklet(booklet: Booklet, state: State) -> tuple[Curve, ...]:
    """The leaves of a booklet across its spine, resting on v = 0 and centred on u = 0."""
    count = booklet.leaves
    turned = {"folded": 0, "half-open": count // 4, "open": count // 2}[state]
    rising = FANS[min(len(FANS) - 1, count - turned - 1) if state == "half-open" else 0]
    top = max(turned, count - turned - len(rising)) * PAGE_GAP
    curves = []
    for leaf in range(count):
        up = leaf - turned
        if up < 0:
            spots, level = bow_leaf(booklet.width, math.pi - SPINE_RISE, math.pi), leaf * PAGE_GAP
        elif up < len(rising):
            angle = math.radians(rising[up])
            sag = PAGE_SAG * (angle - math.pi / 2)
            spots, level = bow_leaf(booklet.width, angle - sag, angle + sag, ease=0.6), top
        else:
            start, end = CLOSED_LIFT.get(leaf, (0.0, 0.0)) if state == "folded" else (SPINE_RISE, 0.0)
            spots, level = bow_leaf(booklet.width, start, end), (count - 1 - leaf) * PAGE_GAP
        curves.append(Curve(spots, cut_left=False).move(0.0, level))
    if booklet.mirrored:
        curves = [curve.mirror() for curve in curves]
    us = [u for curve in curves for u, _ in curve.points]
    return tuple(curve.move(-(min(us) + max(us)) / 2, 0.0) for curve in curves)


def is_zigzag(strip: Strip) -> bool:
    """Whether its creases go to and fro, as in a Z-fold or an accordion."""
    folds = [crease.fold for crease in strip.creases]
    return len(folds) > 1 and all(one != other for one, other in pairwise(folds))


def _close_creases(strip: Strip, state: State) -> list[float]:
    orders = [crease.order for crease in strip.creases]
    angles = []
    for crease in strip.creases:
        is_last = crease.order == max(orders)
        if state == "folded":
            angle = math.pi - (SPRING if is_last else 0)
        elif state == "open":
            angle = ALMOST_FLAT
        elif is_zigzag(strip):
            angle = math.pi - ZIGZAG_OPEN
        else:
            angle = math.pi - (LAST_OPEN if is_last else DOORS_OPEN if orders.count(crease.order) > 1 else FLAP_OPEN)
        angles.append(angle if crease.fold == "valley" else -angle)
    return angles


def _rest(curves: Sequence[Curve], line: Sequence[tuple[float, float]], way: float) -> tuple[Curve, ...]:
    """The curves turned until a line's longest part heads `way`, moved to rest on v = 0 around u = 0."""
    pairs = pairwise(line)
    (u1, v1), (u2, v2) = max(pairs, key=lambda pair: math.dist(*pair))
    turned = [curve.turn(way - math.atan2(v2 - v1, u2 - u1)) for curve in curves]
    us = [u for curve in turned for u, _ in curve.points]
    low = min(v for curve in turned for _, v in curve.points)
    return tuple(curve.move(-(min(us) + max(us)) / 2, -low) for curve in turned)
