"""The net: what the patterns of a language find in a sentence, less what is honest where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from foldwell.edit.claims.matching import Matcher, make_matcher
from foldwell.edit.claims.patterns import PatternReader
from foldwell.edit.claims.shields import Sentence
from foldwell.edit.claims.tokens import read_tokens, split_words
from foldwell.edit.claims.word_forms import list_forms
from foldwell.model.claim_words import ClaimWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from foldwell.edit.claims.matching import Span

HEDGED = 3
"""Words between a soft word and what it softens, at most."""
_PATTERN_WORDS = re.compile(r"<[^>]*>|\.\.+")


@dataclass(frozen=True)
class Hit:
    """What one rule found in a sentence, as the sentence has it. hedge: the soft word in it or just before it."""

    rule: str
    words: str
    hedge: str = ""


@dataclass(frozen=True, eq=False)
class Net:
    """A language's patterns and shields, read once.

    bases: what each form may be a form of. negations, hedges, turns: names of the
    words that deny, of those that soften, and of those that begin another thought.
    """

    bases: Mapping[str, frozenset[str]]
    negations: frozenset[str]
    hedges: frozenset[str]
    turns: frozenset[str]
    rules: Matcher
    shields: Matcher

    def find(self, text: str) -> tuple[Hit, ...]:
        """The hits in a sentence, by rule and then in reading order. CL-08 speaks only where no other rule does."""
        return _find(self, text)


def weave_net(words: ClaimWords, language: str) -> Net:
    """The net of a language's lexicon, woven once for the same words."""
    return _weave(words.model_dump_json(by_alias=True), language)


@lru_cache(maxsize=8)
def _weave(words_json: str, language: str) -> Net:
    words = ClaimWords.model_validate_json(words_json)
    reader = PatternReader({**words.classes, "hype": words.hype})

    def read(patterns: Mapping[str, tuple[str, ...]]) -> Matcher:
        return make_matcher((name, reader.read(text)) for name, texts in patterns.items() for text in texts)

    shields = words.shields.model_dump(exclude={"negations", "turns"})
    negations, hedges, turns = (
        frozenset(f"={split_words(word)[0]}" for word in told)
        for told in (words.shields.negations, words.hedges, words.shields.turns)
    )
    return Net(_list_bases(words, language), negations, hedges, turns, read(words.patterns), read(shields))


@lru_cache(maxsize=4096)
def _find(net: Net, text: str) -> tuple[Hit, ...]:
    tokens = read_tokens(text, net.bases, net.negations, net.turns)
    found = net.rules.find(tokens)
    if not found:
        return ()
    sentence = Sentence(text, tokens, net.shields.find(tokens))
    hits = []
    for rule, spans in sorted(found.items()):
        for start, end in _part([span for span in spans if not sentence.covers(rule, span)]):
            near = tokens[max(start - HEDGED, 0) : end]
            hedge = next((text[one.start : one.end] for one in near if not net.hedges.isdisjoint(one.names)), "")
            hits.append(Hit(rule, text[tokens[start].start : tokens[end - 1].end], hedge))
    return tuple(hit for hit in hits if hit.rule != "CL-08") or tuple(hits)


def _part(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in reading order that share no word; of those that begin together, the longest."""
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end


def _list_bases(words: ClaimWords, language: str) -> dict[str, frozenset[str]]:
    """Each form of each word of the lexicon, with the words that it may be a form of."""
    bases: dict[str, set[str]] = {}
    for word in _list_words(words):
        irregular = {fold for form in words.irregular.get(word, ()) for fold in split_words(form)}
        for form in list_forms(word, language) | irregular:
            bases.setdefault(form, set()).add(word)
    return {form: frozenset(known) for form, known in bases.items()}


def _list_words(words: ClaimWords) -> frozenset[str]:
    texts: Iterable[str] = (
        *words.hype,
        *(entry for entries in words.classes.values() for entry in entries),
        *(_PATTERN_WORDS.sub(" ", text) for patterns in words.patterns.values() for text in patterns),
        *(_PATTERN_WORDS.sub(" ", text) for patterns in words.shields.model_dump().values() for text in patterns),
    )
    return frozenset(word for text in texts for word in split_words(text))
