"""The typefaces of a web page: cut to the signs it uses, and carried inside it."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from foldwell.model.theme import FALLBACK_FAMILY
from foldwell.read.typefaces import list_faces
from foldwell.typeset.fonts import missing_characters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from foldwell.model.locale import Typefaces
    from foldwell.model.theme import Theme
    from foldwell.read.library import Library
    from foldwell.read.typefaces import Face

_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "init", "medi", "fina", "isol", "rlig", "calt", "curs"]
_WEIGHT = re.compile(r"font(?:-weight)?:[^;}]*?\b([1-9]00)\b")
_REGULAR = 400


def font_rules(library: Library, theme: Theme, text: str, styles: str, script: Typefaces | None = None) -> str:
    """An `@font-face` for each face of a theme and of a script that the styles ask for, with the signs of the text.

    A weight is carried where the styles name it, an italic where the text has one; the bundled fallback carries
    the signs that the theme's own families lack.
    """
    characters = frozenset(text) | frozenset(text.upper())
    others = script.families if script else frozenset[str]()
    faces = list(_choose_faces(library, {theme.text, theme.headings, *others}, text, styles))
    running = [face.path for face in faces if face.family in {theme.text, *others}]
    lacking = frozenset(missing_characters(text, running))
    rules = [_write_rule(face, characters) for face in faces]
    if lacking and theme.text != FALLBACK_FAMILY:
        rules += [_write_rule(face, lacking) for face in list_faces(library) if _is_fallback(face)]
    return "".join(rules)


def _choose_faces(library: Library, families: Collection[str], text: str, styles: str) -> Iterator[Face]:
    weights = {_REGULAR, *map(int, _WEIGHT.findall(styles))}
    has_italics = "<em" in text
    for face in list_faces(library):
        if face.family in families and face.weight in weights and face.is_italic <= has_italics:
            yield face


def _is_fallback(face: Face) -> bool:
    return face.family == FALLBACK_FAMILY and face.weight == _REGULAR and not face.is_italic


def _write_rule(face: Face, characters: frozenset[str]) -> str:
    data = base64.b64encode(_cut(face.path, face.path.stat().st_mtime_ns, characters)).decode()
    style = "italic" if face.is_italic else "normal"
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{style};font-display:swap;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )


@lru_cache(maxsize=64)
def _cut(path: Path, changed: int, characters: frozenset[str]) -> bytes:  # noqa: ARG001
    """The face as WOFF2 with these signs only. changed: time of its change, so that another file is cut anew."""
    options = Options()
    options.layout_features = _FEATURES
    options.hinting, options.notdef_outline, options.recalc_timestamp = False, True, False
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=sorted(map(ord, characters)))
        cutter.subset(font)
        font.flavor = "woff2"
        written = BytesIO()
        font.save(written, reorderTables=True)
    return written.getvalue()
