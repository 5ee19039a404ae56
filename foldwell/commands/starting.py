"""`new`: a project, a clinic, a topic, a layout or CI to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import find_roots


@click.group()
def new() -> None:
    """Start a project, a clinic, a topic or a layout, or CI for them."""


@new.command("project")
@click.argument("folder", type=click.Path(path_type=Path))
def new_project(folder: Path) -> None:
    """Make FOLDER a working folder: the sample content to change, and room for own templates and styles."""
    from foldwell.commands.scaffold import make_project

    for line in make_project(find_roots(folder)[-1], folder):
        click.echo(line)


@new.command("clinic")
@click.argument("name")
def new_clinic(name: str) -> None:
    """Add a clinic to the project in this folder, filled in with what you then replace."""
    from foldwell.commands.scaffold import make_clinic

    for line in make_clinic(find_roots(Path.cwd()), Path.cwd(), name):
        click.echo(line)


@new.command("topic")
@click.argument("name")
def new_topic(name: str) -> None:
    """Add a topic to the project in this folder: every section that a treatment needs, with words to replace."""
    from foldwell.commands.scaffold import make_topic

    for line in make_topic(find_roots(Path.cwd()), Path.cwd(), name):
        click.echo(line)


@new.command("layout")
@click.argument("name")
@click.option("--from", "source", default="trifold", show_default=True, metavar="LAYOUT", help="The layout to copy.")
def new_layout(name: str, source: str) -> None:
    """Add a layout to the project in this folder: a copy of another, to change."""
    from foldwell.commands.scaffold_layout import make_layout

    for line in make_layout(find_roots(Path.cwd()), Path.cwd(), name, source):
        click.echo(line)


@new.command("ci")
@click.argument("kind", type=click.Choice(["github", "gitlab", "pre-commit", "docker"]))
@click.option("--source", default="", metavar="URL", help="Where CI gets Foldwell from; its home if left out.")
@click.option("--version", default="", metavar="REF", help="Tag or commit of Foldwell; this version if left out.")
def new_ci(kind: str, source: str, version: str) -> None:
    """Add a workflow, a hook or a container to the project in this folder, ready to commit."""
    from foldwell.commands.ci_kit import SOURCE, write_kit

    for line in write_kit(find_roots(Path.cwd()), Path.cwd(), kind, source or SOURCE, version):
        click.echo(line)
