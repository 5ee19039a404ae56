"""The words of a topic in one locale (`<locale>.yaml`), by the ids of topic.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Day, Flag, Id, Model, RefId, Text, Whole

TITLE_MOST, ALT_MOST = 60, 250
"""Characters of a title and of the words for a drawing, at most."""


class NumberWords(Model):
    """How a number is told: `26 of 100 people <outcome>`, one label for each arm."""

    question: Text
    """Heading of the icon array, such as `Who felt much better at 6 months?`"""
    outcome: Text
    """What happened to the people counted, such as `felt much better`."""
    at: Text | None = None
    """When it was measured, where the words of topic.yaml do not serve."""
    study: Text
    """One line on the study, its size and its time."""
    arms: dict[Id, Text] = Field(min_length=1)


class OptionWords(Model):
    """One option in equal fields."""

    name: Text
    what: Text
    gain: Text
    harm: Text
    cost: Text
    time: Text
    gain_short: Text | None = None
    """A shorter wording for the short form of the table."""
    harm_short: Text | None = None


class GlossaryTerm(Model):
    """A term and what it means, in at most 15 words."""

    term: Text
    means: Text


class FigureWords(Model):
    """A drawing in words."""

    alt: Text = Field(max_length=ALT_MOST)
    """What the drawing shows, for those who can't see it."""
    caption: Text | None = None
    labels: dict[Id, Text] = {}


class Linguist(Model):
    """A person who vouches for a translation."""

    name: Text
    credential: Text
    """What qualifies them, such as `ATA-certified translator, English to Spanish`."""
    date: Day
    """The day they finished."""


class Translation(Model):
    """Who carried the words over from the source locale, and from which wording."""

    from_hash: Text = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    """Hash of the source texts that were translated; `foldwell translate` writes it."""
    translator: Linguist | None = None
    reviewer: Linguist | None = None
    """Somebody else, who read the translation against the source."""
    machine: Flag = False
    """Whether a machine made the first draft of it."""
    user_test: Whole | None = Field(default=None, ge=0)
    """Readers of this language who tried it, where no formula measures how hard it reads."""


class Words(Model):
    """Every word of a topic in one locale."""

    schema_: Literal["words/1"] = Field(alias="schema")
    title: Text = Field(max_length=TITLE_MOST)
    kicker: Text
    """The line above the title, such as `Patient guide`."""
    purpose: Text
    """What the brochure is for and for whom, set under the title."""
    choice: Text
    """The right to say no and to take time; safety words at the foot of the cover."""
    funding: Text | None = None
    """Who paid for the guide, also where nobody did; the review line prints it."""
    main_message: tuple[Text, ...] = Field(min_length=1, max_length=3)
    sections: dict[Id, Text]
    """Heading of each section."""
    blocks: dict[Id, Text | dict[Id, Text]]
    """Words of each block: one text, or one for each of its ids."""
    claims: dict[Id, Text] = {}
    numbers: dict[Id, NumberWords] = {}
    options: dict[Id, OptionWords] = {}
    status: dict[Text, Text] = {}
    """What the law says, by jurisdiction."""
    glossary: dict[Id, GlossaryTerm] = {}
    terms: dict[Text, Text] = {}
    """The one word for each concept of the lexicon, such as `procedure: shot`; others are then found."""
    figures: dict[Id, FigureWords] = {}
    references: dict[RefId, Text] = {}
    """A citation told anew for this locale, where the shared one does not serve."""
    translation: Translation | None = None
