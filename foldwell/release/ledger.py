"""The ledger: one file for each release and each withdrawal, added and never rewritten.

Files are named by day and hash, so two machines that each add one merge without a conflict. Each manifest names
the releases that it follows, which gives their order after a merge too: what follows comes after; releases that
know nothing of each other stand by day, then by id.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from foldwell.atomic import explain_unwritable, write_new
from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error
from foldwell.model.release import Manifest, TextRecord, Withdrawal
from foldwell.release.manifest import SCHEMA
from foldwell.release.records import (
    add_seal,
    hash_bytes,
    read_data,
    read_sealed,
    validate_record,
    write_record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from foldwell.model.base import Model

TEXTS = "texts"
"""Folder of the ledger that holds the texts of its releases, each by its hash."""
_KINDS: dict[str, type[Model]] = {SCHEMA: Manifest, "withdrawal/1": Withdrawal}
_DIGITS = 10


@dataclass(frozen=True)
class Ledger:
    """What the ledger's files tell.

    releases: the oldest first. findings: what is wrong with files, which are then passed over.
    """

    folder: Path
    releases: tuple[Manifest, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """Ids of the releases that none follows."""
        followed = {earlier for release in self.releases for earlier in release.follows}
        return tuple(release.id for release in self.releases if release.id not in followed)

    def find_withdrawal(self, document: str, revision: str, clinic: str) -> Withdrawal | None:
        """Why a clinic must not hand out a revision any more; None where it may."""
        return next((told for told in self.withdrawals if is_about(told, document, revision, clinic)), None)

    def read_texts(self, sha256: str) -> TextRecord:
        """A record of texts. Raises InputError where it is missing or not as it was written."""
        path = self.folder / TEXTS / f"{sha256}.json"
        data = read_data(path, str(path))
        record = validate_record(data, str(path), TextRecord)
        if hash_bytes(write_record(record)) != sha256:
            message, remedy = "it is not as it was written", "take the file as it was from version control"
            raise InputError([error("release.edited", message, remedy, Place(str(path)))])
        return record


def is_about(withdrawal: Withdrawal, document: str, revision: str, clinic: str) -> bool:
    """Whether a withdrawal is about a clinic's copy of a revision."""
    same = (withdrawal.document, withdrawal.revision) == (document, revision)
    return same and withdrawal.clinic in {None, clinic}


def open_ledger(folder: Path) -> Ledger:
    """Read a ledger; empty where there is no folder. A file with mistakes is told, and the others are used."""
    records: list[Model] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.json")):
        shown_as = str(path)
        try:
            record = read_sealed(read_data(path, shown_as), shown_as, _KINDS)
            _check_name(record, path)
            records.append(record)
        except InputError as problem:
            findings += problem.findings
    releases = [record for record in records if isinstance(record, Manifest)]
    withdrawals = [record for record in records if isinstance(record, Withdrawal)]
    findings += _find_lost(folder, releases)
    withdrawals.sort(key=lambda told: (told.withdrawn_on, told.seal))
    return Ledger(folder, order_releases(releases), tuple(withdrawals), tuple(findings))


def order_releases(releases: Iterable[Manifest]) -> tuple[Manifest, ...]:
    """Each after those that it follows; else by day, then by id."""
    known = {release.id: release for release in releases}
    sorter = TopologicalSorter({id_: [one for one in told.follows if one in known] for id_, told in known.items()})
    with suppress(CycleError):  # a seal can't be made for a circle of manifests, but a hostile one may try
        sorter.prepare()
        return tuple(known[id_] for id_ in _walk(sorter))
    return tuple(known[id_] for id_ in sorted(known))


def _walk(sorter: TopologicalSorter[str]) -> Iterator[str]:
    """Ids by rising order; of those that may come next, the one that sorts first."""
    ready: set[str] = set()
    while sorter.is_active():
        ready |= set(sorter.get_ready())
        first = min(ready)
        ready.remove(first)
        sorter.done(first)
        yield first


def add_release(folder: Path, manifest: Manifest, texts: Iterable[TextRecord]) -> Path:
    """Add a release to the ledger: its texts first, then its manifest; the file of the manifest.

    Raises OutputError where it can't be written, or where another file of that name is there.
    """
    for record in texts:
        data = write_record(record)
        write_new(folder / TEXTS / f"{hash_bytes(data)}.json", data)
    path = folder / _name(manifest)
    write_new(path, write_record(manifest))
    return path


def add_withdrawal(folder: Path, told: dict[str, str | None]) -> Path:
    """Add a withdrawal to the ledger. told: its fields, without schema and seal."""
    record = Withdrawal.model_validate(add_seal({"schema": "withdrawal/1", **told}))
    path = folder / _name(record)
    write_new(path, write_record(record))
    return path


@contextmanager
def hold_ledger(folder: Path) -> Iterator[None]:
    """Keep other releases on this machine from adding to the ledger meanwhile; the folder is made where it is missing.

    Raises OutputError where it can't be. Where the file system knows no locks, two releases at once may both follow
    the same one, as they would after a merge.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = os.open(folder, os.O_RDONLY)
    except OSError as problem:
        raise explain_unwritable(folder, problem) from None
    try:
        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _name(record: Manifest | Withdrawal) -> str:
    if isinstance(record, Manifest):
        return f"{record.id}.json"
    return f"{record.withdrawn_on.isoformat()}-withdrawn-{record.seal[:_DIGITS]}.json"


def _check_name(record: Model, path: Path) -> None:
    """A copy under another name would count twice."""
    if isinstance(record, (Manifest, Withdrawal)) and path.name != _name(record):
        message, remedy = f"a record of this content is called {_name(record)}", "give it that name, or take it away"
        raise InputError([error("release.misnamed", message, remedy, Place(str(path)))])


def _find_lost(folder: Path, releases: Iterable[Manifest]) -> Iterator[Finding]:
    """Releases that others follow, and whose files are gone."""
    releases = list(releases)
    known = {release.id for release in releases}
    for release in releases:
        for earlier in release.follows:
            if earlier not in known and not (folder / f"{earlier}.json").exists():
                message = f"it follows {earlier}, which the ledger does not hold"
                remedy = f"take {folder / earlier}.json from version control; nothing is ever taken from a ledger"
                yield error("release.lost", message, remedy, Place(str(folder / f"{release.id}.json")), "follows")
