"""Takes away what no clinic wants any more: only files that were built, and only while they are as they were put."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.atomic import explain_unwritable

if TYPE_CHECKING:
    from collections.abc import Collection

    from foldwell.jobs.records import Built, Output
    from foldwell.jobs.store import Store


@dataclass(frozen=True)
class Cleaning:
    """What is to go, by stored name, and which of its files were changed since, so that they stay.

    away: files that go. kept: files that somebody changed.
    """

    unwanted: tuple[str, ...]
    away: tuple[Output, ...]
    kept: tuple[Output, ...]


def plan_cleaning(store: Store, wanted: Collection[str]) -> Cleaning:
    """What an output folder holds of brochures that are not wanted.

    wanted: names of brochures; those made to try a theme are wanted as long as the one they are a trial of.
    A file that a wanted brochure has too is kept with it.
    """
    built = store.list_built()
    unwanted = {name: one for name, one in built.items() if not _is_wanted(one, wanted)}
    still = {file.name for name, one in built.items() if name not in unwanted for file in one.files}
    files = {file.name: file for one in unwanted.values() for file in one.files if file.name not in still}
    there = [file for _, file in sorted(files.items()) if (store.folder / file.name).is_file()]
    away = tuple(file for file in there if file.is_there(store.folder))
    return Cleaning(tuple(unwanted), away, tuple(file for file in there if file not in away))


def _is_wanted(built: Built, wanted: Collection[str]) -> bool:
    return built.brochure in wanted or built.brochure.rpartition(".")[0] in wanted


def clean(store: Store, cleaning: Cleaning) -> None:
    """Take the files away, then folders that are empty now, then the memory of them.

    Raises OutputError where a file can't be taken away; what is gone by then is forgotten at the next cleaning.
    """
    for file in cleaning.away:
        path = store.folder / file.name
        try:
            if file.is_there(store.folder):
                path.unlink()
        except OSError as problem:
            raise explain_unwritable(path, problem) from None
        with suppress(OSError):  # other files are in it
            path.parent.rmdir()
    for name in cleaning.unwanted:
        store.forget(name)
