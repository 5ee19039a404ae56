"""Many patterns on one sentence at once: only those are tried whose first word stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from foldwell.edit.claims.patterns import Pattern, Tokens

Span = tuple[int, int]
"""The first token of a hit, and the one after its last."""


@dataclass(frozen=True)
class Matcher:
    """Named patterns, by the words that they may begin with."""

    by_first: Mapping[str, tuple[tuple[str, Pattern], ...]]

    def find(self, tokens: Tokens) -> dict[str, list[Span]]:
        """Every place where a pattern stands, in reading order, by the pattern's name."""
        found: dict[str, list[Span]] = {}
        present = frozenset[str]().union(*(token.names for token in tokens))
        for at, token in enumerate(tokens):
            for word in sorted(token.names & self.by_first.keys()):
                for name, pattern in self.by_first[word]:
                    if any(words.isdisjoint(present) for words in pattern.needed):
                        continue
                    end = pattern.match(tokens, at)
                    if end is not None:
                        found.setdefault(name, []).append((at, end))
        return found


def make_matcher(patterns: Iterable[tuple[str, Pattern]]) -> Matcher:
    """A matcher for named patterns."""
    by_first: dict[str, list[tuple[str, Pattern]]] = {}
    for name, pattern in patterns:
        for word in pattern.first_words:
            by_first.setdefault(word, []).append((name, pattern))
    return Matcher({word: tuple(told) for word, told in by_first.items()})
