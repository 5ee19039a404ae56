"""How hard the words are to read, and the rules on it (RD)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.edit.passages import reading_text
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.scores import Score
from foldwell.edit.sentences import find_words, split_sentences
from foldwell.edit.syllables import count_syllables
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript
    from foldwell.model.words import Words

GRADE_ROOM = 2
"""Grades above the topic's target at which a patient build stops (target 6, stop above 8)."""
SENTENCE_WORDS, SENTENCE_WORDS_MAX = 15, 25
MEAN_WORDS = 12
LONG_SHARE, LONG_SHARE_MAX = 0.10, 0.18
"""Share of words with three syllables or more (SMOG; ASMR 2023): reported, and stops a patient build."""
SHARE_WORDS = 100
"""Words of which a share says something (our own judgement)."""


@dataclass(frozen=True)
class Reading:
    """A text, counted."""

    sentences: int
    words: int
    syllables: int

    @property
    def words_per_sentence(self) -> float:
        """Mean length of a sentence; 0 for no text."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade (Kincaid 1975), the US school year that can read it; 0 at least."""
        if not self.words:
            return 0.0
        return max(0.0, 0.39 * self.words_per_sentence + 11.8 * self.syllables / self.words - 15.59)


def measure_reading(texts: Iterable[str]) -> Reading:
    """Count texts without markup; a text without a full stop is one sentence."""
    sentences = [find_words(sentence) for text in texts for sentence in split_sentences(text)]
    syllables = sum(count_syllables(word) for words in sentences for word in words)
    return Reading(len(sentences), sum(map(len, sentences)), syllables)


def measure_passages(passages: Iterable[Passage]) -> Reading:
    """Count the sentences of passages; titles, headings and names are left out, since they make a text seem easier."""
    return measure_reading(passage.text for passage in passages if not passage.is_label)


def reading_grade(words: Words) -> float:
    """Flesch-Kincaid grade of all that a topic's words say, for every clinic and layout; English only."""
    return measure_passages(reading_text(words)).grade


def _check_grade(manuscript: Manuscript) -> Iterator[Fault]:
    goal = manuscript.brochure.topic.grade_target
    grade = measure_passages(manuscript.passages).grade
    if grade <= goal:
        return
    hardest = max(manuscript.passages, key=_hardness)
    long_words = {word: None for word in find_words(hardest.text) if count_syllables(word) > 2}
    longest = ", ".join(sorted(long_words, key=count_syllables, reverse=True)[:4])
    begin = f"begin here, at grade {_hardness(hardest):.1f}" + (f" ({longest})" if longest else "")
    yield Fault(
        hardest.path,
        f"the text reads at grade {grade:.1f}; many patients can't follow what is above grade {goal}",
        f"{begin}: write shorter sentences and words, such as “Calm the swelling” for “Modulate the immune response”",
        Severity.ERROR if grade > goal + GRADE_ROOM else Severity.WARNING,
    )


def _hardness(passage: Passage) -> float:
    """Grade of one passage; labels and texts too short to have one are last."""
    reading = measure_reading([passage.text])
    return -1.0 if passage.is_label or reading.words < 8 else reading.grade


def _check_sentences(manuscript: Manuscript) -> Iterator[Fault]:
    prose = [passage for passage in manuscript.passages if not passage.is_label]
    for passage in prose:
        for sentence in split_sentences(passage.text):
            words = find_words(sentence)
            if len(words) > SENTENCE_WORDS:
                yield Fault(
                    passage.path,
                    f"“{' '.join(sentence.split()[:5])} …” has {len(words)} words; "
                    f"a reader loses the thread after {SENTENCE_WORDS}",
                    "make two of it, such as “A machine spins it. Then we put it into your knee.” for "
                    "“It is spun in a machine, after which it is put into your knee.”",
                    Severity.ERROR if len(words) > SENTENCE_WORDS_MAX else Severity.WARNING,
                )
    mean = measure_passages(prose).words_per_sentence
    if mean > MEAN_WORDS:
        yield Fault(
            "words:",
            f"sentences have {mean:.1f} words on average; {MEAN_WORDS} is the most that reads with ease",
            "shorten the longest first, such as “Rest and use ice.” for “It is advised that you rest and use ice.”",
            Severity.WARNING,
        )


def measure_scores(manuscript: Manuscript) -> Iterator[Score]:
    """How hard a brochure reads; in English only, which has the formulas."""
    if not manuscript.brochure.locale_tag.startswith("en"):
        return
    prose = [passage.text for passage in manuscript.passages if not passage.is_label]
    reading, goal = measure_reading(prose), manuscript.brochure.topic.grade_target
    sentences = [len(find_words(sentence)) for text in prose for sentence in split_sentences(text)]
    words = [word for text in prose for word in find_words(text)]
    long = sum(count_syllables(word) > 2 for word in words)
    yield Score("RD-01", "Reading grade (Flesch-Kincaid)", reading.grade, goal, goal + GRADE_ROOM)
    yield Score("RD-03", "Words in a sentence, on average", reading.words_per_sentence, MEAN_WORDS)
    longest = max(sentences, default=0)
    yield Score("RD-03", "Words in the longest sentence", longest, SENTENCE_WORDS, SENTENCE_WORDS_MAX, form=".0f")
    if len(words) >= SHARE_WORDS:
        share = long / len(words)
        yield Score("RD-05", "Words of three syllables or more", share, LONG_SHARE, LONG_SHARE_MAX, form=".0%")


RULES = (
    Rule("RD-01", "Reading grade", "NIH/AMA grade 6; SAM", _check_grade, languages=("en",)),
    Rule("RD-03", "Length of sentences", "ASMR 2023: at most 15 words", _check_sentences, languages=("en",)),
)
