"""Patients' voices in quotes: what somebody says of herself or himself, and is not asked to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.claims.tokens import split_words

if TYPE_CHECKING:
    from foldwell.model.claim_words import ClaimWords

_QUOTE = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
_LEAD = 4
"""Words before a quote that tell what it is for."""


def find_voice(text: str, words: ClaimWords) -> str:
    """The first quote of a text in which a patient speaks; empty where none does.

    A question in quotes, or a quote after words such as ask or say, is a help for the visit.
    """
    speaking, prompts = (frozenset(map(str.lower, told)) for told in (words.first_person, words.prompts))
    for quote in _QUOTE.finditer(text):
        said = quote[1].strip()
        before = split_words(text[: quote.start()])[-_LEAD:]
        is_asked = said.endswith(("?", "؟", "？")) or not prompts.isdisjoint(before)
        if not is_asked and not speaking.isdisjoint(split_words(said)):
            return quote[0]
    return ""
