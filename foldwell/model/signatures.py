"""Who signed which wording (`signatures.yaml`, written by the program)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Day, LocaleTag, Model, Text

Role = Literal["clinical", "legal", "language", "reader"]
"""As what a person signs; a reader is a patient, or who speaks for patients."""
Item = Literal["true-and-current", "fair-tone", "right-for-readers", "pictures-help", "no-pressure"]
"""What no program can judge (content rules 1.8; PEMAT 2, 15-18; SAM; DISCERN 6; PIF TICK 5)."""

QUESTIONS: dict[Item, str] = {
    "true-and-current": "Is all of it true, and what is known today?",
    "fair-tone": "Is its tone fair, neither for nor against the treatment?",
    "right-for-readers": "Is it right for the lives and the culture of its readers?",
    "pictures-help": "Does each picture help, and show what is meant?",
    "no-pressure": "Would a patient feel free, and not pushed?",
}
"""The question of each item; who signs answers yes, or does not confirm it."""
ANSWERED_BY: dict[Item, tuple[Role, ...]] = {
    "true-and-current": ("clinical",),
    "fair-tone": ("clinical", "language", "reader"),
    "right-for-readers": ("clinical", "language", "reader"),
    "pictures-help": ("clinical", "language", "reader"),
    "no-pressure": ("clinical", "language", "reader"),
}
"""Who can answer for each item."""


class Signature(Model):
    """One person's sign-off of one wording."""

    name: Text
    role: Role
    credential: Text
    """Such as `MD, orthopedic surgeon`."""
    date: Day
    locale: LocaleTag
    jurisdiction: Text | None = None
    """Whose law a legal signature answers for."""
    revision: Text
    hash: Text = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    """Hash of topic, locale and notices at the moment of signing, a legal one's of the jurisdiction too; any change
    voids it."""
    confirms: tuple[Item, ...] = ()
    """What this person answers for, besides the wording as such."""


class Signatures(Model):
    """All sign-offs of a topic."""

    schema_: Literal["signatures/1"] = Field(alias="schema")
    signatures: tuple[Signature, ...] = ()


REQUIRED_ROLES: tuple[Role, ...] = ("clinical",)
"""Roles without whose signature no patient build is made; a jurisdiction may add others (`signs:`)."""
