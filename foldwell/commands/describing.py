"""`schema`: what the files that people write may say."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--output", type=click.Path(path_type=Path), help="Write them here, as files.")
def schema(output: Path | None) -> None:
    """Print the JSON Schemas of all files that people write, or write them to a folder."""
    from foldwell.read.schemas import build_schemas, write_schemas
    from foldwell.report import as_json

    if output is None:
        click.echo(as_json(build_schemas()))
    else:
        write_schemas(output)
        click.echo(f"schemas written to {output}/")
