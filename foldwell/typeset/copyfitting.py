"""Copyfitting: which blocks print, how large, and where each panel begins.

Everything that must print is placed first, at the smallest size of the reading standard; then the optional
blocks, the most wanted first, while the room holds; then the type grows into what is left. Where a panel would
stay too empty, another choice of optional blocks is sought that fills it. Text is never cut and never set
smaller. One layout measures, arithmetic foretells, another layout proves; where it disagrees, the size steps
down and is proved again. Where the type grew, it is measured once more, so that growth, white and lines to write
on follow what is really there.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.compose.candidates import Candidates, list_candidates
from foldwell.compose.fit import Fit
from foldwell.compose.pages import panel_boxes
from foldwell.typeset.boxes import list_headings, list_units
from foldwell.typeset.fonts import heading_file
from foldwell.typeset.headings import balanced_width
from foldwell.typeset.panel_breaks import Break, find_breaks, used_height
from foldwell.typeset.pieces import Piece, choose_pieces, learn_growth, measure_pieces
from foldwell.typeset.white import count_notes, find_notes, most_white, share_white

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from weasyprint import Document

    from foldwell.model.brochure import Brochure
    from foldwell.model.layout import Layout, Zone
    from foldwell.read.library import Library
    from foldwell.typeset.boxes import Heading

SIZE_STEP = 0.25
"""Body sizes are tried in steps of a quarter point."""
LEAST_FILL = 0.75
"""A panel less full than this is a warning (style.md: fill)."""
FULL = 0.985
"""How full a panel may be foretold to be: rounding of lines needs the rest."""
_SPARE = 2.0
"""Points of a panel that stay free when its rest is filled."""
_LEAST_SPREAD = 0.72
"""A booklet's text is spread over all pages of its sheets while each stays this full."""
_FARTHEST = 1.12
"""How far beyond a measured size growth is foretold."""
_FORETOLD = 0.985
"""What of the room is used where a size was not itself measured: lines may break otherwise than foretold."""
_TRADED, _POINT_COST = 4, 0.08
"""Steps of size that are given up for better breaks, and what a point of size is worth, in costs of breaks."""
_MOST_EXCHANGES = 6
"""How many optional blocks are taken or left at the most, to fill panels that would stay too empty."""


@dataclass(frozen=True)
class Measured:
    """A brochure measured on endless pages, with a body of so many points: the pieces of each zone and the headings."""

    pieces: Mapping[str, list[Piece]]
    headings: tuple[Heading, ...]
    body: float

    def learning(self, smaller: Measured) -> Measured:
        """The same with the growth of each piece, as an earlier measuring of smaller type shows it."""
        factor = smaller.body / self.body
        pieces = {zone: learn_growth(own, smaller.pieces[zone], factor) for zone, own in self.pieces.items()}
        return replace(self, pieces=pieces)


def measuring_fit(brochure: Brochure, fit: Fit | None = None) -> Fit:
    """The fit whose layout is measured, on endless pages: every candidate at the least size, or those of a fit."""
    if fit is not None:
        return Fit(fit.blocks, fit.body, narrow=fit.narrow, measuring=True)
    return Fit(frozenset(list_candidates(brochure).by_id), brochure.layout.reading.body_min, measuring=True)


def measure(document: Document, brochure: Brochure, body: float | None = None) -> Measured:
    """Read a measuring layout; body: its type size, where that is not the least."""
    units = list_units(document)
    tied = _tied_blocks(brochure)
    boxes = panel_boxes(brochure.form)
    zones = {zone.id: measure_pieces(units, zone.id, tied, boxes[zone.id][0].top) for zone in brochure.layout.zones}
    return Measured(zones, tuple(list_headings(document)), body or brochure.layout.reading.body_min)


def _tied_blocks(brochure: Brochure) -> frozenset[str]:
    """Blocks that stay with what follows: the status stands on the panel of the first benefit (RG-04)."""
    return frozenset(
        candidate.id
        for candidate in list_candidates(brochure).all
        if candidate.block.kind == "status" and candidate.section.kind == "benefits"
    )


