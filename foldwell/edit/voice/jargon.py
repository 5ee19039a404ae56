"""The rules on words: none of the trade unless it is explained (VO-03), and one word for one thing (VO-05)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from foldwell.edit.inflected_phrases import find_tokens, make_phrase_book
from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.inflected_phrases import Hit, PhraseBook
    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript
    from foldwell.model.lexicon import VoiceWords

_MEANING_FOLLOWS = re.compile(r"[”\"’]?(?:\s*\(|,\s+(?:an?|the|which|that is)\s|\s+means?\s)")
"""What begins a meaning behind a word: `cartilage (the smooth cover …)`, `cartilage, the smooth cover …`."""
_DEFINED = re.compile(r"\s+(?:is|are)\s+(?:an?|the|what|when)\s")
"""What may begin one: `Cartilage is the smooth cover …`, but also `Efficacy is the goal`."""
_MEANING_BEFORE = re.compile(r"(?:\b(?:called|named|known as)(?: an?| the)?|\(an?|\()\s*[“\"‘]?$")
"""What ends a meaning before a word: `the smooth cover (cartilage)`, `a gel called …`."""


def is_explained(text: str, start: int, words: str) -> bool:
    """Whether a text says beside words what they mean; start: where the words begin in it."""
    before, after = text[:start], text[start + len(words) :]
    return bool(_MEANING_BEFORE.search(before)) or bool(_MEANING_FOLLOWS.match(after))


def is_in_glossary(passage: Passage) -> bool:
    """Whether a passage is an entry of the glossary."""
    return passage.path.startswith("words:glossary.")


@dataclass(frozen=True)
class _Vocabulary:
    """The hard words of a brochure, and those that it explains."""

    manuscript: Manuscript

    @property
    def voice(self) -> VoiceWords:
        return self.manuscript.brochure.lexicon.voice

    @cached_property
    def book(self) -> PhraseBook:
        entries = (*self.voice.jargon, *self.voice.formal, *self.voice.terms)
        return make_phrase_book(tuple(word for word in entries if word not in self.voice.known), self.voice.plain)

    @cached_property
    def hits(self) -> tuple[tuple[Hit, ...], ...]:
        """What each passage of the manuscript has of them."""
        return tuple(tuple(self.book.find(passage.text)) for passage in self.manuscript.passages)

    @cached_property
    def glossed(self) -> frozenset[str]:
        """Entries that the topic's glossary has, as a term or in brackets behind its meaning."""
        glossary = self.manuscript.brochure.words.glossary.values()
        texts = (text for entry in glossary for text in (entry.term, *re.findall(r"\(([^)]*)\)", entry.means)))
        return frozenset(hit.key for text in texts for hit in self.book.find(text.lower()))

    @cached_property
    def glossed_words(self) -> frozenset[str]:
        """The single words of the glossary's terms."""
        glossary = self.manuscript.brochure.words.glossary.values()
        return frozenset(token.plain for entry in glossary for token in find_tokens(entry.term))

    @cached_property
    def shortened(self) -> frozenset[str]:
        """Entries that stand for a plain phrase of the brochure: `therapy`, where it speaks of physical therapy."""
        plain = make_phrase_book(self.voice.plain)
        phrases = {hit.key for passage in self.manuscript.passages for hit in plain.find(passage.text)}
        return frozenset(word for phrase in phrases for word in phrase.split())

    @cached_property
    def explained(self) -> frozenset[str]:
        """Entries that some text explains where it uses them."""
        return frozenset(
            hit.key
            for passage, hits in zip(self.manuscript.passages, self.hits, strict=True)
            for hit in hits
            if is_explained(passage.text, hit.start, hit.words) or self._is_defined(passage.text, hit)
        )

    def _is_defined(self, text: str, hit: Hit) -> bool:
        """Whether a sentence says what a word to keep is."""
        return hit.key in self.voice.terms and _DEFINED.match(text, hit.start + len(hit.words)) is not None


def _check_jargon(manuscript: Manuscript) -> Iterator[Fault]:
    vocabulary = _Vocabulary(manuscript)
    for passage, hits in zip(manuscript.passages, vocabulary.hits, strict=True):
        if is_in_glossary(passage):
            continue
        told = {hit.key: hit for hit in reversed(hits)}
        for hit in sorted(told.values(), key=lambda hit: hit.start):
            if hit.key not in vocabulary.explained and hit.key not in vocabulary.shortened:
                yield from _judge_hit(passage, hit, vocabulary)
        yield from _find_learned(passage, hits, vocabulary)


