"""Copyfitting: which blocks print, how large, and where each panel begins.

Everything that must print is placed first, at the smallest size of the reading standard; then the optional
blocks, the most wanted first, while the room holds; then the type grows into what is left. Text is never
cut and never set smaller. One layout measures, arithmetic foretells, another layout proves; where it
disagrees, the size steps down and is proved again. Where the type grew, it is measured once more, so that
white and lines to write on fill what is really left.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.compose.candidates import Candidates, list_candidates
from foldwell.compose.fit import Fit
from foldwell.compose.pages import panel_boxes
from foldwell.model.blocks import NotesLines
from foldwell.typeset.boxes import list_headings, list_units
from foldwell.typeset.fonts import HEADING_FACE
from foldwell.typeset.headings import balanced_width
from foldwell.typeset.panel_breaks import Break, find_breaks, used_height
from foldwell.typeset.pieces import REST_SIZE, Piece, choose_pieces, measure_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weasyprint import Document

    from foldwell.model.brochure import Brochure
    from foldwell.model.layout import Layout, Zone
    from foldwell.read.library import Library
    from foldwell.typeset.boxes import Heading

SIZE_STEP = 0.25
"""Body sizes are tried in steps of a quarter point."""
FULL = 0.985
"""How full a panel may be foretold to be: rounding of lines needs the rest."""
_MOST_WHITE = 13.0
"""Most white in points that is added above a section to level the panels."""
_MOST_BLOCK_WHITE = 9.0
"""Most white in points, beside a body of REST_SIZE, that is added above a block to level pages: they hold few, tall
blocks, which break unevenly."""
_SPARE = 2.0
"""Points of a panel that stay free when its rest is filled."""
_NOTE_LINE = 23.0
"""Height of a line to write on at the measuring size, in points; equals the style's .note-line."""
_MOST_NOTES = 12
_LEAST_SPREAD = 0.72
"""A booklet's text is spread over all pages of its sheets while each stays this full."""


@dataclass(frozen=True)
class Measured:
    """A brochure measured on endless pages, with a body of so many points: the pieces of each zone and the headings."""

    pieces: Mapping[str, list[Piece]]
    headings: tuple[Heading, ...]
    body: float = REST_SIZE


def measuring_fit(brochure: Brochure, fit: Fit | None = None) -> Fit:
    """The fit whose layout is measured, on endless pages: every candidate at the smallest size, or those of a fit."""
    if fit is not None:
        return Fit(fit.blocks, fit.body, narrow=fit.narrow, measuring=True)
    return Fit(frozenset(list_candidates(brochure).by_id), brochure.layout.reading.body_min, measuring=True)


def measure(document: Document, brochure: Brochure, body: float | None = None) -> Measured:
    """Read a measuring layout, of the smallest body where none is given."""
    units = list_units(document)
    tied = _tied_blocks(brochure)
    zones = {zone.id: measure_pieces(units, zone.id, tied) for zone in brochure.layout.zones}
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
        body = self._grow(blocks, reading.body_min, limit, room)
        return self._settle(blocks, body, room)

    def settle(self, fit: Fit, room: float = FULL) -> Fit:
        """A fit with its panels begun and filled anew by these measures, which were taken of it."""
        if self._break_all(fit.blocks, fit.body, room) is None:
            return fit
        return replace(self._settle(fit.blocks, fit.body, room), narrow=fit.narrow)

    def _grow(self, blocks: frozenset[str], least: float, most: float, room: float) -> float:
        """The largest body size that needs no more panels than the least.

        Of pages, the size that fills them best and needs no more of them, or of a booklet's sheets.
        """
        pages = self._count_pages(self._break_all(blocks, least, room))
        steps = int((most - least) / SIZE_STEP + 1e-9)
        best, lowest = least, math.inf
        for step in range(steps, -1, -1):
            body = least + step * SIZE_STEP
            broken = self._break_all(blocks, body, room)
            if broken is None or self._count_pages(broken) != pages:
                continue
            if not self._brochure.layout.is_paged:
                return body
            cost = sum(zone.cost for zone in broken.values())
            if cost < lowest:
                best, lowest = body, cost
        return best

    def _count_pages(self, broken: dict[str, Break] | None) -> int | None:
        """How many pages a brochure has, with those that fill the sheets of a booklet; None where it does not fit."""
        if broken is None:
            return None
        pages = sum(max(1, len(zone.panels)) for zone in broken.values())
        return pages + padding_pages(self._brochure.layout, pages)

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
        return [piece.scaled(body, self._measured.body) for piece in chosen]

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
                extra |= self._whiten(panel, max(0.0, free), body)
                notes |= self._rule(panel, max(0.0, free), body)
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
        """White for what is left of a panel: around a cover's drawing, or above sections if there are no notes."""
        if panel[0].unit == "cover":
            return {"cover": free}
        gaps = {piece.unit: _MOST_WHITE for piece in panel[1:] if piece.is_heading}
        if self._brochure.layout.is_paged:
            most = _MOST_BLOCK_WHITE * body / REST_SIZE
            gaps |= {piece.unit: most for piece in panel[1:] if piece.before and not piece.is_heading}
        if not gaps or not free or self._find_notes(panel):
            return {}
        share = min(1.0, free / sum(gaps.values()))
        return {unit: round(most * share, 2) for unit, most in gaps.items()}

    def _rule(self, panel: Sequence[Piece], free: float, body: float) -> dict[str, int]:
        """Lines to write on that fill what is left of a panel, where it has such a block."""
        block = self._find_notes(panel)
        if block is None:
            return {}
        more = int(free // (_NOTE_LINE * body / REST_SIZE))
        return {block.id: min(_MOST_NOTES, block.least + more)}

    def _find_notes(self, panel: Sequence[Piece]) -> NotesLines | None:
        own = (self._candidates.by_id[piece.block].block for piece in panel if piece.block in self._candidates.by_id)
        return next((block for block in own if isinstance(block, NotesLines)), None)

    def _narrow(self, body: float) -> dict[str, float]:
        font = self._library.find(f"styles/fonts/{HEADING_FACE}")
        assert font is not None
        factors = {heading.id: body / self._measured.body for heading in self._measured.headings} | {"cover": 1.0}
        widths = {h.id: balanced_width(h, font, factors[h.id]) for h in self._measured.headings}
        return {name: width for name, width in widths.items() if width is not None}


def padding_pages(layout: Layout, pages: int) -> int:
    """How many pages of lines a booklet of so many pages needs to fill its sheets."""
    if layout.pages is None:
        return 0
    return max(layout.pages.min - pages, -pages % layout.pages.multiple_of)
