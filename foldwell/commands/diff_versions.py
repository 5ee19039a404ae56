"""What the words OLD and NEW stand for: a file, a folder, a zip, a release, or a git revision that is built first."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.commands.diff_revisions import build_revision, find_commit
from foldwell.commands.releasing import LEDGER
from foldwell.errors import UsageError
from foldwell.release.compare.pairing import Tree, open_single, open_tree
from foldwell.release.manifest import NAME, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.jobs.plan import Filters
    from foldwell.release.compare.report_view import Problem

RELEASES = Path("output/releases")
"""The folder of each release, by its id, below the project."""
COVERS = "covers"


@dataclass(frozen=True)
class Version:
    """One version. path: where its files are. single: whether it is one file, which any other is compared with.

    problems: what of it could not be made. revision: whether it is a git revision.
    """

    path: Path
    tree: Tree
    single: bool = False
    problems: tuple[Problem, ...] = ()
    revision: bool = False


@contextmanager
def open_version(name: str, roots: tuple[Path, ...], filters: Filters) -> Iterator[Version]:
    """The version that a name stands for: a path first, then a release, then a git revision.

    filters: what of a revision is built. Raises UsageError where it is none of them or a release whose files are not
    here, InputError where the record of a release is damaged, and UnreadableError where it can't be looked into.
    """
    path = Path(name)
    if not name.strip():
        raise UsageError("OLD and NEW need names", "give two files, folders, releases or git revisions")
    if path.is_dir() or (path.is_file() and path.suffix.lower() == ".zip"):
        yield _open_tree(path)
    elif path.suffix == ".json" and path.is_file():
        yield _open_release(path)
    elif path.exists():
        yield Version(path, Tree({path.name: open_single(path)}), single=True)
    elif name == path.name and (LEDGER / f"{name}.json").is_file():
        yield _open_release(LEDGER / f"{name}.json")
    elif name == path.name and (RELEASES / name).is_dir():
        yield _open_tree(RELEASES / name)
    elif commit := find_commit(name):
        with build_revision(name, commit, roots, filters) as (folder, problems):
            yield Version(folder, open_tree(folder), problems=problems, revision=True)
    else:
        told = f"{name!r} is no file or folder, no release in {RELEASES}/, and no git revision"
        raise UsageError(told, "check its name")


def _open_tree(path: Path) -> Version:
    """A folder or a zip; of a release its brochures, since its covers show the first pages of the same files."""
    tree = open_tree(path)
    if not (path / NAME).is_file():
        return Version(path, tree)
    files = {name: entry for name, entry in tree.files.items() if not name.startswith(f"{COVERS}/")}
    return Version(path, replace(tree, files=files))


def _open_release(record: Path) -> Version:
    """The files of the release that a manifest is about: beside it, or in the folder of the releases."""
    manifest = read_manifest(record)
    folder = record.parent if record.name == NAME else RELEASES / manifest.id
    if not folder.is_dir():
        told = f"the release {manifest.id} is on record, but its files are not in {folder}/ any more"
        raise UsageError(told, "fetch them from where releases are kept, and name the folder or zip that they are in")
    if (there := read_manifest(folder)).id != manifest.id:
        raise UsageError(f"{folder}/ holds the release {there.id}", "name the folder that holds the one you mean")
    return _open_tree(folder)
