"""The report of a comparison: finished values for its template, and pictures as far as there is room."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined
from PIL import Image

from foldwell.release.compare.changes import FileChange, Kind, Mark, Piece
from foldwell.release.compare.pixels import write_webp
from foldwell.release.compare.retold import tell_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.release.compare.changes import FactChange, PageChange, WordingChange
    from foldwell.release.compare.comparing import Terms

MOST_PICTURE_BYTES = 12_000_000
"""Of all pictures of a report in full size; those after them are small."""
MOST_SMALL_BYTES = 6_000_000
"""Of all small pictures; pages after them have none."""
SMALL_PIXELS = 240
"""Width of a small picture."""
MOST_SHOWN_WORDS = 2_000
"""Of a text that came or went; the middle of a longer one is left out."""
MOST_MOVED_WORDS = 40
"""The same of a text that only moved, and of values of the metadata."""
MOST_LISTED = 200
"""Changes of one kind that are listed for one file."""


@dataclass(frozen=True)
class Problem:
    """A pair that could not be compared."""

    name: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Comparison:
    """Two versions held against each other.

    old, new: what the user called them. changed: files that differ, in order of their names. unchanged: how many do
    not. others: files of other kinds, which were not looked at.
    """

    old: str
    new: str
    terms: Terms
    changed: tuple[FileChange, ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unchanged: int = 0
    others: int = 0

    @property
    def worst_first(self) -> tuple[FileChange, ...]:
        """The changed files: wording before layout before pixels before metadata, then the most changes first."""
        return tuple(sorted(self.changed, key=lambda file: (_weight(file), file.name)))

    @property
    def has_changes(self) -> bool:
        """Whether anything that counts differs."""
        return bool(self.changed or self.only_old or self.only_new)


def _weight(file: FileChange) -> tuple[int, ...]:
    counts = (len(file.wording), len(file.layout), len(file.pages), len(file.facts))
    return (*(not number for number in counts), *(-number for number in counts))


def describe_change(file: FileChange) -> dict[Kind, str]:
    """What differs in a file, in a few words for each kind."""
    told = {}
    if file.wording:
        told[Kind.WORDING] = _describe_wording(file.wording)
    if file.layout:
        words = sum(change.words for change in file.layout)
        told[Kind.LAYOUT] = _count(len(file.layout), "change") + (f" ({_count(words, 'word')})" if words else "")
    if file.pages:
        told[Kind.PIXELS] = _count(len(file.pages), "page")
    if file.facts:
        told[Kind.METADATA] = ", ".join(change.name for change in file.facts[:3]) + ("…" if len(file.facts) > 3 else "")
    return told


def _describe_wording(changes: Sequence[WordingChange]) -> str:
    """Such as `+3 −1 words, 12 moved`."""
    counts = [
        sum(change.count_words(mark) for change in changes) for mark in (Mark.ADDED, Mark.REMOVED, Mark.MOVED_HERE)
    ]
    told = " ".join(f"{sign}{number}" for sign, number in zip("+−", counts[:2], strict=True) if number)
    parts = [f"{told} {'word' if sum(counts[:2]) == 1 else 'words'}"] if told else []
    return ", ".join([*parts, *([f"{counts[2]} moved"] if counts[2] else [])])


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def write_report(comparison: Comparison, template: str) -> str:
    """The report as one HTML page that needs no other file and no script.

    template: its text. All that comes from the files is untrusted, and escaped.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(report=_view(comparison))


def _view(comparison: Comparison) -> dict[str, Any]:
    shelf = _PictureShelf()
    files = [_file_view(number, told, shelf) for number, told in enumerate(tell_once(comparison.worst_first), 1)]
    return {
        "old": comparison.old,
        "new": comparison.new,
        "kinds": [kind.value for kind in comparison.terms.kinds],
        "all_kinds": set(comparison.terms.kinds) == set(Kind),
        "tolerance": f"{comparison.terms.tolerance:g}",
        "files": files,
        "only_old": comparison.only_old,
        "only_new": comparison.only_new,
        "problems": comparison.problems,
        "unchanged": comparison.unchanged,
        "others": comparison.others,
        "total": len(files) + len(comparison.only_old) + len(comparison.only_new) + comparison.unchanged,
        "has_pictures": any(file.pages for file in comparison.changed),
        "small": shelf.small,
        "missing": shelf.missing,
    }


