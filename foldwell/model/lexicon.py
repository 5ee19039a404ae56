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


class DutyWords(Model):
    """What a publisher owes its readers, in the words that say it (ME, AC, AX)."""

    schema_: Literal["duties-words/1"] = Field(alias="schema", default="duties-words/1")
    say_no: tuple[Text, ...] = ()
    """That a patient may refuse."""
    take_time: tuple[Text, ...] = ()
    """That nothing need be decided at once."""
    second_opinion: tuple[Text, ...] = ()
    """That another doctor may be asked."""
    feedback: tuple[Text, ...] = ()
    """What asks readers how the text could be better."""
    at_once: tuple[Text, ...] = ()
    """How fast to act."""
    watch_for: tuple[Text, ...] = ()
    """What tells of a danger; how fast to act must stand beside it."""
    stop: tuple[Text, ...] = ()
    """What tells patients to leave a medicine off."""
    medicine: tuple[Text, ...] = ()
    """What they would leave off."""
    ask_first: tuple[Text, ...] = ()
    """What makes such advice safe."""
    picture_words: tuple[Text, ...] = ()
    """How an alternative text must not begin: the screen reader says already that it is a picture."""


@dataclass(frozen=True)
class Lexicon:
    """A language's groups of words; empty where nobody wrote any."""

    voice: VoiceWords = field(default_factory=VoiceWords)
    claims: ClaimWords = field(default_factory=ClaimWords)
    numbers: NumberWords = field(default_factory=NumberWords)
    duties: DutyWords = field(default_factory=DutyWords)


GROUPS: dict[str, type[Model]] = {
    "voice": VoiceWords,
    "claims": ClaimWords,
    "numbers": NumberWords,
    "duties": DutyWords,
}
"""The model of each group's file, by the file's name."""
