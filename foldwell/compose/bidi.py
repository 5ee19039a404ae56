"""Left-to-right words inside right-to-left text, kept in their order: numbers, phones, prices, addresses, names.

Without it a range reads backwards and a phone number falls apart (UAX 9 sees digits and their punctuation as
text without a direction of its own). The engine lays inline boxes out by their direction and each line by
itself, so a text that is left to right throughout gets an element, which holds for all of its lines (the style
sets it as a block: the engine breaks words inside deeper inline boxes); words inside other text get marks of
isolation, which cost the tags nothing.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

LTR_ISOLATE, END_ISOLATE = "\u2066", "\u2069"
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_INLINE = frozenset({"a", "strong", "em", "span", "sup", "br"})
_OWN_LINE = 'class="heading"'
"""A span that the style sets as a block."""

_SIGN = r"(?:(?<!\S)[+\-\u2212])?[$\u20ac\u00a3#@]?"
_WORD = r"(?:(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])[^\W_])+"
_PHONE = r"(?:\+\d{1,3}[ \u00a0])?\(\d+\)[ \u00a0]\d+"
_TIGHT = r"[.,:;/'\u2019\-\u2013\u2014_@&+=?#%*~]{1,3}"
_SPACED = r"[ \u00a0](?:[-\u2013\u2014\u00d7+/=][ \u00a0])?"
_RUN = re.compile(rf"(?:{_PHONE}|\({_WORD}\)|{_SIGN}{_WORD})(?:{_TIGHT}{_WORD}|{_SPACED}{_SIGN}{_WORD})*[%\u00b0]?")
"""Words that read from left to right together; a comma, a full stop or a bracket after a space begins anew."""
_BODY = re.compile(r"<body[^>]*>")


def isolate_text(text: str) -> str:
    """A plain text of a right-to-left page with marks around what reads from left to right in it."""
    if not is_right_to_left(text):
        return f"{LTR_ISOLATE}{text}{END_ISOLATE}" if _can_turn(text) else text
    return _RUN.sub(_isolate, text)


def isolate_html(html: str) -> str:
    """A right-to-left document with the words of its body that read from left to right isolated."""
    body = _BODY.search(html)
    start = body.end() if body else 0
    return html[:start] + "".join(_isolate_line(line) for line in _split_lines(_TAG.split(html[start:])))


def _isolate(run: re.Match[str]) -> str:
    return f"{LTR_ISOLATE}{run[0]}{END_ISOLATE}" if _can_turn(run[0]) else run[0]


def _can_turn(text: str) -> bool:
    """Whether a text could lose its order between others; the digits of a whole number never do."""
    return _RUN.search(text) is not None and not text.strip().isdecimal()


def is_right_to_left(text: str) -> bool:
    """Whether any letter is Hebrew, Arabic or of another such script."""
    return any(bidirectional(letter) in {"R", "AL"} for letter in text)


def _split_lines(pieces: list[str]) -> Iterator[list[str]]:
    """Texts and tags, split where a block begins or ends: what is between is set on lines together."""
    line: list[str] = []
    spans: list[bool] = []
    for piece in pieces:
        if _bounds_block(piece, spans):
            yield line
            yield [piece]
            line = []
        else:
            line.append(piece)
    yield line


def _bounds_block(piece: str, spans: list[bool]) -> bool:
    """Whether a piece is a tag of a block; spans: of those that are open, whether each is one."""
    if not piece.startswith("<"):
        return False
    name = _NAME.match(piece)
    if name is None or name[1] not in _INLINE:
        return True
    if name[1] != "span":
        return False
    if piece.startswith("</"):
        return spans.pop() if spans else True
    spans.append(_OWN_LINE in piece)
    return spans[-1]


def _isolate_line(line: list[str]) -> str:
    text = unescape("".join(piece for piece in line if not piece.startswith("<")))
    if is_right_to_left(text):
        return "".join(piece if piece.startswith("<") else _isolate_piece(piece) for piece in line)
    whole = "".join(line)
    return whole.replace(inner := whole.strip(), f'<bdi dir="ltr">{inner}</bdi>') if _can_turn(text) else whole


def _isolate_piece(piece: str) -> str:
    return str(escape(_RUN.sub(_isolate, unescape(piece))))
