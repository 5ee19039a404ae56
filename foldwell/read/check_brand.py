"""What a brand asks for and does not get: other typefaces than the two bundled ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.findings import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.brand import Brand
    from foldwell.read.shelf import Loaded

TEXT_FAMILY, HEADING_FAMILY = "Source Sans 3", "Source Serif 4"
"""The bundled families, as their licences in styles/fonts name them."""


def check_brand(brand: Loaded[Brand]) -> Iterator[Finding]:
    """A note for each typeface of the brand in whose place a bundled one is set."""
    typography = brand.model.typography
    for role, family in (("base", TEXT_FAMILY), ("headings", HEADING_FAMILY)):
        wanted = _family(getattr(typography, role))
        if wanted and wanted != family:
            yield note(
                "read.font-not-used",
                f"{wanted} is asked for, and {family} is set: each brochure has the same two bundled typefaces",
                "nothing needs to be changed",
                brand.source.place(("typography", role)),
                f"typography.{role}",
            )


def _family(written: object) -> str:
    if isinstance(written, dict):
        written = written.get("family")
    return written if isinstance(written, str) else ""
