"""What a text tells of chances: people out of a group, percentages, changes, words for how often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from foldwell.edit.exact_phrases import find_phrase, search_phrases
from foldwell.edit.numbers.number_phrases import Phrases, find_digits, fold
from foldwell.model.lexicon import NumberWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.counts import BandName

_YEARS = range(1900, 2101)
_LARGE = 100
"""`4 joint infections in 10,000 needles` is a count, `2 shots in 6 weeks` is none: n is at least this."""
_SCORE = 10
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_DECIMAL = re.compile(r"(?<![\d.$€£])\d+\.\d+(?!\d|\.\d)(?!\s?(?:mg|mcg|g|ml|mm|cm|inch|inches|l|°|%))")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_BREAK = re.compile(r"[.;:,?!]")
_REACH = 40


@dataclass(frozen=True)
class Told:
    """k people out of n, as a text tells it."""

    words: str
    k: int
    n: int

    @property
    def share(self) -> Fraction:
        """The share of people."""
        return Fraction(self.k, self.n)


def make_reader(words: NumberWords) -> Reader:
    """The reader for a language's words; the same one for the same words, since its patterns take time to compile."""
    return _make_reader(words.model_dump_json(by_alias=True))


@lru_cache(maxsize=8)
def _make_reader(words: str) -> Reader:
    return Reader(NumberWords.model_validate_json(words))


class Reader:
    """Finds chances with what a language's lexicon knows; every text is one passage or sentence."""

    def __init__(self, words: NumberWords) -> None:
        self.words, self._phrases = words, Phrases(words)
        self._counted: dict[str, tuple[Told, ...]] = {}

    def counts(self, text: str) -> tuple[Told, ...]:
        """People out of a group, in the order of the text."""
        if text not in self._counted:
            self._counted[text] = self._find_counts(text)
        return self._counted[text]

    def _find_counts(self, text: str) -> tuple[Told, ...]:
        folded = fold(text)
        found = [match for match in self._phrases.find(self.words.counts, folded) if self._is_count(match, folded)]
        found.sort(key=re.Match.start)
        return tuple(Told(text[match.start() : match.end()], *self._numbers(match)) for match in found)

    def _numbers(self, match: re.Match[str]) -> tuple[int, int]:
        return int(self._phrases.count(match["k"])), int(self._phrases.count(match["n"]))

    def _is_count(self, match: re.Match[str], text: str) -> bool:
        (k, n), before, after = self._numbers(match), text[: match.start()], text[match.end() :]
        if n <= 1 or k > n or "." in match["k"] + match["n"]:
            return False
        if n in _YEARS and "," not in match["n"] and not _begins(after, self.words.people):
            return False
        if n < _LARGE and match.groupdict().get("any") and not find_phrase(match["any"], self.words.people):
            return False
        if n == _SCORE and find_phrase(text, self.words.scales):
            return False
        return not _begins(after, self.words.not_counted) and not _ends(before, self.words.numbered)

    def percents(self, text: str) -> tuple[str, ...]:
        """Percentages that tell a chance."""
        folded = fold(text)
        found = list(_PERCENT.finditer(folded))
        found += self._phrases.find([f"{{k}} {word}" for word in self.words.percent], folded)
        kept = [match for match in found if not self._names_strength(folded[match.end() :])]
        return tuple(text[match.start() : match.end()] for match in kept)

    def _names_strength(self, after: str) -> bool:
        """Whether a percentage is of what is in a bottle, or off a price."""
        following = search_phrases(after[:_REACH], self.words.not_percent)
        return following is not None and not _BREAK.search(after, 0, following.start())

    @staticmethod
    def decimals(text: str) -> tuple[str, ...]:
        """Numbers with a fraction, without money and measures."""
        return tuple(text[match.start() : match.end()] for match in _DECIMAL.finditer(fold(text)))

    def relatives(self, text: str) -> tuple[str, ...]:
        """Changes that are told without what they start from."""
        return self._find_words(self.words.relative, text)

    def shares(self, text: str) -> tuple[str, ...]:
        """Parts of a group that are left to the reader to count."""
        return self._find_words(self.words.shares, text)

    def _find_words(self, phrases: tuple[str, ...], text: str) -> tuple[str, ...]:
        return tuple(text[match.start() : match.end()] for match in self._phrases.find_any(phrases, fold(text)))

    def points(self, text: str) -> Iterator[tuple[str, float]]:
        """Changes on a scale, as written and as they count."""
        for match in self._phrases.find(self.words.points, fold(text)):
            yield text[match.start() : match.end()], self._phrases.count(match["k"])

    def bands(self, sentence: str) -> Iterator[tuple[str, BandName]]:
        """Words for how often, where the sentence does not say that nobody knows and is no question."""
        folded = fold(sentence)
        if folded.rstrip("”\"' )").endswith(("?", "؟", "？")) or find_phrase(folded, self.words.unknown):
            return
        for other in self._phrases.find_any(self.words.not_bands, folded):
            folded = folded[: other.start()] + " " * len(other[0]) + folded[other.end() :]
        match = search_phrases(folded, tuple(self.words.bands))
        if match:
            yield sentence[match.start() : match.end()], self.words.bands[match[0].lower()]

    def tells_time(self, text: str) -> bool:
        """Whether it names a time or a year; in a language whose words for it are not known, it may."""
        folded = fold(text)
        years = (value for words, value in find_digits(folded) if "," not in words and value in _YEARS)
        return not self.words.times or bool(find_phrase(folded, self.words.times)) or any(years)


def _begins(text: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names is the first or second word."""
    found = search_phrases(text[:_REACH], names)
    return (
        found is not None
        and len(_WORD.findall(text[: found.start()])) <= 1
        and not _BREAK.search(text, 0, found.start())
    )


def _ends(text: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names is the last word."""
    last = _WORD.findall(text[-_REACH:])[-1:]
    return text[-1:].isspace() and last != [] and bool(find_phrase(last[0], names))
