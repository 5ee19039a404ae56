"""Near names: what a person may have meant by a name that does not exist."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from foldwell.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LISTED = 30


def find_nearest(name: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that is nearest to a name, if any is near."""
    by_form = {_form(choice): choice for choice in allowed}
    near = get_close_matches(_form(name), by_form, n=1, cutoff=0.6)
    return by_form[near[0]] if near else None


def _form(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")


def suggest(name: str, allowed: Iterable[str], nothing: str = "there is nothing to choose from") -> str:
    """A remedy: `did you mean 'steps'? Allowed: harms, steps`."""
    choices = list(allowed)
    if not choices:
        return nothing
    listed = ", ".join(choices[:_MOST_LISTED]) + (", ..." if len(choices) > _MOST_LISTED else "")
    near = find_nearest(name, choices)
    return f"did you mean {near!r}? Allowed: {listed}" if near else f"write one of: {listed}"


def check_name(what: str, name: str, allowed: Iterable[str]) -> str:
    """The name itself where it is allowed; `what` says what it names, such as `topic`.

    Raises UsageError with a suggestion.
    """
    choices = list(allowed)
    if name not in choices:
        raise UsageError(f"there is no {what} {name!r}", suggest(name, choices, nothing=f"there is no {what} at all"))
    return name
