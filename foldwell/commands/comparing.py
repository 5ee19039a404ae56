"""The command that holds two versions against each other: `diff`."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import choose_brochures, chosen_filters, find_roots

KINDS = ("wording", "layout", "pixels", "metadata")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--only", multiple=True, type=click.Choice(KINDS), help="What counts as a change; may be repeated.")
@click.option(
    "--tolerance",
    type=click.FloatRange(min=0, max=72),
    default=0.5,
    show_default=True,
    metavar="POINTS",
    help="Text that moved by no more counts as unmoved.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output/diff.html"),
    show_default=True,
    help="The report, or the folder for it.",
)
@choose_brochures
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is told.")
def diff(  # noqa: PLR0913
    old: str,
    new: str,
    *,
    only: tuple[str, ...],
    tolerance: float,
    output: Path,
    format: str,
    **filters: tuple[str, ...],
) -> int:
    """Tell what changed from OLD to NEW: wording, layout, pixels, metadata; ends with 10 where anything did.

    OLD and NEW are two files, two folders, zips or releases, or git revisions of the project. --clinic, --topic,
    --layout, --paper and --locale choose what of two revisions is built.
    """
    from foldwell.commands.diff_command import DiffRequest, run_diff

    return run_diff(
        DiffRequest(old, new, only, tolerance, output, format, chosen_filters(filters)), find_roots(Path.cwd())
    )
