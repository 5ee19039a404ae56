"""A notice whose wording the law fixes (`content/notices/<jurisdiction>.yaml`)."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from foldwell.model.base import Day, Flag, Id, LocaleTag, Measure, Model, Text, WebAddress, Written
from foldwell.model.verification import Verification

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class NoticeSource(Model):
    """Where the wording was taken from."""

    citation: Text
    url: WebAddress
    accessed: Day


class Notice(Model):
    """What the law of one jurisdiction makes a clinic tell, word for word."""

    schema_: Literal["notice/1"] = Field(alias="schema")
    id: Id
    title: Text
    """Its name for people; it is not printed."""
    wording: dict[LocaleTag, tuple[Text, ...]] = Field(min_length=1)
    """The exact words by locale, a paragraph each; other locales than the law's own are translations beside it."""
    original: LocaleTag = "en-US"
    """The locale whose words the law gives; they print in every brochure."""
    sha256: dict[LocaleTag, Digest]
    """The hash of the words of each locale, so that a changed word is noticed."""
    type_size: Measure = Field(default=6, ge=6, le=72)
    """The least size of its type in points."""
    sheet: tuple[Written, Written] | None = None
    """Width and height of the least sheet, where it is a sheet of its own."""
    largest: Flag = False
    """Whether it stands in every brochure, in type no smaller than the largest there."""
    placement: tuple[Text, ...] = Field(min_length=1)
    """Where it hangs, and when it is given."""
    source: NoticeSource
    verify: Flag = False
    """Whether the wording must still be held against the law; no patient build prints it before."""
    verified: Verification | None = None

    @model_validator(mode="after")
    def _has_a_place(self) -> Notice:
        if self.largest == (self.sheet is not None):
            raise ValueError("a notice is a sheet of its own, or stands in every brochure; add sheet: or largest: true")
        if self.original not in self.wording:
            raise ValueError(f"there is no wording in {self.original}, the original; add it, or name another original:")
        return self

    @property
    def is_open(self) -> bool:
        """Whether nobody has verified a wording that must be."""
        return self.verify and self.verified is None


def hash_wording(paragraphs: tuple[str, ...]) -> str:
    """The hash of a wording: SHA-256 of its paragraphs, each on a line, in UTF-8."""
    return hashlib.sha256("\n".join(paragraphs).encode()).hexdigest()
