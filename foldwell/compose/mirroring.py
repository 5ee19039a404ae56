"""Pictures that follow the direction of reading: which symbols do, and how they are turned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from foldwell.read.library import Library

MIRRORED = "styles/icons/mirrored.txt"
_NUMBER = r"-?[\d.]+"
_ROOT = re.compile(
    rf"""<svg\b[^>]*\sviewBox=["'](?P<left>{_NUMBER})[\s,]+{_NUMBER}[\s,]+(?P<width>{_NUMBER})[\s,]+{_NUMBER}["'][^>]*>"""
)


def mirrored_icons(library: Library) -> frozenset[str]:
    """Names of the symbols that are mirrored in right-to-left brochures.

    Raises InputError where the list is missing, or names a symbol that there is not.
    """
    names = {}
    for number, line in enumerate(library.read_text(MIRRORED).splitlines(), 1):
        if name := line.partition("#")[0].strip():
            names[name] = Place(MIRRORED, number, 1)
    icons = library.icons()
    unknown = [
        error("compose.unknown-icon", f"styles/icons/ has no symbol {name!r}", suggest(name, icons), place)
        for name, place in names.items()
        if name not in icons
    ]
    if unknown:
        raise InputError(unknown)
    return frozenset(names)


def mirror_drawing(svg: str, file: str) -> str:
    """A drawing turned about the upright middle of its viewBox.

    file: its name in messages. Raises InputError where it has no viewBox.
    """
    root = _ROOT.search(svg)
    if root is None:
        remedy = 'add one to its svg element, such as viewBox="0 0 48 48"'
        raise InputError([error("compose.no-view-box", "it has no viewBox to be mirrored in", remedy, Place(file))])
    left, width = float(root["left"]), float(root["width"])
    drawn, end, rest = svg[root.end() :].rpartition("</svg>")
    turn = f'<g transform="translate({2 * left + width:g} 0) scale(-1 1)">'
    return f"{svg[: root.end()]}{turn}{drawn}</g>{end}{rest}"
