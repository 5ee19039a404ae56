"""Lines that are read from the right: a file stores them as they are painted, from the left.

Which words of a line change places is the engine's work (UAX 9); here it is held that each line has the signs that
come next in the source, all of them and no others.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional, combining

from foldwell.preflight.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


_TURNED = re.compile("[()\\[\\]{}\u00ab\u00bb]")

_LAM_ALEF = re.compile("([\u0622\u0623\u0625\u0627])(\u0644)")
"""The two letters that are drawn as one, as they stand after a text was turned round."""


def is_right_to_left(text: str) -> bool:
    """Whether any letter is Hebrew, Arabic or of another such script."""
    return any(bidirectional(letter) in {"R", "AL"} for letter in text)


def loosen(text: str) -> str:
    """A text without brackets, which are painted as their mirror images and read back as either."""
    return _TURNED.sub("", text)


def has_same_signs(text: str, shown: str) -> bool:
    """Whether both have the same signs, in any order."""
    return _signs(text) == _signs(shown)


def holds_signs(text: str, shown: str) -> bool:
    """Whether what is shown has all signs of a text, in any order."""
    return Counter(_signs(text)) <= Counter(_signs(shown))


def drawn_backwards(text: str) -> str:
    """A text of right-to-left letters alone as the signs of a drawing spell it, set one by one from the left."""
    bare = "".join(letter for letter in text if not combining(letter))
    return _LAM_ALEF.sub(r"\2\1", normalise(bare)[::-1])


_SAME_LINE = 2 / 3
"""Of the size of type: pieces of a line stand less far above or below each other, and lines never so near."""


class Piece(NamedTuple):
    """What a file paints in one go: a part of a line between two changes of direction or font.

    area: where it stands, such as a panel; mark: its marked-content id, None in a file without tags.
    baseline: across the direction of writing; size: of its type. Both in points.
    """

    text: str
    area: Hashable
    mark: int | None
    baseline: float
    size: float

    def continues(self, first: Piece) -> bool:
        """Whether it is painted on the line that another began.

        Without marks, the baseline tells: vowel signs and raised figures stand half a letter above it, and the next
        line a whole one below.
        """
        if self.area != first.area or self.mark != first.mark:
            return False
        return self.mark is not None or abs(self.baseline - first.baseline) < _SAME_LINE * max(self.size, first.size)


def join_pieces(pieces: Iterable[Piece]) -> list[str]:
    """The text of each painted line in place of its first piece, and nothing in place of its others."""
    joined: list[str] = []
    first, at = None, 0
    for number, piece in enumerate(pieces):
        joined.append("")
        if first is None or not piece.continues(first):
            first, at = piece, number
        joined[at] += piece.text
    return joined


def turn_lines(sources: Sequence[str], lines: Sequence[str], generated: Iterable[str] = ()) -> list[str]:
    """The lines of a file, in its reading order, each in the order of the source that it shows.

    generated: lines that are no text of a source, such as marks of a list and words of a drawing: where the same
    word is a source further on, it is not that one. A line that shows nothing of what comes next stays as it is, and
    so is found by whoever compares it with the sources. Where a line shows parts of several sources, each begins an
    entry of its own, in the places that `join_pieces` left empty.
    """
    added = frozenset(map(normalise, generated))
    texts = [normalise(loosen(source)) for source in sources]
    written, starts = "".join(texts), _starts(texts)
    place, turned = 0, []
    rest: list[str] = []
    for line in lines:
        if not line:
            turned.append(rest.pop(0) if rest else "")
            continue
        shown = normalise(loosen(line))
        later = () if shown in added else (at for at in starts if at > place)
        found = _find(written, shown, (place, *later))
        if found is not None:
            place = found + len(shown)
        first, *rest = [line] if found is None else _cut(written, found, place, starts)
        turned.append(first)
    return turned


def _find(written: str, shown: str, places: Iterable[int]) -> int | None:
    """The first of the places from which on the text has the signs of a line."""
    signs = sorted(shown)
    return next((at for at in places if sorted(written[at : at + len(shown)]) == signs), None)


def _cut(written: str, start: int, end: int, starts: Sequence[int]) -> list[str]:
    """The text from a start to an end, cut where a source begins."""
    cuts = sorted({start, *(at for at in starts if start < at < end)})
    return [written[one:two] for one, two in pairwise([*cuts, end])]


def _starts(texts: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text)
    return starts


def _signs(text: str) -> list[str]:
    return sorted(normalise(loosen(text)))
