"""Sentences and words of running text: full stops of abbreviations, initials and figures end nothing.

English and Spanish abbreviations are known, and the marks of Arabic and Chinese. Chinese writes no spaces between
words: there, a word is a character.
"""

from __future__ import annotations

import re
from functools import lru_cache


def set_of(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


_NEVER_LAST = set_of(
    "dr mr mrs ms prof st gen rev hon vs ca cf approx e.g i.e eg ie al dept dra sra srta ud uds ej aprox ee"
)
"""Abbreviations that something always follows, without their last full stop; `EE. UU.` is Spanish for US."""
_BEFORE_FIGURES = set_of("no nos p pp v fig figs vol núm págs pág")
"""Abbreviations where a figure follows; else they are words (`No. You can say no.`)."""
_MAY_BE_LAST = set_of("etc inc ltd co corp jr sr ave blvd sq jan feb mar apr jun jul aug sep sept oct nov dec uu")
_STARTERS = set_of(
    """a an the this that these those it its he she we you they i our your his her their there here if in on at after
    before when while as for to from with without by but and or so yet then also some most many few all no not none
    one two do does is are can may ask call tell take rest try talk keep how what why who where which studies people
    el la los las un una unos unas este esta estos estas en si su sus se es son al del por para con sin pero y usted"""
)
"""Words that begin a sentence, where they follow an abbreviation that may end one (`in the U.S. The …`)."""
_END = re.compile(r"[.!?…؟۔]+[\"'”’)\]»]*(?=\s+\S)|[。！？]+[”’」』）》]*(?=\s*\S)")
_LINE = re.compile(r"\s*\n\s*(?:[-*•–]\s+)?|^\s*[-*•–]\s+")
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_ONE_HAN = re.compile(f"[{HAN}]")
_LETTERS = rf"(?:[^\W_{HAN}][\u0300-\u036f\u064b-\u065f\u0670]*)+"
"""Letters or figures, with the accents and the Arabic vowel signs that stand on them."""
_WORD = re.compile(rf"[{HAN}]|{_LETTERS}(?:['’.,-]{_LETTERS})*")
_OPENING = "\"'“‘([¿¡«"
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


@lru_cache(maxsize=8_000)
def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text without markup; a line or a list item without a full stop is one too."""
    return tuple(sentence for line in _LINE.split(text) for sentence in _split_line(line) if find_words(sentence))


@lru_cache(maxsize=8_000)
def find_words(text: str) -> tuple[str, ...]:
    """The words of a text: `well-run`, `don't`, `$1,150` and `U.S.` are one each, and so is a Chinese character."""
    return tuple(_WORD.findall(text))


def is_han(word: str) -> bool:
    """Whether a word that was found is a Chinese character."""
    return bool(_ONE_HAN.fullmatch(word))


def _split_line(line: str) -> list[str]:
    sentences, start = [], 0
    for end in _END.finditer(line):
        if _ends_sentence(line[start : end.start()], end[0], line[end.end() :].lstrip()):
            sentences.append(line[start : end.end()].strip())
            start = end.end()
    return [*sentences, line[start:].strip()]


def _ends_sentence(before: str, mark: str, after: str) -> bool:
    """Whether a mark ends the sentence that stands before it."""
    opening = after.lstrip(_OPENING)[:1]
    if opening.islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    words = before.split()
    last = words[-1].lstrip(_OPENING) if words else ""
    is_list_number = len(words) == 1 and (last.isdigit() or len(last) == 1)
    if not last or is_list_number or last.lower() in _NEVER_LAST:
        return False
    if last.lower() in _BEFORE_FIGURES:
        return not opening.isdigit()
    if last.lower() in _MAY_BE_LAST or _DOTTED.fullmatch(last) or (len(last) == 1 and last.isupper() and last != "I"):
        following = find_words(after)
        return bool(following) and following[0].lower() in _STARTERS
    return True
