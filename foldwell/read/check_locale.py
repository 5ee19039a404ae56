"""Checks of a locale: it is complete, and its texts have the `{...}` that will be filled in, and no others."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from foldwell.model.explanations import explain_fields
from foldwell.model.inline import inline_problems
from foldwell.model.locale import Fixed
from foldwell.read.suggestions import suggest
from foldwell.read.typefaces import list_faces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.locale import Locale
    from foldwell.read.library import Library
    from foldwell.read.shelf import Loaded
    from foldwell.read.yaml_source import Steps

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RANGES = {"hours_range": ("days", "opens", "closes"), "days_range": ("first", "last")}
_NAMED = re.compile(r"\{(\w+)\}")


def check_locale(locale: Loaded[Locale]) -> Iterator[Finding]:
    """Weekdays that are missing, and texts whose `{...}` are not those that their meaning names."""
    for name in WEEKDAYS:
        if name not in locale.model.days:
            yield locale.source.error("read.missing-words", f"the day {name!r} is missing", "add it", ("days", name))
    for name in locale.model.days:
        if name not in WEEKDAYS:
            remedy = suggest(name, WEEKDAYS)
            yield locale.source.error("read.extra-words", f"{name!r} is no day", remedy, ("days", name), at_key=True)
    for name, wanted in _RANGES.items():
        yield from _check_blanks(locale, (name,), getattr(locale.model, name), wanted)
    for name in Fixed.model_fields:
        text = getattr(locale.model.words, name)
        yield from _check_blanks(locale, ("words", name), text, blanks_of(name))
        for problem in inline_problems(text):
            message, _, remedy = problem.partition("; ")
            yield locale.source.error("read.bad-text", message, remedy, ("words", name))


def check_script(locale: Loaded[Locale], library: Library) -> Iterator[Finding]:
    """Families that the locale sets its script in and that styles/fonts/ does not hold."""
    families = sorted({face.family for face in list_faces(library)})
    for field in ("text", "headings", "marks"):
        family = getattr(locale.model.typefaces, field, None)
        if family is not None and family not in families:
            message, steps = f"styles/fonts/ holds no typeface {family!r}", ("typefaces", field)
            yield locale.source.error("read.unknown-typeface", message, suggest(family, families), steps)


def blanks_of(name: str) -> tuple[str, ...]:
    """The `{...}` that a fixed text may and must use, as its docstring names them."""
    return tuple(dict.fromkeys(_NAMED.findall(explain_fields(Fixed).get(name, ""))))


def _check_blanks(locale: Loaded[Locale], steps: Steps, text: str, wanted: tuple[str, ...]) -> Iterator[Finding]:
    listed = ", ".join(f"{{{name}}}" for name in wanted) or "no {...} at all"
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        message = "a { or } has no partner"
        yield locale.source.error("read.bad-blank", message, f"close it, or use {listed}", steps)
        return
    used = [name or "" for _, name, _, _ in parts]
    for name in used:
        if name not in wanted:
            message = f"{{{name}}} can't be filled in here"
            yield locale.source.error("read.bad-blank", message, f"use {listed}", steps)
    for _, blank, form, conversion in parts:
        if form or conversion:
            remedy = f"write {{{blank}}} alone"
            yield locale.source.error("read.bad-blank", f"{{{blank}}} carries a format", remedy, steps)
    for name in wanted:
        if name not in used:
            message = f"{{{name}}} is missing, so what it stands for would never be printed"
            yield locale.source.error("read.missing-blank", message, f"use {listed}", steps)
