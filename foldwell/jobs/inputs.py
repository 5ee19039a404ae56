"""Everything that can change a file, as hashes: content, clinic, layout, templates, styles, fonts, program.

Only the standard library is imported here, so that "nothing to do" is told at once.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from foldwell.answers import describe_file
from foldwell.jobs.engine_versions import list_version_folders, tell_versions
from foldwell.jobs.owners import Owner, Scope, find_owners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from foldwell.jobs.remote_store import RemoteStore
    from foldwell.jobs.store import Store

PROGRAM = Path(__file__).resolve().parents[1]
FOLDERS = ("templates", "styles", "content")
"""What a root holds that can change a file."""
_SKIPPED = {"__pycache__", "shop", "schemas"}
_CHANGING = " while it changed"


@dataclass(frozen=True)
class Seen:
    """A file as the folder shows it: its path, size in bytes and time of change in nanoseconds; or a folder itself."""

    path: str
    size: int
    changed: int
    is_folder: bool = False


@dataclass
class Owned:
    """The files of the same owners, each with its name. hashed: over their content, when it was asked for."""

    owners: tuple[Owner, ...]
    files: list[tuple[str, Seen]] = field(default_factory=list)
    hashed: str = ""


class Inputs:
    """The input files of a library's roots, and of the program itself, as they were at one moment.

    made: paths of files that were built; they are no inputs, wherever the output folder lies.
    hashes: those that are known already. files: all inputs, sorted by path. looked_at: when that was begun, in
    nanoseconds since 1970.
    """

    def __init__(
        self, roots: tuple[Path, ...], made: frozenset[str] = frozenset(), hashes: dict[Seen, str] | None = None
    ) -> None:
        self.looked_at = time_ns()
        self._roots = roots
        self._hashes = hashes or {}
        self._shared: str | None = None
        self._owned: dict[str, dict[str, list[Owned]]] = {}
        folders = [str(root / part) for root in roots for part in FOLDERS]
        parts = (str(root / part) for root in (Path.cwd(), *roots) for part in FOLDERS)
        self._around = {path: describe_file(path) for path in (*parts, *list_version_folders())}
        found = [seen for folder in folders for seen in _walk(folder)]
        self._folders = [seen for seen in found if seen.is_folder]
        own = [seen for seen in (*found, *_see_program()) if not seen.is_folder and seen.path not in made]
        self.files = tuple(sorted(own, key=attrgetter("path")))

    def renew(self, made: frozenset[str]) -> Inputs:
        """The inputs as they are now; files that were not touched are not read again."""
        now = Inputs(self._roots, made, self._hashes)
        if now.files == self.files:
            now._shared, now._owned = self._shared, self._owned
        return now

    def list_changes(self, before: Inputs) -> frozenset[str]:
        """Files that are others than before, new or gone, by their path in a root, such as `styles/brochure.css`."""
        if self.files == before.files:
            return frozenset()
        return frozenset(self._name(seen.path).partition(":")[2] for seen in {*self.files} ^ {*before.files})

    def describe_all(self) -> dict[str, str]:
        """Every file and folder that tells whether anything is new, gone or touched, as `describe_file` tells it.

        A new file shows in its folder's time; so does a new package or library of the engine. The program's own
        folders do not count: Python writes its caches there, and a new module tells nothing until another names it.
        """
        seen = {one.path: f"{one.size} {one.changed}" for one in (*self._folders, *self.files)}
        return {**self._around, **seen}

    def fingerprint(self) -> str:
        """A hash of names, sizes and times of change: equal while nothing was touched."""
        lines = "".join(f"{seen.path}\0{seen.size}\0{seen.changed}\n" for seen in self.files)
        return hashlib.sha256(f"{tell_versions()}\n{lines}".encode()).hexdigest()

    def key(self, scope: Scope, options: str) -> str:
        """A hash of the content of everything within a scope, of the program and of the engine under it."""
        within = self.list_within(scope)
        digest = hashlib.sha256(f"{options}\0{self._shared}\n".encode())
        for owned in within:
            digest.update(f"{owned.owners}\0{self._hash_owned(owned)}\n".encode())
        return digest.hexdigest()

    def list_within(self, scope: Scope) -> list[Owned]:
        """The files that belong to somebody and count within a scope, in a fixed order."""
        if self._shared is None:
            self._shared = self._sort_out()
        found: list[Owned] = []
        for kind, by_name in self._owned.items():
            shown = scope.shown.get(kind)
            for name in by_name if shown is None else sorted(shown & by_name.keys()):
                found += (owned for owned in by_name[name] if scope.holds(owned.owners))
        return found

    def list_sources(self, clinics: Collection[str], topics: Collection[str]) -> dict[str, str]:
        """SHA-256 of each file of the project that some brochures may be made from, by its path; sorted.

        clinics, topics: those of the brochures. `bundled:` stands before a file of a later root; one that is hidden
        by the project's own, and the program, are not among them.
        """
        kinds = {"clinics": clinics, "topics": topics}
        hashes: dict[str, str] = {}
        for number, root in enumerate(self._roots):
            for seen in (seen for seen in self.files if seen.path.startswith(str(root) + os.sep)):
                path = Path(os.path.relpath(seen.path, root)).as_posix()
                home, kind, name = (*path.split("/"), "", "")[:3]
                is_other = home == "content" and kind in kinds and name not in kinds[kind]
                if home in FOLDERS and not is_other and path not in hashes:
                    hashes[f"bundled:{path}" if number else path] = self._hash(seen)
        return dict(sorted(hashes.items()))

    def list_paths(self) -> dict[str, Path]:
        """Each file of the roots by the number of its root and its path there: `0:content/locales/en-US.yaml`."""
        homes = tuple(f"{number}:{folder}/" for number in range(len(self._roots)) for folder in FOLDERS)
        paths = {self._name(seen.path): Path(seen.path) for seen in self.files}
        return {name: path for name, path in paths.items() if name.startswith(homes)}

    def _sort_out(self) -> str:
        """A hash of what counts for all; each other file goes to those that it belongs to, by their first owner."""
        common, owned = hashlib.sha256(tell_versions().encode()), dict[tuple[Owner, ...], Owned]()
        for seen in self.files:
            name = self._name(seen.path)
            if owners := find_owners(name.partition(":")[2]):
                owned.setdefault(owners, Owned(owners)).files.append((name, seen))
            else:
                common.update(f"{name}\0{self._hash(seen)}\n".encode())
        for owners, files in sorted(owned.items()):
            kind, name = owners[0]
            self._owned.setdefault(kind, {}).setdefault(name, []).append(files)
        return common.hexdigest()

    def _hash_owned(self, owned: Owned) -> str:
        if not owned.hashed:
            lines = "".join(f"{name}\0{self._hash(seen)}\n" for name, seen in owned.files)
            owned.hashed = hashlib.sha256(lines.encode()).hexdigest()
        return owned.hashed

    def _name(self, path: str) -> str:
        """A path that is the same wherever the project lies."""
        for number, root in enumerate((*self._roots, PROGRAM)):
            if path.startswith(str(root) + os.sep):
                return f"{number}:{path[len(str(root)) + 1 :].replace(os.sep, '/')}"
        return path

    def _hash(self, seen: Seen) -> str:
        if seen not in self._hashes:
            self._hashes[seen] = _hash_file(seen)
        return self._hashes[seen]


def find_made(store: Store | RemoteStore, roots: tuple[Path, ...]) -> frozenset[str]:
    """Paths of what was built, where the output folder lies among the inputs; else none of them is taken for one."""
    if store.folder is None:
        return frozenset()
    home = store.folder.resolve()
    is_among = any(home.is_relative_to(root / part) for root in roots for part in FOLDERS)
    return store.made if is_among else frozenset()


def fingerprint_program() -> str:
    """A hash of the program and of the engine under it: where two are equal, the same inputs give the same bytes."""
    lines = "".join(f"{os.path.relpath(seen.path, PROGRAM)}\0{_hash_file(seen)}\n" for seen in _see_program())
    return hashlib.sha256(f"{tell_versions()}\n{lines}".encode()).hexdigest()


@cache
def _see_program() -> tuple[Seen, ...]:
    """The program's files at its start: what changes later is not what runs."""
    return tuple(_walk(str(PROGRAM)))


