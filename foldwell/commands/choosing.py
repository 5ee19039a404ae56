"""Which brochures a command is about, and where their files are: options and folders that commands share."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foldwell.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from foldwell.jobs.plan import Filters
    from foldwell.read.shelf import Shelf

MEDIA = ("screen", "office", "proof", "press", "web")
medium_option = click.option(
    "--medium", "media", multiple=True, type=click.Choice(MEDIA), help="What to make; screen and office by default."
)
profile_option = click.option(
    "--profile",
    type=click.Choice(["draft", "patient"]),
    default="draft",
    show_default=True,
    help="patient refuses until named people have signed.",
)
print_shop_option = click.option(
    "--print-shop", default="", metavar="NAME", help="Whom press files are for, in place of the clinic's print shop."
)
jobs_option = click.option(
    "--jobs",
    "processes",
    type=click.IntRange(min=1),
    default=None,
    envvar="FOLDWELL_JOBS",
    metavar="N",
    help="How many brochures to make at once; as many as there are processors by default.",
)

stamp_option = click.option(
    "--stamp/--no-stamp",
    default=True,
    show_default=True,
    help="Lay out once what brochures share, and put each brand into it; --no-stamp lays each out in full.",
)
stamp_check_option = click.option(
    "--stamp-check",
    type=click.Choice(["slots", "whole"]),
    default="slots",
    show_default=True,
    help="What is judged of each stamped file: what is its clinic's own, or all of it once more.",
)


cluster_option = click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Make the brochures on a dask cluster, such as tcp://host:8786; `local` starts one here.",
)


def read_place(told: str) -> Path | str:
    """The folder or the URL that an option names; `file://` is a folder."""
    if "://" not in told:
        return Path(told)
    url = told.rstrip("/")
    return Path(url.removeprefix("file://")) if url.startswith("file://") else url


def choose_brochures(command: Callable[..., object]) -> Callable[..., object]:
    """The options that choose brochures."""
    options = [
        click.option("--clinic", "clinics", multiple=True, metavar="NAME", help="Only this clinic; may be repeated."),
        click.option("--topic", "topics", multiple=True, metavar="NAME", help="Only this topic."),
        click.option("--layout", "layouts", multiple=True, metavar="NAME", help="Only this layout."),
        click.option("--paper", "papers", multiple=True, metavar="NAME", help="Only this paper, such as letter or a4."),
        click.option("--locale", "locales", multiple=True, metavar="TAG", help="Only this language, such as en-US."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def choose_format(command: Callable[..., object]) -> Callable[..., object]:
    """The option that says how findings are told."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "sarif", "github"]),
        default="text",
        show_default=True,
        help="For people, for programs, for code scanners, or as annotations of a GitHub workflow.",
    )(command)


def choose_report(command: Callable[..., object]) -> Callable[..., object]:
    """The same, with the option's older name for programs."""
    alias = click.option("--json", "form", flag_value="json", help="The same as --format json.")
    return choose_format(alias(command))


def chosen_filters(filters: dict[str, tuple[str, ...]]) -> Filters:
    """What those options chose."""
    from foldwell.jobs.plan import Filters

    return Filters(**filters)  # type: ignore[arg-type]


def open_shelf() -> Shelf:
    """The files of the project in this folder, or of the bundled samples."""
    from foldwell.read.library import Library
    from foldwell.read.shelf import Shelf

    return Shelf(Library(choose_roots()))


def choose_roots() -> tuple[Path, ...]:
    """The folders that files are read from; says so where they are the bundled samples alone."""
    click.echo(describe_samples(), err=True, nl=False)
    return find_roots(Path.cwd())


def describe_samples() -> str:
    """A line that says so where there is no project in this folder; else nothing."""
    is_project = find_roots(Path.cwd())[0] == Path.cwd().resolve()
    return "" if is_project else "There is no content/ folder here, so these are the bundled samples.\n"


def find_roots(folder: Path) -> tuple[Path, ...]:
    """The project in this folder, where there is one, and the bundled templates, styles and samples."""
    package = Path(__file__).resolve().parents[1]
    bundled = package.parent if (package.parent / "templates").is_dir() else package / "shop"
    own = folder.resolve()
    return (own, bundled) if (own / "content").is_dir() and own != bundled else (bundled,)


def require_project() -> None:
    """The bundled samples are for all projects, and signed by nobody."""
    if find_roots(Path.cwd())[0] != Path.cwd().resolve():
        raise UsageError("there is no content/ folder here", "go to the folder of the project")


def read_today() -> date:
    """The day, the same all over the world."""
    return datetime.now(UTC).date()


def read_release_day() -> date:
    """The day that goes on record: that of SOURCE_DATE_EPOCH, in seconds since 1970, or today.

    Raises UsageError where the variable holds no such number.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not told:
        return read_today()
    try:
        return datetime.fromtimestamp(int(told), UTC).date()
    except (ValueError, OverflowError, OSError):
        message, remedy = f"SOURCE_DATE_EPOCH is {told[:40]!r}", "set it to seconds since 1970, such as 1795737600"
        raise UsageError(message, remedy) from None


def read_day(told: str | None) -> date:
    """The day that an option names, today where it is left out; raises UsageError for what is none, or to come."""
    if not told:
        return read_today()
    try:
        day = date.fromisoformat(told)
    except ValueError:
        raise UsageError(f"{told!r} is not a date", "write year-month-day, such as 2026-11-22") from None
    if day > read_today():
        raise UsageError(f"{told} is still to come", "write the day on which the words were read")
    return day
