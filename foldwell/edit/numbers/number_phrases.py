"""Phrases of a lexicon as patterns, and the numbers in a text, in digits of any script and in words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from foldwell.edit.exact_phrases import fold_case
from foldwell.edit.sentences import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.model.lexicon import NumberWords

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,]*\d)"
_STANDALONE = re.compile(rf"(?<![A-Za-z\d.,$€£])(?<![A-Za-z]-){_DIGITS}")
_PLACEHOLDER = re.compile(r"\{(\w+)(:d)?(\?)?\}")
_MARKS = str.maketrans({"٬": ",", "٫": ".", "٪": "%", "％": "%", "\u00a0": " ", "\u202f": " "})
_GAP = "\u200b"
_SEAM = re.compile(rf"(?<=[{HAN}}}])(?=\{{)|(?<=\}})(?=[{HAN}])")
"""Between a brace and a Chinese character or another brace: a text may have a space there (`每{n}人`, `每 100 人`)."""
_ANY = r"(?:[^\W\d_][\w'’-]*\s+){0,2}[^\W\d_][\w'’-]*"
_OPENS, _CLOSES = r"(?<![A-Za-z\d.,$€£])", r"(?![A-Za-z\d])"
"""Where a phrase in Latin letters begins and ends; Chinese parts no words."""
_HUNDRED, _THOUSAND = 100, 1000


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text with digits 0 to 9 and plain marks, letter for letter, so that places in it are those of the text."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text).translate(_MARKS)


def find_digits(text: str) -> Iterator[tuple[str, float]]:
    """The numbers in digits that stand alone in a folded text (not `B12` or `$5`), as written and as they count."""
    for found in _STANDALONE.finditer(text):
        yield found[0], float(found[0].replace(",", ""))


class Phrases:
    """A language's phrases, compiled when they are asked for."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words

    @cached_property
    def _numeral(self) -> str:
        names = _choose(self.words.numerals)
        return rf"\b(?:{names})(?:(?:\s+and\s+|[\s-])(?:{names}))*\b" if self.words.numerals else r"(?!)"

    def find(self, phrases: Iterable[str], text: str) -> Iterator[re.Match[str]]:
        """Where the phrases stand in a folded text; of two that overlap the earlier in the list."""
        taken: list[tuple[int, int]] = []
        for pattern in self._compile_near(phrases, text):
            for found in pattern.finditer(text):
                if all(found.end() <= start or end <= found.start() for start, end in taken):
                    taken.append(found.span())
                    yield found

    def find_any(self, phrases: Iterable[str], text: str) -> Iterator[re.Match[str]]:
        """Where any of the phrases stands in a folded text, from left to right; of two at one place the earlier."""
        patterns, at = self._compile_near(phrases, text), 0
        while found := min(filter(None, (p.search(text, at) for p in patterns)), key=re.Match.start, default=None):
            yield found
            at = max(found.end(), at + 1)

    def _compile_near(self, phrases: Iterable[str], text: str) -> list[re.Pattern[str]]:
        """The patterns of the phrases whose own words the text has: the others are never compiled."""
        near = fold_case(text)
        return [self._compile(phrase) for phrase in phrases if _own_word(phrase) in near]

    def count(self, written: str) -> float:
        """A number as it counts, from digits or words."""
        if written[0].isdigit():
            return float(written.replace(",", ""))
        whole = part = 0
        for name in re.findall(rf"(?:{_choose(self.words.numerals)})(?!\w)", written, re.IGNORECASE):
            value = self.words.numerals[re.sub(r"\s+", " ", name.lower())]
            if value >= _THOUSAND:
                whole, part = whole + max(part, 1) * value, 0
            elif value == _HUNDRED:
                part = max(part, 1) * value
            else:
                part += value
        return whole + part

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {}

    def _compile(self, phrase: str) -> re.Pattern[str]:
        if phrase not in self._compiled:
            self._compiled[phrase] = re.compile(self._write(phrase), re.IGNORECASE)
        return self._compiled[phrase]

    def _write(self, phrase: str) -> str:
        """The pattern of a phrase: its words whole, what is optional with the space before it."""
        pattern, end, phrase = "", 0, _SEAM.sub(_GAP, phrase)
        for found in _PLACEHOLDER.finditer(phrase):
            pattern += _quote(phrase[end : found.start()])
            part = self._fill(found[1], digits=bool(found[2]))
            if found[3]:
                pattern = pattern.removesuffix(r"\s+")
                part = rf"(?:\s+{part})?" if pattern else rf"(?:{part}\s+)?"
            pattern += part
            end = found.end()
        pattern += _quote(phrase[end:])
        opens = _OPENS if phrase[0].isascii() and (phrase[0].isalnum() or phrase[0] == "{") else ""
        closes = _CLOSES if phrase[-1].isascii() and (phrase[-1].isalnum() or phrase[-1] == "}") else ""
        return opens + pattern + closes

    def _fill(self, name: str, *, digits: bool) -> str:
        if name in {"k", "n"}:
            return rf"(?P<{name}>{_DIGITS})" if digits else rf"(?P<{name}>{_DIGITS}|{self._numeral})"
        if name == "any":
            return rf"(?P<any>{_ANY})"
        words = self.words
        lists = {"people": words.people, "risk": words.risks, "change": words.changes, "how": words.how}
        return rf"(?:{_choose(lists[name])})"


@cache
def _own_word(phrase: str) -> str:
    """The longest word that a text must have where a phrase stands, folded; empty where it has none of its own."""
    return max(fold_case(_PLACEHOLDER.sub(" ", phrase)).split(), key=len, default="")


def _choose(names: Iterable[str]) -> str:
    """An alternation, the longest name first."""
    return "|".join(_quote(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)"


def _quote(words: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(words)).replace(_GAP, r"\s*")
