"""A page of letters: what it shows is in the fonts of a group's file, for whatever a clinic writes in its slots."""

from __future__ import annotations

import string
from html import escape
from typing import TYPE_CHECKING
from unicodedata import category

from foldwell.compose.composition import Composition
from foldwell.compose.formats import Formats
from foldwell.compose.palette import Palette
from foldwell.model.clinic import OpenHours
from foldwell.read.typefaces import list_faces
from foldwell.typeset.engine import LaidOut, PictureCache

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library
    from foldwell.read.typefaces import Face
    from foldwell.typeset.engine import Engine

_SIGNS = "–—‘’“”•·…€£©®™°№"
_ACCENTED = "".join(map(chr, range(0x00C0, 0x0100))) + "ŁłŒœŠšŽžŸ"
LATIN = string.ascii_letters + string.digits + string.punctuation + _SIGNS + _ACCENTED
"""Letters, digits and signs of names and addresses; those of all Europe would make each file a third larger."""
_JOINED = "ff fi fl ffi ffl"
"""Letters that typefaces draw as one."""
_DRAWN_AS_OTHERS = "‐‑"
"""Hyphens that a typeface draws as the common one, and that would be read in its place."""
_SIZE = 12
"""Points: widths of letters are rounded at the size that they are first set in, so it is one of running text."""
_JOINER = "\u200d"
_MOST_SPECIMENS = 8
"""Specimens that are kept, the last ones laid out."""
_HEADING_WEIGHT = 600
"""Slots have headings of this weight or more; a lighter one is for titles alone, and would be carried for nothing."""


class Specimens:
    """Pages of letters by one engine; those that topics of a language share are laid out once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: dict[str, LaidOut] = {}

    def lay_out(self, brochure: Brochure) -> LaidOut:
        """Pages with every letter that a slot may need, in each upright face of a brochure."""
        html = _compose(brochure, self._engine.library)
        if html not in self._kept:
            if len(self._kept) >= _MOST_SPECIMENS:
                del self._kept[next(iter(self._kept))]
            composition = Composition(html, "", f"html{{font-size:{_SIZE}pt}}", {}, "", "", Palette({}, {}))
            self._kept[html] = self._engine.lay_out(composition, PictureCache())
        return self._kept[html]


def _compose(brochure: Brochure, library: Library) -> str:
    script = brochure.locale.typefaces
    families = brochure.theme.families | (script.families if script else frozenset())
    faces = [face for face in list_faces(library) if face.family in families and _is_for_slots(face, brochure)]
    latin, own = escape(f"{' '.join(LATIN)} {_JOINED}"), escape(" ".join(_list_words(brochure)))
    lines = "".join(f'<div style="{_describe(face)}"><div dir="ltr">{latin}</div>{own}</div>' for face in faces)
    return (
        f'<!DOCTYPE html><html lang="{brochure.locale_tag}" dir="{brochure.locale.direction}"><title>.</title>{lines}'
    )


def _is_for_slots(face: Face, brochure: Brochure) -> bool:
    is_text = face.family != brochure.theme.headings or face.family == brochure.theme.text
    return not face.is_italic and (is_text or face.weight >= _HEADING_WEIGHT)


def _describe(face: Face) -> str:
    return escape(f'font-family:"{face.family}";font-weight:{face.weight}')


def _list_words(brochure: Brochure) -> Iterator[str]:
    """The letters of the language beside LATIN, in all their forms."""
    letters: set[str] = set()
    formats = Formats(brochure.written_locale, brochure.locale)
    hours = (formats.hours(OpenHours(days=("mon", "sun"), opens=f"{n:02}:00", closes=f"{n:02}:30")) for n in range(24))
    fixed = tuple(_texts(brochure.locale.model_dump()))
    for text in (*fixed, *_texts(brochure.words.model_dump()), *hours):
        letters |= {letter for letter in text if not letter.isascii() and category(letter)[0] in "LNPS"}
    yield from sorted(letters - set(LATIN) - set(_DRAWN_AS_OTHERS))
    if brochure.is_right_to_left:
        yield from fixed
        for letter in sorted(letters):
            yield from (letter, letter + _JOINER, _JOINER + letter + _JOINER, _JOINER + letter)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
