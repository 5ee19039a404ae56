"""Commands that make nothing: `check` and `list`."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import choose_brochures, choose_report, chosen_filters, open_shelf
from foldwell.errors import ExitCode
from foldwell.findings import has_errors
from foldwell.report import as_json, finding_data, finding_lines


@click.command()
@choose_brochures
@click.option(
    "--profile", type=click.Choice(["draft", "patient"]), default="draft", show_default=True, help="Judge for this use."
)
@click.option("--strict", is_flag=True, help="Warnings fail the check.")
@click.option("--explain", metavar="CODE", help="Tell what a finding's code means, such as RD-01, and check nothing.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for the reviewer's pages: the words with all that was found.",
)
@choose_report
def check(
    profile: str, form: str, explain: str | None, report: Path | None, *, strict: bool, **filters: tuple[str, ...]
) -> int:
    """Judge the files without making anything: every mistake at once, with file, line and column."""
    if explain is not None:
        from foldwell.commands.explain_command import run_explain

        return run_explain(explain)

    from foldwell.commands.check_command import run_check

    return run_check(open_shelf(), chosen_filters(filters), profile, form, strict=strict, report=report)  # type: ignore[arg-type]


@click.command("list")
@choose_brochures
@click.option("--json", "want_json", is_flag=True, help="Report for programs.")
def list_brochures(*, want_json: bool, **filters: tuple[str, ...]) -> int:
    """Show the brochures that there are to make."""
    from foldwell.jobs.plan import plan_jobs

    plan = plan_jobs(open_shelf(), chosen_filters(filters))
    if want_json:
        brochures = [{"brochure": job.name, **job.names} for job in plan.jobs]
        click.echo(as_json({"brochures": brochures, "findings": [finding_data(found) for found in plan.findings]}))
    else:
        for job in plan.jobs:
            click.echo(job.name)
        for line in finding_lines(plan.findings):
            click.echo(line, err=True)
    return ExitCode.BAD_INPUT if has_errors(plan.findings) else ExitCode.OK
