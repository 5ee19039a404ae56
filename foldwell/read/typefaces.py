"""The typefaces of a library: what the font files in styles/fonts/ say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont, TTLibError

from foldwell.errors import InputError
from foldwell.findings import Place, error

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.read.library import Library

_FAMILY, _TYPOGRAPHIC_FAMILY, _POSTSCRIPT = 1, 16, 6
"""Numbers of names in an OpenType file; the typographic family is told where it differs from the plain one."""


@dataclass(frozen=True)
class Face:
    """A font file. name: its PostScript name, as a PDF calls it; weight: 100 to 900."""

    path: Path
    family: str
    name: str
    weight: int
    is_italic: bool


def list_faces(library: Library) -> tuple[Face, ...]:
    """Every font file of the library, in a fixed order. Raises InputError for one that can't be read."""
    files = {path for root in library.roots for path in (root / "styles" / "fonts").rglob("*.ttf")}
    return tuple(_read_face(path, path.stat().st_mtime_ns) for path in sorted(files))


@lru_cache(maxsize=64)
def _read_face(path: Path, changed: int) -> Face:  # noqa: ARG001
    """changed: time of the file's change, so that another font under the same name is read anew."""
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            names, style = font["name"], font["OS/2"]
            family = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY)
            name = names.getDebugName(_POSTSCRIPT)
            return Face(path, str(family), str(name), style.usWeightClass, bool(style.fsSelection & 1))
    except (TTLibError, KeyError, OSError):
        place = Place(path.as_posix())
        remedy = "put a static TrueType font there, or take the file away"
        raise InputError([error("read.broken-font", "this is no font that can be read", remedy, place)]) from None
