"""The clean command: what no clinic wants any more leaves the output folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from foldwell.errors import ExitCode, InputError
from foldwell.findings import has_errors
from foldwell.jobs.cleaning import clean, plan_cleaning
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.jobs.store import Store
from foldwell.read.pseudo_locales import PSEUDO_LOCALES
from foldwell.report import as_json, count

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.jobs.cleaning import Cleaning
    from foldwell.read.shelf import Shelf

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class CleanRequest:
    """What the command line asks for. cache_megabytes: room for what only saves time."""

    output: Path
    cache_megabytes: int
    dry_run: bool
    want_json: bool


def run_clean(request: CleanRequest, shelf: Shelf) -> int:
    """Clean an output folder; return the exit code.

    Raises InputError where files have mistakes: what their clinics want is not known then, and nothing is taken away.
    """
    store = Store(request.output)
    wanted = _list_wanted(shelf)
    if request.dry_run or not store.exists:
        _tell(request, plan_cleaning(store, wanted))
        return ExitCode.OK
    with store.hold():
        cleaning = plan_cleaning(store, wanted)
        clean(store, cleaning)
        store.trim(request.cache_megabytes * _MEGABYTE)
    _tell(request, cleaning)
    return ExitCode.OK


def _list_wanted(shelf: Shelf) -> frozenset[str]:
    """Names of all brochures that clinics want, and of their trials in a pseudo-locale."""
    plan = plan_jobs(shelf, Filters())
    if has_errors(plan.findings):
        raise InputError(plan.findings)
    trials = plan_jobs(shelf, Filters(locales=tuple(sorted(PSEUDO_LOCALES))))
    return frozenset(job.name for job in (*plan.jobs, *trials.jobs))


def _tell(request: CleanRequest, cleaning: Cleaning) -> None:
    if request.want_json:
        away, kept = ([file.name for file in files] for files in (cleaning.away, cleaning.kept))
        click.echo(as_json({"dry_run": request.dry_run, "removed": away, "kept": kept}))
        return
    verb = "would go" if request.dry_run else "gone"
    for file in cleaning.away:
        click.echo(f"{verb}  {request.output / file.name}")
    for file in cleaning.kept:
        click.echo(f"kept  {request.output / file.name}: it was changed after it was built", err=True)
    size = sum(file.size for file in cleaning.away)
    if not cleaning.away:
        click.echo(f"Nothing to clean: every file that was built in {request.output}/ is wanted.")
    elif request.dry_run:
        click.echo(f"{count(len(cleaning.away), 'file')} would go ({size / _MEGABYTE:.1f} MB).")
    else:
        click.echo(f"{count(len(cleaning.away), 'file')} gone ({size / _MEGABYTE:.1f} MB).")
