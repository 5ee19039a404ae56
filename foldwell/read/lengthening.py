"""Makes a text as long as a wordier language would: 35 % more letters, each in an accented shape.

What a program reads stays as it is: marks of Markdown, `{fields}`, targets of links, numbers, addresses.
"""

from __future__ import annotations

import re
from itertools import cycle

from foldwell.model.inline import plain_text

GROWTH_PERCENT = 35
"""How much longer German, Spanish or Russian may be than English."""
_LEAST_GROWTH = 2
_SHORT = 12
"""Texts of so few letters grow by letters, longer ones by words."""
_KEPT = re.compile(
    r"""[^\W\d_]*\{\w*\}           # a field, with letters that lean on it
    | \]\([^)\s]*\)                 # the target of a link
    | \\.                           # an escaped mark
    | https?://\S+
    | [^\s\[\]()*]*\d[^\s*\]]*      # a number, a phone, a code
    | [\w-]+(?:\.[\w-]+)+           # a web address
    """,
    re.VERBOSE,
)
_FIELD = re.compile(r"[^\W\d_]*\{\w*\}")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SHORTEST_WORD = min(map(len, _WORDS))
_VOWELS = "aeiouyAEIOUY"
ACCENTS = str.maketrans("ACDEGHIKLNORSTUWYZacdeghiklnorstuwyz", "ÁÇĎÉĞĦÍĶĻÑÓŔŠŤÚŴÝŽáçďéğħíķļñóŕšťúŵýž")
"""Letters that every bundled text face has; one that a face of another script lacks is told as a missing glyph."""


def count_letters(text: str) -> int:
    """Letters that a reader sees, those of fields and on fields not counted."""
    return sum(letter.isalpha() for letter in plain_text(_FIELD.sub("", text)))


def lengthen(text: str) -> str:
    """A text with 35 % more letters, at least two; one without letters of its own stays as it is."""
    letters = count_letters(text)
    pieces = _split(text)
    last = max((number for number, (piece, kept) in enumerate(pieces) if not kept and _ends(piece)), default=-1)
    if last < 0:
        return text
    missing = max(-(-letters * GROWTH_PERCENT // 100), _LEAST_GROWTH)
    words = "" if letters <= _SHORT else _choose_words(missing)
    missing -= sum(map(str.isalpha, words))
    piece = _stretch(pieces[last][0], missing)
    end = _ends(piece)
    pieces[last] = (piece[:end] + words + piece[end:], False)
    return "".join(piece if kept else piece.translate(ACCENTS) for piece, kept in pieces)


def _split(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, and whether each is kept as it is."""
    pieces, at = [], 0
    for found in _KEPT.finditer(text):
        pieces += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [*pieces, (text[at:], False)]


def _ends(piece: str) -> int:
    """The place behind the last letter; 0 where there is none."""
    return next((place for place in range(len(piece), 0, -1) if piece[place - 1].isalpha()), 0)


def _choose_words(letters: int) -> str:
    """Words to add at the end, of no more letters together; what is missing is less than the shortest word."""
    chosen, words = "", cycle(_WORDS)
    while letters >= _SHORTEST_WORD:
        word = next(words)
        if len(word) <= letters:
            chosen += f" {word}"
            letters -= len(word)
    return chosen


def _stretch(piece: str, letters: int) -> str:
    """Letters more, by drawing out the last word's vowel, or its last letter where it has none."""
    end = _ends(piece)
    start = next((place for place in range(end, 0, -1) if not piece[place - 1].isalpha()), 0)
    drawn = next((place for place in range(end - 1, start - 1, -1) if piece[place] in _VOWELS), end - 1)
    return piece[:drawn] + piece[drawn] * letters + piece[drawn:]
