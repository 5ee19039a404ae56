"""What flows through a zone, measured: headings, blocks and items with their heights.

One layout on endless pages gives the height of every piece and the white before it; from these the fill
of every panel can be foretold for any choice of blocks without asking the engine again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from foldwell.typeset.boxes import UnitBox

_GROWTH = 1.85
"""Text of a larger size is taller and breaks into more lines: its height grows by nearly the square."""
_BESIDE = 1.0
"""Points by which a unit that begins above the end of the one before it stands beside it."""
_GROWTHS = (0.0, 4.0)
"""What is measured of a growth, kept within reason: a piece of one line may jump to two."""

FURNITURE = frozenset({"cover", "masthead", "notice"})
"""Units that belong to no block: the parts of a cover, of the head of a sheet without one, or a notice."""


@dataclass(frozen=True)
class Piece:
    """Something that no panel break may cut.

    unit: the unit it is; block: the block it belongs to (empty for a heading); section: its section.
    height: of itself; before: the white above it where it does not begin a panel; both in points.
    is_heading: it begins a section. keeps_next: it never ends a panel.
    growth: by which power of the type size its height grows.
    """

    unit: str
    block: str
    section: str
    height: float
    before: float
    words: int
    is_heading: bool = False
    keeps_next: bool = False
    growth: float = _GROWTH
    beside: frozenset[str] = frozenset()
    """Blocks that stand beside it; the height is that of all of them."""

    @property
    def blocks(self) -> frozenset[str]:
        """Every block of which it shows something."""
        return self.beside | {self.block}

    def joined(self, unit: UnitBox, block: str, height: float) -> Piece:
        """The piece with a unit that stands beside it."""
        return replace(self, height=height, words=self.words + unit.words, beside=self.beside | {block})

    def scaled(self, factor: float) -> Piece:
        """The piece in type that is larger by a factor than that in which it was measured, foretold."""
        return replace(self, height=self.height * factor**self.growth, before=self.before * factor)


def measure_pieces(
    units: Iterable[UnitBox], zone: str, tied: frozenset[str] = frozenset(), top: float = 0.0
) -> list[Piece]:
    """The pieces of one zone in reading order, from the units of a measuring layout.

    Units that stand beside each other are one piece, since no panel can begin between them.
    tied: blocks that never end a panel, such as the status before the first benefit.
    top: where the text area begins; a masthead that bleeds off the page counts from there.
    """
    own = [replace(unit, top=max(unit.top, top)) for unit in units if unit.zone == zone]
    pieces: list[Piece] = []
    section, bottom, begun = "", None, top
    for unit, following in zip(own, [*own[1:], None], strict=True):
        before = 0.0 if bottom is None else max(0.0, unit.top - bottom)
        if not unit.id.startswith("section--"):
            block, tie = unit.id.split("--")[0], unit.id.split("--")[0] in tied
            if bottom is not None and unit.top < bottom - _BESIDE and pieces[-1].block:
                bottom = max(bottom, unit.bottom)
                pieces[-1] = pieces[-1].joined(unit, block, bottom - begun)
                continue
            begun, bottom = unit.top, unit.bottom
            pieces.append(Piece(unit.id, block, section, bottom - begun, before, unit.words, keeps_next=tie))
        elif following is not None:
            section, bottom, begun = unit.id, following.top, unit.top
            height = following.top - unit.top
            pieces.append(Piece(unit.id, "", section, height, before, 0, is_heading=True, keeps_next=True))
    return _level_section_gaps(pieces)


def learn_growth(pieces: Iterable[Piece], others: Iterable[Piece], factor: float) -> list[Piece]:
    """The pieces with the growth that another measuring shows, in type that is `factor` times as large."""
    heights = {piece.unit: piece.height for piece in others}
    return [
        replace(piece, growth=_find_growth(piece.height, heights[piece.unit], factor))
        if piece.unit in heights
        else piece
        for piece in pieces
    ]


def _find_growth(height: float, other: float, factor: float) -> float:
    if height <= 0 or other <= 0:
        return _GROWTH
    return min(max(math.log(other / height) / math.log(factor), _GROWTHS[0]), _GROWTHS[1])


def _level_section_gaps(pieces: list[Piece]) -> list[Piece]:
    """The first section of a zone shows no white above it; it gets what the others have."""
    gaps = [piece.before for piece in pieces if piece.is_heading and piece.before > 0]
    gap = max(gaps, default=0.0)
    return [replace(piece, before=gap) if piece.is_heading else piece for piece in pieces]


def choose_pieces(pieces: Sequence[Piece], blocks: frozenset[str]) -> list[Piece]:
    """The pieces of the chosen blocks, with the headings of sections that still hold something.

    Pieces that belong to no block (the parts of a cover or a masthead) always stay.
    """
    sections = {piece.section for piece in pieces if piece.blocks & blocks}
    return [
        piece
        for piece in pieces
        if piece.blocks & blocks or piece.unit in FURNITURE or (piece.is_heading and piece.section in sections)
    ]
