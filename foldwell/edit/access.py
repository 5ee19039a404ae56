"""Rules on words that all readers can take in: what pictures show, and how letters are set (AX)."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from foldwell.edit.exact_phrases import search_phrases
from foldwell.edit.passages import raw_texts
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.sentences import find_words
from foldwell.findings import Severity
from foldwell.model.inline import italics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.rules import Manuscript
    from foldwell.model.brochure import Brochure
    from foldwell.model.lexicon import Lexicon

LEAST_ALT, MOST_ALT = 5, 150
"""Characters of an alternative text: less says nothing, more is heard in one go without a pause."""
MOST_CAPITALS, MOST_ITALIC = 4, 12
"""Words in capitals, and in italics, in a row."""
_FILE_NAME = re.compile(r"\S+\.(?:svgz?|png|jpe?g|gif|webp|pdf|tiff?)\b|^(?:fig(?:ure)?|img|image|dsc)[ _-]*\d+$", re.I)
ALT_PLACES = ("group", "count", "whole", "outcome", "at")
"""What a drawing of people must tell who does not see it: whom, k of N, what, when."""


def _check_figures(manuscript: Manuscript) -> Iterator[Fault]:
    figures = manuscript.brochure.words.figures
    alternatives = ((f"words:figures.{name}.alt", figure.alt) for name, figure in figures.items())
    return _check_alternatives(alternatives, manuscript.brochure.lexicon)


def _check_photos(brochure: Brochure) -> Iterator[Fault]:
    tag = brochure.written_locale
    told = {name: photo.alt[tag] for name, photo in brochure.clinic.photos.items() if tag in photo.alt}
    alternatives = ((f"clinic:photos.{name}.alt.{tag}", alt) for name, alt in told.items())
    return _check_alternatives(alternatives, brochure.lexicon)


def _check_alternatives(alternatives: Iterable[tuple[str, str]], lexicon: Lexicon) -> Iterator[Fault]:
    spoken_twice = lexicon.duties.picture_words
    example = "such as “A needle goes into the hip bone.”"
    for path, alt in alternatives:
        if _FILE_NAME.search(alt):
            yield Fault(path, f"{alt!r} is the name of a file", f"say what the picture shows, {example}", words=alt)
        elif not LEAST_ALT <= len(alt) <= MOST_ALT:
            message = f"the text in place of the picture has {len(alt)} characters"
            yield Fault(path, message, f"say what it shows in {LEAST_ALT} to {MOST_ALT}, {example}", words=alt)
        elif found := search_phrases(alt, spoken_twice):
            message = f"“{found[0]}” is heard twice: a screen reader says already that it is a picture"
            yield Fault(path, message, f"begin with what it shows, {example}", words=found[0])


def _check_array_text(manuscript: Manuscript) -> Iterator[Fault]:
    text = manuscript.brochure.locale.words.array_alt
    lacking = [name for name in ALT_PLACES if f"{{{name}}}" not in text]
    if lacking:
        message = f"the text in place of a drawing of people leaves out {', '.join(lacking)}"
        remedy = "write “{group}: {count} of {whole} people {outcome} ({at}).”"
        yield Fault("locale:words.array_alt", message, remedy, words=text)


def _check_letters(manuscript: Manuscript) -> Iterator[Fault]:
    for passage in manuscript.passages:
        if len(capitals := _longest_capitals(passage.text)) > MOST_CAPITALS:
            message, said = f"{len(capitals)} words in capitals are hard to read", " ".join(capitals)
            yield Fault(passage.path, message, "write small letters; bold stresses", Severity.WARNING, words=said)
    read = {passage.path for passage in manuscript.passages}
    for path, text in raw_texts(manuscript.brochure.words):
        for run in italics(text) if path in read else ():
            if (count := len(find_words(run))) > MOST_ITALIC:
                message = f"{count} words in italics are hard to read"
                yield Fault(path, message, "stress a few words, or none", Severity.WARNING, words=run)


def _longest_capitals(text: str) -> tuple[str, ...]:
    """The longest run of words without a small letter."""
    runs = (tuple(run) for is_high, run in groupby(find_words(text), str.isupper) if is_high)
    return max(runs, key=len, default=())


RULES = (
    Rule("AX-01", "What pictures show", "WCAG 1.1.1; PDF-UA", _check_figures, check_clinic=_check_photos),
    Rule("AX-02", "Drawings of people in words", "WCAG; OUR", _check_array_text),
    Rule("AX-08", "Capitals and italics", "SAM", _check_letters),
)
