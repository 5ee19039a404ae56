"""What is remembered of a brochure from build to build. Only the standard library is imported here."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Output:
    """A file that was put in place: its name below the output folder, size and time of change.

    changed: behind a URL a number for the version that its file system tells. sha256: of its content.
    """

    name: str
    size: int
    changed: int
    sha256: str = ""

    def is_there(self, folder: Path) -> bool:
        """Whether it is still as it was put."""
        try:
            told = os.stat(f"{folder}/{self.name}")  # noqa: PTH116 (paths cost more than the files)
        except OSError:
            return False
        return (told.st_size, told.st_mtime_ns) == (self.size, self.changed)


@dataclass(frozen=True)
class Built:
    """A brochure as it was built: the key of its inputs, its files, and its findings as text.

    brochure: its name; report: how it was fitted. judged: how many of the findings, which come first, are about the
    words: those that another day may change. is_stamped, in_full: as an outcome tells it.
    """

    key: str
    files: tuple[Output, ...]
    findings: tuple[dict[str, Any], ...] = ()
    line: str = ""
    brochure: str = ""
    report: dict[str, Any] = field(default_factory=dict)
    judged: int = 0
    is_stamped: bool = False
    in_full: str = ""


@dataclass(frozen=True)
class Request:
    """What was asked for once, and is in place: the key of each brochure by its stored name, and all files."""

    keys: dict[str, str]
    files: tuple[Output, ...]


def read_built(told: dict[str, Any] | None) -> Built | None:
    """A brochure from its data; None where that is no such data."""
    try:
        data = {key: value for key, value in (told or {}).items() if key not in {"format", "name"}}
        files = tuple(Output(**file) for file in data["files"])
        is_sound = all(_stays_below(file.name) for file in files)
        return Built(**{**data, "files": files, "findings": tuple(data["findings"])}) if is_sound else None
    except (KeyError, TypeError):
        return None


def _stays_below(name: str) -> bool:
    """Whether a file is below the output folder; the memory may come from another machine."""
    return not name.startswith("/") and ".." not in name.split("/")
