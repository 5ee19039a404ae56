"""Another choice of optional blocks, where panels would stay too empty with the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.compose.candidates import Candidates
    from foldwell.typeset.forecast import Forecast

_MOST_EXCHANGES = 6
"""How many optional blocks are taken or left at the most."""


def exchange_blocks(forecast: Forecast, blocks: frozenset[str], limit: float, room: float) -> frozenset[str]:
    """The blocks, or others with which panels are fuller, by as few exchanges as it takes.

    limit: the largest body size in points; room as in `Forecast`.
    """
    best = _rate(forecast, blocks, limit, room)
    for _ in range(_MOST_EXCHANGES):
        if best is None or not best[0]:
            break
        rated = [
            (rating, other)
            for other in _list_neighbours(forecast.candidates, blocks)
            if (rating := _rate(forecast, other, limit, room)) is not None
        ]
        nearest = min(rated, key=lambda one: (*one[0], sorted(one[1])), default=None)
        if nearest is None or nearest[0][0] >= best[0]:
            break
        best, blocks = nearest
    return blocks


def _list_neighbours(candidates: Candidates, blocks: frozenset[str]) -> Iterator[frozenset[str]]:
    """The blocks with one optional block more or less, and all that hangs on it."""
    for block in candidates.optional:
        if block not in blocks:
            yield blocks | candidates.with_pairs(block)
            continue
        needing = {other for other in blocks if block in candidates.with_pairs(other)}
        if not needing & candidates.must:
            yield blocks - needing


def _rate(forecast: Forecast, blocks: frozenset[str], limit: float, room: float) -> tuple[float, float, float] | None:
    """How far panels stay under the least fill, how much wanted text is left out, and how uneven they are."""
    if forecast.break_all(blocks, forecast.layout.reading.body_min, room) is None:
        return None
    body = forecast.grow(blocks, limit, room)
    broken = forecast.break_all(blocks, body, room)
    assert broken is not None
    lacking = forecast.find_lacking(blocks, body, broken)
    by_id = forecast.candidates.by_id
    missed = sum(4.0 - by_id[block].priority for block in forecast.candidates.optional if block not in blocks)
    return round(lacking, 3), missed, round(sum(zone.cost for zone in broken.values()), 6)
