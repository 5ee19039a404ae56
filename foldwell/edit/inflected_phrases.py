"""Words and phrases of a lexicon found in running text, in any of their forms, and what is a name there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from foldwell.edit.sentences import find_words, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLES = re.compile(r"(?:[^aeiou]|^|qu)[aeiou][bdgmnprt]$")
"""An ending whose last letter is written twice before -ed and -ing: `stop`, `refer`."""
_FIRST_PERSON = re.compile(r"I(?:['’]|$)")
_HOLDS_CAPITAL = re.compile(r"[a-z][A-Z]|[a-z]\.[a-z]")
"""What no common word has: `MedWatch`, `ClinicalTrials.gov`."""
_SPOKEN_HARD = re.compile(r"(?:s|x|z|ch|sh)$")
_GREEK = (("is", "es"), ("us", "i"), ("um", "a"), ("on", "a"), ("a", "ae"), ("ix", "ices"))
"""Endings of learned words and their plurals: `diagnosis`, `meniscus`, `serum`, `ganglion`, `bursa`, `appendix`."""


@dataclass(frozen=True)
class Token:
    """A word in its text.

    plain: in lower case, with straight apostrophes. start, end: where it stands in the text.
    starts: whether it begins a sentence. is_name: whether it is a name, or part of one.
    """

    word: str
    plain: str
    start: int
    end: int
    starts: bool
    is_name: bool


@dataclass(frozen=True)
class Hit:
    """A lexicon's entry found in a text: its key, the words as the text has them, and where they begin."""

    key: str
    words: str
    start: int


@lru_cache(maxsize=4_000)
def find_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order; one with a capital inside a sentence, or inside itself, is a name."""
    tokens: list[Token] = []
    at = 0
    for sentence in split_sentences(text):
        words = find_words(sentence)
        for number, (word, named) in enumerate(zip(words, _find_names(words, sentence), strict=True)):
            at = text.index(word, at)
            plain = word.lower().replace("’", "'")
            tokens.append(Token(word, plain, at, at + len(word), starts=number == 0, is_name=named))
            at += len(word)
    return tuple(tokens)


def _find_names(words: tuple[str, ...], sentence: str) -> list[bool]:
    """Which words of a sentence are names, or parts of one; a heading with capitals throughout has none."""
    long = [word for word in words if len(word) > 3]
    is_heading = len(long) > 1 and sentence[-1].isalnum() and all(word[:1].isupper() for word in long)
    marks = [
        _HOLDS_CAPITAL.search(word) is not None
        or (word[:1].isupper() and number > 0 and not is_heading and not _FIRST_PERSON.match(word))
        for number, word in enumerate(words)
    ]
    if len(words) > 1 and words[0][:1].isupper() and marks[1] and not words[1].isupper():
        marks[0] = True
    return marks


@dataclass(frozen=True)
class PhraseBook:
    """The entries of a lexicon in all their forms.

    forms: the words of each form, with its entry (empty for a plain phrase), by the first of them, the longest first.
    """

    forms: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    def find(self, text: str) -> Iterator[Hit]:
        """Where a text has the entries, in any form, the longest first and none inside another; not in names."""
        tokens, at = find_tokens(text), 0
        while at < len(tokens):
            length, key = self._match(tokens, at)
            if key and not all(token.is_name for token in tokens[at : at + length]):
                last = tokens[at + length - 1]
                yield Hit(key, text[tokens[at].start : last.end], tokens[at].start)
            at += length

    def _match(self, tokens: tuple[Token, ...], at: int) -> tuple[int, str]:
        """How many words the longest phrase here has, and its entry; one word and nothing where there is none."""
        for form, key in self.forms.get(tokens[at].plain, ()):
            if form == tuple(token.plain for token in tokens[at : at + len(form)]):
                return len(form), key
        return 1, ""


@lru_cache(maxsize=32)
def make_phrase_book(entries: tuple[str, ...], plain: tuple[str, ...] = ()) -> PhraseBook:
    """The book of entries, words or phrases in lower case; plain: phrases in which an entry is no fault."""
    whole: dict[tuple[str, ...], str] = {}
    for phrase in dict.fromkeys((*entries, *plain)):
        key = "" if phrase in plain else phrase
        whole[find_words(phrase)] = key
        for form in list_forms(phrase):
            whole.setdefault(find_words(form), key)
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, key in sorted(whole.items(), key=lambda form: -len(form[0])):
        forms.setdefault(words[0], []).append((words, key))
    return PhraseBook({first: tuple(known) for first, known in forms.items()})


def list_forms(phrase: str) -> set[str]:
    """The forms of a word or phrase: plural, -s, -ed and -ing of its last word; of its first, if it may be a verb.

    British spelling (`utilise`) is a form too.
    """
    first, _, rest = phrase.partition(" ")
    head, _, last = phrase.rpartition(" ")
    lead = f"{head} " if head else ""
    forms = {f"{lead}{form}" for form in _inflect(last)}
    if rest:
        forms |= {f"{form} {rest}" for form in _inflect(first)}
    return forms | {form.replace("iz", "is") for form in forms}


def _inflect(word: str) -> set[str]:
    forms = {word, f"{word}'s"}
    if len(word) < 3 or word.endswith(("ly", "ed", "ing")):
        return forms
    forms |= {word[: -len(ending)] + plural for ending, plural in _GREEK if word.endswith(ending) and len(word) > 4}
    stem = word
    if re.search(r"[^aeiou]y$", word):
        return forms | {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    if word.endswith("e"):
        stem = word[:-1]
        return forms | {f"{word}s", f"{word}d", f"{stem}ing"}
    if _DOUBLES.search(word):
        stem = word + word[-1]
        forms |= {f"{word}ed", f"{word}ing"}
    return forms | {f"{word}es" if _SPOKEN_HARD.search(word) else f"{word}s", f"{stem}ed", f"{stem}ing"}
