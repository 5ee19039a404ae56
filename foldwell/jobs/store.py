"""What was built before: kept beside the output, in `.foldwell/built.json`.

Losing it costs a rebuild and nothing else; a file that can't be read, or that is not as it was written, counts
as lost.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foldwell.atomic import explain_unwritable, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 4
MEMORY = ".foldwell"
"""Folder in the output folder that remembers what was built."""
_FILE = Path(MEMORY) / "built.json"


@dataclass(frozen=True)
class Output:
    """A file that was put in place: its name below the output folder, size and time of change."""

    name: str
    size: int
    changed: int

    def is_there(self, folder: Path) -> bool:
        """Whether it is still as it was put."""
        try:
            told = (folder / self.name).stat()
        except OSError:
            return False
        return (told.st_size, told.st_mtime_ns) == (self.size, self.changed)


@dataclass(frozen=True)
class Built:
    """A brochure as it was built: the key of its inputs, its files, its fit, and its findings as text.

    fit_key: the key of all that the fit follows from; it may serve again only where that is the same, or the
    bytes of a file would hang on what was built before. brochure: its name; report: how it was fitted.
    """

    key: str
    files: tuple[Output, ...]
    fit: dict[str, Any]
    fit_key: str = ""
    findings: tuple[dict[str, Any], ...] = ()
    line: str = ""
    brochure: str = ""
    report: dict[str, Any] = field(default_factory=dict)


@dataclass
class Store:
    """The memory of one output folder.

    built: by brochure and order. requests: for each request, the fingerprint of all inputs when everything it
    asks for was in place, and the keys of what it asks for, by name.
    """

    folder: Path
    built: dict[str, Built] = field(default_factory=dict)
    requests: dict[str, dict[str, Any]] = field(default_factory=dict)
    _news: dict[str, Built] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Store:
        """The store of an output folder; empty where there is none, or where it can't be read."""
        try:
            data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            if data["format"] != FORMAT or data.pop("sum") != _sum(data):
                return cls(folder)
            built = {name: _read_built(told) for name, told in data["built"].items()}
            return cls(folder, built, dict(data["requests"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(folder)

    @property
    def made(self) -> frozenset[str]:
        """Paths of all files that were built, as a walk through the folders shows them."""
        home = self.folder.resolve()
        return frozenset(str(home / file.name) for built in self.built.values() for file in built.files)

    def is_current(self, name: str, key: str) -> bool:
        """Whether a brochure's files are in place and made from these inputs."""
        built = self.built.get(name)
        return built is not None and built.key == key and all(file.is_there(self.folder) for file in built.files)

    def is_unchanged(self, request: str, fingerprint: str) -> list[Built] | None:
        """What a request made, where none of its inputs or outputs was touched since; else None."""
        told = self.requests.get(request)
        if told is None or told.get("fingerprint") != fingerprint:
            return None
        keys = told["built"].items()
        return [self.built[name] for name, _ in keys] if all(self.is_current(name, key) for name, key in keys) else None

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Keep other builds from writing to this output folder meanwhile; raises OutputError where none can write.

        Where the file system knows no locks, builds at once may cost each other a rebuild, and nothing else.
        """
        lock = self.folder / MEMORY / "lock"
        try:
            lock.parent.mkdir(parents=True, exist_ok=True)
            file = lock.open("ab")
        except OSError as problem:
            raise explain_unwritable(lock, problem) from None
        with file:
            with suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def find_fit(self, fit_key: str) -> dict[str, Any] | None:
        """The fit of a brochure that was built from the same inputs, for whatever medium; None where there is none."""
        return next((built.fit for built in self.built.values() if built.fit_key == fit_key), None)

    def remember(self, name: str, built: Built) -> None:
        """Note what was built, on the disk too; raises OutputError where that can't be written."""
        self.built[name] = self._news[name] = built
        self._write({})

    def remember_request(self, request: str, fingerprint: str, names: list[str]) -> None:
        """Note that everything a request asks for is in place; raises OutputError as remember does."""
        keys = {name: self.built[name].key for name in names}
        self.requests[request] = {"fingerprint": fingerprint, "built": keys}
        self._write({request: self.requests[request]})

    def _write(self, requests: dict[str, dict[str, Any]]) -> None:
        """Add to what is on the disk now: another build may have written to it meanwhile."""
        now = Store.open(self.folder)
        now.built |= self._news
        now.requests |= requests
        write_whole(self.folder / _FILE, now.as_bytes())

    def as_bytes(self) -> bytes:
        """The store as it is written."""
        data: dict[str, Any] = {
            "format": FORMAT,
            "built": {name: asdict(built) for name, built in sorted(self.built.items())},
            "requests": dict(sorted(self.requests.items())),
        }
        return (json.dumps({"sum": _sum(data), **data}, indent=1, ensure_ascii=False) + "\n").encode()


def _sum(data: dict[str, Any]) -> str:
    """What shows that a file is as it was written."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _read_built(told: dict[str, Any]) -> Built:
    files = tuple(Output(**file) for file in told["files"])
    return Built(**{**told, "files": files, "findings": tuple(told["findings"])})
