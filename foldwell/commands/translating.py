"""`translate`: words go out to translators and come back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foldwell.commands.choosing import open_shelf, read_day, require_project

if TYPE_CHECKING:
    from collections.abc import Callable

_PERSON = ("NAME", "CREDENTIAL", "YYYY-MM-DD")
_locale = click.option("--locale", required=True, metavar="TAG", help="The language, such as es-US.")


def _say_who(command: Callable[..., object]) -> Callable[..., object]:
    """The options that say who vouches for a translation."""
    person = " ".join(_PERSON)
    options = [
        click.option("--translator", nargs=3, default=None, metavar=person, help="Who translated, and when."),
        click.option("--reviewer", nargs=3, default=None, metavar=person, help="Who else read it, and when."),
        click.option("--machine", is_flag=True, default=None, help="A machine made the first draft."),
        click.option("--user-test", type=click.IntRange(min=0), default=None, help="Readers who tried it."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def translate() -> None:
    """Send the words of a topic to translators, and take them back."""


@translate.command("export")
@click.argument("topic")
@_locale
@click.option(
    "--format", "form", type=click.Choice(["xliff", "po"]), default="xliff", show_default=True, help="Kind of file."
)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file; <topic>.<locale>.xlf if left out."
)
def export_texts(topic: str, locale: str, form: str, output: Path | None) -> None:
    """Write every text of TOPIC for a translator: what it is, how long it may be, what is translated already."""
    from foldwell.commands.translate_command import run_export

    run_export(open_shelf(), topic, locale, form, output)


@translate.command("import")
@click.argument("topic")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_locale
@_say_who
def import_texts(topic: str, file: Path, locale: str, **told: Any) -> None:  # noqa: ANN401
    """Make the words of TOPIC in a language of FILE (.xlf or .po); refused where anything does not fit the source."""
    from foldwell.commands.translate_command import run_import

    require_project()
    run_import(open_shelf(), topic, locale, file, _read_people(told))


@translate.command("stamp")
@click.argument("topic")
@_locale
@_say_who
def stamp_texts(topic: str, locale: str, **told: Any) -> None:  # noqa: ANN401
    """Say of words that are there that they translate TOPIC as it is now, and who vouches for that."""
    from foldwell.commands.translate_command import run_stamp

    require_project()
    run_stamp(open_shelf(), topic, locale, _read_people(told))


def _read_people(told: dict[str, Any]) -> dict[str, object]:
    """What the options tell, by the names of `translation:`; what was left out is not among it."""
    from foldwell.errors import UsageError

    for role in ("translator", "reviewer"):
        if told[role] is not None:
            name, credential, day = told[role]
            if not (name.strip() and credential.strip()):
                raise UsageError(f"--{role} needs a name and a credential", "name the person, and what qualifies them")
            told[role] = {"name": name, "credential": credential, "date": read_day(day)}
    return {name: value for name, value in told.items() if value is not None}
