"""What fills the room that text leaves: lines to write on, then white, shared out so that panels end together."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from foldwell.model.blocks import NotesLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from foldwell.compose.candidates import Candidate
    from foldwell.typeset.pieces import Piece

NOTE_LINE = 1.9167
"""Height of a line to write on, in body sizes; equals the style's .note-line."""
MOST_NOTES = 12
_ABOVE_SECTION, _ABOVE_BLOCK = 2.6, 1.0
"""Most white, in body sizes, that is added above a section and above a block."""
_FIRST_ABOVE_SECTION = 1.1
"""White goes above sections up to here before any goes between blocks."""


def find_notes(panel: Sequence[Piece], candidates: Mapping[str, Candidate]) -> NotesLines | None:
    """The block of lines to write on that a panel holds."""
    own = (candidates[block].block for piece in panel for block in sorted(piece.blocks) if block in candidates)
    return next((block for block in own if isinstance(block, NotesLines)), None)


def count_notes(block: NotesLines, free: float, body: float) -> int:
    """How many lines a block of lines gets where so many points are free."""
    return min(MOST_NOTES, block.least + int(free // (NOTE_LINE * body)))


def most_white(panel: Sequence[Piece], body: float) -> float:
    """How many points of white a panel can take up."""
    sections, blocks = _find_gaps(panel)
    return body * (_ABOVE_SECTION * len(sections) + _ABOVE_BLOCK * len(blocks))


def share_white(panel: Sequence[Piece], free: float, body: float) -> dict[str, float]:
    """White in points by unit: what is added above a section, and all that stands above a block.

    free: points that are left of the panel.
    """
    sections, blocks = _find_gaps(panel)
    first = min(free, body * _FIRST_ABOVE_SECTION * len(sections))
    rest = min(
        free - first, body * ((_ABOVE_SECTION - _FIRST_ABOVE_SECTION) * len(sections) + _ABOVE_BLOCK * len(blocks))
    )
    weights = {p.unit: _ABOVE_SECTION - _FIRST_ABOVE_SECTION for p in sections} | {p.unit: _ABOVE_BLOCK for p in blocks}
    whole = sum(weights.values())
    if not whole or free <= 0:
        return {}
    added = {unit: rest * weight / whole for unit, weight in weights.items()}
    for piece in sections:
        added[piece.unit] += first / len(sections)
    above = {piece.unit: piece.before for piece in blocks}
    return {unit: round(white + above.get(unit, 0.0), 2) for unit, white in added.items() if white >= 0.1}


def _find_gaps(panel: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Where white may go: sections, and blocks that do not stand right under a heading."""
    sections = [piece for piece in panel[1:] if piece.is_heading]
    blocks = [
        piece
        for above, piece in itertools.pairwise(panel)
        if not piece.is_heading and not above.is_heading and piece.block != above.block
    ]
    return sections, blocks
