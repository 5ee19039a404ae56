"""Puts together what several builds made in different places; each file is held against the hash it was built with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.errors import InputError, UsageError
from foldwell.findings import Place, error
from foldwell.jobs.remote_store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from foldwell.findings import Finding
    from foldwell.jobs.records import Built
    from foldwell.jobs.remote_store import AnyStore


@dataclass(frozen=True)
class Gathered:
    """How many brochures were put in place, and how many files they have."""

    brochures: int
    files: int


@dataclass(frozen=True)
class _Sheaf:
    """All that was built in one place."""

    place: Path | str
    store: AnyStore
    built: dict[str, Built]


def gather(places: Sequence[Path | str], target: Path | str) -> Gathered:
    """Put every brochure of several places into one, with the memory of it, so that a build there has it.

    Raises UsageError for a place where nothing was built, and InputError where two places disagree: then nothing is
    put in place. Raises InputError also for files that are not as they were built; all others are in place then.
    """
    sheaves = [_open_sheaf(place) for place in places]
    if conflicts := _find_conflicts(sheaves):
        raise InputError(conflicts)
    goal, files = open_store(target), 0
    damaged: list[Finding] = []
    owners = {name: sheaf for sheaf in sheaves for name in sheaf.built}
    with goal.begin(()):
        for name, sheaf in sorted(owners.items()):
            built = sheaf.built[name]
            if take_over(name, built, sheaf.store, goal):
                files += len(built.files)
            else:
                damaged.append(_tell_damaged(built, sheaf.place))
    if damaged:
        raise InputError(damaged)
    return Gathered(len(owners), files)


def take_over(name: str, built: Built, source: AnyStore, goal: AnyStore) -> bool:
    """Copy a brochure's files and the memory of it; False where a file is not as it was built, and then nothing is."""
    files = source.read_files(built)
    if any(hashlib.sha256(files.get(file.name, b"")).hexdigest() != file.sha256 for file in built.files):
        return False
    with goal.hold():
        goal.remember(name, replace(built, files=goal.put(files)))
    return True


def _open_sheaf(place: Path | str) -> _Sheaf:
    store = open_store(place)
    built = store.list_built()
    if not built:
        raise UsageError(f"nothing was built in {place}", "name folders or URLs that `foldwell build --output` filled")
    return _Sheaf(place, store, built)


def _find_conflicts(sheaves: Iterable[_Sheaf]) -> list[Finding]:
    """Brochures that two places have from different inputs, and files of one name with different content."""
    known: dict[str, tuple[str, Path | str]] = {}
    found = []
    for sheaf in sheaves:
        for name, built in sheaf.built.items():
            marks = {f"built {name}": built.key, **{file.name: file.sha256 for file in built.files}}
            before = [(told, *known.setdefault(mark, (told, sheaf.place))) for mark, told in marks.items()]
            others = {place for told, known_as, place in before if known_as != told}
            found += [_tell_conflict(built, sheaf.place, other) for other in sorted(others, key=str)]
    return found


def _tell_conflict(built: Built, place: Path | str, other: Path | str) -> Finding:
    message = f"{built.brochure} is here from other inputs than in {other}"
    return error(
        "gather.conflict", message, "build both from the same files, with the same Foldwell", Place(str(place))
    )


def _tell_damaged(built: Built, place: Path | str) -> Finding:
    message = f"files of {built.brochure} are missing, or not as they were built"
    return error("gather.changed", message, "build it there again, or copy the folder anew", Place(str(place)))
