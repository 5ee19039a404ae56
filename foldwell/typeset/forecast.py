"""What panels will look like, foretold from the measures of a brochure without asking the engine again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from foldwell.compose.candidates import list_candidates
from foldwell.compose.fit import LEAST_FILL
from foldwell.compose.pages import panel_boxes
from foldwell.typeset.panel_breaks import Break, Breaks, find_breaks, used_height
from foldwell.typeset.pieces import Piece, choose_pieces
from foldwell.typeset.white import find_notes, most_white

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from foldwell.model.brochure import Brochure
    from foldwell.model.layout import Layout, Zone
    from foldwell.typeset.measuring import Measured

SIZE_STEP = 0.25
"""Body sizes are tried in steps of a quarter point."""
_LEAST_SPREAD = 0.72
"""A booklet's text is spread over all pages of its sheets while each stays this full."""
_NO_INK = 0.03
"""Part of a panel's height that the padding at its end may be, which no fill counts."""
_TRADED, _POINT_COST, _LACK_COST = 8, 0.08, 6.0
"""Steps of size that are given up for better breaks, and what a point of size, and a panel's whole height that stays
empty under the least fill, are worth in costs of breaks."""


class Forecast:
    """Foretells the panels of one brochure for any choice of blocks and any body size.

    room, everywhere: the part of a panel's height that foretold text may fill. Sizes and heights are in points.
    """

    def __init__(self, brochure: Brochure, measured: Measured) -> None:
        self.layout = brochure.layout
        self.candidates = list_candidates(brochure)
        self.boxes = panel_boxes(brochure.form)
        self._measured = measured

    def grow(self, blocks: frozenset[str], most: float, room: float) -> float:
        """The largest body size that needs no more pages than the least, or one nearby that breaks better.

        Of pages, the size that fills them best.
        """
        least = self.layout.reading.body_min
        pages = self._count_pages(self.break_all(blocks, least, room))
        steps = int((most - least) / SIZE_STEP + 1e-9)
        sizes = [least + step * SIZE_STEP for step in range(steps, -1, -1)]
        fitting = (size for size in sizes if self._count_pages(self.break_all(blocks, size, room)) == pages)
        if self.layout.is_paged:
            return min(fitting, key=lambda body: self._judge_size(blocks, body, room), default=least)
        largest = next(fitting, least)
        nearby = [largest - step * SIZE_STEP for step in range(_TRADED + 1) if largest - step * SIZE_STEP >= least]
        return min(nearby, key=lambda body: self._judge_size(blocks, body, room) + _POINT_COST * (largest - body))

    def _judge_size(self, blocks: frozenset[str], body: float, room: float) -> float:
        broken = self.break_all(blocks, body, room)
        if broken is None:
            return math.inf
        return sum(zone.cost for zone in broken.values()) + _LACK_COST * self.find_lacking(blocks, body, broken)

    def find_lacking(self, blocks: frozenset[str], body: float, broken: Mapping[str, Break]) -> float:
        """By how much of their height panels stay under the least fill, with all the white that they take up."""
        zones = (zone for zone in self.layout.zones if not zone.exempt_from_fill)
        return sum(self._lack(zone, broken[zone.id], self.pieces(zone.id, blocks, body), body) for zone in zones)

    def _lack(self, zone: Zone, broken: Break, pieces: Sequence[Piece], body: float) -> float:
        boxes, lacking = self.boxes[zone.id], 0.0
        for number, (start, end) in enumerate(broken.panels):
            panel, depth = pieces[start:end], boxes[min(number, len(boxes) - 1)].depth
            filled = broken.used[number] + most_white(panel, body)
            if not find_notes(panel, self.candidates.by_id):
                lacking += max(0.0, LEAST_FILL + _NO_INK - filled / depth)
        return lacking

    def _count_pages(self, broken: dict[str, Break] | None) -> int | None:
        """How many pages a brochure has, with those that fill the sheets of a booklet; None where it does not fit."""
        if broken is None:
            return None
        pages = sum(max(1, len(zone.panels)) for zone in broken.values())
        return pages + padding_pages(self.layout, pages)

    def break_all(self, blocks: frozenset[str], body: float, room: float) -> dict[str, Break] | None:
        """The panels of each zone; None where the blocks do not fit."""
        broken = {}
        for zone in self.layout.zones:
            found = self.break_zone(zone, self.pieces(zone.id, blocks, body), room)
            if found is None:
                return None
            broken[zone.id] = found
        return broken

    def pieces(self, zone: str, blocks: frozenset[str], body: float) -> list[Piece]:
        """What of these blocks stands in a zone, with its headings, in type of this size."""
        chosen = choose_pieces(self._measured.pieces[zone], blocks)
        return [piece.scaled(body / self._measured.body) for piece in chosen]

    def break_zone(self, zone: Zone, pieces: Sequence[Piece], room: float) -> Break | None:
        """The panels of one zone; None where the pieces do not fit."""
        depths = self.list_depths(zone, room)
        return self._break_flow(pieces, depths[0]) if zone.flow else find_breaks(pieces, depths)

    def list_depths(self, zone: Zone, room: float) -> list[float]:
        """Heights that text may fill in the panels that a zone has, or in the most pages that it may have."""
        boxes = self.boxes[zone.id]
        if zone.flow:
            return [boxes[0].depth * room] * self._most_pages
        return [box.depth * room for box in boxes[: 1 if self.layout.is_paged else len(boxes)]]

    @property
    def _most_pages(self) -> int:
        """How many pages the text of a booklet may take, beside those of its other zones."""
        assert self.layout.pages is not None
        return self.layout.pages.max - len(self.layout.zones) + 1

    def _break_flow(self, pieces: Sequence[Piece], depth: float) -> Break | None:
        """A booklet's text over as few pages as it needs, or over all that its sheets have, if they get full."""
        pages = self.layout.pages
        assert pages is not None
        others = len(self.layout.zones) - 1
        fewest = max(1, math.floor(used_height(pieces) / depth))
        breaks = Breaks(pieces, [depth] * (pages.max + pages.multiple_of))
        for count in range(fewest, self._most_pages + 1):
            found = breaks.over(count)
            if found is None:
                continue
            total = max(pages.min, math.ceil((count + others) / pages.multiple_of) * pages.multiple_of)
            for spread in range(total - others, count, -1):
                wider = breaks.over(spread)
                if wider and len(wider.used) == spread and min(wider.used[:-1]) >= _LEAST_SPREAD * depth:
                    return wider
            return found
        return None


def padding_pages(layout: Layout, pages: int) -> int:
    """How many pages of lines a booklet of so many pages needs to fill its sheets."""
    if layout.pages is None:
        return 0
    return max(layout.pages.min - pages, -pages % layout.pages.multiple_of)
