"""Inline text as pieces: words, and codes for bold, italic and links that a translator moves but can't break."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.model.inline import PARSER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAMES = {"strong": "bold", "em": "italic", "link": "link"}


@dataclass(frozen=True)
class Code:
    """The begin or the end of marked words. written: as the text has it, such as `**` or `](term:fda)`."""

    name: str
    is_open: bool
    written: str


Piece = str | Code


def split_markup(text: str) -> tuple[Piece, ...]:
    """The pieces that a text is made of: joined they are the text, character by character.

    A text whose markup can't be told from its words in this way (a star that is escaped) is one piece.
    """
    pieces = tuple(_walk(text))
    return pieces if join_markup(pieces) == text else (text,)


def join_markup(pieces: Iterable[Piece]) -> str:
    """The text that pieces are."""
    return "".join(piece.written if isinstance(piece, Code) else piece for piece in pieces)


def count_codes(text: str) -> Counter[tuple[str, str]]:
    """How often a text has each kind of markup, links by where they lead."""
    codes = [piece for piece in _walk(text) if isinstance(piece, Code)]
    return Counter((code.name, code.written if code.name == "link" else "") for code in codes if not code.is_open)


def _walk(text: str) -> Iterator[Piece]:
    targets: list[str] = []
    for token in PARSER.parseInline(text)[0].children or []:
        kind, _, side = token.type.rpartition("_")
        if kind == "link":
            if side == "open":
                targets.append(str(token.attrGet("href") or ""))
            yield Code("link", side == "open", "[" if side == "open" else f"]({targets.pop()})")
        elif kind in _NAMES:
            yield Code(_NAMES[kind], side == "open", token.markup)
        else:
            yield "\n" if token.type == "softbreak" else token.content
