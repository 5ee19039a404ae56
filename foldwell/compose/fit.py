"""A fit: every choice of copyfitting that the page shows. Composing the same brochure with the same fit
gives the same HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Fit:
    """The choices for one brochure.

    blocks: ids of the blocks that print. body: type size in points.
    starts: ids of the units (sections, blocks or items) that begin a new panel.
    extra: points of white, so that panels end at one height: added above a section, or all above a block.
    notes: lines to write on, by block. narrow: greatest width of a heading in points, to balance its lines.
    padding_pages: pages of lines that fill a booklet up to a multiple of four.
    """

    blocks: frozenset[str]
    body: float
    starts: frozenset[str] = frozenset()
    extra: Mapping[str, float] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    narrow: Mapping[str, float] = field(default_factory=dict)
    padding_pages: int = 0
    measuring: bool = False
    """Whether the pages are as tall as the text, to measure it."""
