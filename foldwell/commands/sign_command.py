"""The sign command: what a person answers for, asked one by one, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from foldwell.errors import UsageError
from foldwell.model.signatures import ANSWERED_BY, QUESTIONS, Item, Role
from foldwell.read.signing import hash_to_sign, missing_items, sign_wording, valid_for

if TYPE_CHECKING:
    from datetime import date

    from foldwell.read.shelf import Shelf


def run_sign(  # noqa: PLR0913
    shelf: Shelf,
    *,
    topic: str,
    locale: str,
    name: str,
    role: str,
    credential: str,
    day: date,
    jurisdiction: str | None,
    confirms: tuple[str, ...],
    asks: bool,
) -> None:
    """Sign, and say where; asks: whether a person is there to be asked what they answer for.

    Raises UsageError where the role can't answer for an item, and as `sign_wording`.
    """
    as_what = cast("Role", role)
    items = cast("tuple[Item, ...]", tuple(dict.fromkeys(confirms)))
    for item in items:
        if as_what not in ANSWERED_BY[item]:
            who = " or ".join(ANSWERED_BY[item])
            raise UsageError(f"{role} can't answer for {item}", f"leave it out; it takes somebody {who}")
    hash_to_sign(shelf, topic=topic, locale=locale, role=as_what, jurisdiction=jurisdiction)  # refuses before it asks
    if asks and not items:
        items = tuple(item for item in QUESTIONS if as_what in ANSWERED_BY[item] and click.confirm(QUESTIONS[item]))
    file = sign_wording(
        shelf,
        topic=topic,
        locale=locale,
        name=name,
        role=as_what,
        credential=credential,
        day=day,
        jurisdiction=jurisdiction,
        confirms=items,
    )
    for_law = f" for {jurisdiction}" if jurisdiction else ""
    click.echo(f"{name} signed {topic} in {locale}{for_law}: {file}")
    for item in missing_items(valid_for(shelf, topic, locale)):
        click.echo(f"still open: {QUESTIONS[item]} (--confirms {item}, by {' or '.join(ANSWERED_BY[item])})")
