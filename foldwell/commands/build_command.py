"""The build command: tells at once when nothing changed, else builds with a progress bar and a summary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foldwell.collector import pause_collector
from foldwell.commands.build_places import find_crew, require_place
from foldwell.commands.unchanged import describe_unchanged, keep_unchanged
from foldwell.errors import ExitCode, FindingsError, UsageError
from foldwell.failures import close_output
from foldwell.findings import Severity, has_errors
from foldwell.jobs.inputs import Inputs, find_made
from foldwell.jobs.store import Store
from foldwell.report import (
    as_json,
    count_line,
    finding_data,
    finding_lines,
    fit_lines,
    outcome_data,
    outcome_line,
    summary_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from foldwell.findings import Finding
    from foldwell.jobs.local import Builder, Outcome
    from foldwell.jobs.plan import Plan
    from foldwell.jobs.shards import Shard


_NOT_ASKED = {"output", "form", "verbose", "processes", "cluster"}
"""Options that change how a build goes and is told, and none of its files."""


@dataclass(frozen=True)
class BuildRequest:
    """What the command line asks for. processes: how many; None for as many as there are processors.

    output: a folder, or a URL. cluster: the address of one, or `local`; empty for this machine. shard: the part of
    the plan to build.
    """

    clinics: tuple[str, ...]
    topics: tuple[str, ...]
    layouts: tuple[str, ...]
    papers: tuple[str, ...]
    locales: tuple[str, ...]
    theme: str
    media: tuple[str, ...]
    output: Path | str
    profile: str
    ink: str
    turn_back: bool
    grey_proof: bool
    print_shop: str
    strict: bool
    form: str
    verbose: bool
    processes: int | None = None
    cluster: str = ""
    shard: Shard | None = None
    stamp: bool = True
    stamp_check: str = "slots"

    @property
    def want_json(self) -> bool:
        """Whether the report is the JSON document."""
        return self.form == "json"

    @property
    def is_for_programs(self) -> bool:
        """Whether the report is one document, which no line for people may come before."""
        return self.form in ("json", "sarif")

    @property
    def name(self) -> str:
        """What is asked for, apart from how it is told."""
        told = {key: value for key, value in asdict(self).items() if key not in _NOT_ASKED}
        return json.dumps(told, sort_keys=True)


@dataclass(frozen=True)
class Result:
    """What a build came to: what was planned, and what became of each job."""

    plan: Plan
    outcomes: tuple[Outcome, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of planning, then those of each brochure."""
        return (*self.plan.findings, *(finding for outcome in self.outcomes for finding in outcome.findings))

    @property
    def data(self) -> dict[str, Any]:
        """The report for programs."""
        planning = [finding_data(finding) for finding in self.plan.findings]
        return {"status": "built", "findings": planning, "brochures": [outcome_data(o) for o in self.outcomes]}


def run_build(request: BuildRequest, roots: tuple[Path, ...]) -> int:
    """Build what a request asks for; return the exit code.

    Raises OutputError where the output folder can't take files, UsageError where the request names nothing.
    """
    require_output(request)
    if isinstance(request.output, Path) and _tell_unchanged(request, Store(request.output), roots):
        return ExitCode.OK
    with pause_collector():
        builder = make_builder(request, roots)
    result = build_once(request, builder)
    try:
        tell_result(request, result)
    except BrokenPipeError:
        close_output()
    return judge_result(request, result)


def _tell_unchanged(request: BuildRequest, store: Store, roots: tuple[Path, ...]) -> bool:
    """Say that there is nothing to do, where that is so."""
    inputs = Inputs(roots, find_made(store, roots))
    unchanged = store.find_unchanged(request.name, inputs.fingerprint())
    if unchanged is None or (told := describe_unchanged(request, unchanged, store)) is None:
        return False
    click.echo(told)
    keep_unchanged(request, unchanged, inputs, store)
    return True


def require_sense(request: BuildRequest) -> None:
    """Raise UsageError where options do not go together."""
    if "press" in request.media and request.ink == "mono":
        message = "a print shop's file is in colour; --ink mono is for the clinic's own printer"
        raise UsageError(message, "take --ink mono away, or --medium press")
    if request.print_shop and "press" not in request.media:
        raise UsageError("--print-shop is for press files, and none is asked for", "add --medium press")
    if request.cluster:
        from foldwell.jobs.cluster.crew import require_dask

        require_dask()


def require_output(request: BuildRequest) -> None:
    """Raise OutputError where the output can't take files."""
    require_place(request.output)


