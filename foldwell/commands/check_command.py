"""The check command: every mistake of the files at once, and nothing made but the reviewer's page."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from foldwell.atomic import write_all
from foldwell.edit.duties.sign_off import find_unsigned
from foldwell.edit.judge import Judge, measure
from foldwell.edit.readability.measures import reading_grade
from foldwell.errors import ExitCode, FindingsError
from foldwell.findings import Severity
from foldwell.formats import write_findings
from foldwell.formats.review import write_review
from foldwell.formats.review_signing import Review
from foldwell.jobs.plan import plan_jobs
from foldwell.read.brochures import read_with_findings
from foldwell.report import as_json, check_lines, count, count_line, finding_data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from foldwell.edit.scores import Score
    from foldwell.findings import Finding
    from foldwell.formats import Format
    from foldwell.jobs.plan import Filters, Job
    from foldwell.model.brochure import Brochure, Profile
    from foldwell.model.jurisdiction import Law
    from foldwell.model.signatures import Signature
    from foldwell.read.shelf import Shelf

TEMPLATE = "templates/check/review.html.j2"


@dataclass
class _Wording:
    """The words of one topic in one language, and what was found in the brochures that have them."""

    brochure: Brochure
    found: Counter[Finding] = field(default_factory=Counter)
    scores: dict[tuple[str, str], tuple[Score, str]] = field(default_factory=dict)
    valid: set[Signature] = field(default_factory=set)
    laws: dict[str, Law] = field(default_factory=dict)
    judged: int = 0

    @property
    def grade(self) -> float | None:
        """The reading grade of all its words, for every clinic and layout; in English, which has the formula."""
        brochure = self.brochure
        is_graded = brochure.pseudo_of is None and brochure.locale_tag.startswith("en")
        return reading_grade(brochure.words) if is_graded else None

    def take_scores(self, scores: Sequence[Score], name: str) -> None:
        """Keep the worst of each."""
        for score in scores:
            kept = self.scores.setdefault((score.rule, score.name), (score, name))
            if score.weight > kept[0].weight:
                self.scores[score.rule, score.name] = score, name


@dataclass
class _Result:
    """What a check comes to. wordings: by topic and locale. broken: findings of what could not be read."""

    editor: Judge = field(default_factory=Judge)
    wordings: dict[str, _Wording] = field(default_factory=dict)
    broken: list[Finding] = field(default_factory=list)
    unsigned: list[Finding] = field(default_factory=list)

    @property
    def found(self) -> Counter[Finding]:
        """Each finding with the number of brochures that have it."""
        return sum((wording.found for wording in self.wordings.values()), Counter(dict.fromkeys(self.broken, 0)))


def run_check(  # noqa: PLR0913
    shelf: Shelf, filters: Filters, profile: Profile, form: Format, *, strict: bool, report: Path | None = None
) -> int:
    """Judge every brochure that the filters take; return the exit code.

    report: a folder for the reviewer's pages, one for each topic and language.
    """
    plan = plan_jobs(shelf, filters)
    result = _Result(broken=list(plan.findings))
    today = datetime.now(UTC).date()
    for job in plan.jobs:
        try:
            _judge_job(job, shelf, profile, today, result)
        except FindingsError as problem:
            result.broken += problem.findings
    findings = list(dict.fromkeys((*result.broken, *result.found, *result.unsigned)))
    if form == "json":
        click.echo(as_json(_tell_programs(findings, result)))
    elif form != "text":
        click.echo(write_findings(findings, form))
    else:
        _tell(len(plan.jobs), findings, result)
    if report is not None:
        _write_reviews(report, shelf, result, quiet=form != "text")
    return give_verdict([*result.broken, *result.found], strict=strict, unsigned=bool(result.unsigned))


def _judge_job(job: Job, shelf: Shelf, profile: Profile, today: date, result: _Result) -> None:
    brochure, findings = read_with_findings(shelf, **job.names, profile=profile, to_judge=True)
    wording = result.wordings.setdefault(f"{job.topic} {job.locale}", _Wording(brochure))
    unsigned = () if brochure.is_draft else find_unsigned(brochure)
    wording.found.update(dict.fromkeys((*findings, *result.editor.judge(brochure, today)), 1))
    wording.take_scores(measure(brochure, today), brochure.name)
    wording.valid.update(brochure.signatures)
    wording.laws[brochure.jurisdiction.id] = brochure.jurisdiction
    wording.judged += 1
    result.unsigned += unsigned


def _tell_programs(findings: Sequence[Finding], result: _Result) -> dict[str, Any]:
    found = result.found
    wordings = {name: wording for name, wording in result.wordings.items() if wording.brochure.pseudo_of is None}
    return {
        "findings": [{**finding_data(finding), "brochures": found[finding]} for finding in findings],
        "reading_grades": {name: round(one.grade, 2) for name, one in wordings.items() if one.grade is not None},
        "scores": {
            name: [
                {**asdict(score), "threshold": score.threshold, "verdict": score.verdict, "brochure": brochure}
                for score, brochure in wording.scores.values()
            ]
            for name, wording in wordings.items()
        },
    }


def _tell(brochures: int, findings: Sequence[Finding], result: _Result) -> None:
    for line in check_lines(findings, result.found, brochures):
        click.echo(line)
    for name, wording in sorted(result.wordings.items()):
        if wording.grade is not None:
            click.echo(f"{name}: reading grade {wording.grade:.1f}")
        for score, brochure in wording.scores.values():
            if score.verdict != "good":
                click.echo(f"{name}: {score.name}: {score.shown}, {score.threshold} [{score.rule}] ({brochure})")
    click.echo(f"{count(brochures, 'brochure')} checked: {count_line(findings)}.")


def _write_reviews(folder: Path, shelf: Shelf, result: _Result, *, quiet: bool) -> None:
    template = shelf.library.read_text(TEMPLATE)
    pages = {}
    for name, wording in result.wordings.items():
        brochure = wording.brochure
        signed = [one for one in shelf.signatures(brochure.topic_id).signatures if one.locale == brochure.locale_tag]
        review = Review(
            brochure=brochure,
            judged=wording.judged,
            found=wording.found,
            scores=list(wording.scores.values()),
            signed=signed,
            valid=wording.valid,
            laws=list(wording.laws.values()),
        )
        pages[folder / f"{name.replace(' ', '.')}.html"] = write_review(review, template).encode()
    write_all(pages)
    if not quiet:
        for page in pages:
            click.echo(f"For the reviewer: {page}")
        if not pages:
            click.echo("There is no page for the reviewer: no words could be read.")


def give_verdict(findings: Sequence[Finding], *, strict: bool, unsigned: bool = False) -> ExitCode:
    """The exit code that findings come to; unsigned: whether signatures are missing besides."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return ExitCode.BAD_INPUT
    if unsigned:
        return ExitCode.UNSIGNED
    return ExitCode.STRICT if strict and Severity.WARNING in severities else ExitCode.OK