def _hash_file(seen: Seen) -> str:
    """A file that can't be read is an input too; why it can't be is told by the room that reads it.

    One that changed since it was seen gets a hash that no file has: what is made of it is not current for long.
    """
    path = Path(seen.path)
    try:
        hashed = hashlib.sha256(path.read_bytes()).hexdigest()
        return hashed if _see(seen.path, path.stat()) == seen else hashed + _CHANGING
    except OSError:
        return ""


def _see(path: str, told: os.stat_result, *, is_folder: bool = False) -> Seen:
    return Seen(path, told.st_size, told.st_mtime_ns, is_folder)


def _walk(folder: str) -> Iterator[Seen]:
    try:
        itself = _see(folder, os.stat(folder), is_folder=True)  # noqa: PTH116 (paths cost more than the files)
        entries = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError:
        return
    yield itself
    for entry in entries:
        if entry.name in _SKIPPED or _is_scratch(entry.name):
            continue
        if entry.is_dir():
            if not (entry.is_symlink() and _leads_up(Path(entry.path))):
                yield from _walk(entry.path)
        else:
            with suppress(OSError):
                yield _see(entry.path, entry.stat())


def _is_scratch(name: str) -> bool:
    """Whether a file is hidden, or one that an editor keeps beside what it edits: `name~`, `#name#`."""
    return name.startswith((".", "#")) or name.endswith("~")


def _leads_up(link: Path) -> bool:
    """Whether a link leads to a folder that it stands in, so that following it would never end."""
    return link.parent.resolve().is_relative_to(link.resolve())
