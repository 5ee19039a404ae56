"""Lines that are read from the right: a file stores them as they are painted, from the left.

Which words of a line change places is the engine's work (UAX 9); here it is held that each line has the signs that
come next in the source, all of them and no others.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import bidirectional, combining

from foldwell.preflight.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from foldwell.preflight.content import Line

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


def turn_lines(sources: Sequence[str], lines: Sequence[str], generated: Iterable[str] = ()) -> list[str]:
    """The lines of a file, in its reading order, each in the order of the source that it shows.

    generated: lines that the style adds. A line that shows nothing of what comes next stays as it is, and so is
    found by whoever compares it with the sources.
    """
    added = frozenset(map(normalise, generated))
    texts = [normalise(loosen(source)) for source in sources]
    written, starts = "".join(texts), _starts(texts)
    place, turned = 0, []
    for line in lines:
        shown = normalise(loosen(line))
        later = () if shown in added else (at for at in starts if at > place)
        found = _find(written, shown, (place, *later))
        turned.append(line if found is None else written[found : found + len(shown)])
        place = place if found is None else found + len(shown)
    return turned


def _find(written: str, shown: str, places: Iterable[int]) -> int | None:
    """The first of the places from which on the text has the signs of a line."""
    signs = sorted(shown)
    return next((at for at in places if sorted(written[at : at + len(shown)]) == signs), None)


def _starts(texts: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text)
    return starts


def _signs(text: str) -> list[str]:
    return sorted(normalise(loosen(text)))


def whole_marks(lines: Sequence[Line]) -> list[str]:
    """The text of each mark in place of its first line, and nothing in place of its others."""
    marks: dict[tuple[int, int | None], str] = {}
    for line in lines:
        marks[line.page, line.mcid] = marks.get((line.page, line.mcid), "") + line.text
    return [marks.pop((line.page, line.mcid), "") for line in lines]
