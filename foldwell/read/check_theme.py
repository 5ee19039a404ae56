"""Checks of the theme: that it exists, that its style sheet is CSS, that its typefaces are at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.findings import note
from foldwell.read.check_styles import check_style
from foldwell.read.suggestions import suggest
from foldwell.read.typefaces import list_faces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.brand import Brand
    from foldwell.model.theme import Theme
    from foldwell.read.library import Library
    from foldwell.read.shelf import Loaded, Shelf


def check_theme_name(brand: Loaded[Brand], library: Library) -> Iterator[Finding]:
    """A brand that names a theme which does not exist."""
    name, known = brand.model.defaults.foldwell.theme, library.themes()
    if name not in known:
        message, steps = f"there is no theme {name!r}", ("defaults", "foldwell", "theme")
        yield brand.source.error("read.unknown-theme", message, suggest(name, known), steps)


def check_theme(name: str, theme: Loaded[Theme] | None, shelf: Shelf) -> Iterator[Finding]:
    """What is wrong in a theme's files. theme: its data, where it has any."""
    style = f"styles/themes/{name}.css"
    yield from check_style(shelf.library.read_text(style), style)
    if theme is None:
        return
    families = sorted({face.family for face in list_faces(shelf.library)})
    for field, family in (("text", theme.model.text), ("headings", theme.model.headings)):
        if family not in families:
            message = f"styles/fonts/ holds no typeface {family!r}"
            yield theme.source.error("read.unknown-typeface", message, suggest(family, families), (field,))


def check_typefaces(brand: Loaded[Brand], theme_id: str, theme: Theme) -> Iterator[Finding]:
    """A note for each typeface that a brand asks for and in whose place the theme's is set."""
    typography = brand.model.typography
    for role, family in (("base", theme.text), ("headings", theme.headings)):
        wanted = _family(getattr(typography, role))
        if wanted and wanted != family:
            yield note(
                "read.font-not-used",
                f"{wanted} is asked for, and {family} is set: the theme {theme_id} chooses the typefaces",
                "nothing needs to be changed; a theme of your own can name others",
                brand.source.place(("typography", role)),
                f"typography.{role}",
            )


def _family(written: object) -> str:
    if isinstance(written, dict):
        written = written.get("family")
    return written if isinstance(written, str) else ""
