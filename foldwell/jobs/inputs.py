"""Everything that can change a file, as hashes: content, clinic, layout, templates, styles, fonts, program.

Only the standard library is imported here, so that "nothing to do" is told at once.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(__file__).resolve().parents[1]
_SKIPPED = {"__pycache__", "shop", "schemas"}


@dataclass(frozen=True)
class Seen:
    """A file as the folder shows it: its path, size in bytes and time of change in nanoseconds."""

    path: str
    size: int
    changed: int


class Inputs:
    """The input files of a library's roots, and of the program itself."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._hashes: dict[str, str] = {}

    @cached_property
    def files(self) -> tuple[Seen, ...]:
        """All of them, sorted by path."""
        folders = [root / part for root in self._roots for part in ("templates", "styles", "content")]
        return tuple(sorted((seen for folder in (*folders, PROGRAM) for seen in _walk(folder)), key=lambda s: s.path))

    def fingerprint(self) -> str:
        """A hash of names, sizes and times of change: equal while nothing was touched."""
        lines = "".join(f"{seen.path}\0{seen.size}\0{seen.changed}\n" for seen in self.files)
        return hashlib.sha256(lines.encode()).hexdigest()

    def key(self, *, clinic: str, topic: str, options: str) -> str:
        """A hash of the content of everything that can change one brochure's files."""
        others = tuple(f"{os.sep}content{os.sep}{part}{os.sep}" for part in ("clinics", "topics"))
        own = tuple(f"{kind}{name}{os.sep}" for kind, name in zip(others, (clinic, topic), strict=True))
        digest = hashlib.sha256(options.encode())
        for seen in self.files:
            if any(kind in seen.path for kind in others) and not any(mine in seen.path for mine in own):
                continue
            digest.update(f"{self._name(seen.path)}\0{self._hash(seen.path)}\n".encode())
        return digest.hexdigest()

    def _name(self, path: str) -> str:
        """A path that is the same wherever the project lies."""
        for number, root in enumerate((*self._roots, PROGRAM)):
            if path.startswith(str(root) + os.sep):
                return f"{number}:{os.path.relpath(path, root)}"
        return path

    def _hash(self, path: str) -> str:
        if path not in self._hashes:
            self._hashes[path] = _hash_file(Path(path))
        return self._hashes[path]


def _hash_file(path: Path) -> str:
    """A file that can't be read is an input too; why it can't be is told by the room that reads it."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _walk(folder: Path) -> Iterator[Seen]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _SKIPPED:
            continue
        if entry.is_dir():
            if not (entry.is_symlink() and _leads_up(Path(entry.path))):
                yield from _walk(Path(entry.path))
        else:
            with suppress(OSError):
                told = entry.stat()
                yield Seen(entry.path, told.st_size, told.st_mtime_ns)


def _leads_up(link: Path) -> bool:
    """Whether a link leads to a folder that it stands in, so that following it would never end."""
    return link.parent.resolve().is_relative_to(link.resolve())
