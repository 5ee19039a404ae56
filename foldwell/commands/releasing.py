"""Commands of the ledger: `release`, `verify` and `withdraw`."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import (
    choose_brochures,
    choose_roots,
    chosen_filters,
    jobs_option,
    medium_option,
    print_shop_option,
    profile_option,
    read_release_day,
    require_project,
)
from foldwell.errors import UsageError

LEDGER = Path("releases")
"""The ledger's folder in a project."""
_LEDGER_OPTION = click.option(
    "--ledger", type=click.Path(path_type=Path), default=LEDGER, show_default=True, help="The folder of the ledger."
)


@click.command()
@choose_brochures
@medium_option
@profile_option
@print_shop_option
@jobs_option
@click.option("--name", default="", help="What people call this release.")
@click.option("--output", type=click.Path(path_type=Path), help="Its folder; output/releases/<id> if left out.")
@_LEDGER_OPTION
@click.option("--dry-run", is_flag=True, help="Show what would be built, and which words changed; make nothing.")
@click.option("--json", "want_json", is_flag=True, help="Report for programs.")
def release(  # noqa: PLR0913
    *,
    media: tuple[str, ...],
    profile: str,
    print_shop: str,
    processes: int | None,
    name: str,
    output: Path | None,
    ledger: Path,
    dry_run: bool,
    want_json: bool,
    **filters: tuple[str, ...],
) -> int:
    """Build brochures in strict mode and put them on record: files, archives, covers, manifest, changed words.

    Any error or warning stops it, and then nothing is recorded.
    """
    from foldwell.commands.release_command import run_release
    from foldwell.commands.release_request import ReleaseRequest

    require_project()
    chosen = chosen_filters(filters)
    request = ReleaseRequest(
        chosen, media, profile, print_shop, name.strip(), output, ledger, dry_run, want_json, processes
    )
    return run_release(request, choose_roots(), read_release_day())


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--document", metavar="NUMBER", help="A number from a foot, such as 'KNEE-1 v1.0.0', instead of a file.")
@click.option(
    "--ledger", type=click.Path(path_type=Path), help="The folder of the ledger; releases/ where there is one."
)
@click.option("--json", "want_json", is_flag=True, help="Report for programs.")
def verify(files: tuple[Path, ...], document: str | None, ledger: Path | None, *, want_json: bool) -> int:
    """Tell what each FILE is, and whether it is unchanged and current by the ledger."""
    from foldwell.commands.verify_command import run_verify_document, run_verify_files

    if ledger is not None and not ledger.is_dir():
        raise UsageError(f"there is no ledger {ledger}", "name the folder that holds the manifests of the releases")
    folder = ledger or (LEDGER if LEDGER.is_dir() else None)
    if bool(files) == (document is not None):
        raise UsageError("name files, or one --document", "such as: foldwell verify brochure.pdf")
    if document is None:
        return run_verify_files(files, folder, want_json=want_json)
    if folder is None:
        raise UsageError("there is no ledger here to look a number up in", "name its folder with --ledger")
    return run_verify_document(document, folder, want_json=want_json)


@click.command()
@click.argument("document")
@click.option("--revision", required=True, metavar="NUMBER", help="The revision that must not be handed out any more.")
@click.option("--clinic", metavar="NAME", help="Only the copies of this clinic; all if left out.")
@click.option("--reason", required=True, help="Why, for those who ask later.")
@click.option("--name", required=True, help="Who withdraws it.")
@_LEDGER_OPTION
def withdraw(**options: str | Path | None) -> None:
    """Withdraw a revision of DOCUMENT: from now on `verify` says so, and it is not released again."""
    from foldwell.commands.withdraw_command import WithdrawRequest, run_withdraw

    for name in ("name", "reason"):
        if not str(options[name]).strip():
            raise UsageError(f"--{name} is empty", "a withdrawal names a person, and says why")
    run_withdraw(WithdrawRequest(**options), read_release_day())  # type: ignore[arg-type]
