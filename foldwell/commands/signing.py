"""`sign`: a person vouches for the wording."""

from __future__ import annotations

import sys

import click

from foldwell.commands.choosing import open_shelf, read_day, require_project
from foldwell.errors import UsageError

ROLES = ("clinical", "legal", "language", "reader")
ITEMS = ("true-and-current", "fair-tone", "right-for-readers", "pictures-help", "no-pressure")


@click.command()
@click.argument("topic")
@click.option("--locale", required=True, metavar="TAG", help="The language that was read.")
@click.option("--name", required=True, help="Who signs.")
@click.option("--role", required=True, type=click.Choice(ROLES), help="As what.")
@click.option("--credential", required=True, help="Such as 'MD, orthopedic surgeon'.")
@click.option("--jurisdiction", metavar="ID", help="Whose law a legal signature answers for, such as US-FL.")
@click.option("--date", "signed_on", metavar="YYYY-MM-DD", help="Day of the reading; today when left out.")
@click.option(
    "--confirms",
    multiple=True,
    type=click.Choice(ITEMS),
    help="What you answer for besides; may be repeated. In a terminal you are asked when it is left out.",
)
def sign(confirms: tuple[str, ...], **options: str) -> None:
    """Sign the wording of TOPIC: name, role, date and the hash of topic, locale and notices.

    A lawyer signs for one jurisdiction, and for what its files say of the law. Any later change of the wording
    voids the signature.
    """
    from foldwell.commands.sign_command import run_sign

    require_project()
    for name in ("name", "credential"):
        if not options[name].strip():
            raise UsageError(f"--{name} is empty", "a signature names a person, and what lets them judge the words")
    day = read_day(options.pop("signed_on"))
    run_sign(open_shelf(), confirms=confirms, day=day, asks=sys.stdin.isatty(), **options)
