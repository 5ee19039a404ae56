"""The build command: tells at once when nothing changed, else builds with a progress bar and a summary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from foldwell.atomic import require_folder
from foldwell.errors import ExitCode, FindingsError
from foldwell.failures import close_output
from foldwell.findings import Severity, has_errors
from foldwell.jobs.inputs import Inputs
from foldwell.jobs.store import MEMORY, Built, Store
from foldwell.report import (
    as_json,
    count,
    count_line,
    finding_data,
    finding_lines,
    outcome_data,
    outcome_line,
    summary_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from foldwell.findings import Finding
    from foldwell.jobs.local import Builder, Outcome
    from foldwell.jobs.plan import Plan
    from foldwell.read.library import Library


@dataclass(frozen=True)
class BuildRequest:
    """What the command line asks for."""

    clinics: tuple[str, ...]
    topics: tuple[str, ...]
    layouts: tuple[str, ...]
    papers: tuple[str, ...]
    locales: tuple[str, ...]
    theme: str
    media: tuple[str, ...]
    output: Path
    profile: str
    ink: str
    turn_back: bool
    grey_proof: bool
    strict: bool
    want_json: bool
    verbose: bool

    @property
    def name(self) -> str:
        """What is asked for, apart from how it is told."""
        told = {key: value for key, value in asdict(self).items() if key not in {"output", "want_json", "verbose"}}
        return json.dumps(told, sort_keys=True)


def run_build(request: BuildRequest, roots: tuple[Path, ...]) -> int:
    """Build what a request asks for; return the exit code.

    Raises OutputError where the output folder can't take files, UsageError where the request names nothing.
    """
    for folder in (request.output, request.output / MEMORY):
        require_folder(folder)
    unchanged = Store.open(request.output).is_unchanged(request.name, Inputs(roots).fingerprint())
    if unchanged is not None:
        _tell_unchanged(request, unchanged)
        return ExitCode.OK
    return _build(request, roots)


def _tell_unchanged(request: BuildRequest, built: list[Built]) -> None:
    files = [file.name for one in built for file in one.files]
    if request.want_json:
        findings = [finding for one in built for finding in one.findings]
        click.echo(as_json({"status": "unchanged", "files": files, "findings": findings}))
    else:
        told = f"{count(len(built), 'brochure')} ({count(len(files), 'file')})"
        click.echo(f"Nothing has changed: {told} in {request.output}/, all current.")


def _build(request: BuildRequest, roots: tuple[Path, ...]) -> int:
    from foldwell.jobs.plan import Filters, plan_jobs
    from foldwell.read.library import Library
    from foldwell.read.shelf import Shelf

    library = Library(roots)
    filters = Filters(request.clinics, request.topics, request.layouts, request.papers, request.locales, request.theme)
    plan = plan_jobs(Shelf(library), filters)
    builder = _make_builder(request, library)
    outcomes = _watch(request, plan, builder.build)
    code = _judge(request, plan, outcomes)
    if code == ExitCode.OK:
        builder.remember(request.name, outcomes)
    try:
        _tell(request, plan, outcomes)
    except BrokenPipeError:
        close_output()
    return code


def _make_builder(request: BuildRequest, library: Library) -> Builder:
    from datetime import UTC, datetime

    from foldwell.jobs.local import Builder
    from foldwell.pipeline import Order

    media = request.media or ("screen", "office")
    order = Order(media, request.ink, turn_back=request.turn_back, grey_proof=request.grey_proof)  # type: ignore[arg-type]
    return Builder(library, request.output, order, request.profile, datetime.now(UTC).date())  # type: ignore[arg-type]


def _watch(request: BuildRequest, plan: Plan, build: Callable[..., list[Outcome]]) -> list[Outcome]:
    """Build with a progress bar on a terminal, and a line for each brochure."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    console.on_broken_pipe = close_output  # type: ignore[method-assign]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Building", total=len(plan.jobs))

        def report(outcome: Outcome) -> None:
            bar.advance(task)
            if not request.want_json and (request.verbose or not outcome.was_current):
                bar.console.print(outcome_line(outcome), highlight=False, markup=False, soft_wrap=True)

        return build(plan.jobs, report)


def _judge(request: BuildRequest, plan: Plan, outcomes: list[Outcome]) -> ExitCode:
    """The smallest of the codes that apply: a mistake of the program first, then those of the input."""
    codes = [outcome.failure.exit_code for outcome in outcomes if outcome.failure is not None]
    if has_errors(plan.findings):
        codes.append(ExitCode.BAD_INPUT)
    if codes:
        return min(codes)
    warned = any(finding.severity is Severity.WARNING for finding in _all_findings(plan, outcomes))
    return ExitCode.STRICT if request.strict and warned else ExitCode.OK


def _all_findings(plan: Plan, outcomes: list[Outcome]) -> tuple[Finding, ...]:
    return (*plan.findings, *(finding for outcome in outcomes for finding in outcome.findings))


def _tell(request: BuildRequest, plan: Plan, outcomes: list[Outcome]) -> None:
    if request.want_json:
        brochures = [outcome_data(outcome) for outcome in outcomes]
        planning = [finding_data(finding) for finding in plan.findings]
        click.echo(as_json({"status": "built", "findings": planning, "brochures": brochures}))
        return
    findings = _all_findings(plan, outcomes)
    for line in finding_lines(findings, notes=request.verbose):
        click.echo(line, err=True)
    plain = {str(o.failure) for o in outcomes if o.failure is not None and not isinstance(o.failure, FindingsError)}
    for line in sorted(plain):
        click.echo(f"error: {line}", err=True)
    for line in summary_lines(outcomes, request.output, profile=request.profile, left_out=plan.left_out):
        click.echo(line)
    if findings:
        click.echo(f"Findings: {count_line(findings)}.")
