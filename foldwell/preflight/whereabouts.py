"""Where a text of the brochure stands in the file: how far into it, on which panel, in which size and weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.preflight.right_to_left import loosen
from foldwell.preflight.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.content import Line
    from foldwell.preflight.reading import Reading

_HEAVY = re.compile(r"bold|black|heavy", re.IGNORECASE)


@dataclass(frozen=True)
class Sight:
    """A text where it was found. share: of the file's letters, those that are read before it, from 0 to 1."""

    text: str
    share: float
    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """The least size that it is set in, in points."""
        return min(line.size for line in self.lines)

    @property
    def is_heavy(self) -> bool:
        """Whether all of it is bold."""
        return all(_HEAVY.search(line.font) for line in self.lines)


def find_sights(reading: Reading, text: str) -> Iterator[Sight]:
    """Every place where a text is read, in reading order."""
    wanted = normalise(loosen(text) if reading.is_turned else text)
    whole, spans = reading.letters
    at = whole.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        lines = (line for line, (start, stop) in zip(reading.spoken, spans, strict=True) if start < end and at < stop)
        yield Sight(text, at / len(whole), tuple(lines))
        at = whole.find(wanted, end)


def first_sight(reading: Reading, texts: tuple[str, ...]) -> Sight | None:
    """The first place where any of the texts is read."""
    sights = (next(find_sights(reading, text), None) for text in texts)
    return min(filter(None, sights), key=lambda sight: sight.share, default=None)
