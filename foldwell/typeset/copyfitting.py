"""Copyfitting: which blocks print, how large, and where each panel begins.

Everything that must print is placed first, at the smallest size of the reading standard; then the optional
blocks, the most wanted first, while the room holds; then the type grows into what is left. Where a panel would
stay too empty, another choice of optional blocks is sought that fills it. Text is never cut and never set
smaller. One layout measures, arithmetic foretells, another layout proves; where it disagrees, the size steps
down and is proved again. Where the type grew, it is measured once more, so that growth, white and lines to write
on follow what is really there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foldwell.compose.fit import Fit
from foldwell.typeset.exchange import exchange_blocks
from foldwell.typeset.fonts import heading_file
from foldwell.typeset.forecast import Forecast, padding_pages
from foldwell.typeset.headings import balanced_width
from foldwell.typeset.left_out import explain_left_out
from foldwell.typeset.white import count_notes, find_notes, share_white

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library
    from foldwell.typeset.measuring import Measured
    from foldwell.typeset.pieces import Piece

FULL = 0.985
"""How full a panel may be foretold to be: rounding of lines needs the rest."""
_SPARE = 2.0
"""Points of a panel that stay free when its rest is filled."""
_FARTHEST = 1.12
"""How far beyond a measured size growth is foretold."""
_FORETOLD = 0.985
"""What of the room is used where a size was not itself measured: lines may break otherwise than foretold."""


class Copyfitter:
    """Chooses the fit of one brochure from its measures."""

    def __init__(self, brochure: Brochure, measured: Measured, library: Library) -> None:
        self._brochure = brochure
        self._measured = measured
        self._library = library
        self._forecast = Forecast(brochure, measured)
        self._candidates = self._forecast.candidates

    def choose(self, body_limit: float | None = None, room: float = FULL) -> Fit | None:
        """The best fit with a body of at most body_limit; None where what must print does not fit.

        room: the part of a panel's height that foretold text may fill.
        """
        reading = self._brochure.layout.reading
        limit = min(reading.body_max, body_limit or reading.body_max)
        blocks = self._candidates.must
        if self._forecast.break_all(blocks, reading.body_min, room) is None:
            return None
        for block in self._candidates.optional:
            wider = blocks | self._candidates.with_pairs(block)
            if self._forecast.break_all(wider, reading.body_min, room) is not None:
                blocks = wider
        chosen = exchange_blocks(self._forecast, blocks, limit, room)
        left_out = explain_left_out(self._forecast, chosen, fitting=blocks, room=room)
        return replace(self._settle(chosen, self._forecast.grow(chosen, limit, room), room), left_out=left_out)

    def resize(self, fit: Fit, limit: float, room: float = FULL) -> Fit:
        """The fit at the size that these measures, which were taken of it and have learned growth, show to be right."""
        body = self._forecast.grow(fit.blocks, min(limit, fit.body * _FARTHEST), room * _FORETOLD)
        if self._forecast.break_all(fit.blocks, body, room) is None:
            return replace(fit, body=body)
        return replace(self._settle(fit.blocks, body, room), left_out=fit.left_out)

    def settle(self, fit: Fit, room: float = FULL) -> Fit | None:
        """The fit with its panels begun and filled by these measures, which were taken of it.

        None where it is over, or leaves an item of a list alone on a panel: a smaller size may do better.
        """
        broken = self._forecast.break_all(fit.blocks, fit.body, room)
        if broken is None:
            return None
        if any(own.leaves_alone(self._forecast.pieces(zone, fit.blocks, fit.body)) for zone, own in broken.items()):
            return None
        settled = self._settle(fit.blocks, fit.body, room)
        return replace(settled, narrow=fit.narrow, left_out=fit.left_out)

    def _settle(self, blocks: frozenset[str], body: float, room: float) -> Fit:
        broken = self._forecast.break_all(blocks, body, room)
        assert broken is not None
        starts: set[str] = set()
        extra: dict[str, float] = {}
        notes: dict[str, int] = {}
        pages = 0
        for zone in self._brochure.layout.zones:
            pieces, boxes = self._forecast.pieces(zone.id, blocks, body), self._forecast.boxes[zone.id]
            pages += max(1, len(broken[zone.id].panels))
            for number, (start, end) in enumerate(broken[zone.id].panels):
                panel = pieces[start:end]
                if number:
                    starts.add(panel[0].unit)
                depth = boxes[min(number, len(boxes) - 1)].depth * min(room, FULL)
                free = depth - broken[zone.id].used[number] - _SPARE
                notes |= self._rule(panel, max(0.0, free), body)
                extra |= self._whiten(panel, max(0.0, free), body)
        return Fit(
            blocks=blocks,
            body=body,
            starts=frozenset(starts),
            extra=extra,
            notes=notes,
            narrow=self._narrow(body),
            padding_pages=padding_pages(self._brochure.layout, pages),
        )

    def _whiten(self, panel: Sequence[Piece], free: float, body: float) -> dict[str, float]:
        """White for what is left of a panel: around a cover's drawing, or above sections and blocks without notes."""
        if panel[0].unit == "cover":
            return {"cover": free}
        if find_notes(panel, self._candidates.by_id):
            return {}
        return share_white(panel, free, body)

    def _rule(self, panel: Sequence[Piece], free: float, body: float) -> dict[str, int]:
        """Lines to write on that fill what is left of a panel, where it has such a block."""
        block = find_notes(panel, self._candidates.by_id)
        return {} if block is None else {block.id: count_notes(block, free, body)}

    def _narrow(self, body: float) -> dict[str, float]:
        font = heading_file(self._library, self._brochure.heading_family)
        factors = {heading.id: body / self._measured.headings_body for heading in self._measured.headings} | {
            "cover": 1.0
        }
        widths = {h.id: balanced_width(h, font, factors[h.id]) for h in self._measured.headings}
        return {name: width for name, width in widths.items() if width is not None}
