"""The command that puts together what several builds made: `gather`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foldwell.commands.choosing import read_place

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("places", nargs=-1, required=True, type=read_place, metavar="PLACE...")
@click.option(
    "--output",
    type=read_place,
    default="output",
    show_default=True,
    metavar="PLACE",
    help="Where the brochures go: a folder, or a URL such as s3://bucket/path.",
)
def gather(places: tuple[Path | str, ...], output: Path | str) -> None:
    """Put together what was built in several places, such as the shards of a plan.

    Every file is held against the hash it was built with, and builds from different inputs are refused.
    """
    from foldwell.commands.build_places import require_place
    from foldwell.jobs.gathering import gather as gather_places
    from foldwell.report import count

    require_place(output)
    gathered = gather_places(places, output)
    click.echo(f"{count(gathered.brochures, 'brochure')} in {output}/ ({count(gathered.files, 'file')}).")
