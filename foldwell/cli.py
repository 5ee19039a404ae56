"""The command line. It reads options, calls a room, prints a report; heavy rooms are imported where they are used."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foldwell import __version__
from foldwell.errors import DEBUG, ExitCode, UsageError
from foldwell.failures import close_output, is_explained, tell_failure
from foldwell.report import as_json, finding_data, finding_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from foldwell.jobs.plan import Filters
    from foldwell.read.shelf import Shelf

MEDIA = ("screen", "office", "proof")


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every failure is told in plain words."""
    try:
        with commands.make_context("foldwell", list(arguments)) as context:
            code = commands.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        close_output()
        return ExitCode.OK
    except (Exception, KeyboardInterrupt) as problem:
        if os.environ.get(DEBUG) == "1" and not is_explained(problem):
            raise
        return tell_failure(problem)
    return code if isinstance(code, int) else ExitCode.OK


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="foldwell")
def commands() -> None:
    """Patient brochures that fold, print and read right.

    Runs in a folder with content/ (see `foldwell new project`), or with the bundled samples.
    """


def _filters(command: Callable[..., object]) -> Callable[..., object]:
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


def _shelf() -> Shelf:
    from foldwell.read.library import Library
    from foldwell.read.shelf import Shelf

    return Shelf(Library(_roots()))


def _roots() -> tuple[Path, ...]:
    roots = find_roots(Path.cwd())
    if roots[0] != Path.cwd().resolve():
        click.echo("There is no content/ folder here, so these are the bundled samples.", err=True)
    return roots


def find_roots(folder: Path) -> tuple[Path, ...]:
    """The project in this folder, where there is one, and the bundled templates, styles and samples."""
    package = Path(__file__).resolve().parent
    bundled = package.parent if (package.parent / "templates").is_dir() else package / "shop"
    own = folder.resolve()
    return (own, bundled) if (own / "content").is_dir() and own != bundled else (bundled,)


def _today() -> date:
    return datetime.now(UTC).date()


@commands.command()
@_filters
@click.option(
    "--medium", "media", multiple=True, type=click.Choice(MEDIA), help="What to make; screen and office by default."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Where the files go.",
)
@click.option(
    "--profile",
    type=click.Choice(["draft", "patient"]),
    default="draft",
    show_default=True,
    help="patient refuses until named people have signed.",
)
@click.option(
    "--ink",
    type=click.Choice(["colour", "mono"]),
    default="colour",
    show_default=True,
    help="mono is for the black-and-white laser.",
)
@click.option(
    "--turn-back", is_flag=True, help="Turn the back of the sheet, for printers that flip over the other edge."
)
@click.option(
    "--theme",
    default="",
    metavar="NAME",
    help="Try a theme: the files carry its name, beside those of the brand's own.",
)
@click.option("--grey", "grey_proof", is_flag=True, help="Proofs as a black-and-white printer shows them.")
@click.option("--strict", is_flag=True, help="Warnings fail the build.")
@click.option("--watch", is_flag=True, help="Stay, and build what a saved file touches; Ctrl-C stops.")
@click.option("--json", "want_json", is_flag=True, help="Report for programs.")
@click.option("-v", "--verbose", is_flag=True, help="Show how each brochure was fitted, notes, and what is current.")
def build(*, watch: bool, **options: object) -> int:
    """Make the brochures into OUTPUT/<clinic>/<topic>.<locale>.<layout>-<paper>.<medium>.pdf."""
    from foldwell.build_command import BuildRequest, run_build

    request = BuildRequest(**options)  # type: ignore[arg-type]
    if not watch:
        return run_build(request, _roots())
    from foldwell.watch_command import run_watch

    return run_watch(request, _roots())


@commands.command()
@_filters
@click.option(
    "--profile", type=click.Choice(["draft", "patient"]), default="draft", show_default=True, help="Judge for this use."
)
@click.option("--strict", is_flag=True, help="Warnings fail the check.")
@click.option("--json", "want_json", is_flag=True, help="Report for programs.")
def check(profile: str, *, strict: bool, want_json: bool, **filters: tuple[str, ...]) -> int:
    """Judge the files without making anything: every mistake at once, with file, line and column."""
    from foldwell.check_command import run_check

    return run_check(_shelf(), _chosen(filters), profile, strict=strict, want_json=want_json)  # type: ignore[arg-type]


@commands.command("list")
@_filters
@click.option("--json", "want_json", is_flag=True, help="Report for programs.")
def list_brochures(*, want_json: bool, **filters: tuple[str, ...]) -> int:
    """Show the brochures that there are to make."""
    from foldwell.check_command import give_verdict
    from foldwell.jobs.plan import plan_jobs

    plan = plan_jobs(_shelf(), _chosen(filters))
    if want_json:
        brochures = [{"brochure": job.name, **job.names} for job in plan.jobs]
        click.echo(as_json({"brochures": brochures, "findings": [finding_data(found) for found in plan.findings]}))
    else:
        for job in plan.jobs:
            click.echo(job.name)
        for line in finding_lines(plan.findings):
            click.echo(line, err=True)
    return give_verdict(plan.findings, strict=False)


