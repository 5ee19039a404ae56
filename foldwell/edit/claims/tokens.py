"""A sentence as the net reads it: its words, what each may be a form of, and where clauses end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from foldwell.edit.claims.word_forms import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"[\u3400-\u9fff]|\d+(?:[.,]\d+)*(?:\s?%)?|[$£€]|[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_\u3400-\u9fff]+)*"
)
_CURRENCIES = "$£€"
_STOP = re.compile(r"[;:()\[\]—!?.：；。？！؛]|\s[–-]+\s")
_COMMA = re.compile(r"[,，、،]")
NUMBER, PERCENT, MONEY = "<number>", "<percent>", "<money>"
"""What every number, percentage and sign of a currency may be a form of."""


@dataclass(frozen=True)
class Token:
    """One word or number.

    names: what it may be a form of; `=word` for the very word.
    start, end: where it stands in the text. has_comma, has_stop: whether a comma, or a mark that ends a clause,
    stands before it. denies: whether it is a negation. turns: whether another thought begins.
    """

    names: frozenset[str]
    start: int
    end: int
    has_comma: bool
    has_stop: bool
    denies: bool = False
    turns: bool = False


@lru_cache(maxsize=16384)
def split_words(text: str) -> tuple[str, ...]:
    """The folded words of a text; parts of hyphened words and Chinese characters are one each."""
    return tuple(_read_word(found[0]) for found in _TOKEN.finditer(text))


def read_tokens(
    text: str, bases: Mapping[str, frozenset[str]], negations: frozenset[str], turns: frozenset[str]
) -> tuple[Token, ...]:
    """The tokens of a sentence, by the bases that each known form has; negations and turns are names such as `=not`."""
    tokens, last = [], 0
    for found in _TOKEN.finditer(text):
        word, between = _read_word(found[0]), text[last : found.start()]
        names = {word, f"={word}"} | bases.get(word, frozenset())
        if word[0].isdigit():
            names.add(NUMBER)
        if word.endswith("%"):
            names.add(PERCENT)
        if word in _CURRENCIES:
            names.add(MONEY)
        stop, comma = bool(_STOP.search(between)), bool(_COMMA.search(between))
        tokens.append(
            Token(
                frozenset(names),
                found.start(),
                found.end(),
                comma,
                stop,
                not negations.isdisjoint(names),
                not turns.isdisjoint(names),
            )
        )
        last = found.end()
    return tuple(tokens)


def _read_word(word: str) -> str:
    return fold(word).replace("’", "'").removesuffix("'s")
