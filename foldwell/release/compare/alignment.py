"""Which words and pages of two versions are the same ones: a diff that stays fast on long files.

Both directions give mirrored results: what decides between equal choices never depends on which version is old.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foldwell.release.compare.words import Word

ANCHOR_WORDS = 4
"""So many words in a row that stand as often in each version are surely the same ones, in order, such as those of the
cards on a sheet; so many in a row can be moved."""
MOST_PAIRS = 1_000_000
"""Pairs of words that are tried between two anchors; a longer stretch without any counts as written anew."""
MOST_SLIDE = 50
"""Words by which an edit is shifted so that it begins with its page."""


class Run(NamedTuple):
    """Words in a row that both versions have: positions of the first, and how many."""

    old: int
    new: int
    length: int


class Edit(NamedTuple):
    """Words from `old` to `old_end` that became those from `new` to `new_end`; the ends are not in it."""

    old: int
    old_end: int
    new: int
    new_end: int


@dataclass(frozen=True)
class Alignment:
    """same: runs in order. edits: the stretches between them. moves: runs inside the edits that changed places."""

    same: tuple[Run, ...]
    edits: tuple[Edit, ...]
    moves: tuple[Run, ...]

    @property
    def pairs(self) -> Iterator[tuple[int, int]]:
        """Positions of each word that both versions have."""
        for run in (*self.same, *self.moves):
            yield from ((run.old + step, run.new + step) for step in range(run.length))


def align_words(old: Sequence[Word], new: Sequence[Word]) -> Alignment:
    """Hold two texts against each other, word by word."""
    left, right = [word.key for word in old], [word.key for word in new]
    if right < left:
        mirrored = _align(new, old, right, left)
        return Alignment(
            tuple(Run(run.new, run.old, run.length) for run in mirrored.same),
            tuple(Edit(edit.new, edit.new_end, edit.old, edit.old_end) for edit in mirrored.edits),
            tuple(Run(run.new, run.old, run.length) for run in mirrored.moves),
        )
    return _align(old, new, left, right)


def _align(old: Sequence[Word], new: Sequence[Word], left: list[str], right: list[str]) -> Alignment:
    same = _slide_to_pages(_drop_lone(_find_same(left, right), len(left), len(right)), old, new)
    edits = [
        edit
        for edit in _edits_between(same, len(left), len(right))
        if not _is_other_break(old[edit.old : edit.old_end], new[edit.new : edit.new_end])
    ]
    return Alignment(tuple(same), tuple(edits), tuple(_find_moves(edits, left, right)))


def _find_same(left: list[str], right: list[str]) -> list[Run]:
    """Equal runs in order: from anchors, and between them by `difflib`."""
    found: list[Run] = []
    at_left, at_right = 0, 0
    for start, other in [*_find_anchors(left, right), (len(left), len(right))]:
        if start < at_left or other < at_right:
            continue
        while start > at_left and other > at_right and left[start - 1] == right[other - 1]:
            start, other = start - 1, other - 1  # noqa: PLW2901
        found += _match_between(left, right, at_left, start, at_right, other)
        length = 0
        while start + length < len(left) and other + length < len(right):
            if left[start + length] != right[other + length]:
                break
            length += 1
        found.append(Run(start, other, length))
        at_left, at_right = start + length, other + length
    return _join(found)


def _find_anchors(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Starts of word groups that both have as often: the most of them that stand in one order (patience diff)."""
    one, two = _find_groups(left), _find_groups(right)
    both = (group for group, places in one.items() if len(places) == len(two.get(group, ())))
    places = sorted(pair for group in both for pair in zip(one[group], two[group], strict=True))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [place], [number]
    chain, number = [], ends[-1] if ends else -1
    while number >= 0:
        chain.append(places[number])
        number = before[number]
    return chain[::-1]


