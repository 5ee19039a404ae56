"""The rules on how a brochure speaks to its reader (VO-02, VO-06, VO-07, VO-08)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.inflected_phrases import make_phrase_book
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.sentences import find_words, set_of, split_sentences
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript

WORDS_PER_ADDRESS = 50
"""Words within which a text should say you, your or we once."""
_ADDRESS = set_of("you your yours yourself we us our ours i my me")
_DETERMINERS = (
    r"(?:(?:the|all|most|many|some|several|few|our|these|those|each|every|both|any|such|other|more|certain)\s+)"
)
_OF = r"(?:(?:most|many|some|all|few) of the\s+)"
_AFTER_NOUN = (
    r"(?!['’]|\s+(?:of|in|to|at|on|for|from|as|or|and|guide|leaflet|notes?|information|rights|portal|education)\b)"
)
_MODIFIERS = r"(?:(?!of|for|to|in|with|from|by|and|or|that|who|we|you)[a-z-]+\s+){0,2}"
_OPENING = r"(?:^|[,;:]\s+|\b(?:that|if|when|while|because|since|although|whether|after|before|so|but)\s+)"
_SUBJECT = re.compile(
    rf"{_OPENING}(?:(?:{_OF}|{_DETERMINERS}+){_MODIFIERS}|[A-Za-z-]*(?:ly)\s+)?"
    rf"(patients|individuals|persons|subjects|(?<=the )patient|(?<=each )patient|(?<=every )patient)\b{_AFTER_NOUN}",
    re.IGNORECASE,
)
"""`Patients may …`, `Most older patients …`, `…, individuals should …`: people as the subject of a sentence."""
_STUDY = re.compile(r"\b(?:stud(?:y|ies)|trials?|reviews?|research|surveys?|scans?)\b|\d", re.IGNORECASE)
_NOT = r"(?:\bnot|\b\w+n['’]t|\bnever|\bhardly)"
_WEAKENED = r"\s+(?:(?:be|an?|at all|always|so|very|entirely|completely|too)\s+)*$"
_BEFORE_NEGATED = re.compile(_NOT + _WEAKENED, re.IGNORECASE)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_NEGATIONS = re.compile(r"\b(?:not|never|cannot|nothing|nobody|none|no)\b|n['’]t\b", re.IGNORECASE)
_NO_REASON = re.compile(r"\bno (?:reason|need|way|excuse|point)\s+(?:\w+\s+){0,4}?(?:not\b|\w+n['’]t\b)", re.IGNORECASE)
_NOBODY_NOT = re.compile(r"\b(?:nobody|no one|none|nothing)\s+(?:\w+\s+)?\w+(?:n['’]t| not)\b", re.IGNORECASE)
_NOMINAL = re.compile(r"\bthe\s+([a-z-]{3,})\s+of\b", re.IGNORECASE)
_NO_NOMINALS = set_of(
    """lining beginning morning evening meaning wedding spring string king ring thing feeling building covering
    coating swelling opening ending hearing tingling ceiling painting drawing clothing timing setting warning
    bearing offspring sibling"""
)
"""Words in -ing that name a thing: `the lining of`."""


def _check_address(manuscript: Manuscript) -> Iterator[Fault]:
    words = [
        word.lower() for passage in manuscript.passages if not passage.is_label for word in find_words(passage.text)
    ]
    spoken = sum(re.split(r"['’]", word)[0] in _ADDRESS for word in words)
    if len(words) >= WORDS_PER_ADDRESS and spoken * WORDS_PER_ADDRESS < len(words):
        yield Fault(
            "words:",
            f"you, your or we stand {spoken} times in {len(words)} words; once in {WORDS_PER_ADDRESS} is the least",
            "speak to the reader, such as “You may notice” for “Patients typically notice”",
            Severity.WARNING,
        )
    for passage in manuscript.passages:
        for sentence in split_sentences(passage.text):
            if found := find_third_person(sentence):
                yield Fault(
                    passage.path,
                    f"“{found}” speaks of the reader as of someone else",
                    "write “you”, such as “You may notice” for “Patients typically notice”",
                    Severity.WARNING,
                    words=found,
                )


def find_third_person(sentence: str) -> str:
    """The subject of a sentence that calls the reader a patient; empty where there is none, and for people studied."""
    if _STUDY.search(sentence):
        return ""
    found = _SUBJECT.search(sentence)
    return found[1] if found else ""


def _check_negatives(manuscript: Manuscript) -> Iterator[Fault]:
    negated = manuscript.brochure.lexicon.voice.negated
    for passage in manuscript.passages:
        for sentence in split_sentences(passage.text):
            for words, instead in find_double_negatives(sentence, negated):
                yield Fault(
                    passage.path,
                    f"“{words}” makes the reader turn the meaning round twice",
                    instead,
                    Severity.WARNING,
                    words=words,
                )


def find_double_negatives(sentence: str, negated: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Double negatives in a sentence, each with what to write instead.

    negated: words that deny, such as `uncommon`, with what `not` makes of them.
    """
    for hit in make_phrase_book(tuple(negated)).find(sentence):
        before = _BEFORE_NEGATED.search(sentence[: hit.start])
        if before and hit.words.lower() == hit.key:
            yield sentence[before.start() : hit.start + len(hit.words)].lstrip("'’"), f"write “{negated[hit.key]}”"
    unless, denied = _UNLESS.search(sentence), _NEGATIONS.search(sentence)
    if unless and denied:
        first, last = sorted((unless.span(), denied.span()))
        yield sentence[first[0] : last[1]], "write “only if”, such as “Take it only if we say so”"
    for pattern in (_NO_REASON, _NOBODY_NOT):
        if found := pattern.search(sentence):
            yield found[0], "say it without “not”"


def _check_labels(manuscript: Manuscript) -> Iterator[Fault]:
    labels = manuscript.brochure.lexicon.voice.labels
    book = make_phrase_book(tuple(labels))
    for passage in manuscript.passages:
        for hit in book.find(passage.text):
            yield Fault(
                passage.path,
                f"“{hit.words}” makes a person the disease, or puts blame",
                f"write “{labels[hit.key]}”",
                Severity.WARNING,
                words=hit.words,
            )


def _check_nominals(manuscript: Manuscript) -> Iterator[Fault]:
    nominals = manuscript.brochure.lexicon.voice.nominals
    for passage in manuscript.passages:
        for found in _NOMINAL.finditer(passage.text):
            noun = found[1].lower()
            if noun in nominals or (noun.endswith("ing") and noun not in _NO_NOMINALS):
                yield Fault(
                    passage.path,
                    f"“{found[0]}” hides who does what in a noun",
                    f"use the verb: “{nominals.get(noun, noun)}”",
                    Severity.NOTE,
                    words=found[0],
                )


RULES = (
    Rule("VO-02", "Speaking to the reader", "CCI; NHS", _check_address, languages=("en",)),
    Rule("VO-06", "Double negatives", "CCI; Federal Plain Language Guidelines", _check_negatives, languages=("en",)),
    Rule("VO-07", "Words that label people", "NHS", _check_labels),
    Rule("VO-08", "Nouns made of verbs", "Federal Plain Language Guidelines", _check_nominals, languages=("en",)),
)
