"""The build that stays: it builds, then builds again what each saved file touches, until Ctrl-C."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NoReturn

import click

from foldwell.commands.build_command import build_once, make_builder, require_output, tell_problems, tell_result
from foldwell.errors import DEBUG, FindingsError, UsageError
from foldwell.failures import is_explained, tell_failure
from foldwell.interrupts import raise_if_asked
from foldwell.jobs.inputs import FOLDERS
from foldwell.jobs.watch import wait_for_changes
from foldwell.report import as_json, finding_data, rebuild_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.commands.build_command import BuildRequest, Result
    from foldwell.findings import Finding


def run_watch(request: BuildRequest, roots: tuple[Path, ...]) -> NoReturn:
    """Build what a request asks for, and again after each change; ends by KeyboardInterrupt.

    Raises OutputError and UsageError as `run_build` does, but of the first build alone, and SetupError where
    the system can't watch. All other failures are told, and the next change is waited for.
    """
    require_output(request)
    watched = WatchedBuild(request, roots)
    watched.start()
    raise_if_asked()
    for _ in wait_for_changes(roots):
        watched.rebuild()
        raise_if_asked()
    raise AssertionError("a watch does not end by itself")


class WatchedBuild:
    """One request that is built again and again, with templates, fonts and unchanged files kept in memory."""

    def __init__(self, request: BuildRequest, roots: tuple[Path, ...]) -> None:
        self._request, self._root, self._home = request, roots[0], Path.cwd()
        self._builder = make_builder(request, roots)
        self._told: tuple[Finding, ...] = ()
        self._is_waiting = False

    def start(self) -> None:
        """Build for the first time, say that files are watched, and get ready for the first change."""
        with self._tell_failures(ends=(UsageError,)):
            result = build_once(self._request, self._builder, timed=True)
            if self._request.want_json:
                click.echo(as_json(result.data, indent=None))
            else:
                tell_result(self._request, result, then="save them")
            self._told = result.plan.findings
        folders = ", ".join(f"{folder}/" for folder in FOLDERS)
        click.echo(f"Watching {folders} in {self._root} (Ctrl-C stops)", err=True)
        with self._tell_failures():
            self._builder.make_ready()

    def rebuild(self) -> None:
        """Build what changed since the last time, where anything did."""
        with self._tell_failures():
            if not self._has_content() or not self._builder.renew(datetime.now(UTC).date()):
                return
            started = monotonic()
            require_output(self._request)
            self._tell(build_once(self._request, self._builder, timed=True), started)

    def _has_content(self) -> bool:
        """Whether the project is there; without it, the bundled samples would be built in its place."""
        with suppress(OSError):
            os.chdir(self._home)  # it may be another folder of the same name by now
        is_there = (self._root / "content").is_dir()
        if is_there == self._is_waiting:
            told = "is back" if is_there else "is gone; waiting until it is back"
            click.echo(f"{self._root / 'content'} {told}", err=True)
        self._is_waiting = not is_there
        return is_there

    def _tell(self, result: Result, started: float) -> None:
        """Report on what was built anew; what is as it was has been told before."""
        planning = result.plan.findings
        if self._request.want_json:
            click.echo(as_json(result.data, indent=None))
        else:
            anew = [outcome for outcome in result.outcomes if not outcome.was_current]
            told = () if planning == self._told else planning
            tell_problems(self._request, (*told, *(found for one in anew for found in one.findings)), anew)
            for line in rebuild_lines(result.outcomes, monotonic() - started, left_out=result.plan.left_out):
                click.echo(line)
        self._told = planning

    @contextmanager
    def _tell_failures(self, ends: tuple[type[Exception], ...] = ()) -> Iterator[None]:
        """Tell what failed, and go on. ends: failures that are passed on."""
        try:
            yield
        except Exception as problem:
            wants_trace = os.environ.get(DEBUG) == "1" and not is_explained(problem)
            if isinstance(problem, (BrokenPipeError, *ends)) or wants_trace:
                raise
            self._told = ()
            tell_failure(problem)
            if self._request.want_json:
                findings = problem.findings if isinstance(problem, FindingsError) else ()
                told = [finding_data(found) for found in findings]
                data = {"status": "failed", "error": str(problem), "findings": told, "brochures": []}
                click.echo(as_json(data, indent=None))
