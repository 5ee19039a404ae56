"""Source texts held against the text of a file, in order: what is lost, what moved, what nobody wrote.

Texts are compared without white space, hyphens and capitals: a line end may change the first two, a style the
third, and none of them is a word. Ligatures and compatibility forms count as the letters they stand for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEFT_OUT = re.compile(r"[\s\-\u00ad\u2010\u2011\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")


def normalise(text: str) -> str:
    """The text as it is compared."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text)).casefold()


@dataclass(frozen=True)
class Lost:
    """Words of a source text that the file does not have.

    source: position of the text; words: those that are missing; before: the segment that it should follow, or -1.
    """

    source: int
    words: tuple[str, ...]
    before: int


@dataclass(frozen=True)
class Moved:
    """Consecutive source texts, first to last, that stand elsewhere: the first one at `segment`."""

    first: int
    last: int
    segment: int


@dataclass(frozen=True)
class Extra:
    """Text of the file, from one segment to another, that is in no source."""

    text: str
    first: int
    last: int


@dataclass(frozen=True)
class Comparison:
    """Everything that differs; all empty where the file says exactly what was written."""

    lost: tuple[Lost, ...] = ()
    moved: tuple[Moved, ...] = ()
    extra: tuple[Extra, ...] = ()


def compare_texts(sources: Sequence[str], segments: Sequence[str], generated: Iterable[str] = ()) -> Comparison:
    """Hold the segments of a file, in its reading order, against the sources.

    generated: segments that the style adds and that may stand anywhere.
    """
    wanted, found = [normalise(text) for text in sources], [normalise(text) for text in segments]
    marks = frozenset(map(normalise, generated))
    written = "".join(wanted)
    if written in ("".join(found), "".join(segment for segment in found if segment not in marks)):
        return Comparison()
    return _Alignment(wanted, found, sources, segments, marks).compare()


class _Alignment:
    """The longest run of sources that stand in order, then a verdict on each of the others."""

    def __init__(
        self,
        wanted: list[str],
        found: list[str],
        sources: Sequence[str],
        segments: Sequence[str],
        generated: frozenset[str],
    ) -> None:
        self.wanted, self.found, self.sources, self.segments = wanted, found, sources, segments
        self.generated = generated
        self.text = "".join(found)
        self.starts: list[int] = []
        at = 0
        for segment in found:
            self.starts.append(at)
            at += len(segment)
        self.by_letter: dict[str, list[int]] = {}
        for start in sorted(set(self.starts)):
            self.by_letter.setdefault(self.text[start : start + 1], []).append(start)
        self.covered = bytearray(len(self.text))
        self.place: dict[int, int] = {}

    def compare(self) -> Comparison:
        self._place_in_order()
        moved = self._find_moved()
        lost = self._find_lost(moved)
        return Comparison(tuple(lost), tuple(self._group_moved(moved)), tuple(self._find_extra()))

    def _place_in_order(self) -> None:
        """Longest increasing subsequence over every place a source may stand at (Hunt and Szymanski)."""
        tails: list[int] = []
        chain: list[tuple[int, int, int]] = []
        ends: list[int] = []
        for source, text in enumerate(self.wanted):
            for place in reversed(self._occurrences(text)):
                at = bisect_left(tails, place)
                chain.append((source, place, ends[at - 1] if at else -1))
                if at == len(tails):
                    tails.append(place)
                    ends.append(len(chain) - 1)
                else:
                    tails[at], ends[at] = place, len(chain) - 1
        link = ends[-1] if ends else -1
        ordered = []
        while link >= 0:
            source, place, link = chain[link]
            ordered.append((source, place))
        for source, place in reversed(ordered):
            self._cover(source, place)

    def _occurrences(self, text: str) -> list[int]:
        """Where a source may stand: it always begins a segment of its own."""
        if not text:
            return []
        return [start for start in self.by_letter.get(text[0], ()) if self.text.startswith(text, start)]

    def _cover(self, source: int, place: int) -> bool:
        end = place + len(self.wanted[source])
        if any(self.covered[place:end]):
            return False
        self.covered[place:end] = b"\1" * (end - place)
        self.place[source] = place
        return True

    def _find_moved(self) -> dict[int, int]:
        """Sources out of order that stand whole in text that no other source took."""
        moved = {}
        for source, text in enumerate(self.wanted):
            if source in self.place:
                continue
            for place in self._occurrences(text):
                if self._cover(source, place):
                    moved[source] = place
                    break
        return moved

    def _find_lost(self, moved: dict[int, int]) -> list[Lost]:
        """Of the other sources, the words that are not even in the gap where they belong."""
        lost = []
        cursor = 0
        in_order = {source: place for source, place in self.place.items() if source not in moved}
        for source, text in enumerate(self.wanted):
            if source in in_order:
                cursor = in_order[source] + len(text)
            elif text and source not in moved:
                before = self._segment_at(cursor - 1)
                end = min((place for place in in_order.values() if place >= cursor), default=len(self.text))
                words, cursor = self._take_words(source, cursor, end)
                if words:
                    lost.append(Lost(source, words, before))
        return lost

    def _take_words(self, source: int, cursor: int, end: int) -> tuple[tuple[str, ...], int]:
        missing = []
        for word in self.sources[source].split():
            text = normalise(word)
            place = self.text.find(text, cursor, end)
            if place < 0:
                missing.append(word)
                continue
            cursor = place + len(text)
            self.covered[place:cursor] = b"\1" * len(text)
        return tuple(missing), cursor

    def _group_moved(self, moved: dict[int, int]) -> Iterable[Moved]:
        run: list[int] = []
        for source in [*sorted(moved), -1]:
            if run and source != run[-1] + 1:
                yield Moved(run[0], run[-1], self._segment_at(moved[run[0]]))
                run = []
            run.append(source)

    def _find_extra(self) -> Iterable[Extra]:
        """Runs of segments with letters that no source took."""
        run: list[int] = []
        for number in range(len(self.found) + 1):
            is_open = number < len(self.found) and self._has_gap(number)
            if is_open:
                run.append(number)
            elif run and number < len(self.found) and not self.found[number]:
                continue
            elif run:
                yield Extra(" ".join(self.segments[one].strip() for one in run), run[0], run[-1])
                run = []

    def _has_gap(self, number: int) -> bool:
        text = self.found[number]
        if text in self.generated:
            return False
        start = self.starts[number]
        return not all(self.covered[start : start + len(text)])

    def _segment_at(self, place: int) -> int:
        if place < 0 or not self.starts:
            return -1
        number = bisect_left(self.starts, place + 1) - 1
        while number > 0 and not self.found[number]:
            number -= 1
        return number
