"""A fit: every choice of copyfitting that the page shows, and why blocks are not on it. Composing the same
brochure with the same fit gives the same HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


LEAST_FILL = 0.75
"""A panel less full than this is a warning."""


@dataclass(frozen=True)
class LeftOut:
    """An optional block that does not print, and why in plain words.

    needed: height that it would add to its zone at the least size, with all that must print beside it and its
    heading where that would be new; left: what its zone has left for text. Both in points; None where room is
    not the reason.
    """

    block: str
    why: str
    needed: float | None = None
    left: float | None = None


@dataclass(frozen=True)
class Fit:
    """The choices for one brochure.

    blocks: ids of the blocks that print. body: type size in points.
    starts: ids of the units (sections, blocks or items) that begin a new panel.
    extra: points of white, so that panels end at one height: added above a section, or all above a block.
    notes: lines to write on, by block. narrow: greatest width of a heading in points, to balance its lines.
    padding_pages: pages of lines that fill a booklet up to a multiple of four.
    reserves: whether slots keep the room that the style reserves, or are as high as what they hold.
    left_out: the optional blocks that do not print, and why; the page does not show it.
    """

    blocks: frozenset[str]
    body: float
    starts: frozenset[str] = frozenset()
    extra: Mapping[str, float] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    narrow: Mapping[str, float] = field(default_factory=dict)
    padding_pages: int = 0
    reserves: bool = True
    left_out: tuple[LeftOut, ...] = ()
    measuring: bool = False
    """Whether the pages are as tall as the text, to measure it."""
