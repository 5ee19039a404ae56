"""What a file, or a number in a foot, is by the ledger: current, superseded, withdrawn, changed or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from foldwell.release.apart import read_identity_apart
from foldwell.release.identity import Identity
from foldwell.release.records import hash_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.release import Manifest, ReleasedBrochure, ReleasedFile, Withdrawal
    from foldwell.release.ledger import Ledger

_TYPED = re.compile(
    r"\s*(?P<document>[A-Za-z]{2,6}-[0-9]+)(?:[\s,·]+(?:v\.?|rev\.?|revision)?\s*(?P<revision>[0-9]+(?:\.[0-9]+){2}))?"
    r"(?:\s*·.*)?\s*",
    re.IGNORECASE,
)
_SUCCEEDING = {"draft": {"draft", "patient"}, "patient": {"patient"}}
"""The profiles that take the place of a profile: a draft never takes that of a signed brochure."""


class Standing(StrEnum):
    """What the ledger says of a file."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    """It says that it is a brochure that was released, and its bytes are others."""
    UNKNOWN = "unknown"
    UNCHECKED = "unchecked"
    """There is no ledger."""


@dataclass(frozen=True)
class Verdict:
    """What a file is.

    identity: what it says, or what the ledger says of these very bytes; None where neither knows.
    release: the id of the last release that holds these bytes; successor: that of the one that took their place,
    revision: the successor's.
    """

    file: str
    sha256: str
    identity: Identity | None
    standing: Standing
    medium: str = ""
    release: str = ""
    successor: str = ""
    revision: str = ""
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True)
class DocumentVerdict:
    """What one brochure's revision is, by its number. release: the last one that holds it."""

    brochure: ReleasedBrochure
    profile: str
    standing: Standing
    release: str
    successor: str = ""
    revision: str = ""
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True)
class _Entry:
    release: Manifest
    brochure: ReleasedBrochure
    file: ReleasedFile


def verify_file(data: bytes, shown_as: str, ledger: Ledger | None) -> Verdict:
    """What a file is. Raises InputError for what is neither a PDF that can be read nor known by its hash."""
    sha256 = hash_bytes(data)
    entries = list(_walk(ledger)) if ledger else []
    known = [entry for entry in entries if entry.file.sha256 == sha256]
    if ledger and known:
        return _judge_known(known[-1], entries, ledger, shown_as)
    identity = read_identity_apart(data, shown_as)
    if ledger is None:
        return Verdict(shown_as, sha256, identity, Standing.UNCHECKED)
    standing, withdrawal = Standing.UNKNOWN, None
    if identity and any(_is_said(entry, identity) for entry in entries):
        standing = Standing.CHANGED
        withdrawal = ledger.find_withdrawal(identity.document, identity.revision, identity.clinic)
    return Verdict(shown_as, sha256, identity, standing, withdrawal=withdrawal)


def _is_said(entry: _Entry, identity: Identity) -> bool:
    told = entry.brochure
    return (told.name, told.document, told.revision) == (identity.brochure, identity.document, identity.revision)


def _judge_known(entry: _Entry, entries: list[_Entry], ledger: Ledger, shown_as: str) -> Verdict:
    brochure, name = entry.brochure, entry.file.path
    ranks = _SUCCEEDING[entry.release.profile]
    last = next(other for other in reversed(entries) if other.file.path == name and other.release.profile in ranks)
    withdrawal = ledger.find_withdrawal(brochure.document, brochure.revision, brochure.clinic)
    is_last = last.file.sha256 == entry.file.sha256
    standing = Standing.WITHDRAWN if withdrawal else Standing.CURRENT if is_last else Standing.SUPERSEDED
    return Verdict(
        shown_as,
        entry.file.sha256,
        _identify(entry.release, brochure),
        standing,
        medium=entry.file.medium,
        release=entry.release.id,
        successor="" if is_last else last.release.id,
        revision="" if is_last else last.brochure.revision,
        withdrawal=withdrawal,
    )


def _identify(release: Manifest, brochure: ReleasedBrochure) -> Identity:
    names = ("topic", "document", "revision", "locale", "clinic", "layout", "paper", "wording")
    told = {name: getattr(brochure, name) for name in names}
    return Identity(brochure=brochure.name, profile=release.profile, foldwell=release.tools.get("foldwell", ""), **told)


def _walk(ledger: Ledger) -> Iterator[_Entry]:
    """Every file that was ever released, the oldest first."""
    for release in ledger.releases:
        brochures = {brochure.name: brochure for brochure in release.brochures}
        yield from (_Entry(release, brochures[file.brochure], file) for file in release.files)


def read_number(typed: str) -> tuple[str, str] | None:
    """Document and revision as a foot prints them or a person types them, `KNEE-1 v1.0.0` or `knee-1 rev 1.0.0`.

    The revision is empty where only the document is told; None for anything else.
    """
    found = _TYPED.fullmatch(typed)
    return (found["document"].upper(), found["revision"] or "") if found else None


def find_document(ledger: Ledger, document: str, revision: str = "") -> tuple[DocumentVerdict, ...]:
    """What each brochure of a document is, in this revision or in all, by name; empty where it was never released."""
    last: dict[tuple[str, str], tuple[Manifest, ReleasedBrochure]] = {}
    found: dict[tuple[str, str, str], tuple[Manifest, ReleasedBrochure]] = {}
    for release in ledger.releases:
        for told in release.brochures:
            last |= {
                (told.name, rank): (release, told) for rank, ranks in _SUCCEEDING.items() if release.profile in ranks
            }
            if told.document == document and revision in {"", told.revision}:
                found[told.name, told.revision, release.profile] = (release, told)
    return tuple(_judge_brochure(*found[key], last[key[0], key[2]], ledger) for key in sorted(found))


def _judge_brochure(
    release: Manifest, told: ReleasedBrochure, last: tuple[Manifest, ReleasedBrochure], ledger: Ledger
) -> DocumentVerdict:
    withdrawal = ledger.find_withdrawal(told.document, told.revision, told.clinic)
    is_last = (last[1].document, last[1].revision) == (told.document, told.revision)
    standing = Standing.WITHDRAWN if withdrawal else Standing.CURRENT if is_last else Standing.SUPERSEDED
    successor, revision = ("", "") if is_last else (last[0].id, last[1].revision)
    return DocumentVerdict(told, release.profile, standing, release.id, successor, revision, withdrawal)
