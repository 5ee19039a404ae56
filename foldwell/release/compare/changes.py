"""What can differ between two versions of a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of change, the first thing that a reviewer wants to know first."""

    WORDING = "wording"
    LAYOUT = "layout"
    PIXELS = "pixels"
    METADATA = "metadata"


class Mark(StrEnum):
    """What became of a few words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"


class Piece(NamedTuple):
    """A few words with their mark."""

    mark: Mark
    text: str
    words: int


@dataclass(frozen=True)
class WordingChange:
    """One place where the words differ, with some words around it. Pages count from 1; 0 where there are none."""

    old_page: int
    new_page: int
    pieces: tuple[Piece, ...]

    @property
    def key(self) -> tuple[tuple[Mark, str], ...]:
        """What came and went, whatever words and page it stands between."""
        return tuple((piece.mark, piece.text) for piece in self.pieces if piece.mark is not Mark.SAME)

    def count_words(self, *marks: Mark) -> int:
        """How many of its words have one of these marks."""
        return sum(piece.words for piece in self.pieces if piece.mark in marks)


@dataclass(frozen=True)
class LayoutChange:
    """The same thing at another place or in another shape. Pages count from 1.

    what: the words, or the page's property; how: what became of it, for people.
    points: how far it moved, by which the worst comes first; words: how many.
    """

    old_page: int
    new_page: int
    what: str
    how: str
    points: float = 0.0
    words: int = 0


@dataclass(frozen=True)
class FactChange:
    """One entry of the metadata, or of a list such as the links: what is gone, and what is new."""

    name: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class Region:
    """A rectangle around changed pixels, in pixels of the picture from its top left."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class PageChange:
    """One page as pictures (WebP), where they differ. Pages count from 1; 0 where the page is not there.

    share: of its area that changed, 0 to 1. marked: the new page in pale grey with boxes around the changes.
    """

    old_page: int
    new_page: int
    share: float
    regions: tuple[Region, ...]
    old: bytes = b""
    new: bytes = b""
    marked: bytes = b""


@dataclass(frozen=True)
class FileChange:
    """All that differs between two versions of one file. notes: what was not looked at, and why."""

    name: str
    wording: tuple[WordingChange, ...] = ()
    layout: tuple[LayoutChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of change that it has, the worst first."""
        found = (self.wording, self.layout, self.pages, self.facts)
        return tuple(kind for kind, changes in zip(Kind, found, strict=True) if changes)
