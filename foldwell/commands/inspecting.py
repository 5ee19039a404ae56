"""`preflight`: judges finished files, ours or not."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import choose_format


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--for",
    "purpose",
    type=click.Choice(["auto", "screen", "office", "press"]),
    default="auto",
    show_default=True,
    help="What the files are for; auto goes by what each declares.",
)
@choose_format
@click.option("--output", type=click.Path(path_type=Path), help="Write the report here.")
@click.option("--strict", is_flag=True, help="Warnings fail the command.")
def preflight(files: tuple[Path, ...], purpose: str, form: str, output: Path | None, *, strict: bool) -> int:
    """Judge finished PDF files before they are printed or published, whoever made them."""
    from foldwell.commands.preflight_command import run_preflight

    return run_preflight(files, None if purpose == "auto" else purpose, form, output, strict=strict)  # type: ignore[arg-type]
