"""Where panels begin: the breaks that leave all panels of a zone about equally full.

A shortest-path search over the pieces of a zone; it knows the heights beforehand and asks no engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.typeset.pieces import Piece

_INSIDE_SECTION = 0.02
_INSIDE_BLOCK = 0.04
_LONE_ITEM = 0.6
"""Costs of a break in these places, on the scale of a panel's squared emptiness (0 full, 1 empty)."""
LEAST_FILL = 0.77
_UNDERFULL = 0.1
"""A panel less full than the first, of the height that may be filled, costs the second on top."""
_LEAST_TEXT, _EMPTY = 0.6, 1.0
"""What a panel lacks to the first, which no white could make good, costs so many times as much on top."""


@dataclass(frozen=True)
class Break:
    """The panels of one zone: for each the first piece and the one past its last, and the height used."""

    panels: tuple[tuple[int, int], ...]
    used: tuple[float, ...]
    cost: float

    def leaves_alone(self, pieces: Sequence[Piece]) -> bool:
        """Whether a panel ends with the first, or begins with the last, of a block's items."""
        return any(_break_cost(pieces, end - 1) == _LONE_ITEM for _, end in self.panels[:-1])


def used_height(pieces: Sequence[Piece]) -> float:
    """Height of pieces set under one another from the top of a panel."""
    return sum(p.height for p in pieces) + sum(p.before for p in pieces[1:])


def find_breaks(pieces: Sequence[Piece], depths: Sequence[float]) -> Break | None:
    """The best breaks of pieces over exactly these panels, in order; None where they do not fit.

    depths: height of the text area of each panel in points. Panels at the end may stay empty only when
    there are fewer pieces than panels.
    """
    return Breaks(pieces, depths).over(len(depths))


class Breaks:
    """The breaks of pieces over the first of some panels, for any number of them.

    What was found for fewer panels serves for more.
    """

    def __init__(self, pieces: Sequence[Piece], depths: Sequence[float]) -> None:
        self._pieces, self._depths = pieces, depths
        self._costs = [_break_cost(pieces, place) for place in range(len(pieces))]
        self._best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        self._spans: dict[tuple[int, float], list[tuple[int, float, float]]] = {}

    def over(self, panels: int) -> Break | None:
        """The best breaks over so many panels; None where the pieces do not fit."""
        count = len(self._pieces)
        if not count:
            return Break((), (), 0.0)
        while len(self._best) <= panels:
            self._best.append(self._add_panel(self._best[-1], self._depths[len(self._best) - 1]))
        used = next((number for number in range(panels, 0, -1) if count in self._best[number]), None)
        return None if used is None else _trace(self._pieces, self._best, used)

    def _add_panel(self, before: dict[int, tuple[float, int]], depth: float) -> dict[int, tuple[float, int]]:
        """By the piece after a panel's last: the least cost up to there, and the panel's first piece."""
        best: dict[int, tuple[float, int]] = {}
        for start, (so_far, _) in before.items():
            for end, emptiness, breaking in self._list_spans(start, depth):
                total = so_far + emptiness + breaking
                known = best.get(end)
                if known is None or total < known[0]:
                    best[end] = (total, start)
        return best

    def _list_spans(self, start: int, depth: float) -> list[tuple[int, float, float]]:
        """What a panel may hold from a piece on: the piece after its last, its emptiness and what the break costs."""
        if (start, depth) in self._spans:
            return self._spans[start, depth]
        count, height, spans = len(self._pieces), 0.0, []
        for end in range(start, count):
            height += self._pieces[end].height + (self._pieces[end].before if end > start else 0.0)
            if height > depth:
                break
            breaking = self._costs[end]
            if end + 1 == count:
                spans.append((count, _emptiness(height / depth), 0.0))
            elif breaking is not None:
                spans.append((end + 1, _emptiness(height / depth), breaking))
        self._spans[start, depth] = spans
        return spans


def _emptiness(fill: float) -> float:
    return (1 - fill) ** 2 + (_UNDERFULL if fill < LEAST_FILL else 0.0) + _EMPTY * max(0.0, _LEAST_TEXT - fill)


def _trace(pieces: Sequence[Piece], best: list[dict[int, tuple[float, int]]], panels: int) -> Break:
    end, spans = len(pieces), []
    cost = best[panels][end][0]
    for panel in range(panels, 0, -1):
        start = best[panel][end][1]
        spans.append((start, end))
        end = start
    spans.reverse()
    return Break(tuple(spans), tuple(used_height(pieces[start:end]) for start, end in spans), cost)


def _break_cost(pieces: Sequence[Piece], after: int) -> float | None:
    """Cost of a break after a piece; None where there may be none."""
    if pieces[after].keeps_next:
        return None
    if after + 1 == len(pieces):
        return 0.0
    here, following = pieces[after], pieces[after + 1]
    if following.is_heading:
        return 0.0
    if here.block and here.block == following.block:
        alone = _is_first(pieces, after) or _is_last(pieces, after + 1)
        return _LONE_ITEM if alone else _INSIDE_BLOCK
    return _INSIDE_SECTION


def _is_first(pieces: Sequence[Piece], index: int) -> bool:
    return index == 0 or pieces[index - 1].block != pieces[index].block


def _is_last(pieces: Sequence[Piece], index: int) -> bool:
    return index + 1 == len(pieces) or pieces[index + 1].block != pieces[index].block