def _find_learned(passage: Passage, hits: tuple[Hit, ...], vocabulary: _Vocabulary) -> Iterator[Fault]:
    """Words that only their ending gives away, where no text explains them."""
    voice = vocabulary.voice
    if not voice.learned:
        return
    met = {token.plain for hit in hits for token in find_tokens(hit.words)}
    for token in find_tokens(passage.text):
        word = token.plain
        if token.is_name or word in met or word in voice.known or not word.endswith(voice.learned):
            continue
        if word not in vocabulary.glossed_words and not is_explained(passage.text, token.start, token.word):
            message = f"“{token.word}” looks like a word of the trade, by its ending"
            remedy = "say it in everyday words, or what it means beside it; if everyone knows it, add it to known:"
            yield Fault(passage.path, message, f"{remedy} in content/lexicons/", Severity.WARNING, words=token.word)


def _judge_hit(passage: Passage, hit: Hit, vocabulary: _Vocabulary) -> Iterator[Fault]:
    voice, is_glossed = vocabulary.voice, hit.key in vocabulary.glossed
    if hit.key in voice.terms:
        if not is_glossed:
            message = f"“{hit.words}” is used, and no text says what it means"
            remedy = f"add it to glossary:, or explain it here: {hit.key} ({voice.terms[hit.key]})"
            yield Fault(passage.path, message, remedy, words=hit.words)
    elif hit.key in voice.jargon:
        message = f"“{hit.words}” is a word of the trade" + ("" if is_glossed else " that no text explains")
        severity = Severity.WARNING if is_glossed else Severity.ERROR
        yield Fault(passage.path, message, f"write “{voice.jargon[hit.key]}”", severity, words=hit.words)
    else:
        remedy = f"write “{voice.formal[hit.key]}”"
        yield Fault(passage.path, f"“{hit.words}” is stiff or vague", remedy, Severity.WARNING, words=hit.words)


def _check_concepts(manuscript: Manuscript) -> Iterator[Fault]:
    concepts, chosen = manuscript.brochure.lexicon.voice.concepts, manuscript.brochure.words.terms
    yield from _find_unknown_concepts(chosen, concepts)
    uses = _list_uses(manuscript, {word for words in concepts.values() for word in words} | set(chosen.values()))
    for concept, words in concepts.items():
        own = chosen.get(concept)
        used = {word: uses[word] for word in words if word in uses}
        best = own or max(used, key=lambda word: len(used[word]), default="")
        for word in used:
            if word != best:
                reason = f"this topic's word for it is “{best}”" if own else f"other texts say “{best}”"
                yield Fault(
                    used[word][0].path,
                    f"“{word}” is used for {concept}, and {reason}; readers take two words for two things",
                    f"write “{best}” everywhere, or choose the one word under terms: (such as {concept}: {best})",
                    Severity.WARNING,
                    words=word,
                )


def _find_unknown_concepts(chosen: Iterable[str], concepts: Iterable[str]) -> Iterator[Fault]:
    known = list(concepts)
    for concept in chosen:
        if concept not in known:
            nearest = get_close_matches(concept, known, n=1)
            hint = f"did you mean {nearest[0]!r}? " if nearest else ""
            yield Fault(
                f"words:terms.{concept}",
                f"no lexicon has the concept {concept!r}, so nothing holds its word",
                f"{hint}write one of {', '.join(known)}, or add it under concepts: in content/lexicons/",
                Severity.WARNING,
            )


def _list_uses(manuscript: Manuscript, words: set[str]) -> dict[str, list[Passage]]:
    """The passages that use each of the words as a noun, the glossary aside."""
    used: dict[str, list[Passage]] = {}
    book = make_phrase_book(tuple(sorted(words)))
    for passage in manuscript.passages:
        for hit in book.find(passage.text):
            if not hit.words.lower().endswith(("ed", "ing")) and not is_in_glossary(passage):
                used.setdefault(hit.key, []).append(passage)
    return used


RULES = (
    Rule("VO-03", "Words of the trade", "PEMAT 3-4; CDC", _check_jargon),
    Rule("VO-05", "One word for one thing", "NHS; OUR", _check_concepts),
)
