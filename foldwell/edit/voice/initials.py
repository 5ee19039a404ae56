"""The rule on initials: spelled out where a reader meets them first (VO-04)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.rules import Fault, Rule
from foldwell.edit.voice.jargon import is_explained, is_in_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript

_INITIALS = re.compile(r"(?<![\w-])(?:(?:[A-Z]\.){2,}|[A-Z][A-Za-z]?[A-Z]{1,4}(?=s?\b)(?![-\w]*\d))")
"""`MRI`, `MRIs`, `U.S.`, `PhD`; not `X-ray`, `B12`, nor the number of a study."""
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_CAPITALS = re.compile(r"(?<![A-Z'’])[A-Z][A-Z'’]+(?:[\s,]+[A-Z'’]{2,})+")
"""Two words or more in capitals: a text that shouts, and no initials."""

_SCAN_NAMED = re.compile(r"s?\s+[a-z-]+\s*\(")
"""`DXA scan (a kind of X-ray)`: a meaning that stands behind one word more."""


def find_initials(text: str) -> Iterator[re.Match[str]]:
    """The initials of a text; Roman figures and words that shout are none."""
    shouted = [found.span() for found in _CAPITALS.finditer(text)]
    for found in _INITIALS.finditer(text):
        if not _ROMAN.fullmatch(found[0]) and not any(start <= found.start() < end for start, end in shouted):
            yield found


def _is_spelled_out(text: str, found: re.Match[str]) -> bool:
    return is_explained(text, found.start(), found[0]) or _SCAN_NAMED.match(text, found.end()) is not None


def _check_initials(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    voice = brochure.lexicon.voice
    known = {*voice.initials, *voice.local_initials.get(brochure.written_locale, ())}
    if "glossary" in manuscript.kinds:
        glossary = brochure.words.glossary.values()
        known |= {found[0] for entry in glossary for found in find_initials(entry.term)}
    for passage in manuscript.passages:
        for found in find_initials(passage.text):
            name = found[0].replace(".", "")
            if name in known or is_in_glossary(passage):
                continue
            known.add(name)
            if not _is_spelled_out(passage.text, found):
                yield Fault(
                    passage.path,
                    f"“{found[0]}” stands here before any text has spelled it out",
                    f"say what it is at its first use, such as “a scan (MRI)” or “{found[0]} (what the letters mean)”",
                    words=found[0],
                )


RULES = (Rule("VO-04", "Initials spelled out", "PEMAT 4", _check_initials, languages=("en",)),)