def _file_view(
    number: int, retold: tuple[FileChange, tuple[WordingChange, ...], str], shelf: _PictureShelf
) -> dict[str, Any]:
    file, wording, told_by = retold
    told = describe_change(file)
    return {
        "id": f"file-{number}",
        "name": file.name,
        "cells": [told.get(kind, "") for kind in Kind],
        "wording": [_wording_view(change) for change in wording[:MOST_LISTED]],
        "more_wording": len(wording[MOST_LISTED:]),
        "words_as_in": told_by,
        "layout": [
            {
                "page": _name_page(change.old_page, change.new_page),
                "what": _shorten(change.what, 24),
                "how": change.how,
            }
            for change in file.layout
        ],
        "pages": [_page_view(change, shelf) for change in file.pages],
        "facts": [_fact_view(change) for change in file.facts[:MOST_LISTED]],
        "notes": file.notes,
    }


def _wording_view(change: WordingChange) -> dict[str, Any]:
    return {
        "page": _name_page(change.old_page, change.new_page),
        "pieces": [
            {"mark": piece.mark.name.lower(), "text": _shorten(piece.text, _most_words(piece))}
            for piece in change.pieces
        ],
    }


def _most_words(piece: Piece) -> int:
    return MOST_MOVED_WORDS if piece.mark in {Mark.MOVED_AWAY, Mark.MOVED_HERE} else MOST_SHOWN_WORDS


def _fact_view(change: FactChange) -> dict[str, Any]:
    removed, added = (
        "; ".join(_shorten(value, MOST_MOVED_WORDS) for value in v) for v in (change.removed, change.added)
    )
    return {"name": change.name, "removed": removed, "added": added}


def _name_page(old: int, new: int) -> str:
    if old == new or not new:
        return f"page {old}" if old else ""
    return f"page {new}, was {old}" if old else f"page {new}"


def _shorten(text: str, most: int) -> str:
    words = [word if len(word) <= 200 else f"{word[:200]}…" for word in text.split()]
    if len(words) <= most:
        return " ".join(words)
    half = most // 2
    return f"{' '.join(words[:half])} … {len(words) - 2 * half} words … {' '.join(words[-half:])}"


def _page_view(change: PageChange, shelf: _PictureShelf) -> dict[str, Any]:
    where = _name_page(change.old_page, change.new_page)
    is_new, is_gone = not change.old_page, not change.new_page
    told = "new page" if is_new else "page is gone" if is_gone else _tell_share(change)
    named = (("old", change.old), ("new", change.new), ("changes marked", change.marked))
    pictures = [{"name": name, **shelf.place(picture)} for name, picture in named if picture]
    return {"where": where, "told": told, "pictures": pictures}


def _tell_share(change: PageChange) -> str:
    share = f"{change.share:.1%}" if change.share >= 0.001 else "less than 0.1%"
    return f"{share} of the page in {_count(len(change.regions), 'place')}"


class _PictureShelf:
    """Pictures in full size until there is no room, then small ones, then none."""

    def __init__(self) -> None:
        self.small, self.missing = 0, 0
        self._left, self._small_left = MOST_PICTURE_BYTES, MOST_SMALL_BYTES

    def place(self, picture: bytes) -> dict[str, Any]:
        """Address, width and height of a picture; an empty address where there is no room."""
        if len(picture) <= self._left:
            self._left -= len(picture)
            return _embed(picture)
        picture = write_webp(Image.open(io.BytesIO(picture)), SMALL_PIXELS)
        if len(picture) <= self._small_left:
            self._small_left -= len(picture)
            self.small += 1
            return _embed(picture)
        self.missing += 1
        return {"source": "", "width": 0, "height": 0}


def _embed(picture: bytes) -> dict[str, Any]:
    width, height = Image.open(io.BytesIO(picture)).size
    return {"source": f"data:image/webp;base64,{base64.b64encode(picture).decode()}", "width": width, "height": height}


def pieces_text(pieces: Sequence[Piece]) -> str:
    """A change of wording in one line for a terminal: `[-gone-] {+come+}`."""
    signs = {
        Mark.SAME: ("", ""),
        Mark.REMOVED: ("[-", "-]"),
        Mark.ADDED: ("{+", "+}"),
        Mark.MOVED_AWAY: ("[moved away: ", "]"),
        Mark.MOVED_HERE: ("{moved here: ", "}"),
    }
    return " ".join(
        f"{signs[piece.mark][0]}{_shorten(piece.text, 12)}{signs[piece.mark][1]}" for piece in pieces if piece.text
    )
