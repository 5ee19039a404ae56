"""Phrases of a lexicon found in a text, as whole words and whatever their capitals."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOTHING = re.compile(r"(?!)")
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_STARTS_LATIN, _ENDS_LATIN = re.compile(f"[{_LATIN}]"), re.compile(f"[{_LATIN}]$")


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of the phrases, the longest first; it finds nothing where there are none.

    A phrase of Latin letters is found as whole words only. Chinese writes no spaces, and Arabic joins small words
    to the next: their phrases are found anywhere.
    """
    if not phrases:
        return _NOTHING
    longest_first = sorted(phrases, key=len, reverse=True)
    alike = (
        f"{opens}(?:{'|'.join(map(_write, run))}){closes}" for (opens, closes), run in groupby(longest_first, _bound)
    )
    return re.compile("|".join(alike), re.IGNORECASE)


def _bound(phrase: str) -> tuple[str, str]:
    """What stands before and after it, written once for phrases that follow each other: it takes long to compile."""
    opens = f"(?<![{_LATIN}])" if _STARTS_LATIN.match(phrase) else ""
    closes = f"(?![{_LATIN}])" if _ENDS_LATIN.search(phrase) else ""
    return opens, closes


def _write(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.replace("’", "'").split())).replace("'", "['’]")


def find_phrase(text: str, phrases: tuple[str, ...]) -> str:
    """The first of the phrases in a text, as it stands there; empty where it has none."""
    found = phrase_pattern(phrases).search(text)
    return found[0] if found else ""


def lacks_all(texts: Iterable[str], phrases: tuple[str, ...]) -> bool:
    """Whether the language has such phrases, and no text has one of them."""
    return bool(phrases) and not any(find_phrase(text, phrases) for text in texts)
