"""A git revision of the project's content, built by the present program into a folder that is thrown away."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from foldwell.errors import FoldwellError, UsageError
from foldwell.release.compare.report_view import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.jobs.plan import Filters

_GIT_SECONDS = 60


def find_commit(name: str) -> str | None:
    """The commit that a name stands for in the repository of this folder; None where it stands for none."""
    if not name or name.startswith("-"):
        return None
    try:
        told = _run_git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except (OSError, subprocess.SubprocessError):
        return None
    return told.decode().strip() or None


@contextmanager
def build_revision(
    name: str, commit: str, roots: tuple[Path, ...], filters: Filters
) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
    """Build brochures of a commit with the templates and styles of today; yields the folder and what failed.

    Raises UsageError where that revision has no content or names nothing to build.
    """
    with tempfile.TemporaryDirectory(prefix="foldwell-diff-") as place:
        project, output = Path(place) / "project", Path(place) / "output"
        _unpack_content(name, commit, project)
        for folder in ("templates", "styles"):
            if (roots[0] / folder).is_dir():
                (project / folder).symlink_to(roots[0] / folder)
        click.echo(f"Building {name} …", err=True)
        yield output, _build(name, (project, roots[-1]), output, filters)


def _unpack_content(name: str, commit: str, folder: Path) -> None:
    """The files of a commit's content folder; raises UsageError where there are none, or links among them."""
    try:
        packed = _run_git("archive", "--format=tar", commit, "content")
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for member in archive:
                _unpack_member(archive, member, name, folder)
    except (subprocess.SubprocessError, tarfile.TarError):
        raise UsageError(
            f"revision {name} has no content/ here that can be read", "go to the project's folder"
        ) from None


def _unpack_member(archive: tarfile.TarFile, member: tarfile.TarInfo, name: str, folder: Path) -> None:
    path = PurePosixPath(member.name)
    if member.isdir():
        return
    file = archive.extractfile(member) if member.isfile() else None
    if file is None or path.is_absolute() or ".." in path.parts:
        raise UsageError(f"{member.name} of revision {name} is no plain file", "put a copy in place of the link")
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.read())


def _build(name: str, roots: tuple[Path, ...], output: Path, filters: Filters) -> tuple[Problem, ...]:
    from foldwell.jobs.local import Builder
    from foldwell.jobs.plan import plan_jobs
    from foldwell.pipeline import Order
    from foldwell.read.library import Library

    output.mkdir()
    try:
        builder = Builder(Library(roots), output, Order(), "draft", datetime.now(UTC).date())
        plan = plan_jobs(builder.shelf, filters)
        outcomes = builder.build(plan.jobs, lambda _: None)
    except FoldwellError as problem:
        raise UsageError(f"revision {name} can't be built: {problem}") from None
    remedy = f"look at its content: git show {name}:content"
    left_out = (Problem(f"{name}: {left}", "its files have mistakes", remedy) for left in plan.left_out)
    failed = (
        Problem(f"{name}: {outcome.job.name}", f"it can't be built: {outcome.failure}", remedy)
        for outcome in outcomes
        if outcome.failure is not None
    )
    return (*left_out, *failed)


def _run_git(*arguments: str) -> bytes:
    command = ["git", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=_GIT_SECONDS).stdout