def _find_groups(words: list[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each group of words in a row begins."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - ANCHOR_WORDS + 1):
        places.setdefault(tuple(words[at : at + ANCHOR_WORDS]), []).append(at)
    return places


def _match_between(  # noqa: PLR0913, PLR0917
    left: list[str], right: list[str], start: int, end: int, other: int, other_end: int
) -> Iterator[Run]:
    if (end - start) * (other_end - other) > MOST_PAIRS:
        return
    matcher = SequenceMatcher(None, left[start:end], right[other:other_end], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield Run(start + block.a, other + block.b, block.size)


def _join(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else Run(-1, -1, 0)
        if (last.old + last.length, last.new + last.length) == (run.old, run.new):
            joined[-1] = Run(last.old, last.new, last.length + run.length)
        elif run.length:
            joined.append(run)
    return joined


def _drop_lone(runs: list[Run], left: int, right: int) -> list[Run]:
    """Leave out a word that stays alone inside a rewritten passage: it would only chop up what people read."""
    kept: list[Run] = []
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else Run(left, right, 0)
        before = kept[-1] if kept else Run(0, 0, 0)
        gaps = (
            run.old - before.old - before.length,
            run.new - before.new - before.length,
            after.old - run.old - run.length,
            after.new - run.new - run.length,
        )
        if run.length > 1 or not all(gaps):
            kept.append(run)
    return kept


def _slide_to_pages(runs: list[Run], old: Sequence[Word], new: Sequence[Word]) -> list[Run]:
    """Let words that came or went begin with their page, where that reads the same.

    Pages often begin or end alike: of "Page 1 … Page 2 …", "Page 1 …" or "1 … Page" may have come.
    """
    slid = list(runs)
    for number in range(1, len(slid)):
        before, after = slid[number - 1], slid[number]
        ends = before.old + before.length, before.new + before.length
        gaps = after.old - ends[0], after.new - ends[1]
        if bool(gaps[0]) == bool(gaps[1]):
            continue
        words, end, gap = (old, ends[0], gaps[0]) if gaps[0] else (new, ends[1], gaps[1])
        for step in range(min(before.length, MOST_SLIDE)):
            if step and words[end - step].key != words[end + gap - step].key:
                break
            if words[end - step].page != words[end - step - 1].page:
                slid[number - 1] = Run(before.old, before.new, before.length - step)
                slid[number] = Run(after.old - step, after.new - step, after.length + step)
                break
    return slid


def _edits_between(same: list[Run], left: int, right: int) -> Iterator[Edit]:
    at_left, at_right = 0, 0
    for run in [*same, Run(left, right, 0)]:
        if run.old > at_left or run.new > at_right:
            yield Edit(at_left, run.old, at_right, run.new)
        at_left, at_right = run.old + run.length, run.new + run.length


def _is_other_break(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether only the end of a line, after a hyphen, makes words look different."""
    if not any(word.is_broken for word in (*old, *new)):
        return False
    spelled = ["".join(word.key for word in words).translate(_NO_HYPHENS) for words in (old, new)]
    return spelled[0] == spelled[1]


_NO_HYPHENS = str.maketrans("", "", "-\u2010\u2011")


def _find_moves(edits: list[Edit], left: list[str], right: list[str]) -> Iterator[Run]:
    """Words in a row that vanish in one edit and appear in another."""
    ends: dict[int, int] = {}
    groups: dict[tuple[str, ...], list[int]] = {}
    for edit in edits:
        for at in range(edit.new, edit.new_end):
            ends[at] = edit.new_end
            if at + ANCHOR_WORDS <= edit.new_end:
                groups.setdefault(tuple(right[at : at + ANCHOR_WORDS]), []).append(at)
    for edit in edits:
        at = edit.old
        while at + ANCHOR_WORDS <= edit.old_end:
            places = groups.get(tuple(left[at : at + ANCHOR_WORDS]), ())
            place = next((place for place in places if _is_free(place, ends)), None)
            if place is None:
                at += 1
                continue
            length = 0
            while at + length < edit.old_end and place + length < ends.get(place + length, 0):
                if left[at + length] != right[place + length]:
                    break
                length += 1
            yield Run(at, place, length)
            for taken in range(place, place + length):
                del ends[taken]
            at += length


def _is_free(place: int, ends: dict[int, int]) -> bool:
    return all(at in ends for at in range(place, place + ANCHOR_WORDS))
