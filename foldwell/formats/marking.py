"""A text cut into pieces, so that the very words of findings can be marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.findings import Severity


@dataclass(frozen=True)
class Marked:
    """A piece of a text. numbers: of the findings about it, the worst first; severity: of the worst, empty for none.

    ends: those of the findings whose words end here.
    """

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""
    ends: tuple[int, ...] = ()


def mark_words(text: str, found: Sequence[tuple[str, int, Severity]]) -> tuple[Marked, ...]:
    """The pieces of a text, which joined are the text; words of findings that are not in it mark nothing.

    found: words, number and severity of each finding, the worst first. Case tells nothing apart.
    """
    spans = []
    for words, number, severity in found:
        start = text.find(words)
        start = start if start >= 0 else text.casefold().find(words.casefold())
        if start >= 0:
            spans.append((start, min(start + len(words), len(text)), number, severity))
    cuts = sorted({0, len(text), *(edge for span in spans for edge in span[:2])})
    return tuple(
        _make_piece(text[begin:end], [span for span in spans if span[0] <= begin and end <= span[1]], end)
        for begin, end in pairwise(cuts)
    )


def _make_piece(text: str, over: Sequence[tuple[int, int, int, Severity]], end: int) -> Marked:
    if not over:
        return Marked(text)
    numbers = tuple(number for _, _, number, _ in over)
    return Marked(text, numbers, over[0][3].value, tuple(span[2] for span in over if span[1] == end))
