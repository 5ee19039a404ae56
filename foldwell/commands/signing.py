"""`sign`: a person vouches for the wording."""

from __future__ import annotations

import click

from foldwell.commands.choosing import open_shelf, read_day, require_project
from foldwell.errors import UsageError


@click.command()
@click.argument("topic")
@click.option("--locale", required=True, metavar="TAG", help="The language that was read.")
@click.option("--name", required=True, help="Who signs.")
@click.option("--role", required=True, type=click.Choice(["clinical", "legal", "language"]), help="As what.")
@click.option("--credential", required=True, help="Such as 'MD, orthopedic surgeon'.")
@click.option("--jurisdiction", metavar="ID", help="Whose law a legal signature answers for, such as US-FL.")
@click.option("--date", "signed_on", metavar="YYYY-MM-DD", help="Day of the reading; today when left out.")
def sign(**options: str) -> None:
    """Sign the wording of TOPIC: name, role, date and the hash of topic, locale and notices.

    A lawyer signs for one jurisdiction, and for what its files say of the law. Any later change of the wording
    voids the signature.
    """
    from foldwell.read.signing import sign_wording

    require_project()
    for name in ("name", "credential"):
        if not options[name].strip():
            raise UsageError(f"--{name} is empty", "a signature names a person, and what lets them judge the words")
    day = read_day(options.pop("signed_on"))
    file = sign_wording(open_shelf(), day=day, **options)
    for_law = f" for {options['jurisdiction']}" if options["jurisdiction"] else ""
    click.echo(f"{options['name']} signed {options['topic']} in {options['locale']}{for_law}: {file}")
