"""Wording: what was said and is not, what is said now, and what is said elsewhere."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from foldwell.release.compare.changes import Mark, Piece, WordingChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foldwell.release.compare.alignment import Alignment, Edit
    from foldwell.release.compare.words import Word

AROUND = 8
"""Words told before and after a change, so that people see where it is."""

_Marked = tuple[Mark, str]


def tell_wording(old: Sequence[Word], new: Sequence[Word], alignment: Alignment) -> tuple[WordingChange, ...]:
    """The changes of two texts in their order; those that stand close together are one."""
    moved_from = {run.old + step for run in alignment.moves for step in range(run.length)}
    moved_to = {run.new + step for run in alignment.moves for step in range(run.length)}
    changes = []
    for edits in _group_edits(alignment.edits):
        first, last = edits[0], edits[-1]
        marked: list[_Marked] = [(Mark.SAME, word.text) for word in new[max(0, first.new - AROUND) : first.new]]
        at = first.new
        for edit in edits:
            marked += [(Mark.SAME, word.text) for word in new[at : edit.new]]
            marked += [(_mark(place, moved_from, old=True), old[place].text) for place in range(edit.old, edit.old_end)]
            marked += [(_mark(place, moved_to, old=False), new[place].text) for place in range(edit.new, edit.new_end)]
            at = edit.new_end
        marked += [(Mark.SAME, word.text) for word in new[at : at + AROUND]]
        changes.append(
            WordingChange(_page(old, first.old, last.old), _page(new, first.new, last.new), tuple(_join(marked)))
        )
    return tuple(changes)


def _group_edits(edits: Sequence[Edit]) -> list[list[Edit]]:
    groups: list[list[Edit]] = []
    for edit in edits:
        if groups and edit.new - groups[-1][-1].new_end <= AROUND and edit.old - groups[-1][-1].old_end <= AROUND:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _mark(place: int, moved: set[int], *, old: bool) -> Mark:
    if old:
        return Mark.MOVED_AWAY if place in moved else Mark.REMOVED
    return Mark.MOVED_HERE if place in moved else Mark.ADDED


def _page(words: Sequence[Word], *places: int) -> int:
    """The page that a change stands on, from 1; where it is at the end, that of the last word."""
    return next((words[place].page + 1 for place in places if place < len(words)), words[-1].page + 1 if words else 0)


def _join(marked: list[_Marked]) -> Iterator[Piece]:
    for mark, group in groupby(marked, key=lambda word: word[0]):
        words = [text for _, text in group]
        yield Piece(mark, " ".join(words), len(words))
