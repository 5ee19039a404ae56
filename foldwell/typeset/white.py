"""What fills the room that text leaves: lines to write on, then white, shared out so that panels end together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from foldwell.model.action_blocks import NotesLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from foldwell.compose.candidates import Candidate
    from foldwell.typeset.pieces import Piece

NOTE_LINE = 1.9167
"""Height of a line to write on, in body sizes; equals the style's .note-line."""
MOST_NOTES = 12
_ABOVE_SECTION, _ABOVE_BLOCK, _ABOVE_ITEM = 3.6, 1.7, 0.7
"""Most white, in body sizes, that is added above a section, a block, and an item of a block."""
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
    return body * sum(most for _, most in _find_gaps(panel))


def share_white(panel: Sequence[Piece], free: float, body: float) -> dict[str, float]:
    """White in points by unit: what is added above a section, and all that stands above a block or an item.

    free: points that are left of the panel.
    """
    gaps = _find_gaps(panel)
    first = {piece.unit: body * _FIRST_ABOVE_SECTION for piece, _ in gaps if piece.is_heading}
    most = {piece.unit: body * most for piece, most in gaps}
    early = min(1.0, free / sum(first.values())) if first else 0.0
    rest = {unit: room - first.get(unit, 0.0) for unit, room in most.items()}
    left = free - sum(first.values())
    late = min(1.0, left / sum(rest.values())) if left > 0 and rest else 0.0
    added = {unit: first.get(unit, 0.0) * early + rest[unit] * late for unit in most}
    above = {piece.unit: 0.0 if piece.is_heading else piece.before for piece, _ in gaps}
    return {unit: round(above[unit] + white, 2) for unit, white in added.items() if white >= 0.1}


def _find_gaps(panel: Sequence[Piece]) -> list[tuple[Piece, float]]:
    """Pieces that white may go above, and how much in body sizes; none right under a heading, little under a lead."""
    gaps = []
    for above, piece in pairwise(panel):
        if piece.is_heading:
            gaps.append((piece, _ABOVE_SECTION))
        elif not above.is_heading and not piece.beside:
            close = piece.block == above.block or above.keeps_next
            gaps.append((piece, _ABOVE_ITEM if close else _ABOVE_BLOCK))
    return gaps
