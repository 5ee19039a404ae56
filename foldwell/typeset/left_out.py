"""Why optional blocks are left out, told with what they would need and what is left."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from foldwell.compose.fit import LEAST_FILL, LeftOut
from foldwell.typeset.panel_breaks import used_height

if TYPE_CHECKING:
    from foldwell.compose.candidates import Candidates
    from foldwell.model.layout import Zone
    from foldwell.typeset.forecast import Forecast

_TOO_EMPTY = f"left out so that no panel stays under {LEAST_FILL:.0%} full"


def explain_left_out(
    forecast: Forecast, blocks: frozenset[str], *, fitting: frozenset[str], room: float
) -> tuple[LeftOut, ...]:
    """Each optional block that is not among the blocks that print, the most wanted first, and why.

    fitting: the blocks that had room, before others were chosen to fill the panels; room as in `Forecast`.
    """
    left_out = (block for block in forecast.candidates.optional if block not in blocks)
    return tuple(
        LeftOut(block, _TOO_EMPTY) if block in fitting else _explain(forecast, block, blocks, room)
        for block in left_out
    )


def explain_without_room(candidates: Candidates) -> tuple[LeftOut, ...]:
    """Why no optional block prints, where what must print hardly fits by itself."""
    return tuple(LeftOut(block, "what must print takes all the room there is") for block in candidates.optional)


def _explain(forecast: Forecast, block: str, blocks: frozenset[str], room: float) -> LeftOut:
    """Why a block does not print beside those that do: the zone that it, or what it brings with it, would overfill."""
    wider = blocks | forecast.candidates.with_pairs(block)
    for zone in forecast.layout.zones:
        if forecast.break_zone(zone, forecast.pieces(zone.id, wider, forecast.layout.reading.body_min), room) is None:
            return _measure_lack(forecast, zone, block, blocks, room)
    return LeftOut(block, _TOO_EMPTY)


def _measure_lack(forecast: Forecast, zone: Zone, block: str, blocks: frozenset[str], room: float) -> LeftOut:
    """What a block lacks in a zone that it would overfill; blocks: those that print."""
    reading = forecast.layout.reading
    brought = forecast.candidates.with_pairs(block) - blocks
    printed = forecast.pieces(zone.id, blocks, reading.body_min)
    broken = forecast.break_zone(zone, printed, room)
    assert broken is not None
    needed = used_height(forecast.pieces(zone.id, blocks | brought, reading.body_min)) - used_height(printed)
    depths = forecast.list_depths(zone, room)
    left = sum(depths) - sum(broken.used)
    others = ", ".join(sorted(brought - {block}))
    told = f"needs {needed:.0f} pt{f' with {others}' if others else ''}, zone {zone.id} has {left:.0f} pt left"
    lines = math.ceil((needed - left) / (reading.body_min * reading.leading))
    if lines < 1:
        return LeftOut(block, f"{told}, but spread over {len(depths)} panels", round(needed, 1), round(left, 1))
    return LeftOut(block, f"{told}: {lines} line{'' if lines == 1 else 's'} too many", round(needed, 1), round(left, 1))
