"""The list command: which brochures there are to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foldwell.collector import pause_collector
from foldwell.commands.keeping import keep_told
from foldwell.errors import ExitCode
from foldwell.findings import has_errors
from foldwell.jobs.inputs import Inputs
from foldwell.jobs.plan import plan_jobs
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.report import as_json, finding_data, finding_lines

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.jobs.plan import Filters, Plan


def run_list(roots: tuple[Path, ...], filters: Filters, *, want_json: bool) -> int:
    """Tell the brochures that the filters take; return the exit code.

    Raises UsageError where a filter names what does not exist, InputError where there is no clinic.
    """
    inputs = Inputs(roots)
    with pause_collector():
        plan = plan_jobs(Shelf(Library(roots)), filters)
    told = _describe(plan, want_json=want_json)
    click.echo(told, nl=False)
    for line in () if want_json else finding_lines(plan.findings):
        click.echo(line, err=True)
    if not plan.findings:
        keep_told(told, inputs)
    return ExitCode.BAD_INPUT if has_errors(plan.findings) else ExitCode.OK


def _describe(plan: Plan, *, want_json: bool) -> str:
    if not want_json:
        return "".join(f"{job.name}\n" for job in plan.jobs)
    brochures = [{"brochure": job.name, **job.names} for job in plan.jobs]
    return as_json({"brochures": brochures, "findings": [finding_data(found) for found in plan.findings]}) + "\n"
