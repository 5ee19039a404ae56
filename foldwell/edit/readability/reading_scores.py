"""How hard a brochure reads, as scores beside the bounds of their rules; in the languages that have formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.readability import rules as readability
from foldwell.edit.readability import spanish as spanish_readability
from foldwell.edit.readability.measures import SYLLABLES, measure_passages
from foldwell.edit.scores import Score
from foldwell.edit.sentences import find_words, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.readability.measures import Reading
    from foldwell.edit.rules import Manuscript

SHARE_WORDS = 100
"""Words of which a share says something (our own judgement)."""


def measure_scores(manuscript: Manuscript) -> Iterator[Score]:
    """The measures of all running text of a brochure; none in a language without formulas."""
    brochure = manuscript.brochure
    language = brochure.locale_tag.partition("-")[0]
    if language not in SYLLABLES:
        return
    prose = [passage for passage in manuscript.passages if not passage.is_label]
    reading = measure_passages(prose, language)
    if language == "en":
        yield from _measure_english(reading, brochure.topic.grade_target)
        lengths = [len(find_words(sentence)) for passage in prose for sentence in split_sentences(passage.text)]
        most, stop = readability.SENTENCE_WORDS, readability.SENTENCE_WORDS_MAX
        yield Score("RD-03", "Words in the longest sentence", max(lengths, default=0), most, stop, form=".0f")
        if reading.words >= SHARE_WORDS:
            share = readability.measure_long_share(prose)
            most_long, stop_long = readability.LONG_SHARE, readability.LONG_SHARE_MAX
            yield Score("RD-05", "Words of three syllables or more", share, most_long, stop_long, form=".0%")
    elif language == "es":
        easy, normal = spanish_readability.EASY, spanish_readability.NORMAL
        yield Score("RD-08", "Ease of Spanish (INFLESZ)", reading.inflesz, easy, normal, is_most=False, form=".0f")


def _measure_english(reading: Reading, goal: int) -> Iterator[Score]:
    yield Score("RD-01", "Reading grade (Flesch-Kincaid)", reading.grade, goal, goal + readability.GRADE_ROOM)
    if reading.smog is not None:
        yield Score("RD-02", "SMOG grade", reading.smog, readability.SMOG, readability.SMOG_MAX)
    yield Score("RD-03", "Words in a sentence, on average", reading.words_per_sentence, readability.MEAN_WORDS)
