"""A release is made beside its place, then moved in whole; what is there already is never overwritten."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.atomic import explain_unwritable, write_all
from foldwell.errors import UsageError
from foldwell.release.manifest import NAME, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.release import Manifest


def require_place(place: Path) -> None:
    """Raise UsageError where a release can't be moved to: a file, or a folder that holds other things."""
    if place.exists() and not place.is_dir():
        raise UsageError(f"{place} is a file", "name a folder that is not there yet")
    if place.is_dir() and any(place.iterdir()) and not (place / NAME).is_file():
        raise UsageError(f"{place} holds other things than a release", "name a folder that is not there yet, or empty")


@contextmanager
def stage_release(home: Path) -> Iterator[Path]:
    """A folder in the one that the release's place is in; it goes away again where it is not moved.

    Raises OutputError where it can't be made.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".release-", dir=home))
        folder.chmod(0o755)
    except OSError as problem:
        raise explain_unwritable(home, problem) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def move_in(folder: Path, place: Path, manifest: Manifest) -> None:
    """Move a finished release to its place; where this very release is there, mend what it lacks.

    Raises UsageError where another release is there, OutputError where it can't be moved.
    """
    try:
        os.rename(folder, place)  # noqa: PTH104 (takes the place of an empty folder, and of nothing else)
    except OSError as problem:
        if not (place / NAME).is_file():
            raise explain_unwritable(place, problem) from None
        there = read_manifest(place)
        if there.id != manifest.id:
            told = f"{place} holds the release {there.id}"
            raise UsageError(told, "name another folder; a release is never overwritten") from None
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        write_all({place / path.relative_to(folder): path.read_bytes() for path in files})
