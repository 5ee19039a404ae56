"""What the words OLD and NEW stand for: a file, a folder, a zip, a release, or a git revision that is built first."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.commands.diff_revisions import build_revision, find_commit
from foldwell.errors import UsageError
from foldwell.release.compare.pairing import Tree, open_single, open_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.release.compare.report_view import Problem

RELEASES = Path("output/releases")
"""The folder of each release, by its id, below the project."""


@dataclass(frozen=True)
class Version:
    """One version. path: where its files are. single: whether it is one file, which any other is compared with.

    problems: what of it could not be made.
    """

    path: Path
    tree: Tree
    single: bool = False
    problems: tuple[Problem, ...] = ()


@contextmanager
def open_version(name: str, roots: tuple[Path, ...]) -> Iterator[Version]:
    """The version that a name stands for: a path first, then a release, then a git revision.

    Raises UsageError where it is none of them, and UnreadableError where it can't be looked into.
    """
    path, release = Path(name), RELEASES / name
    if not name.strip():
        raise UsageError("OLD and NEW need names", "give two files, folders, releases or git revisions")
    if path.is_dir() or (path.is_file() and path.suffix.lower() == ".zip"):
        yield Version(path, open_tree(path))
    elif path.exists():
        yield Version(path, Tree({path.name: open_single(path)}), single=True)
    elif name and not path.is_absolute() and ".." not in path.parts and release.is_dir():
        yield Version(release, open_tree(release))
    elif commit := find_commit(name):
        with build_revision(name, commit, roots) as (folder, problems):
            yield Version(folder, open_tree(folder), problems=problems)
    else:
        told = f"{name!r} is no file or folder, no release in {RELEASES}/, and no git revision"
        raise UsageError(told, "check its name")
