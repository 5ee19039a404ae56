"""Waits until files are saved. That something changed is told here; what did, `Inputs` sees."""

from __future__ import annotations

from contextlib import suppress
from stat import S_ISDIR
from typing import TYPE_CHECKING

from watchfiles import watch

from foldwell.errors import SetupError
from foldwell.jobs.inputs import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watchfiles.main import FileChange

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
        stands = False
        try:
            for changes in _watch(folders):
                if changes or not stands:
                    yield
                stands = True
                if _find_folders(roots) != folders or any(path in folders for _, path in changes):
                    break
        except (OSError, RuntimeError) as problem:  # a watch that stood may break where folders come and go at once
            if not stands and _find_folders(roots) == folders:
                remedy = "set WATCHFILES_FORCE_POLLING=1 to look at the files again and again instead"
                raise SetupError(f"this system can't watch the folders: {problem}", remedy) from None


def _watch(folders: Places) -> Iterator[set[FileChange]]:
    """Changes below these folders, by burst; none at each tick without any."""
    return watch(
        *folders,
        watch_filter=None,
        step=_QUIET_MS,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )


def _find_folders(roots: tuple[Path, ...]) -> Places:
    found = {}
    for folder in (root / part for root in roots for part in FOLDERS):
        with suppress(OSError):
            told = folder.stat()
            if S_ISDIR(told.st_mode):
                found[str(folder)] = told.st_dev, told.st_ino
    return found
