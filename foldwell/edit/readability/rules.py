"""The rules on how hard the words of an English brochure are to read (RD); Spanish has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.inflected_phrases import find_tokens
from foldwell.edit.readability.measures import find_long_words, measure_passages, measure_reading
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.sentences import find_words, split_sentences
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript

GRADE_ROOM = 2
"""Grades above the topic's target at which a patient build stops (target 6, stop above 8)."""
SENTENCE_WORDS, SENTENCE_WORDS_MAX = 15, 25
MEAN_WORDS = 12
SMOG, SMOG_MAX = 8.0, 10.0
"""SMOG runs 2 to 3.5 grades above Flesch-Kincaid, so its bounds lie higher."""
SECTION_GRADE, SECTION_WORDS = 8.0, 100
"""Grade of one section, and the words under which a grade says nothing: short parts of one text scatter widely."""
LONG_SHARE, LONG_SHARE_MAX = 0.10, 0.18
PARAGRAPH_SENTENCES, PARAGRAPH_WORDS = 4, 60
CALMER = "such as “Calm the swelling” for “Modulate the immune response”"


def _weigh(value: float, most: float) -> Severity:
    return Severity.ERROR if value > most else Severity.WARNING


def _list_words(text: str, most: int = 4) -> str:
    """The longest words of a text that are no names, as a list in a sentence."""
    return ", ".join(find_hard_words(text)[:most])


def find_hard_words(text: str) -> tuple[str, ...]:
    """The words of three syllables or more that are no names, each once, the longest first."""
    names = {token.word for token in find_tokens(text) if token.is_name}
    return tuple(word for word in find_long_words(text) if word not in names)


def _prose(manuscript: Manuscript) -> list[Passage]:
    return [passage for passage in manuscript.passages if not passage.is_label]


def _check_grade(manuscript: Manuscript) -> Iterator[Fault]:
    goal = manuscript.brochure.topic.grade_target
    grade = measure_passages(manuscript.passages).grade
    if grade <= goal:
        return
    hardest = max(manuscript.passages, key=_hardness)
    longest = _list_words(hardest.text)
    begin = f"begin here, at grade {_hardness(hardest):.1f}" + (f" ({longest})" if longest else "")
    yield Fault(
        hardest.path,
        f"the text reads at grade {grade:.1f}; many patients can't follow what is above grade {goal}",
        f"{begin}: write shorter sentences and words, {CALMER}",
        _weigh(grade, goal + GRADE_ROOM),
        words=hardest.text,
    )


def _hardness(passage: Passage) -> float:
    """Grade of one passage; labels and texts too short to have one are last."""
    reading = measure_reading([passage.text])
    return -1.0 if passage.is_label or reading.words < 8 else reading.grade


def _check_smog(manuscript: Manuscript) -> Iterator[Fault]:
    grade = measure_passages(manuscript.passages).smog
    if grade is None or grade <= SMOG:
        return
    worst = max(_prose(manuscript), key=lambda passage: len(find_long_words(passage.text)))
    words = find_long_words(worst.text)
    yield Fault(
        worst.path,
        f"the text has SMOG grade {grade:.1f}; {SMOG:g} is the most that patients follow with ease",
        f"write shorter words, first here: {', '.join(words[:4])}",
        _weigh(grade, SMOG_MAX),
        words=words[0],
    )


def _find_longest_worded(manuscript: Manuscript) -> Passage:
    """The passage with the most words that are long and no names."""
    return max(_prose(manuscript), key=lambda passage: len(find_hard_words(passage.text)))


def _check_sentences(manuscript: Manuscript) -> Iterator[Fault]:
    prose = _prose(manuscript)
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
                    _weigh(len(words), SENTENCE_WORDS_MAX),
                    words=sentence,
                )
    mean = measure_passages(prose).words_per_sentence
    if mean > MEAN_WORDS:
        yield Fault(
            "words:",
            f"sentences have {mean:.1f} words on average; {MEAN_WORDS} is the most that reads with ease",
            "shorten the longest first, such as “Rest and use ice.” for “It is advised that you rest and use ice.”",
            Severity.WARNING,
        )


def _check_sections(manuscript: Manuscript) -> Iterator[Fault]:
    sections = dict.fromkeys(passage.section for passage in manuscript.passages if passage.section)
    for section in sections:
        passages = [passage for passage in _prose(manuscript) if passage.section == section]
        reading = measure_passages(passages)
        if reading.words < SECTION_WORDS or reading.grade <= SECTION_GRADE:
            continue
        worst = max(passages, key=_hardness)
        yield Fault(
            f"words:sections.{section}",
            f"this section reads at grade {reading.grade:.1f}; {SECTION_GRADE:g} is the most for any part",
            f"write shorter sentences and words, first in “{' '.join(worst.text.split()[:5])} …”",
            Severity.WARNING,
        )


def measure_long_share(passages: Iterable[Passage]) -> float:
    """Share of the words of running text that have three syllables or more and are no names, 0 to 1."""
    prose = [passage for passage in passages if not passage.is_label]
    counted = measure_passages(prose).words
    return sum(_count_hard_words(passage.text) for passage in prose) / counted if counted else 0.0


def _check_long_words(manuscript: Manuscript) -> Iterator[Fault]:
    share = measure_long_share(manuscript.passages)
    if share <= LONG_SHARE:
        return
    worst = _find_longest_worded(manuscript)
    yield Fault(
        worst.path,
        f"{share:.0%} of the words have three syllables or more; {LONG_SHARE:.0%} is the most that reads with ease",
        "write shorter words, such as “small cut” for “minimally invasive procedure”; "
        f"first here: {_list_words(worst.text)}",
        _weigh(share, LONG_SHARE_MAX),
        words=find_hard_words(worst.text)[0],
    )


def _count_hard_words(text: str) -> int:
    hard = set(find_hard_words(text))
    return sum(word in hard for word in find_words(text))


def _check_paragraphs(manuscript: Manuscript) -> Iterator[Fault]:
    for passage in _prose(manuscript):
        sentences, words = len(split_sentences(passage.text)), len(find_words(passage.text))
        if sentences > PARAGRAPH_SENTENCES or words > PARAGRAPH_WORDS:
            yield Fault(
                passage.path,
                f"this paragraph has {sentences} sentences and {words} words; a reader skips more than "
                f"{PARAGRAPH_SENTENCES} sentences or {PARAGRAPH_WORDS} words at a stretch",
                "make two blocks of it, or a list with a point for each thought",
                Severity.WARNING,
                words=passage.text,
            )


RULES = (
    Rule("RD-01", "Reading grade", "NIH/AMA grade 6; SAM", _check_grade, languages=("en",)),
    Rule("RD-02", "SMOG grade", "McLaughlin 1969", _check_smog, languages=("en",)),
    Rule("RD-03", "Length of sentences", "ASMR 2023: at most 15 words", _check_sentences, languages=("en",)),
    Rule("RD-04", "Reading grade of a section", "OUR", _check_sections, languages=("en",)),
    Rule("RD-05", "Long words", "SMOG; ASMR 2023", _check_long_words, languages=("en",)),
    Rule("RD-06", "Size of paragraphs", "PEMAT 8; CCI", _check_paragraphs, languages=("en", "es")),
)