def make_builder(request: BuildRequest, roots: tuple[Path, ...]) -> Builder:
    """What makes the brochures that a request asks for."""
    from foldwell.jobs.local import Builder
    from foldwell.pipeline import Order
    from foldwell.read.library import Library

    library = Library(roots)
    if request.print_shop:
        library.check_print_shop(request.print_shop)
    order = Order(
        request.media or ("screen", "office"),  # type: ignore[arg-type]
        request.ink,  # type: ignore[arg-type]
        turn_back=request.turn_back,
        grey_proof=request.grey_proof,
        print_shop=request.print_shop,
        stamp=request.stamp,
        check_whole=request.stamp_check == "whole",
    )
    return Builder(library, request.output, order, request.profile, datetime.now(UTC).date())  # type: ignore[arg-type]


def build_once(request: BuildRequest, builder: Builder, *, timed: bool = False) -> Result:
    """Plan and build what a request asks for. timed: tell how long each brochure took.

    Raises UsageError where the request names nothing, InputError where there is no clinic.
    """
    from foldwell.jobs.plan import Filters, plan_jobs
    from foldwell.jobs.shards import choose_jobs

    filters = Filters(request.clinics, request.topics, request.layouts, request.papers, request.locales, request.theme)
    with pause_collector():
        plan = plan_jobs(builder.shelf, filters)
    if request.shard is not None:
        plan = replace(plan, jobs=choose_jobs(plan.jobs, request.shard))
    result = Result(plan, tuple(_show_progress(request, plan, builder.build, timed=timed)))
    if judge_result(request, result) == ExitCode.OK:
        made = builder.remember(request.name, result.outcomes)
        if made and isinstance(request.output, Path):
            keep_unchanged(request, made, builder.inputs, Store(request.output))
    return result


def _show_progress(
    request: BuildRequest, plan: Plan, build: Callable[..., list[Outcome]], *, timed: bool
) -> list[Outcome]:
    """Build with a progress bar on a terminal, and a line for each brochure."""
    from foldwell.commands.progress import show_progress
    from foldwell.jobs.processors import count_processors

    with show_progress(len(plan.jobs)) as progress:

        def report(outcome: Outcome) -> None:
            progress.count(was_current=outcome.was_current)
            if not request.is_for_programs and (request.verbose or not outcome.was_current):
                lines = [outcome_line(outcome, outcome.seconds if timed else None)]
                lines += fit_lines(outcome.fit) if request.verbose and outcome.fit else []
                progress.print("\n".join(lines))

        processes = request.processes or count_processors()
        return build(plan.jobs, report, processes, find_crew(request.cluster, processes, request.output))


def judge_result(request: BuildRequest, result: Result) -> ExitCode:
    """The smallest of the codes that apply: a mistake of the program first, then those of the input."""
    codes = [outcome.failure.exit_code for outcome in result.outcomes if outcome.failure is not None]
    if has_errors(result.plan.findings):
        codes.append(ExitCode.BAD_INPUT)
    if codes:
        return min(codes)
    warned = any(finding.severity is Severity.WARNING for finding in result.findings)
    return ExitCode.STRICT if request.strict and warned else ExitCode.OK


def tell_result(request: BuildRequest, result: Result, *, then: str = "run this again") -> None:
    """Report on a build. then: what is to do after mistakes are corrected."""
    if request.want_json:
        click.echo(as_json(result.data))
        return
    if request.form != "text":
        _write_findings(request, result.findings)
        tell_problems(request, (), result.outcomes)
        if request.is_for_programs:
            return
    else:
        tell_problems(request, result.findings, result.outcomes)
    plan, outcomes = result.plan, result.outcomes
    if request.shard and not plan.jobs:
        click.echo(
            f"Shard {request.shard.number}/{request.shard.count} holds no brochure: there are fewer than shards."
        )
    for line in summary_lines(outcomes, request.output, profile=request.profile, left_out=plan.left_out, then=then):
        click.echo(line)
    if result.findings:
        click.echo(f"Findings: {count_line(result.findings)}.")


def _write_findings(request: BuildRequest, findings: Sequence[Finding]) -> None:
    from foldwell.formats import write_findings

    told = write_findings(findings, request.form)  # type: ignore[arg-type]
    if told:
        click.echo(told)


def tell_problems(request: BuildRequest, findings: Iterable[Finding], outcomes: Iterable[Outcome]) -> None:
    """A line for each finding, and for each failure that is no finding."""
    for line in finding_lines(findings, notes=request.verbose):
        click.echo(line, err=True)
    plain = {str(o.failure) for o in outcomes if o.failure is not None and not isinstance(o.failure, FindingsError)}
    for line in sorted(plain):
        click.echo(f"error: {line}", err=True)
