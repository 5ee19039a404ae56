"""Who signed which wording (`signatures.yaml`, written by the program)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Day, LocaleTag, Model, Text


class Signature(Model):
    """One person's sign-off of one wording."""

    name: Text
    role: Literal["clinical", "legal", "language"]
    credential: Text
    """Such as `MD, orthopedic surgeon`."""
    date: Day
    locale: LocaleTag
    revision: Text
    hash: Text = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    """Hash of topic, locale and notices at the moment of signing; any change voids it."""


class Signatures(Model):
    """All sign-offs of a topic."""

    schema_: Literal["signatures/1"] = Field(alias="schema")
    signatures: tuple[Signature, ...] = ()


REQUIRED_ROLES = ("clinical",)
"""Roles without whose signature no patient build is made; a mandated notice adds `legal`."""
