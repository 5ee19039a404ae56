"""The check command: every mistake of the files at once, and nothing made."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from foldwell.edit.judge import judge
from foldwell.edit.measures import reading_grade
from foldwell.edit.sign_off import find_unsigned
from foldwell.errors import ExitCode, FindingsError
from foldwell.findings import Severity
from foldwell.formats import write_findings
from foldwell.jobs.plan import plan_jobs
from foldwell.read.brochures import read_with_findings
from foldwell.report import as_json, count, count_line, finding_data, finding_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.findings import Finding
    from foldwell.formats import Format
    from foldwell.jobs.plan import Filters, Job
    from foldwell.model.brochure import Profile
    from foldwell.read.shelf import Shelf


def run_check(shelf: Shelf, filters: Filters, profile: Profile, form: Format, *, strict: bool) -> int:
    """Judge every brochure that the filters take; return the exit code."""
    plan = plan_jobs(shelf, filters)
    found: list[Finding] = list(plan.findings)
    unsigned: list[Finding] = []
    grades: dict[str, float] = {}
    today = datetime.now(UTC).date()
    for job in plan.jobs:
        try:
            _judge_job(job, shelf, profile, today, found, unsigned, grades)
        except FindingsError as problem:
            found += problem.findings
    findings = list(dict.fromkeys((*found, *unsigned)))
    if form == "json":
        click.echo(as_json({"findings": [finding_data(f) for f in findings], "reading_grades": grades}))
    elif form != "text":
        click.echo(write_findings(findings, form))
    else:
        _tell(len(plan.jobs), findings, grades)
    return give_verdict(found, strict=strict, unsigned=bool(unsigned))


def _judge_job(  # noqa: PLR0913, PLR0917
    job: Job,
    shelf: Shelf,
    profile: Profile,
    today: date,
    found: list[Finding],
    unsigned: list[Finding],
    grades: dict[str, float],
) -> None:
    brochure, findings = read_with_findings(shelf, **job.names, profile=profile)
    found += (*findings, *judge(brochure, today))
    unsigned += () if brochure.is_draft else find_unsigned(brochure)
    if brochure.pseudo_of is None and job.locale.startswith("en"):
        grades[f"{job.topic} {job.locale}"] = round(reading_grade(brochure.words), 2)


def _tell(brochures: int, findings: Sequence[Finding], grades: dict[str, float]) -> None:
    for line in finding_lines(findings, notes=True):
        click.echo(line)
    for name, grade in sorted(grades.items()):
        click.echo(f"{name}: reading grade {grade:.1f}")
    click.echo(f"{count(brochures, 'brochure')} checked: {count_line(findings)}.")


def give_verdict(findings: Sequence[Finding], *, strict: bool, unsigned: bool = False) -> ExitCode:
    """The exit code that findings come to; unsigned: whether signatures are missing besides."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return ExitCode.BAD_INPUT
    if unsigned:
        return ExitCode.UNSIGNED
    return ExitCode.STRICT if strict and Severity.WARNING in severities else ExitCode.OK
