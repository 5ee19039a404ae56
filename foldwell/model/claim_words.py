"""How effects are claimed, and what makes such wording honest: the words of the net for claims."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from foldwell.model.base import Id, Model, Text

ClaimRule = Annotated[str, StringConstraints(pattern=r"^CL-[0-9]{2}$")]
"""A rule on claims that the net's patterns belong to."""
_LEFT_OUT = re.compile(r"^\(\S*\)(?: |$)|(?:^| )\(\S*\)$")
_BRACKETS = re.compile(r"\([^\s()]+\)(?= |$)|<[a-z0-9-]+>")
_CLASS = re.compile(r"<([^>]*)>")


def _check_pattern(text: str) -> str:
    if set("()<>") & set(_BRACKETS.sub("", text)):
        raise ValueError("brackets hold one word or choices without spaces; write (very/so) or <body>")
    if _LEFT_OUT.search(text):
        raise ValueError("a pattern may not begin or end with what may be left out; take the brackets away")
    return text


Pattern = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), AfterValidator(_check_pattern)]
"""A row of words, as docs/claims.md tells."""


class Shields(Model):
    """Wording that makes honest what stands beside it. Negations and turns are words, the rest patterns."""

    negations: tuple[Text, ...] = ()
    """Words that deny the five words after them."""
    not_negations: tuple[Pattern, ...] = ()
    """Phrases that begin like one and deny nothing, such as not only."""
    turns: tuple[Text, ...] = ()
    """Words that begin another thought, such as but: no gap passes them, and a shield ends there."""
    natural_course: tuple[Pattern, ...] = ()
    """Tells what passes without the care that is named."""
    unknown: tuple[Pattern, ...] = ()
    """Says that something has not been shown."""
    taken_back: tuple[Pattern, ...] = ()
    """Says, after it, that it proves nothing."""
    reported: tuple[Pattern, ...] = ()
    """Tells what others say, or warns of it."""
    supposed: tuple[Pattern, ...] = ()
    """Begins a condition, such as if it helps."""
    rhetorical: tuple[Pattern, ...] = ()
    """Begins a question that asks nothing."""
    lab: tuple[Pattern, ...] = ()
    """Says that it was seen in a lab or in animals."""
    wounds: tuple[Pattern, ...] = ()
    """What heals by itself or is mended by a surgeon's hand."""
    usual_care: tuple[Pattern, ...] = ()
    """Care whose gain is known, as what a sentence is about."""
    counted: tuple[Pattern, ...] = ()
    """Tells a count of people, or what it was compared with."""
    balanced: tuple[Pattern, ...] = ()
    """Tells the limit of a gain beside it."""


class ClaimWords(Model):
    """How effects are claimed, and how honest texts speak of them (CL)."""

    schema_: Literal["claims-words/1"] = Field(alias="schema", default="claims-words/1")
    hype: tuple[Text, ...] = ()
    """Words that praise instead of telling; `<hype>` in a pattern."""
    classes: dict[Id, tuple[Text, ...]] = {}
    """Words and phrases that a pattern names together, such as `<body>`."""
    irregular: dict[Text, tuple[Text, ...]] = {}
    """Forms of a word that no rule makes, such as grow: [grew, grown]."""
    patterns: dict[ClaimRule, tuple[Pattern, ...]] = {}
    """What each rule looks for."""
    hedges: tuple[Text, ...] = ()
    """Words that soften a claim and leave it one (CL-08)."""
    first_person: tuple[Text, ...] = ()
    """How a patient speaks of herself or himself; in quotes it makes a testimonial."""
    prompts: tuple[Text, ...] = ()
    """What stands before a quote that patients are to say or may hear, such as ask."""
    shields: Shields = Shields()

    def find_unknown_classes(self) -> tuple[tuple[str, str], ...]:
        """Patterns that name a class which there is not, each with that name."""
        told = (*self.patterns.values(), *self.shields.model_dump(exclude={"negations", "turns"}).values())
        known = {"hype", "number", "percent", "money", *self.classes}
        return tuple(
            (text, name) for texts in told for text in texts for name in _CLASS.findall(text) if name not in known
        )
