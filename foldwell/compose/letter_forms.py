"""Arabic words as a drawing needs them: joined, and in the order in which they are painted.

The engine sets the text of an SVG letter by letter from the left, so nothing joins and nothing turns. Unicode has a
character for each joined form of an Arabic letter (Presentation Forms-B); with those, in painted order, the labels
of a drawing look like the words around it. Browsers join letters by themselves, so this is for print alone.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from unicodedata import combining, decomposition

from foldwell.compose.bidi import is_right_to_left

_FORMS = range(0xFE80, 0xFEFD)
_LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z .,:/%$+-]*[0-9A-Za-z%])?")
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")


@cache
def _forms() -> dict[tuple[str, str], str]:
    """The form of each letter, or of lam and alef, by its letters and its place in a word: `initial`, and so on."""
    found = {}
    for code in _FORMS:
        place, *letters = decomposition(chr(code)).split()
        found["".join(chr(int(letter, 16)) for letter in letters), place.strip("<>")] = chr(code)
    return found


def paint_order(text: str) -> str:
    """A text with its Arabic letters joined, as it is painted from left to right; others stay as they are."""
    if not is_right_to_left(text):
        return text
    joined = _join(text)
    parts = [joined[start:end] for start, end in pairwise(_bounds(joined))]
    return "".join(
        part if _LEFT_TO_RIGHT.fullmatch(part) else part[::-1].translate(_MIRRORED) for part in reversed(parts)
    )


def _bounds(text: str) -> list[int]:
    inner = (at for run in _LEFT_TO_RIGHT.finditer(text) for at in run.span())
    return sorted({0, len(text), *inner})


def _join(text: str) -> str:
    """The letters in their forms. Vowel signs are left out: set letter by letter they would not stand over one."""
    letters = _tie([letter for letter in text if not combining(letter)])
    joined = []
    for number, letter in enumerate(letters):
        before = letters[number - 1] if number else ""
        after = letters[number + 1] if number + 1 < len(letters) else ""
        place = _PLACES[_joins_on(before) and _joins_back(letter), _joins_on(letter) and _joins_back(after)]
        joined.append(_forms().get((letter, place), letter))
    return "".join(joined)


_PLACES = {(False, False): "isolated", (False, True): "initial", (True, True): "medial", (True, False): "final"}


def _tie(letters: list[str]) -> list[str]:
    """Lam and the alef after it as one."""
    tied: list[str] = []
    for letter in letters:
        if tied and (tied[-1] + letter, "isolated") in _forms():
            tied[-1] += letter
        else:
            tied.append(letter)
    return tied


def _joins_on(letter: str) -> bool:
    """Whether a letter joins the one after it."""
    return (letter, "initial") in _forms()


def _joins_back(letter: str) -> bool:
    """Whether a letter joins the one before it."""
    return (letter, "final") in _forms()
