"""How hard a text is to read, by the formulas of the field. They measure; the rules of `readability` judge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.edit.passages import reading_text
from foldwell.edit.readability.spanish_syllables import count_spanish_syllables
from foldwell.edit.readability.syllables import count_syllables
from foldwell.edit.sentences import find_words, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from foldwell.edit.passages import Passage
    from foldwell.model.words import Words

SYLLABLES: dict[str, Callable[[str], int]] = {"en": count_syllables, "es": count_spanish_syllables}
"""The counter of syllables of each language that has formulas."""
SMOG_SENTENCES = 30
"""Sentences under which SMOG is not defined (McLaughlin 1969)."""
LONG_SYLLABLES = 3
"""Syllables from which a word counts as long (McLaughlin 1969)."""


@dataclass(frozen=True)
class Reading:
    """A text, counted.

    words: in Chinese, which has no spaces, characters. syllables, long_words: 0 where the language has no counter.
    long_words: those of three syllables or more.
    """

    sentences: int
    words: int
    syllables: int
    long_words: int = 0

    @property
    def words_per_sentence(self) -> float:
        """Mean length of a sentence; 0 for no text."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def syllables_per_word(self) -> float:
        """Mean length of a word in syllables; 0 for no text."""
        return self.syllables / self.words if self.words else 0.0

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade (Kincaid 1975), the US school year that can read it; 0 at least."""
        if not self.words:
            return 0.0
        return max(0.0, 0.39 * self.words_per_sentence + 11.8 * self.syllables_per_word - 15.59)

    @property
    def smog(self) -> float | None:
        """SMOG grade (McLaughlin 1969), of all sentences pooled; none for fewer than 30."""
        if self.sentences < SMOG_SENTENCES:
            return None
        return 3.1291 + 1.0430 * math.sqrt(self.long_words * SMOG_SENTENCES / self.sentences)

    @property
    def inflesz(self) -> float:
        """Szigriszt-Pazos' ease of Spanish, 0 hard to 100 easy, read on the INFLESZ scale (Barrio-Cantalejo 2008)."""
        return 206.835 - 62.3 * self.syllables_per_word - self.words_per_sentence

    @property
    def fernandez_huerta(self) -> float:
        """Ease of Spanish (Fernández Huerta 1959), 0 hard to 100 easy.

        The article calls the last figure sentences per 100 words, so that short sentences would make a text hard;
        it must be words per sentence (G. Law, "Error in the Fernández Huerta readability formula", 2011).
        """
        return 206.84 - 60 * self.syllables_per_word - 1.02 * self.words_per_sentence

    @property
    def sol(self) -> float | None:
        """SMOG carried over to Spanish (Contreras 1999), a US school year; none for fewer than 30 sentences."""
        return None if self.smog is None else -2.51 + 0.74 * self.smog


def measure_reading(texts: Iterable[str], language: str = "en") -> Reading:
    """Count texts without markup in a language such as `es`; a text without a full stop is one sentence."""
    sentences = [find_words(sentence) for text in texts for sentence in split_sentences(text)]
    counter = SYLLABLES.get(language)
    counts = [counter(word) for words in sentences for word in words] if counter else []
    return Reading(
        sentences=len(sentences),
        words=sum(map(len, sentences)),
        syllables=sum(counts),
        long_words=sum(count >= LONG_SYLLABLES for count in counts),
    )


def measure_passages(passages: Iterable[Passage], language: str = "en") -> Reading:
    """Count the sentences of passages; titles, headings and names are left out, since they make a text seem easier."""
    return measure_reading((passage.text for passage in passages if not passage.is_label), language)


def reading_grade(words: Words) -> float:
    """Flesch-Kincaid grade of all that a topic's words say, for every clinic and layout; English only."""
    return measure_passages(reading_text(words)).grade


def find_long_words(text: str, language: str = "en") -> tuple[str, ...]:
    """The words of three syllables or more, each once, the longest first."""
    counter = SYLLABLES[language]
    words = dict.fromkeys(word for word in find_words(text) if counter(word) >= LONG_SYLLABLES)
    return tuple(sorted(words, key=counter, reverse=True))
