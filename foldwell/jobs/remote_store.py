"""What was built before, behind a URL: one object for all clinics of a topic, layout and locale.

A file for each brochure, as on a disk, would be as many questions to a server as there are brochures.
No object is locked: two builds at once may cost each other a rebuild, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from foldwell.jobs.outlets import open_outlet
from foldwell.jobs.records import read_built
from foldwell.jobs.store import FORMAT, MEMORY, Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from foldwell.jobs.records import Built, Output

_BUILT = f"{MEMORY}/built"
_MOST_UNWRITTEN = 256
"""Brochures whose memory a crash may lose; they are built again."""


class RemoteStore:
    """The memory of one URL. It keeps no fits and no requests: the hashes of the inputs are compared each time."""

    folder = None

    def __init__(self, url: str) -> None:
        self._outlet = open_outlet(url)
        self._packs: dict[str, dict[str, Any]] = {}
        self._new: dict[str, dict[str, Any]] = {}

    def require(self) -> None:
        """Raise OutputError where nothing can be put behind the URL."""
        self._outlet.require(f"{MEMORY}/lock")

    @contextmanager
    def begin(self, names: Iterable[str]) -> Iterator[None]:
        """Read at once what is known under these names; at the end, whatever ends it, write what is new."""
        self._outlet.look_anew()
        self._packs = self._read({_find_pack(name) for name in names})
        try:
            yield
        finally:
            self._write()

    def find(self, name: str) -> Built | None:
        """What was built under a name; None where nothing was, or where it is lost."""
        return read_built(self._packs.get(_find_pack(name), {}).get(name))

    def find_current(self, name: str, key: str) -> Built | None:
        """The same, where its files are in place and made from these inputs."""
        built = self.find(name)
        is_current = built is not None and built.key == key and all(map(self._outlet.is_there, built.files))
        return built if is_current else None

    def list_built(self) -> dict[str, Built]:
        """All that was built, by its stored name, sorted."""
        packs = self._read(self._outlet.list_names(_BUILT)).values()
        told = {name: read_built(data) for pack in packs for name, data in pack.items()}
        return {name: built for name, built in sorted(told.items()) if built}

    def read_files(self, built: Built) -> dict[str, bytes]:
        """The content of a brochure's files, by name; without those that are not there."""
        return self._outlet.read(file.name for file in built.files)

    def put(self, files: Mapping[str, bytes]) -> tuple[Output, ...]:
        """Put files in place; raises OutputError where that can't be."""
        return self._outlet.put(files)

    def hold(self) -> AbstractContextManager[None]:
        """Nothing is locked."""
        return nullcontext()

    def find_fit(self, fit_key: str) -> dict[str, Any] | None:  # noqa: ARG002
        """None: a brochure for another medium is fitted again."""
        return None

    def remember(self, name: str, built: Built) -> None:
        """Note what was built, to be written with others; raises OutputError where that can't be."""
        self._new.setdefault(_find_pack(name), {})[name] = asdict(built)
        if sum(map(len, self._new.values())) >= _MOST_UNWRITTEN:
            self._write()

    def remember_fit(self, fit_key: str, fit: dict[str, Any]) -> None:
        """Nothing is kept of a fit."""

    def remember_request(self, request: str, fingerprint: str, names: Sequence[str]) -> None:
        """Nothing is kept of a request."""

    def _read(self, packs: Collection[str]) -> dict[str, dict[str, Any]]:
        return {name: _read_pack(data) for name, data in self._outlet.read(packs).items()}

    def _write(self) -> None:
        """Add what is new to what is there by now."""
        there = self._read(self._new)
        packs = {name: {**there.get(name, {}), **new} for name, new in self._new.items()}
        told = {name: {"format": FORMAT, "built": dict(sorted(pack.items()))} for name, pack in packs.items()}
        self._outlet.put({name: json.dumps(pack, ensure_ascii=False).encode() for name, pack in told.items()})
        self._new.clear()


AnyStore = Store | RemoteStore


def open_store(place: Path | str) -> AnyStore:
    """The memory of a folder, or of a URL."""
    return RemoteStore(place) if isinstance(place, str) else Store(place)


def _find_pack(name: str) -> str:
    """The object that remembers a brochure: its stored name without the clinic."""
    return f"{_BUILT}/{hashlib.sha256(name.partition('/')[2].encode()).hexdigest()[:40]}.json"


def _read_pack(data: bytes) -> dict[str, Any]:
    """What an object holds; one that can't be read, or of another version, counts as lost."""
    try:
        told = json.loads(data)
        built = told["built"] if told["format"] == FORMAT else {}
    except (ValueError, RecursionError, KeyError, TypeError):
        return {}
    return built if isinstance(built, dict) else {}
