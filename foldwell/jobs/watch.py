"""Waits until files are saved. That something changed is told here; what did, `Inputs` sees."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from watchfiles import watch

from foldwell.errors import SetupError
from foldwell.jobs.inputs import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_QUIET_MS = 100
"""A burst of changes, such as a checkout, is over when nothing was saved for this long."""
_TICK_MS = 1000
"""How often the folders themselves are looked for: a watch does not outlive its folder."""

Places = dict[str, tuple[int, int]]
"""Folders by their path: the device and the number by which the system knows them."""


def wait_for_changes(roots: tuple[Path, ...]) -> Iterator[None]:
    """Yield after each burst of changes in the input folders of these roots, without end.

    Changes while the caller is busy are kept for the next turn. There may be none: the first turn comes when the
    watch stands, as does one whenever a folder came, went or was replaced, since what changed before is not known.
    Raises SetupError where the system can't watch.
    """
    while True:
        folders = _find_folders(roots)
        try:
            yield from _watch(folders, roots)
        except FileNotFoundError:
            time.sleep(_TICK_MS / 1000)
        except OSError as problem:
            remedy = "set WATCHFILES_FORCE_POLLING=1 to look at the files again and again instead"
            raise SetupError(f"this system can't watch the folders: {problem}", remedy) from None


def _watch(folders: Places, roots: tuple[Path, ...]) -> Iterator[None]:
    """Changes as long as these folders stay what they are."""
    is_first = True
    turns = watch(
        *folders,
        watch_filter=None,
        step=_QUIET_MS,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    for changes in turns:
        if changes or is_first:
            yield
        is_first = False
        if _find_folders(roots) != folders or any(path in folders for _, path in changes):
            return


def _find_folders(roots: tuple[Path, ...]) -> Places:
    found = {}
    for folder in (root / part for root in roots for part in FOLDERS):
        if folder.is_dir():
            told = folder.stat()
            found[str(folder)] = told.st_dev, told.st_ino
    return found
