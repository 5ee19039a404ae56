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
    learned: tuple[Text, ...] = ()
    """Endings by which other words of the trade are known (`-itis`)."""
    known: tuple[Text, ...] = ()
    """Words of the trade that everyone knows."""
    formal: dict[Text, Text] = {}
    """Words that readers know, but that make a text stiff, each with what to write instead."""
    terms: dict[Text, Text] = {}
    """Words to keep where a brochure says what they mean, each with a meaning to borrow."""
    plain: tuple[Text, ...] = ()
    """Phrases that hold such a word, and that everyone knows."""
    initials: tuple[Text, ...] = ()
    """Initials that everyone knows, and words that are set in capitals to stress them."""
    concepts: dict[Text, tuple[Text, ...]] = {}
    """Words that mean the same, by concept; a topic's words choose one under `terms:`."""
    negated: dict[Text, Text] = {}
    """Words after which `not` makes a double negative, each with what to write for both."""
    labels: dict[Text, Text] = {}
    """Words that make a person the disease, or blame, each with what to write instead."""
    nominals: dict[Text, Text] = {}
    """Nouns made of verbs (`the removal of`), each with the verb."""
    participles: tuple[Text, ...] = ()
    """Irregular participles (`taken`)."""
    states: tuple[Text, ...] = ()
    """Words that look like a participle but tell how something is (`swollen`): with `is` they are no passive."""


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
