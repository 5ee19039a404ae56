"""What was built before: kept beside the output, in `.foldwell/`, in a small file for each thing that is remembered.

Losing one costs a rebuild and nothing else; a file that can't be read, or that is not as it was written, counts as
lost. None is ever changed in place, so that a crash, or another build at the same time, leaves the others whole.
Only the standard library is imported here, so that "nothing to do" is told at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from foldwell.answers import describe_file
from foldwell.atomic import explain_unwritable, write_all
from foldwell.jobs.records import Built, Output, Request, read_built

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

FORMAT = 6
MEMORY = ".foldwell"
"""Folder in the output folder that remembers what was built."""
CACHES = ("fits", "requests", "groups", "slots")
"""Parts of it that only save time, and grow with every change of the inputs."""
MOST_CACHED = 1_000_000_000
"""Bytes that those may take; above it the ones that were not used for longest go.

A group of brochures takes some 0.4 MB, a clinic's slots in one style some 50 KB.
"""


@dataclass(frozen=True)
class Store:
    """The memory of one output folder."""

    folder: Path

    @property
    def exists(self) -> bool:
        """Whether anything was ever built there."""
        return (self.folder / MEMORY).is_dir()

    def find(self, name: str) -> Built | None:
        """What was built under a name; None where nothing was, or where it is lost."""
        return read_built(self._read("built", name))

    def find_current(self, name: str, key: str) -> Built | None:
        """The same, where its files are in place and made from these inputs."""
        built = self.find(name)
        is_current = built is not None and built.key == key and all(file.is_there(self.folder) for file in built.files)
        return built if is_current else None

    def list_built(self) -> dict[str, Built]:
        """All that was built, by its stored name, sorted."""
        told = (_read_record(path) for path in (self.folder / MEMORY / "built").glob("*.json"))
        found = {str(data["name"]): built for data in told if (built := read_built(data)) and data}
        return dict(sorted(found.items()))

    @property
    def made(self) -> frozenset[str]:
        """Paths of all files that were built, as a walk through the folders shows them."""
        home = self.folder.resolve()
        return frozenset(str(home / file.name) for built in self.list_built().values() for file in built.files)

    def find_unchanged(self, request: str, fingerprint: str) -> Request | None:
        """What a request made, where none of its inputs or outputs was touched since; else None."""
        told = self._read("requests", request)
        if told is None or told.get("fingerprint") != fingerprint:
            return None
        try:
            files = tuple(Output(*file) for file in told["files"])
            keys = dict(told["keys"])
        except (KeyError, TypeError, ValueError):
            return None
        return Request(keys, files) if all(file.is_there(self.folder) for file in files) else None

    def find_details(self, request: Request) -> list[Built] | None:
        """What is known of a request's brochures; None where any of it is lost or newer."""
        found = [self.find(name) for name in request.keys]
        known = [one for one, key in zip(found, request.keys.values(), strict=True) if one and one.key == key]
        return known if len(known) == len(found) else None

    def begin(self, names: Iterable[str]) -> AbstractContextManager[None]:  # noqa: ARG002
        """Nothing has to be read or written at once; a store behind a URL does."""
        return nullcontext()

    def put(self, files: Mapping[str, bytes]) -> tuple[Output, ...]:
        """Put files in place by their names, all of them or none; raises OutputError where that can't be."""
        write_all({self.folder / name: data for name, data in files.items()}, is_durable=False)
        told = {name: (self.folder / name).stat() for name in files}
        hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        return tuple(Output(name, stat.st_size, stat.st_mtime_ns, hashes[name]) for name, stat in told.items())

    def read_files(self, built: Built) -> dict[str, bytes]:
        """The content of a brochure's files, by name; without those that can't be read."""
        files = {}
        for file in built.files:
            with suppress(OSError):
                files[file.name] = (self.folder / file.name).read_bytes()
        return files

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
        """The fit of a brochure that was built from the same inputs, for whatever medium; None where there is none.

        fit_key: the key of all that the fit follows from; it may serve again only where that is the same, or the
        bytes of a file would hang on what was built before.
        """
        told = self._read("fits", fit_key)
        if told is None or not isinstance(told.get("fit"), dict):
            return None
        with suppress(OSError):
            os.utime(self._path("fits", fit_key))
        return told["fit"]  # type: ignore[no-any-return]

    def remember(self, name: str, built: Built) -> None:
        """Note what was built; raises OutputError where that can't be written."""
        self._write("built", name, asdict(built))

    def remember_fit(self, fit_key: str, fit: dict[str, Any]) -> None:
        """Note how a brochure was fitted; raises OutputError as remember does."""
        self._write("fits", fit_key, {"fit": fit})

    def remember_request(self, request: str, fingerprint: str, names: Sequence[str]) -> Request | None:
        """Note that everything a request asks for is in place; None where it is not.

        Raises OutputError as remember does.
        """
        found = {name: built for name in names if (built := self.find(name))}
        if len(found) < len(set(names)):
            return None
        made = tuple(file for built in found.values() for file in built.files)
        keys = {name: built.key for name, built in found.items()}
        files = [[file.name, file.size, file.changed] for file in made]
        self._write("requests", request, {"fingerprint": fingerprint, "keys": keys, "files": files})
        self.trim()
        return Request(keys, made)

    def describe_all(self, request: str, found: Request) -> dict[str, str]:
        """The files of a request and the note of it, as `describe_file` tells them while they are in place."""
        home, note = os.path.abspath(self.folder), str(self._path("requests", request).absolute())  # noqa: PTH100
        files = {f"{home}/{file.name}": f"{file.size} {file.changed}" for file in found.files}
        return {**files, note: describe_file(note)}

    def forget(self, name: str) -> None:
        """Know no more of what was built under a name."""
        self._path("built", name).unlink(missing_ok=True)

    def trim(self, most_bytes: int = MOST_CACHED) -> int:
        """Take from the caches what was not used for longest, until they hold no more bytes; how many files went."""
        found = []
        for path in (path for part in CACHES for path in (self.folder / MEMORY / part).glob("*")):
            with suppress(OSError):  # another build may have taken it
                told = path.stat()
                found.append((told.st_mtime_ns, path, told.st_size))
        room, gone = most_bytes, 0
        for _, path, size in sorted(found, reverse=True):
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    def _path(self, part: str, name: str) -> Path:
        return self.folder / MEMORY / part / f"{hashlib.sha256(name.encode()).hexdigest()[:40]}.json"

    def _read(self, part: str, name: str) -> dict[str, Any] | None:
        data = _read_record(self._path(part, name))
        return data if data and data.get("name") == name else None

    def _write(self, part: str, name: str, told: dict[str, Any]) -> None:
        text = json.dumps({"format": FORMAT, "name": name, **told}, ensure_ascii=False)
        write_all({self._path(part, name): f"{_sum(text)}\n{text}\n".encode()}, is_durable=False)


def _sum(text: str) -> str:
    """What shows that a file is as it was written."""
    return hashlib.sha256(text.encode()).hexdigest()


def _read_record(path: Path) -> dict[str, Any] | None:
    try:
        told, _, text = path.read_text(encoding="utf-8").partition("\n")
        data = json.loads(text) if told == _sum(text.removesuffix("\n")) else None
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and data.get("format") == FORMAT else None