class Copyfitter:
    """Chooses the fit of one brochure from its measures."""

    def __init__(self, brochure: Brochure, measured: Measured, library: Library) -> None:
        self._brochure = brochure
        self._measured = measured
        self._library = library
        self._candidates: Candidates = list_candidates(brochure)
        self._boxes = panel_boxes(brochure.form)

    def choose(self, body_limit: float | None = None, room: float = FULL) -> Fit | None:
        """The best fit with a body of at most body_limit; None where what must print does not fit.

        room: the part of a panel's height that foretold text may fill.
        """
        reading = self._brochure.layout.reading
        limit = min(reading.body_max, body_limit or reading.body_max)
        blocks = self._candidates.must
        if self._break_all(blocks, reading.body_min, room) is None:
            return None
        for block in self._candidates.optional:
            wider = blocks | self._candidates.with_pairs(block)
            if self._break_all(wider, reading.body_min, room) is not None:
                blocks = wider
        blocks = self._exchange(blocks, limit, room)
        return self._settle(blocks, self._grow(blocks, limit, room), room)

    def resize(self, fit: Fit, limit: float, room: float = FULL) -> Fit:
        """The fit at the size that these measures, which were taken of it and have learned growth, show to be right."""
        body = self._grow(fit.blocks, min(limit, fit.body * _FARTHEST), room * _FORETOLD)
        if self._break_all(fit.blocks, body, room) is None:
            return replace(fit, body=body)
        return self._settle(fit.blocks, body, room)

    def settle(self, fit: Fit, room: float = FULL) -> Fit | None:
        """The fit with its panels begun and filled by these measures, which were taken of it; None where it is over."""
        if self._break_all(fit.blocks, fit.body, room) is None:
            return None
        return replace(self._settle(fit.blocks, fit.body, room), narrow=fit.narrow)

    def _exchange(self, blocks: frozenset[str], limit: float, room: float) -> frozenset[str]:
        """Other optional blocks, where panels would stay too empty with these: as few exchanges as it takes."""
        best = self._rate(blocks, limit, room)
        for _ in range(_MOST_EXCHANGES):
            if best is None or not best[0]:
                break
            rated = [
                (rating, other)
                for other in self._list_neighbours(blocks)
                if (rating := self._rate(other, limit, room)) is not None
            ]
            nearest = min(rated, key=lambda one: (*one[0], sorted(one[1])), default=None)
            if nearest is None or nearest[0][0] >= best[0]:
                break
            best, blocks = nearest
        return blocks

    def _list_neighbours(self, blocks: frozenset[str]) -> Iterator[frozenset[str]]:
        """The blocks with one optional block more or less, and all that hangs on it."""
        for block in self._candidates.optional:
            if block not in blocks:
                yield blocks | self._candidates.with_pairs(block)
                continue
            needing = {other for other in blocks if block in self._candidates.with_pairs(other)}
            if not needing & self._candidates.must:
                yield blocks - needing

    def _rate(self, blocks: frozenset[str], limit: float, room: float) -> tuple[float, float, float] | None:
        """How far panels stay under the least fill, how much wanted text is left out, and how uneven they are."""
        least = self._brochure.layout.reading.body_min
        if self._break_all(blocks, least, room) is None:
            return None
        body = self._grow(blocks, limit, room)
        broken = self._break_all(blocks, body, room)
        assert broken is not None
        lacking = sum(
            self._lacking(zone, broken[zone.id], self._pieces(zone.id, blocks, body), body)
            for zone in self._brochure.layout.zones
            if not zone.exempt_from_fill
        )
        by_id = self._candidates.by_id
        missed = sum(4.0 - by_id[block].priority for block in self._candidates.optional if block not in blocks)
        return round(lacking, 3), missed, round(sum(zone.cost for zone in broken.values()), 6)

    def _lacking(self, zone: Zone, broken: Break, pieces: Sequence[Piece], body: float) -> float:
        boxes, lacking = self._boxes[zone.id], 0.0
        for number, (start, end) in enumerate(broken.panels):
            panel, depth = pieces[start:end], boxes[min(number, len(boxes) - 1)].depth
            filled = broken.used[number] + most_white(panel, body)
            if not find_notes(panel, self._candidates.by_id):
                lacking += max(0.0, LEAST_FILL - filled / depth)
        return lacking

    def _grow(self, blocks: frozenset[str], most: float, room: float) -> float:
        """The largest body size that needs no more pages than the least, or one nearby that breaks better.

        Of pages, the size that fills them best.
        """
        least = self._brochure.layout.reading.body_min
        pages = self._count_pages(self._break_all(blocks, least, room))
        steps = int((most - least) / SIZE_STEP + 1e-9)
        sizes = [least + step * SIZE_STEP for step in range(steps, -1, -1)]
        fitting = (size for size in sizes if self._count_pages(self._break_all(blocks, size, room)) == pages)
        if self._brochure.layout.is_paged:
            return min(fitting, key=lambda body: self._unevenness(blocks, body, room), default=least)
        largest = next(fitting, least)
        nearby = [largest - step * SIZE_STEP for step in range(_TRADED + 1) if largest - step * SIZE_STEP >= least]
        return min(nearby, key=lambda body: self._unevenness(blocks, body, room) + _POINT_COST * (largest - body))

    def _count_pages(self, broken: dict[str, Break] | None) -> int | None:
        """How many pages a brochure has, with those that fill the sheets of a booklet; None where it does not fit."""
        if broken is None:
            return None
        pages = sum(max(1, len(zone.panels)) for zone in broken.values())
        return pages + padding_pages(self._brochure.layout, pages)

    def _unevenness(self, blocks: frozenset[str], body: float, room: float) -> float:
        broken = self._break_all(blocks, body, room)
        return math.inf if broken is None else sum(zone.cost for zone in broken.values())

    def _break_all(self, blocks: frozenset[str], body: float, room: float) -> dict[str, Break] | None:
        broken = {}
        for zone in self._brochure.layout.zones:
            found = self._break_zone(zone, self._pieces(zone.id, blocks, body), room)
            if found is None:
                return None
            broken[zone.id] = found
        return broken

    def _pieces(self, zone: str, blocks: frozenset[str], body: float) -> list[Piece]:
        chosen = choose_pieces(self._measured.pieces[zone], blocks)
        return [piece.scaled(body / self._measured.body) for piece in chosen]

    def _break_zone(self, zone: Zone, pieces: Sequence[Piece], room: float) -> Break | None:
        boxes = self._boxes[zone.id]
        if not zone.flow:
            count = 1 if self._brochure.layout.is_paged else len(boxes)
            return find_breaks(pieces, [box.depth * room for box in boxes[:count]])
        return self._break_flow(pieces, boxes[0].depth * room)

    def _break_flow(self, pieces: Sequence[Piece], depth: float) -> Break | None:
        """A booklet's text over as few pages as it needs, or over all that its sheets have, if they get full."""
        pages = self._brochure.layout.pages
        assert pages is not None
        others = len(self._brochure.layout.zones) - 1
        fewest = max(1, math.floor(used_height(pieces) / depth))
        for count in range(fewest, pages.max - others + 1):
            found = find_breaks(pieces, [depth] * count)
            if found is None:
                continue
            total = max(pages.min, math.ceil((count + others) / pages.multiple_of) * pages.multiple_of)
            for spread in range(total - others, count, -1):
                wider = find_breaks(pieces, [depth] * spread)
                if wider and len(wider.used) == spread and min(wider.used[:-1]) >= _LEAST_SPREAD * depth:
                    return wider
            return found
        return None

    def _settle(self, blocks: frozenset[str], body: float, room: float) -> Fit:
        broken = self._break_all(blocks, body, room)
        assert broken is not None
        starts: set[str] = set()
        extra: dict[str, float] = {}
        notes: dict[str, int] = {}
        pages = 0
        for zone in self._brochure.layout.zones:
            pieces, boxes = self._pieces(zone.id, blocks, body), self._boxes[zone.id]
            pages += max(1, len(broken[zone.id].panels))
            for number, (start, end) in enumerate(broken[zone.id].panels):
                panel = pieces[start:end]
                if number:
                    starts.add(panel[0].unit)
                free = boxes[min(number, len(boxes) - 1)].depth * room - broken[zone.id].used[number] - _SPARE
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
        font = heading_file(self._library, self._brochure.theme.headings)
        factors = {heading.id: body / self._measured.body for heading in self._measured.headings} | {"cover": 1.0}
        widths = {h.id: balanced_width(h, font, factors[h.id]) for h in self._measured.headings}
        return {name: width for name, width in widths.items() if width is not None}


def padding_pages(layout: Layout, pages: int) -> int:
    """How many pages of lines a booklet of so many pages needs to fill its sheets."""
    if layout.pages is None:
        return 0
    return max(layout.pages.min - pages, -pages % layout.pages.multiple_of)
