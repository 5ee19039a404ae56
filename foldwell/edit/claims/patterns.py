"""Patterns of wording, as a lexicon writes them.

A pattern is a row of words; each stands for all its forms. `a/b` is either, `(a)` may be left out, `<name>` is any
word or phrase of a class, `=word` the very form, `<number>` a number, `<percent>` a percentage, `<money>` the sign of a
currency, `!a` says that a does
not follow. `..` is a gap of up to four words inside a clause, `...` one of up to eight that may pass commas; neither
passes a negation or a word such as but. `^` is the start of a clause, `$` its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from foldwell.edit.claims.tokens import MONEY, NUMBER, PERCENT, Token, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NEAR, FAR = 4, 8
"""Words that a gap holds at most."""
_GAPS = {"..": NEAR, "...": FAR}

Tokens = tuple[Token, ...]


@dataclass(frozen=True)
class Step:
    """One part of a pattern: words or phrases, one of which must stand there; or a gap, or an edge (`^`, `$`).

    phrases: by their first word, the words after it, longest phrase first.
    """

    words: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    mark: str = ""
    is_optional: bool = False

    def ends(self, tokens: Tokens, at: int) -> Iterator[int]:
        """Where it ends, if it stands at a token; longest phrase first."""
        if at >= len(tokens):
            return
        names = tokens[at].names
        if self.phrases:
            for first in sorted(names & self.phrases.keys()):
                yield from (at + 1 + len(rest) for rest in self.phrases[first] if _follows(rest, tokens, at + 1))
        if not self.words.isdisjoint(names):
            yield at + 1

    @property
    def first_words(self) -> frozenset[str]:
        """The words that it may begin with."""
        return frozenset() if self.mark else self.words | self.phrases.keys()


@dataclass(frozen=True)
class Pattern:
    """A pattern that was read."""

    steps: tuple[Step, ...]

    @property
    def first_words(self) -> frozenset[str]:
        """The words that it may begin with."""
        firsts: frozenset[str] = frozenset()
        for step in self.steps:
            firsts |= step.first_words
            if step.first_words and not step.is_optional:
                break
        return firsts

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """For each part that may not be left out, the words that it may begin with; the fewest first."""
        return tuple(sorted((step.first_words for step in self.steps if not (step.mark or step.is_optional)), key=len))

    def match(self, tokens: Tokens, at: int) -> int | None:
        """Where it ends, if it stands at a token."""
        return self._match(tokens, at, at, 0, may_pass_comma=True)

    def _match(self, tokens: Tokens, start: int, at: int, place: int, *, may_pass_comma: bool) -> int | None:
        if place == len(self.steps):
            return at
        step = self.steps[place]
        if step.mark:
            return self._match_mark(step, tokens, start, at, place)
        if at < len(tokens) and (at == start or _joins(tokens[at], may_pass_comma=may_pass_comma)):
            for end in step.ends(tokens, at):
                found = self._match(tokens, start, end, place + 1, may_pass_comma=False)
                if found is not None:
                    return found
        if step.is_optional:
            return self._match(tokens, start, at, place + 1, may_pass_comma=may_pass_comma)
        return None

    def _match_mark(self, step: Step, tokens: Tokens, start: int, at: int, place: int) -> int | None:
        if step.mark in _GAPS:
            commas = step.mark == "..."
            for passed in range(_GAPS[step.mark] + 1):
                found = self._match(tokens, start, at + passed, place + 1, may_pass_comma=commas)
                if found is not None:
                    return found
                following = tokens[at + passed : at + passed + 1]
                if (
                    not following
                    or following[0].denies
                    or following[0].turns
                    or not _joins(following[0], may_pass_comma=commas)
                ):
                    break
            return None
        is_edge = at in {0, len(tokens)} or tokens[at].has_stop or tokens[at].has_comma
        holds = not any(step.ends(tokens, at)) if step.mark == "!" else is_edge
        return self._match(tokens, start, at, place + 1, may_pass_comma=False) if holds else None


def _follows(words: tuple[str, ...], tokens: Tokens, at: int) -> bool:
    """Whether a phrase goes on at a token, without a mark inside."""
    return len(words) <= len(tokens) - at and all(
        word in token.names and not token.has_stop and not token.has_comma
        for word, token in zip(words, tokens[at:], strict=False)
    )


def _joins(token: Token, *, may_pass_comma: bool) -> bool:
    return not token.has_stop and (may_pass_comma or not token.has_comma)


class PatternReader:
    """Reads the patterns of a lexicon that was checked; a part that several patterns share is read once."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]]) -> None:
        self._classes = classes
        self._steps: dict[str, Step] = {}

    def read(self, text: str) -> Pattern:
        """A pattern as a lexicon writes it."""
        return Pattern(tuple(self._read_step(part) for part in text.split()))

    def _read_step(self, part: str) -> Step:
        if part not in self._steps:
            self._steps[part] = _read_step(part, self._classes)
        return self._steps[part]


def _read_step(part: str, classes: Mapping[str, tuple[str, ...]]) -> Step:
    if part in {"^", "$", *_GAPS}:
        return Step(mark=part)
    is_optional = part.startswith("(") and part.endswith(")")
    mark = "!" if part.startswith("!") else ""
    chosen = part.strip("()").removeprefix("!")
    told = [phrase for choice in chosen.split("/") for phrase in _read_choice(choice, classes)]
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(told, key=len, reverse=True):
        if len(phrase) > 1:
            phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase[1:])
    return Step(frozenset(phrase[0] for phrase in told if len(phrase) == 1), phrases, mark, is_optional)


def _read_choice(choice: str, classes: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    if choice in {NUMBER, PERCENT, MONEY}:
        yield (choice,)
    if choice.startswith("<"):
        for entry in classes.get(choice.strip("<>"), ()):
            yield split_words(entry)
    else:
        exact = choice.startswith("=")
        words = split_words(choice)
        yield tuple(f"={word}" for word in words) if exact else words
