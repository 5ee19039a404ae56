"""`print`: office files to the clinic's printer."""

from __future__ import annotations

from pathlib import Path

import click

MOST_COPIES = 1000
"""More is a slip of the finger."""


@click.command("print")
@click.argument("wanted", nargs=-1, required=True, metavar="FILE|BROCHURE...")
@click.option("--printer", default="", metavar="NAME", help="A printer that CUPS knows; its default if left out.")
@click.option(
    "--copies", type=click.IntRange(1, MOST_COPIES), default=1, show_default=True, help="How many of each brochure."
)
@click.option("--draft", "allow_draft", is_flag=True, help="Print drafts too, to read and correct.")
@click.option("--dry-run", is_flag=True, help="Print nothing; show what would be done.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Where brochures that are named without a path lie.",
)
def print_brochures(wanted: tuple[str, ...], output: Path, **options: object) -> None:
    """Send office files to a printer, with the paper, sides and scale that each of them asks for.

    Name a file, or a brochure as `foldwell list` shows it, such as riverside/knee-wrap.en-US.trifold-letter.
    """
    from foldwell.commands.print_command import PrintRequest, run_print

    run_print(PrintRequest(wanted, output, **options))  # type: ignore[arg-type]
