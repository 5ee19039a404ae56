"""A notice whose wording the law fixes (`content/notices/<jurisdiction>.yaml`)."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from foldwell.model.base import Day, Flag, Id, LocaleTag, Measure, Model, Text, WebAddress, Written

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class NoticeSource(Model):
    """Where the wording was taken from."""

    citation: Text
    url: WebAddress
    accessed: Day


class Verification(Model):
    """Who held the wording against the law's own text."""

    by: Text
    on: Day


class Notice(Model):
    """What the law of one jurisdiction makes a clinic tell, word for word."""

    schema_: Literal["notice/1"] = Field(alias="schema")
    id: Id
    title: Text
    """Its name for people; it is not printed."""
    wording: dict[LocaleTag, tuple[Text, ...]] = Field(min_length=1)
    """The exact words by locale, a paragraph each."""
    sha256: dict[LocaleTag, Digest]
    """The hash of the words of each locale, so that a changed word is noticed."""
    type_size: Measure = Field(ge=6, le=72)
    """The least size of its type in points."""
    sheet: tuple[Written, Written]
    """Width and height of the least sheet."""
    placement: tuple[Text, ...] = Field(min_length=1)
    """Where it hangs, and when it is given."""
    source: NoticeSource
    verify: Flag = False
    """Whether the wording must still be held against the law; no patient build prints it before."""
    verified: Verification | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has verified a wording that must be."""
        return self.verify and self.verified is None


def hash_wording(paragraphs: tuple[str, ...]) -> str:
    """The hash of a wording: SHA-256 of its paragraphs, each on a line, in UTF-8."""
    return hashlib.sha256("\n".join(paragraphs).encode()).hexdigest()
