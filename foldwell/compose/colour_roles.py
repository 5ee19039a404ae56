"""Roles in CSS and SVG: `var(--role)` becomes the palette's colour or the theme's typeface before anything is drawn."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error
from foldwell.model.theme import FALLBACK_FAMILY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.model.locale import Typefaces
    from foldwell.model.theme import Theme

_CALL = re.compile(r"var\(([^()]*)\)?", re.IGNORECASE)
_ROLE = re.compile(r"\s*--([a-z][a-z0-9-]*)\s*")


def face_roles(theme: Theme, script: Typefaces | None = None) -> dict[str, str]:
    """The typefaces by role, as lists of families: signs that the first one lacks are set in the next.

    script: the locale's own; Latin letters and figures inside its words are set in the theme's.
    """
    text, headings = list_families(theme, script, "text"), list_families(theme, script, "headings")
    roles = {"text-face": text, "heading-face": tuple(dict.fromkeys((*headings, *text)))}
    return {role: ", ".join(f'"{family}"' for family in listed) for role, listed in roles.items()}


def list_families(theme: Theme, script: Typefaces | None, role: Literal["text", "headings"]) -> tuple[str, ...]:
    """The families that set a role, the first to be asked first."""
    own, fallback = getattr(theme, role), (FALLBACK_FAMILY,) if role == "text" else ()
    if script is None:
        return tuple(dict.fromkeys((own, *fallback)))
    return tuple(dict.fromkeys(filter(None, (script.marks, own, getattr(script, role), *fallback))))


def substitute_roles(text: str, roles: Mapping[str, str], shown_as: str) -> str:
    """The text with every `var(--role)` replaced by its value.

    shown_as: name of the file for messages. Raises InputError that names every role that does not exist.
    """
    wrong: list[Finding] = []

    def replace(match: re.Match[str]) -> str:
        role = _ROLE.fullmatch(match[1])
        if role and role[1] in roles and match[0].endswith(")"):
            return roles[role[1]]
        wrong.append(_explain(match, role[1] if role else "", roles, shown_as))
        return match[0]

    replaced = _CALL.sub(replace, text)
    if wrong:
        raise InputError(wrong)
    return replaced


def _explain(match: re.Match[str], role: str, roles: Mapping[str, str], shown_as: str) -> Finding:
    before = match.string[: match.start()]
    place = Place(shown_as, before.count("\n") + 1, match.start() - before.rfind("\n"))
    if not role or not match[0].endswith(")"):
        return error("compose.colour-role", f"{match[0]!r} names no colour role", "write var(--brand)", place)
    near = get_close_matches(role, roles, n=1)
    remedy = f"did you mean {near[0]!r}?" if near else f"write one of {', '.join(sorted(roles))}"
    return error("compose.colour-role", f"there is no colour role {role!r}", remedy, place)
