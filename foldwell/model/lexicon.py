"""What a language's rules of wording know of words (`content/lexicons/<language>/<group>.yaml`).

One file a group of rules. A project's own file adds to the bundled one: an entry under the same key takes its place,
and a list grows. Every word is told in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from foldwell.model.base import Model, Text, Whole


class VoiceWords(Model):
    """How patients are spoken to: what is plain, and what is not (VO)."""

    schema_: Literal["voice-words/1"] = Field(alias="schema", default="voice-words/1")
    jargon: dict[Text, Text] = {}
    """Words of the trade, each with what to write instead."""


class ClaimWords(Model):
    """How effects are claimed, and how honest texts speak of them (CL)."""

    schema_: Literal["claims-words/1"] = Field(alias="schema", default="claims-words/1")
    hype: tuple[Text, ...] = ()
    """Words that praise instead of telling."""


class NumberWords(Model):
    """How chances and changes are told (NU)."""

    schema_: Literal["numbers-words/1"] = Field(alias="schema", default="numbers-words/1")
    bands: dict[Text, Text] = {}
    """Words for how often, such as rare, each with the number that it stands for."""


class TranslationWords(Model):
    """How a language tells numbers, so that a translation can be held against its source (TR)."""

    schema_: Literal["translation-words/1"] = Field(alias="schema", default="translation-words/1")
    numbers: dict[Text, Whole] = {}
    """Words for numbers, such as `two: 2`."""
    unsaid: tuple[Whole, ...] = ()
    """Numbers that the grammar can tell without a word, such as 2 in Arabic, which has a dual."""
    am: tuple[Text, ...] = ()
    """What marks the hours from midnight to noon."""
    pm: tuple[Text, ...] = ()
    units: dict[Text, tuple[Text, ...]] = {}
    """How each unit and currency is written; names such as `mg` and `USD` are the same in every language."""


@dataclass(frozen=True)
class Lexicon:
    """A language's groups of words; empty where nobody wrote any."""

    voice: VoiceWords = field(default_factory=VoiceWords)
    claims: ClaimWords = field(default_factory=ClaimWords)
    numbers: NumberWords = field(default_factory=NumberWords)
    translation: TranslationWords = field(default_factory=TranslationWords)


GROUPS: dict[str, type[Model]] = {
    "voice": VoiceWords,
    "claims": ClaimWords,
    "numbers": NumberWords,
    "translation": TranslationWords,
}
"""The model of each group's file, by the file's name."""
