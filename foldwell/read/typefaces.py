"""The typefaces of a library: what the font files in styles/fonts/ say of themselves."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont, TTLibError

from foldwell.errors import InputError
from foldwell.findings import Place, error

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.read.library import Library

FAMILY, TYPOGRAPHIC_FAMILY, POSTSCRIPT = 1, 16, 6
"""Numbers of names in an OpenType file; the typographic family is told where it differs from the plain one."""
_ENGLISH = ((3, 1, 0x409), (3, 10, 0x409), (0, 3, 0), (0, 4, 0))
"""Platform, encoding and language of names in English, all UTF-16 (OpenType, name table), in the order of choice."""
_MACINTOSH = (1, 0, 0)


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
            names, style = font.reader["name"], font["OS/2"]
            family = read_name(names, TYPOGRAPHIC_FAMILY) or read_name(names, FAMILY)
            name = read_name(names, POSTSCRIPT)
            return Face(path, family, name, style.usWeightClass, bool(style.fsSelection & 1))
    except (TTLibError, KeyError, OSError, ValueError, struct.error):
        place = Place(path.as_posix())
        remedy = "put a static TrueType font there, or take the file away"
        raise InputError([error("read.broken-font", "this is no font that can be read", remedy, place)]) from None


def read_name(table: bytes, number: int) -> str:
    """A name in English, from a font's name table; empty where it has none. fontTools would load all of its tables.

    Raises ValueError or struct.error where the table can't be read.
    """
    _, count, texts = struct.unpack_from(">3H", table)
    records = (struct.unpack_from(">6H", table, 6 + 12 * index) for index in range(count))
    told = {
        (platform, encoding, language): table[texts + start : texts + start + length]
        for platform, encoding, language, of, length, start in records
        if of == number
    }
    utf_16 = next((told[place] for place in _ENGLISH if place in told), None)
    return utf_16.decode("utf-16-be") if utf_16 is not None else told.get(_MACINTOSH, b"").decode("mac-roman")
