"""A topic: what no language changes (`topic.yaml`). Its words are in `words.py`, by the same ids."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Day, FileName, Flag, Id, LocaleTag, Model, Priority, RefId, Text, Whole
from foldwell.model.blocks import Block
from foldwell.model.evidence import Claim, Market, Number, Option, Reference
from foldwell.model.verification import Verification

SectionKind = Literal[
    "summary",
    "what",
    "signs",
    "causes",
    "how",
    "steps",
    "self_care",
    "recovery",
    "benefits",
    "harms",
    "unknowns",
    "suitability",
    "status",
    "cost",
    "options",
    "research",
    "questions",
    "warning_signs",
    "notes",
    "contact",
    "interest",
    "remember",
    "glossary",
    "references",
    "review",
]


class Dates(Model):
    """When the evidence and the wording were looked at."""

    evidence_search: Day
    """The day the evidence was last searched."""
    wording: Day
    """The day of this revision of the wording."""
    next_review: Day
    """The day by which the topic must be looked at again."""


class Status(Model):
    """What the law of one jurisdiction says of the treatment."""

    standing: Literal["approved", "not-approved", "no-medicine"] | None = None
    """Whether the regulator has approved it for this use; `no-medicine` where it needs no approval, as exercise does.
    Where it is left out, the rules take the treatment for one that is not approved."""
    checked_on: Day
    refs: tuple[RefId, ...] = Field(min_length=1)
    verify: Flag = False
    """Whether somebody must still hold the words against the law; no patient build prints them before."""
    verified: Verification | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has verified what must be."""
        return self.verify and self.verified is None

    @property
    def is_unapproved(self) -> bool:
        """Whether no regulator vouches for the treatment, as far as the topic says."""
        return self.standing in {None, "not-approved"}


class Figure(Model):
    """A drawing of this topic."""

    file: FileName
    """Name of an SVG in the topic's figures folder."""
    labels: tuple[Id, ...] = ()
    """The labels in the drawing, each with words in every locale."""


class Section(Model):
    """A part of the topic under one heading."""

    id: Id
    kind: SectionKind
    priority: Priority = 1
    """1 must print, 2 from the tri-fold up, 3 where there is room."""
    safety: Flag = False
    """Never dropped, never smaller than the benefits."""
    icon: Id | None = None
    """A symbol of styles/icons/ beside the heading."""
    when: dict[Id, Id | tuple[Id, ...]] = {}
    """The clinic's variant that this section is for, such as `{source: marrow}`."""
    blocks: tuple[Block, ...] = Field(min_length=1)


class Allowance(Model):
    """What a person allows although a rule speaks against it: it is reported as a note until a day."""

    rule: Text = Field(pattern=r"^[A-Z]{2}-[0-9]{2}$", examples=["RD-03"])
    block: Id
    """The block, section, option or glossary term that the rule speaks of."""
    locale: LocaleTag | None = None
    """The locale whose words it is for; all of them when left out."""
    reason: Text
    by: Text
    """Who answers for it."""
    until: Day
    """The last day that it holds."""


class Users(Model):
    """Patients who read a draft and said what was not clear."""

    took_part: Whole = Field(ge=1)
    tested_on: Day


class People(Model):
    """Who wrote the topic, and who tried it. Who checked and signed it stands in signatures.yaml alone."""

    author: Text | None = None
    role: Text | None = None
    """What the author does, such as `nurse educator`."""
    credential: Text | None = None
    """What lets the author write it, such as `RN`."""
    users: Users | None = None

    @property
    def byline(self) -> str:
        """The author with credential and role, as the review line prints them; empty where nobody is named."""
        return ", ".join(filter(None, (self.author, self.credential, self.role))) if self.author else ""


class Interests(Model):
    """What the publisher stands to gain."""

    sells_treatment: Flag
    funding: Text


class Topic(Model):
    """What a brochure is about, apart from the words."""

    schema_: Literal["topic/1"] = Field(alias="schema")
    revision: Text = Field(pattern=r"^\d+\.\d+\.\d+$", examples=["1.0.0"])
    """Version of the wording; any change of text is a new one."""
    document: Text = Field(pattern=r"^[A-Z]{2,6}-\d+$", examples=["KNEE-1"])
    """Document number, printed on every page."""
    type: Literal["treatment", "condition", "procedure", "aftercare", "medicine"]
    source_locale: LocaleTag
    """The locale that was written first; the others are translations of it."""
    grade_target: Whole = Field(default=6, ge=3, le=9)
    """Reading grade that the words must keep to."""
    evidence_pace: Literal["fast", "normal"] = "normal"
    """How fast the evidence moves: fast asks for a review within a year."""
    variants: dict[Id, tuple[Id, ...]] = {}
    """What differs between clinics, such as `source: [marrow, fat, donor]`."""
    dates: Dates
    people: People = People()
    interests: Interests
    references: dict[RefId, Reference] = Field(min_length=1)
    numbers: dict[Id, Number] = {}
    claims: dict[Id, Claim] = {}
    options: tuple[Option, ...] = ()
    market: Market | None = None
    status: dict[Text, Status] = {}
    """By jurisdiction, such as US."""
    no_notice: dict[Id, Text] = {}
    """Statutory notices, by their id, that this treatment does not fall under, and why not."""
    figures: dict[Id, Figure] = {}
    cover_figure: Id | None = None
    sections: tuple[Section, ...] = Field(min_length=1)
    allow: tuple[Allowance, ...] = ()

    def blocks(self) -> tuple[tuple[Section, Block], ...]:
        """Every block with its section, in reading order."""
        return tuple((section, block) for section in self.sections for block in section.blocks)
