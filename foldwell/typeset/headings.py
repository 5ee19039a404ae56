"""Headings balanced over their lines: no line holds one stray word.

The engine knows no `text-wrap: balance`; the narrowest width that still gives the same number of lines
does the same. Word widths are measured in the headings' font, and brought to scale by the width that the
engine gave the whole heading: that knows of other weights and of letter spacing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from foldwell.typeset.boxes import Heading

_UNITS = 1000
_ROOM = 1.015
"""The engine's own rounding of word widths needs this much more than the measured width."""


@lru_cache(maxsize=8)
def _font(path: Path, changed: int) -> ImageFont.FreeTypeFont:  # noqa: ARG001
    """changed: time of the file's change, so that another font under the same name is read anew."""
    return ImageFont.truetype(str(path), _UNITS)


def balanced_width(heading: Heading, font: Path, factor: float = 1.0) -> float | None:
    """The narrowest width in points that keeps a heading's number of lines; None where nothing is won.

    factor: how much larger than measured the heading will be set.
    """
    words = heading.text.split(" ")
    ruler = _font(font, font.stat().st_mtime_ns)
    spaces = (heading.lines - 1) * ruler.getlength(" ")
    scale = heading.inked / (ruler.getlength(heading.text) - spaces) * factor

    def width(text: str) -> float:
        return ruler.getlength(text) * scale

    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    lines = _count_lines(words, heading.column, width)
    if lines is None or lines < 2:
        return None
    for candidate in sorted({width(" ".join(words[i:j])) for i, j in spans}):
        if candidate * _ROOM + 1 > heading.column:
            return None
        if (_count_lines(words, candidate, width) or lines + 1) <= lines:
            return round(candidate * _ROOM + 0.5, 2)
    return None


def _count_lines(words: list[str], column: float, width: Callable[[str], float]) -> int | None:
    lines, line = 1, ""
    for word in words:
        longer = f"{line} {word}".strip()
        if width(longer) <= column + 1e-6:
            line = longer
        elif width(word) > column + 1e-6:
            return None
        else:
            lines, line = lines + 1, word
    return lines
