"""Who signed which wording (`signatures.yaml`, written by the program)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Day, LocaleTag, Model, Text

Role = Literal["clinical", "legal", "language"]
"""As what somebody signs."""


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


class Signatures(Model):
    """All sign-offs of a topic."""

    schema_: Literal["signatures/1"] = Field(alias="schema")
    signatures: tuple[Signature, ...] = ()


REQUIRED_ROLES: tuple[Role, ...] = ("clinical",)
"""Roles without whose signature no patient build is made; a jurisdiction may add others (`signs:`)."""
