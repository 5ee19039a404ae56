"""A release on record: its manifest, its texts, and a withdrawal (`releases/*.json`, written by the program)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from foldwell.model.base import Day, Model

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a file's bytes."""
ReleaseId = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{10}$"),
    Field(examples=["2026-11-27-5be1a90c42"]),
]
"""The day of the release, and the start of a hash of its content and of what it follows."""


def _stay_below(path: str) -> str:
    """No path of a record leads out of the folder that it is about."""
    if not path or PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
        raise ValueError(f"{path!r} leads out of its folder")
    return path


class HashedFile(Model):
    """A file: its path with slashes, and its hash."""

    path: Annotated[str, AfterValidator(_stay_below)]
    sha256: Sha256


class ReleasedFile(HashedFile):
    """A file that patients, print shops or the web are given.

    path: below the release's folder.
    """

    size: int
    """Bytes."""
    pages: int | None
    """Pages of a PDF; null for anything else."""
    medium: str
    """Such as `screen` or `office`."""
    brochure: str
    """Name of the brochure it is one medium of."""


class Signer(Model):
    """Who vouches for a brochure's wording."""

    name: str
    role: str
    credential: str
    date: Day


class ReleaseFinding(Model):
    """What the checks told of a brochure. A release holds no errors and no warnings, so these are notes."""

    code: str
    severity: str
    message: str
    place: str
    """`file:line:column`, or empty."""


class ReleasedBrochure(Model):
    """One brochure of a release."""

    name: str
    """`<clinic>/<topic>.<locale>.<layout>-<paper>`."""
    topic: str
    document: str
    """The number in its foot."""
    revision: str
    clinic: str
    layout: str
    paper: str
    locale: str
    wording: str
    """The hash that people signed: `sha256:` and 64 digits."""
    texts: tuple[Sha256, ...]
    """The records that hold its texts: of topic and locale, and of the clinic."""
    signed: tuple[Signer, ...]
    findings: tuple[ReleaseFinding, ...]


class Extra(HashedFile):
    """What a release holds besides its brochures: an archive or a picture of a cover."""

    size: int
    clinic: str


class Manifest(Model):
    """One release: what went out, made of what, by which tools, and who signed."""

    schema_: Literal["release/1"] = Field(alias="schema")
    id: ReleaseId
    name: str
    """What people call it; may be empty."""
    released_on: Day
    """The only value that a clock gives; `SOURCE_DATE_EPOCH` sets it."""
    follows: tuple[ReleaseId, ...]
    """The releases that nothing followed yet: the last one, or several after a merge."""
    profile: Literal["draft", "patient"]
    brochures: tuple[ReleasedBrochure, ...]
    files: tuple[ReleasedFile, ...]
    archives: tuple[Extra, ...]
    covers: tuple[Extra, ...]
    sources: tuple[HashedFile, ...]
    """Every file of content, templates and styles that went in; `bundled:` stands before those of Foldwell itself."""
    tools: dict[str, str]
    """Versions, by name."""
    fonts: tuple[HashedFile, ...]
    seal: Sha256
    """Hash of all the rest: shows that nothing was edited."""

    @model_validator(mode="after")
    def _hold_what_is_named(self) -> Manifest:
        lost = {file.brochure for file in self.files} - {brochure.name for brochure in self.brochures}
        if lost:
            raise ValueError(f"files are of brochures that it does not hold: {', '.join(sorted(lost))}")
        return self


class TextRecord(Model):
    """Texts of one topic and locale, or of one clinic, as a release prints them."""

    schema_: Literal["texts/1"] = Field(alias="schema")
    subject: str
    """`<topic> <locale>`, or `clinic <name>`."""
    revision: str
    """Of the topic; empty for a clinic."""
    texts: dict[str, str]
    """Each text by its id: file and path, such as `words:main_message[0]`."""


class Withdrawal(Model):
    """A revision that must no longer be handed out."""

    schema_: Literal["withdrawal/1"] = Field(alias="schema")
    document: str
    revision: str
    clinic: str | None
    """Null for all clinics."""
    reason: str
    name: str
    """Who withdrew it."""
    withdrawn_on: Day
    seal: Sha256
