"""Sentences and words of running text: full stops of abbreviations, initials and figures end nothing."""

from __future__ import annotations

import re


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER_LAST = _set_of("dr mr mrs ms prof st gen rev hon vs ca cf approx e.g i.e eg ie al dept ee")
"""Abbreviations that something always follows, without their last full stop; `EE. UU.` is Spanish for US."""
_BEFORE_FIGURES = _set_of("no nos p pp v fig figs vol")
"""Abbreviations where a figure follows; else they are words (`No. You can say no.`)."""
_MAY_BE_LAST = _set_of("etc inc ltd co corp jr sr ave blvd sq jan feb mar apr jun jul aug sep sept oct nov dec uu")
_STARTERS = _set_of(
    """a an the this that these those it its he she we you they i our your his her their there here if in on at after
    before when while as for to from with without by but and or so yet then also some most many few all no not none
    one two do does is are can may ask call tell take rest try talk keep how what why who where which studies people"""
)
"""Words that begin a sentence, where they follow an abbreviation that may end one (`in the U.S. The …`)."""
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+\S)")
_LINE = re.compile(r"\s*\n\s*(?:[-*•–]\s+)?|^\s*[-*•–]\s+")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text without markup; a line or a list item without a full stop is one too."""
    return tuple(sentence for line in _LINE.split(text) for sentence in _split_line(line) if find_words(sentence))


def find_words(text: str) -> tuple[str, ...]:
    """The words of a text: `well-run`, `don't`, `$1,150` and `U.S.` are one each."""
    return tuple(_WORD.findall(text))


def _split_line(line: str) -> list[str]:
    sentences, start = [], 0
    for end in _END.finditer(line):
        if _ends_sentence(line[start : end.start()], end[0], line[end.end() :].lstrip()):
            sentences.append(line[start : end.end()].strip())
            start = end.end()
    return [*sentences, line[start:].strip()]


def _ends_sentence(before: str, mark: str, after: str) -> bool:
    """Whether a mark ends the sentence that stands before it."""
    opening = after.lstrip("\"'“‘([¿¡")[:1]
    if opening.islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    words = before.split()
    last = words[-1].lstrip("\"'“‘([") if words else ""
    is_list_number = len(words) == 1 and (last.isdigit() or len(last) == 1)
    if not last or is_list_number or last.lower() in _NEVER_LAST:
        return False
    if last.lower() in _BEFORE_FIGURES:
        return not opening.isdigit()
    if last.lower() in _MAY_BE_LAST or _DOTTED.fullmatch(last) or (len(last) == 1 and last.isupper() and last != "I"):
        following = find_words(after)
        return bool(following) and following[0].lower() in _STARTERS
    return True
