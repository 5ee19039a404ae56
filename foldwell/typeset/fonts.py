"""The bundled typefaces: found by nothing but their folder, never a font of the machine."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from foldwell.read.typefaces import list_faces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from weasyprint.text.fonts import FontConfiguration

    from foldwell.read.library import Library

_HEADING_WEIGHT, _TEXT_WEIGHT = 600, 400


def font_files(library: Library) -> tuple[Path, ...]:
    """Every font file of the library, in a fixed order."""
    return tuple(face.path for face in list_faces(library))


def family_files(library: Library, families: Collection[str]) -> tuple[Path, ...]:
    """The font files of these families, in a fixed order."""
    return tuple(face.path for face in list_faces(library) if face.family in families)


def heading_file(library: Library, family: str) -> Path:
    """The file of a family that measures headings: upright, and nearest to semibold."""
    return _nearest_file(library, family, _HEADING_WEIGHT)


def text_file(library: Library, family: str) -> Path:
    """The file of a family that running text is set in: upright, and nearest to regular."""
    return _nearest_file(library, family, _TEXT_WEIGHT)


def _nearest_file(library: Library, family: str, weight: int) -> Path:
    faces = [face for face in list_faces(library) if face.family == family]
    return min(faces, key=lambda face: (face.is_italic, abs(face.weight - weight))).path


def configure_fonts(library: Library) -> FontConfiguration:
    """A font configuration that knows the library's fonts and no others.

    Fontconfig reads its settings from the file that FONTCONFIG_FILE names, once, when it is made.
    """
    folders = "".join(f"<dir>{escape(str(root / 'styles' / 'fonts'))}</dir>" for root in library.roots)
    with tempfile.TemporaryDirectory(prefix="foldwell-") as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(f"<fontconfig>{folders}<cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
        from weasyprint.text.fonts import FontConfiguration

        with _environment("FONTCONFIG_FILE", str(settings)):
            return FontConfiguration()


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def font_names(library: Library) -> frozenset[str]:
    """The PostScript names of the library's fonts, as a PDF calls them."""
    return frozenset(face.name for face in list_faces(library))


@lru_cache(maxsize=32)
def _covered(path: Path, changed: int) -> frozenset[int]:  # noqa: ARG001
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing_characters(text: str, files: Iterable[Path]) -> list[str]:
    """Characters that no given font has; white space, joiners and marks of direction need no glyph.

    Files are read only until every character is found.
    """
    missing = {ord(c) for c in set(text) if not c.isspace() and category(c) != "Cf"}
    for path in files:
        if not missing:
            break
        missing -= _covered(path, path.stat().st_mtime_ns)
    return sorted(map(chr, missing))
