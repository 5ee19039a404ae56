"""Marks in the margin: where to cut, where to fold, and targets that the plates are laid on one another by.

All are drawn in every ink (`/Separation /All`), 0.25 pt thick, and keep off the bleed (print.md 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.impose.press_sheets import cut_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from foldwell.impose.sides import Side
    from foldwell.model.print_shop import Mark

OFFSET, LENGTH, RIM = 3.0, 18.0, 3.0
"""Points from the bleed to a mark, along it, and from it to the edge of the sheet."""
WIDTH = 0.25
DASH = "[3 2] 0 d"
TARGET = 4.5
"""Radius of a target's ring; its cross is twice as wide."""
CLEAR = 3 * TARGET
"""Points that a target keeps from the other marks, middle to line."""
_PLACES = (1 / 2, 1 / 4, 3 / 4, 1 / 8, 7 / 8, 3 / 8, 5 / 8)
"""Where a target may stand along its edge: the first of these that is free."""
_ARC = 0.5523
"""How far the handles of a Bézier curve lie from the ends of a quarter of a circle, by its radius."""


@dataclass(frozen=True)
class Line:
    """A straight mark, in points on the sheet."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Marks:
    """All marks of a sheet. targets: their middles."""

    cuts: tuple[Line, ...] = ()
    folds: tuple[Line, ...] = ()
    targets: tuple[tuple[float, float], ...] = ()


def margin_for(bleed: float, marks: Sequence[Mark]) -> float:
    """Points around the trimmed size that bleed and marks need."""
    return bleed + (OFFSET + LENGTH + RIM if marks else 0.0)


def place_marks(side: Side, bleed: float, margin: float, wanted: Sequence[Mark]) -> Marks:
    """The marks of a side, each kind only where it is wanted.

    A cut inside the piece has none: marks at the edges would have the whole sheet cut through.
    """
    frame = _Frame(side, bleed, margin)
    across, along = cut_lines(side, margin)
    upright = [fold.at for fold in side.folds if not fold.is_across and fold.fold]
    level = [fold.at for fold in side.folds if fold.is_across and fold.fold]
    return Marks(
        tuple(frame.lines(across, along)) if "crop" in wanted else (),
        tuple(frame.lines(upright, level)) if "fold" in wanted else (),
        tuple(frame.targets([*across, *upright], [*along, *level])) if "registration" in wanted else (),
    )


def draw_marks(marks: Marks, colour: str) -> bytes:
    """The content that draws marks in a colour space of this name, such as `/FwAll`."""
    parts = [f"q {colour} CS 1 SCN {WIDTH} w 0 J", *map(_draw_line, marks.cuts), *map(_draw_target, marks.targets)]
    if marks.folds:
        parts += [DASH, *map(_draw_line, marks.folds)]
    return " ".join([*parts, "Q"]).encode()


@dataclass(frozen=True)
class _Frame:
    """The margin of a sheet."""

    side: Side
    bleed: float
    margin: float

    @property
    def near(self) -> float:
        """How far from the edge of the sheet marks end."""
        return self.margin - self.bleed - OFFSET

    @property
    def far(self) -> float:
        """How far from the edge of the sheet they begin."""
        return self.near - LENGTH

    def lines(self, across: Iterable[float], along: Iterable[float]) -> Iterator[Line]:
        """Marks at both ends of upright and of level lines."""
        width, height = self.side.width, self.side.height
        for x in across:
            yield Line(x, self.far, x, self.near)
            yield Line(x, height - self.near, x, height - self.far)
        for y in along:
            yield Line(self.far, y, self.near, y)
            yield Line(width - self.near, y, width - self.far, y)

    def targets(self, across: Sequence[float], along: Sequence[float]) -> Iterator[tuple[float, float]]:
        """One in the middle of each edge, or beside it where another mark stands there."""
        width, height = self.side.width, self.side.height
        middle = (self.near + self.far) / 2
        x, y = self._free_place(across, width), self._free_place(along, height)
        if x is not None:
            yield from ((x, middle), (x, height - middle))
        if y is not None:
            yield from ((middle, y), (width - middle, y))

    def _free_place(self, taken: Sequence[float], size: float) -> float | None:
        places = (self.margin + share * (size - 2 * self.margin) for share in _PLACES)
        return next((place for place in places if all(abs(place - mark) >= CLEAR for mark in taken)), None)


def _draw_line(line: Line) -> str:
    return f"{_number(line.x0)} {_number(line.y0)} m {_number(line.x1)} {_number(line.y1)} l S"


def _draw_target(middle: tuple[float, float]) -> str:
    """A ring with a cross through it."""
    x, y = middle
    r, h, arm = TARGET, TARGET * _ARC, 2 * TARGET
    quarters = [
        (x + r, y + h, x + h, y + r, x, y + r),
        (x - h, y + r, x - r, y + h, x - r, y),
        (x - r, y - h, x - h, y - r, x, y - r),
        (x + h, y - r, x + r, y - h, x + r, y),
    ]
    ring = " ".join(" ".join(map(_number, quarter)) + " c" for quarter in quarters)
    cross = [_draw_line(Line(x - arm, y, x + arm, y)), _draw_line(Line(x, y - arm, x, y + arm))]
    return f"{_number(x + r)} {_number(y)} m {ring} s " + " ".join(cross)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
