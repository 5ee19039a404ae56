"""Phrases of a lexicon found in a text, as whole words and whatever their capitals."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOTHING = re.compile(r"(?!)")
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_LATIN_WORD = re.compile(f"[{_LATIN}]+")
_STARTS_LATIN, _ENDS_LATIN = _LATIN_WORD, re.compile(f"[{_LATIN}]$")
_SAME_LETTERS = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})
"""Letters that patterns take for another, and that lower case leaves apart or writes as two."""


def search_phrases(text: str, phrases: tuple[str, ...]) -> re.Match[str] | None:
    """Where the first of the phrases stands in a text, of those that begin there the longest; None where none does.

    A phrase of Latin letters is found as whole words only. Chinese writes no spaces, and Arabic joins small words
    to the next: their phrases are found anywhere. Only what the words of a text may begin is compiled: a lexicon
    has thousands of phrases, and a brochure few of them.
    """
    by_word, others = _sort_phrases(phrases)
    near = by_word.keys() & _list_words(text)
    patterns = [phrase_pattern(by_word[word]) for word in near] + ([phrase_pattern(others)] if others else [])
    found = filter(None, (pattern.search(text) for pattern in patterns))
    return min(found, key=re.Match.start, default=None)


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of the phrases, the longest first; it finds nothing where there are none."""
    if not phrases:
        return _NOTHING
    longest_first = sorted(phrases, key=len, reverse=True)
    alike = (
        f"{opens}(?:{'|'.join(map(_write, run))}){closes}" for (opens, closes), run in groupby(longest_first, _bound)
    )
    return re.compile("|".join(alike), re.IGNORECASE)


@cache
def _sort_phrases(phrases: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The phrases by the Latin word that they begin with, folded; and those that begin otherwise."""
    by_word: dict[str, list[str]] = {}
    for phrase in phrases:
        word = _STARTS_LATIN.match(phrase)
        by_word.setdefault(fold_case(word[0]) if word else "", []).append(phrase)
    others = by_word.pop("", [])
    return {word: tuple(told) for word, told in by_word.items()}, tuple(others)


@lru_cache(maxsize=4096)
def _list_words(text: str) -> frozenset[str]:
    """The Latin words of a text, folded."""
    return frozenset(_LATIN_WORD.findall(fold_case(text)))


def fold_case(text: str) -> str:
    """A text in lower case, letter for letter, so that letters are one where patterns that ignore case see one."""
    return text.translate(_SAME_LETTERS).lower()


def _bound(phrase: str) -> tuple[str, str]:
    """What stands before and after it, written once for phrases that follow each other: it takes long to compile."""
    opens = f"(?<![{_LATIN}])" if _STARTS_LATIN.match(phrase) else ""
    closes = f"(?![{_LATIN}])" if _ENDS_LATIN.search(phrase) else ""
    return opens, closes


def _write(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.replace("’", "'").split())).replace("'", "['’]")


def find_phrase(text: str, phrases: tuple[str, ...]) -> str:
    """The first of the phrases in a text, as it stands there; empty where it has none."""
    found = search_phrases(text, phrases)
    return found[0] if found else ""


def lacks_all(texts: Iterable[str], phrases: tuple[str, ...]) -> bool:
    """Whether the language has such phrases, and no text has one of them."""
    return bool(phrases) and not any(find_phrase(text, phrases) for text in texts)
