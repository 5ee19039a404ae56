"""What flows through a zone, measured: headings, blocks and items with their heights.

One layout on endless pages gives the height of every piece and the white before it; from these the fill
of every panel can be foretold for any choice of blocks without asking the engine again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from foldwell.typeset.boxes import UnitBox

REST_SIZE = 12.0
"""Body size in points at which pieces are measured."""
_GROWTH = 1.85
"""Text of a larger size is taller and breaks into more lines: its height grows by nearly the square."""

FURNITURE = frozenset({"cover", "masthead", "notice"})
"""Units that belong to no block: the parts of a cover, of the head of a sheet without one, or a notice."""


@dataclass(frozen=True)
class Piece:
    """Something that no panel break may cut.

    unit: the unit it is; block: the block it belongs to (empty for a heading); section: its section.
    height: of itself; before: the white above it where it does not begin a panel; both in points.
    is_heading: it begins a section. keeps_next: it never ends a panel.
    """

    unit: str
    block: str
    section: str
    height: float
    before: float
    words: int
    is_heading: bool = False
    keeps_next: bool = False

    def scaled(self, body: float, measured_at: float = REST_SIZE) -> Piece:
        """The piece at another body size than that at which it was measured, foretold."""
        factor = body / measured_at
        return replace(self, height=self.height * factor**_GROWTH, before=self.before * factor)


def measure_pieces(units: Iterable[UnitBox], zone: str, tied: frozenset[str] = frozenset()) -> list[Piece]:
    """The pieces of one zone in reading order, from the units of a measuring layout.

    A unit that stands beside the one before it counts only what is taller.
    tied: blocks that never end a panel, such as the status before the first benefit.
    """
    own = [unit for unit in units if unit.zone == zone]
    pieces: list[Piece] = []
    section, bottom = "", None
    for unit, following in zip(own, [*own[1:], None], strict=True):
        before = 0.0 if bottom is None else max(0.0, unit.top - bottom)
        if not unit.id.startswith("section--"):
            block, top = unit.id.split("--")[0], max(unit.top, unit.top if bottom is None else bottom)
            height, tie = max(0.0, unit.bottom - top), block in tied
            bottom = max(unit.bottom, top)
            pieces.append(Piece(unit.id, block, section, height, before, unit.words, keeps_next=tie))
        elif following is not None:
            section, bottom = unit.id, following.top
            height = following.top - unit.top
            pieces.append(Piece(unit.id, "", section, height, before, 0, is_heading=True, keeps_next=True))
    return _level_section_gaps(pieces)


def _level_section_gaps(pieces: list[Piece]) -> list[Piece]:
    """The first section of a zone shows no white above it; it gets what the others have."""
    gaps = [piece.before for piece in pieces if piece.is_heading and piece.before > 0]
    gap = max(gaps, default=0.0)
    return [replace(piece, before=gap) if piece.is_heading else piece for piece in pieces]


def choose_pieces(pieces: Sequence[Piece], blocks: frozenset[str]) -> list[Piece]:
    """The pieces of the chosen blocks, with the headings of sections that still hold something.

    Pieces that belong to no block (the parts of a cover or a masthead) always stay.
    """
    sections = {piece.section for piece in pieces if piece.block in blocks}
    return [
        piece
        for piece in pieces
        if piece.block in blocks or piece.unit in FURNITURE or (piece.is_heading and piece.section in sections)
    ]
