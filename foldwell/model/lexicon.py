"""What a language's rules of wording know of words (`content/lexicons/<language>/<group>.yaml`).

One file a group of rules. A project's own file adds to the bundled one: an entry under the same key takes its place,
and a list grows. Every word is told in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from foldwell.model.base import Model, Text


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


@dataclass(frozen=True)
class Lexicon:
    """A language's groups of words; empty where nobody wrote any."""

    voice: VoiceWords = field(default_factory=VoiceWords)
    claims: ClaimWords = field(default_factory=ClaimWords)
    numbers: NumberWords = field(default_factory=NumberWords)


GROUPS: dict[str, type[Model]] = {"voice": VoiceWords, "claims": ClaimWords, "numbers": NumberWords}
"""The model of each group's file, by the file's name."""
