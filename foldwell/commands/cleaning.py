"""The command that takes files away: `clean`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foldwell.commands.choosing import open_shelf, read_place, require_project
from foldwell.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.option(
    "--output",
    type=read_place,
    default="output",
    metavar="DIRECTORY",
    show_default=True,
    help="Where the files are.",
)
@click.option("--dry-run", is_flag=True, help="Say what would go, and take nothing away.")
@click.option(
    "--cache",
    "cache_megabytes",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    metavar="MB",
    help="Room for what is remembered only to save time; what was not used for longest goes first.",
)
@click.option("--json", "want_json", is_flag=True, help="Report for programs.")
def clean(*, output: Path | str, dry_run: bool, cache_megabytes: int, want_json: bool) -> int:
    """Take away what was built and no clinic wants any more; never a file that Foldwell did not make."""
    from foldwell.commands.clean_command import CleanRequest, run_clean

    require_project()
    if isinstance(output, str):
        raise UsageError(f"{output} is no folder, and clean takes files from folders only", "take them away there")
    return run_clean(CleanRequest(output, cache_megabytes, dry_run, want_json), open_shelf())
