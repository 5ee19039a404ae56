"""Which file of the new version is which of the old: by their paths below the two folders."""

from __future__ import annotations

import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.errors import ExitCode, FoldwellError, UsageError
from foldwell.release.compare.limits import MOST_BYTES, MOST_FILES, UncomparableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ENDINGS = (".pdf", ".png", ".web.html")
"""Files that are compared; all others are counted and left alone."""


class UnreadableError(FoldwellError):
    """A folder or zip that can't be looked into."""

    exit_code = ExitCode.BAD_INPUT


@dataclass(frozen=True)
class Entry:
    """A file of one version. size: in bytes; read: gets them, and raises OSError or the errors of zipfile."""

    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Tree:
    """One version: its files by name, with `/` between folders; others: how many more there are of other kinds."""

    files: Mapping[str, Entry]
    others: int = 0


@dataclass(frozen=True)
class Pair:
    """A file in both versions, or in one."""

    name: str
    old: Entry | None
    new: Entry | None


def pair_files(old: Tree, new: Tree) -> tuple[Pair, ...]:
    """Every file of either version, by name."""
    names = sorted({*old.files, *new.files})
    return tuple(Pair(name, old.files.get(name), new.files.get(name)) for name in names)


def read_entry(entry: Entry) -> bytes:
    """The bytes of a file; raises UncomparableError where they can't be had, or are too many."""
    if entry.size > MOST_BYTES:
        raise UncomparableError(f"it has {entry.size:,} bytes", f"compare files of at most {MOST_BYTES:,} bytes")
    try:
        return entry.read()
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as problem:
        reason = getattr(problem, "strerror", None) or "it is damaged, or locked by a password"
        raise UncomparableError(f"it can't be read: {reason}", "check its permissions, or get it again") from None


def open_tree(path: Path) -> Tree:
    """The files of a folder or a zip.

    Raises UsageError where there is nothing there to compare, UnreadableError where it can't be looked into.
    """
    try:
        tree = _open_folder(path) if path.is_dir() else _open_zip(path)
    except OSError as problem:
        raise UnreadableError(f"{path} can't be read: {(problem.strerror or str(problem)).lower()}") from None
    if len(tree.files) > MOST_FILES:
        raise UsageError(f"{path} has {len(tree.files):,} files to compare", f"compare at most {MOST_FILES:,}")
    return tree


def open_single(path: Path) -> Entry:
    """One file as an entry; raises UnreadableError where it is none."""
    try:
        size = path.stat().st_size
    except OSError as problem:
        raise UnreadableError(f"{path} can't be read: {(problem.strerror or str(problem)).lower()}") from None
    if not path.is_file():
        raise UnreadableError(f"{path} is neither a file nor a folder", "give a PDF, a folder, or a zip of a release")
    return Entry(size, path.read_bytes)


def _open_folder(folder: Path) -> Tree:
    """Files below a folder; hidden ones, and folders that links lead to, are no part of it."""
    files, others = {}, 0
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or not path.is_file():
                continue
            if name.lower().endswith(ENDINGS):
                files[path.relative_to(folder).as_posix()] = Entry(path.stat().st_size, path.read_bytes)
            else:
                others += 1
    return Tree(files, others)


def _raise(problem: OSError) -> None:
    raise problem


def _open_zip(path: Path) -> Tree:
    """Files of a zip, read one at a time and never unpacked to the disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except zipfile.BadZipFile:
        raise UnreadableError(f"{path} is no zip, or it is damaged", "get it again from where it came") from None
    wanted = [member for member in members if member.filename.lower().endswith(ENDINGS)]
    files = {member.filename: Entry(member.file_size, _zip_reader(path, member)) for member in wanted}
    return Tree(files, len(members) - len(wanted))


def _zip_reader(path: Path, member: zipfile.ZipInfo) -> Callable[[], bytes]:
    """Reads no more than the member says it has, whatever it unpacks to."""

    def read() -> bytes:
        with zipfile.ZipFile(path) as archive, archive.open(member) as file:
            return file.read(member.file_size)

    return read
