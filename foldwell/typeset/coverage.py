"""Letters that no typeface of a brochure has are found before anything is laid out, with the line they stand in."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import name as unicode_name

from foldwell.edit.rules import find_place
from foldwell.errors import InputError
from foldwell.findings import error
from foldwell.typeset.fonts import family_files, missing_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from foldwell.compose.composition import Composition
    from foldwell.findings import Finding, Place
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library

_TAG = re.compile(r"<[^>]*>")
_LETTERS_SHOWN = 5


def check_coverage(composition: Composition, brochure: Brochure, library: Library) -> None:
    """Raise InputError with one finding for each text that has letters which neither the theme nor the locale sets."""
    drawings = (asset.data.decode() for asset in composition.assets.values() if b"</text>" in asset.data)
    letters = "".join(_letters(text) for text in (composition.html, composition.foot, *drawings))
    script = brochure.locale.typefaces
    families = brochure.theme.families | (script.families if script else frozenset())
    missing = missing_characters(letters, family_files(library, families))
    if missing:
        raise InputError(_explain(frozenset(missing), brochure))


@lru_cache(maxsize=64)
def _letters(markup: str) -> str:
    return "".join(sorted(set(unescape(_TAG.sub(" ", markup)))))


def _explain(missing: frozenset[str], brochure: Brochure) -> Iterator[Finding]:
    told: set[str] = set()
    for place, path, text in _written(brochure):
        found = missing.intersection(text)
        if found:
            told |= found
            yield _finding(found, place, path)
    if missing - told:
        yield _finding(missing - told, None, "")


def _finding(letters: frozenset[str] | set[str], place: Place | None, field: str) -> Finding:
    names = [f"{c!r} (U+{ord(c):04X}, {unicode_name(c, 'unnamed')})" for c in sorted(letters)]
    more = f" and {len(names) - _LETTERS_SHOWN} more" if len(names) > _LETTERS_SHOWN else ""
    return error(
        "typeset.no-glyph",
        f"no typeface of this brochure has {', '.join(names[:_LETTERS_SHOWN])}{more}",
        "write it another way, or let the locale's file name typefaces: that have it",
        place,
        field,
    )


def _written(brochure: Brochure) -> Iterator[tuple[Place, str, str]]:
    """Every text that people wrote for a brochure, with its place and its path."""
    files: dict[str, BaseModel] = {
        "words": brochure.words,
        "clinic": brochure.clinic,
        "topic": brochure.topic,
        "locale": brochure.locale,
    }
    for file, model in files.items():
        for path, text in _texts(model.model_dump(by_alias=True), ""):
            yield find_place(brochure, f"{file}:{path}"), path, text


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
        return
    if isinstance(value, (list, tuple)):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}".removeprefix("."))
