"""What one brochure can show: its own files by name, read off its clinic, topic, layout and locale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.errors import InputError, UsageError
from foldwell.jobs.owners import EVERYTHING, Scope
from foldwell.model.print_shop import default_print_shop
from foldwell.model.theme import FALLBACK_FAMILY, Theme
from foldwell.read.jurisdictions import read_law
from foldwell.read.pseudo_locales import PSEUDO_LOCALES
from foldwell.read.typefaces import list_faces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from foldwell.jobs.plan import Job
    from foldwell.pipeline import Order
    from foldwell.read.shelf import Shelf

_LAYOUT = re.compile(r"layouts/([a-z0-9-]+)")
_STYLED = (".css", ".svg", ".j2")
"""Files that can name a typeface by themselves."""


@dataclass(frozen=True)
class Scopes:
    """What a brochure's files follow from, and what its panels and their fit follow from: less, for all media.

    ground: what a layout follows from beside the brochure itself: templates, styles, fonts; None where not known.
    """

    files: Scope
    fit: Scope
    ground: Scope | None = None


class Scoper:
    """Finds the scopes of one library's brochures; a new one is needed where files changed."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._fonts: dict[frozenset[str], frozenset[str]] = {}
        self._named: frozenset[str] | None = None
        self._layouts: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[Job, Order], Scopes] = {}

    def find(self, job: Job, order: Order) -> Scopes:
        """The scopes of a brochure; everything where the files that would tell have mistakes."""
        if (job, order) not in self._found:
            self._found[job, order] = self._find(job, order)
        return self._found[job, order]

    def _find(self, job: Job, order: Order) -> Scopes:
        try:
            panels = self._find_panels(job)
            press = self._find_press(job, order) if "press" in order.media else frozenset[str]()
        except (InputError, UsageError):
            return Scopes(EVERYTHING, EVERYTHING)
        words = {"lexicon": frozenset(tag.partition("-")[0] for tag in panels["words"])}
        media = {"press": press, "medium": frozenset(order.media)}
        fit = {"lexicon": frozenset[str](), "press": frozenset[str](), "medium": frozenset[str]()}
        ground = dict.fromkeys(("clinic", "topic", "words", "law"), frozenset[str]())
        return Scopes(Scope({**panels, **words, **media}), Scope({**panels, **fit}), Scope({**panels, **fit, **ground}))

    def _find_panels(self, job: Job) -> dict[str, frozenset[str]]:
        shelf, theme = self._shelf, job.theme or self._shelf.brand(job.clinic).model.defaults.foldwell.theme
        words = self._find_words(job)
        written = min(words) if job.locale in PSEUDO_LOCALES else job.locale
        dress = found.model if (found := shelf.theme(theme)) else Theme()
        script = shelf.locale(written).model.typefaces
        families = {dress.text, dress.headings, FALLBACK_FAMILY, *(script.families if script else ())}
        return {
            "clinic": frozenset({job.clinic}),
            "topic": frozenset({job.topic}),
            "words": words,
            "locale": frozenset({written}),
            "law": self._find_law(job),
            "layout": self._find_layouts(job.layout),
            "theme": frozenset({theme}),
            "font": self._find_fonts(frozenset(families)),
            "command": frozenset(),
        }

    def _find_words(self, job: Job) -> frozenset[str]:
        """The locales whose words count: its own, those that it is based on, and those it is held against."""
        source = self._shelf.topic(job.topic).model.source_locale
        if job.locale in PSEUDO_LOCALES:
            return frozenset({source})
        base = getattr(self._shelf.words(job.topic, job.locale).source, "base", None)
        based_on = {base.file.rpartition("/")[2].removesuffix(".yaml")} if base else set()
        return frozenset({job.locale, source, *based_on})

    def _find_law(self, job: Job) -> frozenset[str]:
        """The clinic's place, those that it lies within, their notices, and those whose status a topic tells."""
        law = read_law(self._shelf, self._shelf.clinic(job.clinic).model.jurisdiction)
        return frozenset({*law.chain, *law.notices, *self._shelf.topic(job.topic).model.status})

    def _find_press(self, job: Job, order: Order) -> frozenset[str]:
        """The print shop's file and its profile, as `_OWNERS` names them."""
        clinic = self._shelf.clinic(job.clinic).model
        shop = order.print_shop or clinic.print_shop or default_print_shop(clinic.jurisdiction)
        return frozenset({f"{shop}.yaml", self._shelf.print_shop(shop).model.icc})

    def _find_layouts(self, layout: str) -> frozenset[str]:
        """A layout, and those whose templates its own names."""
        if layout not in self._layouts:
            self._layouts[layout] = self._follow_layouts(layout)
        return self._layouts[layout]

    def _follow_layouts(self, layout: str) -> frozenset[str]:
        found, ahead = set[str](), {layout}
        while ahead:
            found |= ahead
            texts = (self._shelf.library.find(f"templates/layouts/{name}.html.j2") for name in ahead)
            ahead = {name for path in texts if path for name in _LAYOUT.findall(_read(path))} - found
        return frozenset(found)

    def _find_fonts(self, families: frozenset[str]) -> frozenset[str]:
        """The font files of these families, and of those that a style sheet, template or drawing names."""
        if self._named is None:
            everywhere = {face.family for face in list_faces(self._shelf.library)}
            texts = [_read(path) for path in self._list_styled()]
            self._named = frozenset(name for name in everywhere if any(name in text for text in texts))
        if families not in self._fonts:
            wanted, roots = families | self._named, self._shelf.library.roots
            faces = (face.path for face in list_faces(self._shelf.library) if face.family in wanted)
            paths = (path.relative_to(root) for path in faces for root in roots if path.is_relative_to(root))
            self._fonts[families] = frozenset(path.as_posix() for path in paths)
        return self._fonts[families]

    def _list_styled(self) -> Iterator[Path]:
        for root in self._shelf.library.roots:
            for part in ("templates", "styles", "content"):
                yield from (path for path in (root / part).rglob("*") if path.suffix in _STYLED and path.is_file())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
