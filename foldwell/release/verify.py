"""What a file, or a number in a foot, is by the ledger: current, superseded, withdrawn, changed or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from foldwell.release.apart import read_identity_apart
from foldwell.release.identity import Identity
from foldwell.release.records import hash_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.model.release import Extra, Manifest, ReleasedBrochure, ReleasedFile, Withdrawal
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


_WORST_LAST = (Standing.CURRENT, Standing.SUPERSEDED, Standing.WITHDRAWN)


@dataclass(frozen=True)
class Successor:
    """What took the place of a file or a revision. release: its id; it may be withdrawn itself."""

    release: str
    revision: str
    is_withdrawn: bool


@dataclass(frozen=True)
class Verdict:
    """What a file is.

    identity: what it says, or what the ledger says of these very bytes; None where neither knows.
    release: the id of the last release that holds these bytes; successor: what took their place.
    """

    file: str
    sha256: str
    identity: Identity | None
    standing: Standing
    medium: str = ""
    release: str = ""
    withdrawal: Withdrawal | None = None
    successor: Successor | None = None


@dataclass(frozen=True)
class DocumentVerdict:
    """What one brochure's revision is, by its number. release: the last one that holds it."""

    brochure: ReleasedBrochure
    profile: str
    standing: Standing
    release: str
    withdrawal: Withdrawal | None = None
    successor: Successor | None = None


@dataclass(frozen=True)
class _Entry:
    release: Manifest
    brochure: ReleasedBrochure
    file: ReleasedFile


def verify_file(data: bytes, shown_as: str, ledger: Ledger | None) -> Verdict:
    """What a file is. Raises InputError for what is neither known by its hash nor a PDF or web page to be read."""
    sha256 = hash_bytes(data)
    entries = list(_walk(ledger)) if ledger else []
    known = [entry for entry in entries if entry.file.sha256 == sha256]
    if ledger and known:
        return _judge_known(known[-1], entries, ledger, shown_as)
    if ledger and (extra := _judge_extra(sha256, entries, ledger, shown_as)):
        return extra
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
    ranks, name = _SUCCEEDING[entry.release.profile], entry.file.path
    last = _find_last([one for one in entries if one.file.path == name and one.release.profile in ranks], ledger)
    withdrawal = _find_withdrawal(entry, ledger)
    is_last = last.file.sha256 == entry.file.sha256
    return Verdict(
        shown_as,
        entry.file.sha256,
        _identify(entry.release, entry.brochure),
        _rank(withdrawal, is_last=is_last),
        medium=entry.file.medium,
        release=entry.release.id,
        withdrawal=withdrawal,
        successor=None if is_last else _tell_successor(last, ledger),
    )


def _judge_extra(sha256: str, entries: list[_Entry], ledger: Ledger, shown_as: str) -> Verdict | None:
    """What an archive or a cover is: what the worst of the files is that it holds or shows; None for anything else."""
    found = next((told for told in _walk_extras(ledger) if told[1].sha256 == sha256), None)
    if found is None:
        return None
    release, extra, medium = found
    about = [entry for entry in entries if entry.release.id == release.id and _holds(extra, entry.brochure)]
    verdicts = [_judge_known(entry, entries, ledger, shown_as) for entry in about]
    worst = max(verdicts, key=lambda one: _WORST_LAST.index(one.standing))
    identity = worst.identity
    if medium == "archive":
        tool = release.tools.get("foldwell", "")
        identity = Identity(clinic=extra.clinic, profile=release.profile, foldwell=tool)
    return replace(worst, sha256=sha256, identity=identity, medium=medium)


def _walk_extras(ledger: Ledger) -> Iterator[tuple[Manifest, Extra, str]]:
    """Archives and covers, the latest first."""
    for release in reversed(ledger.releases):
        yield from ((release, archive, "archive") for archive in release.archives)
        yield from ((release, cover, "cover") for cover in release.covers)


def _holds(extra: Extra, brochure: ReleasedBrochure) -> bool:
    """Whether a brochure's files are in an archive, or its first page on a cover."""
    return extra.path in (f"{brochure.clinic}.zip", f"covers/{brochure.name}.png")


def _find_last(entries: Iterable[_Entry], ledger: Ledger) -> _Entry:
    """What holds of the releases of one thing, the oldest first: the last of the highest revision.

    A lower revision takes the place of a higher one only where that is withdrawn, so that it does not matter which
    of two branches comes first after a merge.
    """
    last, *rest = entries
    for entry in rest:
        if _find_withdrawal(last, ledger) or not _is_lower(entry.brochure, last.brochure):
            last = entry
    return last


def _is_lower(one: ReleasedBrochure, other: ReleasedBrochure) -> bool:
    numbers = (tuple(map(int, told.revision.split("."))) for told in (one, other))
    return one.document == other.document and next(numbers) < next(numbers)


def _find_withdrawal(entry: _Entry, ledger: Ledger) -> Withdrawal | None:
    told = entry.brochure
    return ledger.find_withdrawal(told.document, told.revision, told.clinic)


def _rank(withdrawal: Withdrawal | None, *, is_last: bool) -> Standing:
    return Standing.WITHDRAWN if withdrawal else Standing.CURRENT if is_last else Standing.SUPERSEDED


def _tell_successor(last: _Entry, ledger: Ledger) -> Successor:
    return Successor(last.release.id, last.brochure.revision, is_withdrawn=_find_withdrawal(last, ledger) is not None)


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
    entries, found = list(_walk(ledger)), {}
    for entry in entries:
        told = entry.brochure
        if told.document == document and revision in {"", told.revision}:
            found[told.name, told.revision, entry.release.profile] = entry
    return tuple(_judge_brochure(found[key], entries, ledger) for key in sorted(found))


def _judge_brochure(entry: _Entry, entries: list[_Entry], ledger: Ledger) -> DocumentVerdict:
    told, ranks = entry.brochure, _SUCCEEDING[entry.release.profile]
    last = _find_last(
        [one for one in entries if one.brochure.name == told.name and one.release.profile in ranks], ledger
    )
    withdrawal = _find_withdrawal(entry, ledger)
    is_last = (last.brochure.document, last.brochure.revision) == (told.document, told.revision)
    return DocumentVerdict(
        told,
        entry.release.profile,
        _rank(withdrawal, is_last=is_last),
        entry.release.id,
        withdrawal=withdrawal,
        successor=None if is_last else _tell_successor(last, ledger),
    )
