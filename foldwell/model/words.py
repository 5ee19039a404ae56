"""The words of a topic in one locale (`<locale>.yaml`), by the ids of topic.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Id, Model, RefId, Text


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

    alt: Text = Field(max_length=250)
    """What the drawing shows, for those who can't see it."""
    caption: Text | None = None
    labels: dict[Id, Text] = {}


class Translation(Model):
    """Who carried the words over from the source locale."""

    from_hash: Text
    """Hash of the source words they were translated from."""
    translator: Text
    reviewer: Text


class Words(Model):
    """Every word of a topic in one locale."""

    schema_: Literal["words/1"] = Field(alias="schema")
    title: Text = Field(max_length=60)
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
    figures: dict[Id, FigureWords] = {}
    references: dict[RefId, Text] = {}
    """A citation told anew for this locale, where the shared one does not serve."""
    translation: Translation | None = None
