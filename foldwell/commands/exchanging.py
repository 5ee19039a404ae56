"""`import` and `export`: what office staff keep in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import open_shelf, require_project


@click.group("import")
def import_group() -> None:
    """Take over what a spreadsheet holds."""


@click.group("export")
def export_group() -> None:
    """Write a sheet for a spreadsheet."""


@import_group.command("clinics")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Tell programs what changed, and what is wrong.")
def import_clinics(file: Path, dry_run: bool, as_json: bool) -> int:
    """Make and change clinics as the sheet FILE says (.csv, .xlsx or .ods): all rows or none."""
    from foldwell.commands.clinics_command import run_import

    require_project()
    return run_import(open_shelf().library, file, is_trial=dry_run, is_json=as_json)


@export_group.command("clinics")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--template", is_flag=True, help="Only the headers, to fill in.")
def export_clinics(file: Path, template: bool) -> None:
    """Write every clinic of the project into the sheet FILE (.csv), for a spreadsheet."""
    from foldwell.commands.clinics_command import run_export

    run_export(open_shelf(), file, is_template=template)
