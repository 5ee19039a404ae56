"""Commands that make nothing: `check` and `list`."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import choose_brochures, choose_report, choose_roots, chosen_filters, open_shelf


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
    from foldwell.commands.list_command import run_list

    return run_list(choose_roots(), chosen_filters(filters), want_json=want_json)