@commands.command()
@click.option(
    "--paper", "papers", multiple=True, metavar="NAME", help="For this paper; those of the clinics if left out."
)
@click.option("--clinic", default="", metavar="NAME", help="For this clinic: its papers, its name on the sheet.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Where the sheets go.",
)
def calibrate(papers: tuple[str, ...], clinic: str, output: Path) -> None:
    """Make a sheet to print once, which shows your printer's white edge and how far it prints the back off.

    Two to six numbers from it go into clinic.yml; from then on every office file is made for that printer.
    """
    from foldwell.calibrate_command import CalibrateRequest, run_calibrate

    run_calibrate(CalibrateRequest(papers, clinic, output), _shelf())


@commands.group()
def new() -> None:
    """Start a project, a clinic, a topic or a layout."""


@new.command("project")
@click.argument("folder", type=click.Path(path_type=Path))
def new_project(folder: Path) -> None:
    """Make FOLDER a working folder: the sample content to change, and room for own templates and styles."""
    from foldwell.scaffold import make_project

    for line in make_project(find_roots(folder)[-1], folder):
        click.echo(line)


@new.command("clinic")
@click.argument("name")
def new_clinic(name: str) -> None:
    """Add a clinic to the project in this folder, filled in with what you then replace."""
    from foldwell.scaffold import make_clinic

    for line in make_clinic(find_roots(Path.cwd()), Path.cwd(), name):
        click.echo(line)


@new.command("topic")
@click.argument("name")
def new_topic(name: str) -> None:
    """Add a topic to the project in this folder: every section that a treatment needs, with words to replace."""
    from foldwell.scaffold import make_topic

    for line in make_topic(find_roots(Path.cwd()), Path.cwd(), name):
        click.echo(line)


@new.command("layout")
@click.argument("name")
@click.option("--from", "source", default="trifold", show_default=True, metavar="LAYOUT", help="The layout to copy.")
def new_layout(name: str, source: str) -> None:
    """Add a layout to the project in this folder: a copy of another, to change."""
    from foldwell.scaffold_layout import make_layout

    for line in make_layout(find_roots(Path.cwd()), Path.cwd(), name, source):
        click.echo(line)


@commands.command()
@click.argument("topic")
@click.option("--locale", required=True, metavar="TAG", help="The language that was read.")
@click.option("--name", required=True, help="Who signs.")
@click.option("--role", required=True, type=click.Choice(["clinical", "legal", "language"]), help="As what.")
@click.option("--credential", required=True, help="Such as 'MD, orthopedic surgeon'.")
@click.option("--date", "signed_on", metavar="YYYY-MM-DD", help="Day of the reading; today when left out.")
def sign(**options: str) -> None:
    """Sign the wording of TOPIC: name, role, date and the hash of topic, locale and notices.

    Any later change of the wording voids the signature.
    """
    from foldwell.read.signing import sign_wording

    _require_project()
    for name in ("name", "credential"):
        if not options[name].strip():
            raise UsageError(f"--{name} is empty", "a signature names a person, and what lets them judge the words")
    day = _read_day(options.pop("signed_on"))
    file = sign_wording(_shelf(), day=day, **options)
    click.echo(f"{options['name']} signed {options['topic']} in {options['locale']}: {file}")


def _require_project() -> None:
    """The bundled samples are for all projects, and signed by nobody."""
    if find_roots(Path.cwd())[0] != Path.cwd().resolve():
        raise UsageError("there is no content/ folder here", "go to the folder of the project")


def _read_day(told: str | None) -> date:
    if not told:
        return _today()
    try:
        day = date.fromisoformat(told)
    except ValueError:
        raise UsageError(f"{told!r} is not a date", "write year-month-day, such as 2026-11-22") from None
    if day > _today():
        raise UsageError(f"{told} is still to come", "write the day on which the words were read")
    return day


@commands.command()
@click.option("--output", type=click.Path(path_type=Path), help="Write them here, as files.")
def schema(output: Path | None) -> None:
    """Print the JSON Schemas of all files that people write, or write them to a folder."""
    from foldwell.read.schemas import build_schemas, write_schemas

    if output is None:
        click.echo(as_json(build_schemas()))
    else:
        write_schemas(output)
        click.echo(f"schemas written to {output}/")


def _chosen(filters: dict[str, tuple[str, ...]]) -> Filters:
    from foldwell.jobs.plan import Filters

    return Filters(**filters)  # type: ignore[arg-type]
