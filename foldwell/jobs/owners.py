"""Which input files belong to some brochures alone, by their names; all others count for every brochure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Owner = tuple[str, str]
"""What a file belongs to: a kind and a name, such as `("layout", "trifold")`."""

_OWNERS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), kinds)
    for pattern, kinds in (
        (r"content/clinics/([^/]+)/.*", ("clinic",)),
        (r"content/topics/([^/]+)/([a-z]{2,3}(?:-[A-Za-z]+)*)(?:\.from)?\.yaml", ("topic", "words")),
        (r"content/topics/([^/]+)/.*", ("topic",)),
        (r"content/locales/([^/]+)\.yaml", ("locale",)),
        (r"content/lexicons/([^/]+)/.*", ("lexicon",)),
        (r"content/(?:jurisdictions|notices)/([^/]+)\.yaml", ("law",)),
        (r"(?:content/print-shops|styles/icc)/(.+)", ("press",)),
        (r"templates/layouts/([^/.]+)\..*", ("layout",)),
        (r"styles/layouts/([^/.]+)\.css", ("layout",)),
        (r"styles/locales/([^/]+)\.css", ("locale",)),
        (r"styles/themes/([^/.]+)\..*", ("theme",)),
        (r"(styles/fonts/.+\.ttf)", ("font",)),
        (r"templates/(web)/.*", ("medium",)),
        (r"styles/(web)\.css", ("medium",)),
        (r"templates/(calibrate|check|ci|diff|new)/.*", ("command",)),
        (r"styles/(calibrate)\.css", ("command",)),
    )
)
"""A path in a root, and the kinds whose names its groups are."""


def find_owners(path: str) -> tuple[Owner, ...]:
    """Whom a file belongs to, by its path in a root with forward slashes; nobody where it counts for all."""
    for pattern, kinds in _OWNERS:
        if match := pattern.fullmatch(path):
            return tuple(zip(kinds, match.groups(), strict=True))
    return ()


@dataclass(frozen=True)
class Scope:
    """Whose files count. shown: names by kind; a kind that is left out counts whole."""

    shown: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, owners: tuple[Owner, ...]) -> bool:
        """Whether a file of these owners counts."""
        return all(name in self.shown[kind] for kind, name in owners if kind in self.shown)


EVERYTHING = Scope()
"""For a brochure whose own files can't be read: what it is made from is not known then."""
