"""What the documents of many clinics share, made once: the views that no clinic has a part in, and their HTML.

A part is shared because nothing of a clinic can be read while it is made: views are made of a sealed brochure, and a
template that reads a clinic's value inside a shared part has that part set anew for each clinic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from foldwell.compose.page_views import view_brand, view_section, view_zone
from foldwell.compose.views import OF_THE_CLINIC, view_block
from foldwell.edit.in_common import leave_common

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markupsafe import Markup

    from foldwell.compose.artwork import Pictures
    from foldwell.compose.candidates import Candidate
    from foldwell.compose.setting import Setting, View
    from foldwell.model.brochure import Brochure
    from foldwell.model.clinic import Clinic, PaperStock
    from foldwell.model.lexicon import Lexicon


@dataclass(frozen=True)
class _SealedClinic:
    """A clinic of which only this can be read."""

    offers: Mapping[str, object]
    stock: PaperStock


def seal(brochure: Brochure) -> Brochure:
    """The brochure without what is its clinic's alone; reading that raises AttributeError.

    `stamp.group_key` makes its keys of all that is left.
    """
    common = leave_common(brochure)
    clinic = _SealedClinic(common.clinic.offers, brochure.clinic.stock)
    return replace(
        common,
        clinic=cast("Clinic", clinic),
        theme=brochure.theme,
        theme_id=brochure.theme_id,
        figures=brochure.figures,
        wording_hash="",
        places={},
        original=None,
        lexicon=cast("Lexicon", None),
    )


class OwnView(Mapping[str, object]):
    """A view with values of the clinic's own; told whenever one of them is read.

    own: their names; all where it is None.
    """

    def __init__(self, values: View, tell: Callable[[], None], own: frozenset[str] | None = None) -> None:
        self._values, self._tell, self._own = values, tell, own

    def __getitem__(self, name: str) -> object:
        if self._own is None or name in self._own:
            self._tell()
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        self._tell()
        return iter(self._values)

    def __len__(self) -> int:
        self._tell()
        return len(self._values)


@dataclass
class SharedParts:
    """The shared parts of a brochure with one fit in one set of colours.

    setting, pictures: of the sealed brochure. chosen: the blocks that print. frame: the values of the page but its
    cover and zones; cover: those of its cover but the clinic's. styles, page_styles: as a Composition has them.
    """

    setting: Setting
    pictures: Pictures
    chosen: list[Candidate]
    frame: View
    cover: View
    styles: str
    page_styles: str
    _blocks: dict[str, View] = field(init=False)
    _sections: dict[tuple[str, ...], View] = field(default_factory=dict)
    _shared: set[int] = field(default_factory=set)
    _html: dict[tuple[str, int], Markup] = field(default_factory=dict)
    _reads: int = 0

    def __post_init__(self) -> None:
        of_all = [candidate.block for candidate in self.chosen if candidate.block.kind not in OF_THE_CLINIC]
        self._blocks = {block.id: view_block(block, self.setting) for block in of_all}
        self._shared |= {id(view) for view in self._blocks.values()}

    def _mark_own(self, view: View, own: frozenset[str] | None = None) -> View:
        """The view for a template, of which the named values, or all, are the clinic's own."""
        return cast("View", OwnView(view, self._count_read, own))

    def _count_read(self) -> None:
        self._reads += 1

    def view_page(self, brochure: Brochure, pictures: Pictures) -> View:
        """All that the document of a brochure shows. pictures: of the brochure, where the clinic's own come from."""
        setting = replace(self.setting, brochure=brochure, qr=pictures.qr, photo=pictures.photo)
        brand = view_brand(brochure, pictures)
        zones = [
            view_zone(zone, setting, self.chosen, lambda held: self._view_section(held, setting))
            for zone in brochure.layout.zones
        ]
        return {**self.frame, "cover": self._mark_own(self.cover | brand, frozenset(brand)), "zones": zones}

    def _view_section(self, chosen: list[Candidate], setting: Setting) -> View:
        """A section with these blocks. setting: of the clinic's brochure."""
        ids = tuple(candidate.id for candidate in chosen)
        if ids in self._sections:
            return self._sections[ids]
        blocks = [self._blocks.get(one.id) or self._mark_own(view_block(one.block, setting)) for one in chosen]
        section = view_section(chosen, self.setting, blocks)
        if self._blocks.keys() >= set(ids):
            self._sections[ids] = section
            self._shared.add(id(section))
        return section

    def place_once(self, name: str, view: View, place: Callable[[View], Markup]) -> Markup:
        """The HTML of a view, as a macro of this name places it: that of before where no clinic has a part in it."""
        if id(view) not in self._shared:
            return place(view)
        key = name, id(view)
        if key in self._html:
            return self._html[key]
        before = self._reads
        html = place(view)
        if self._reads == before:
            self._html[key] = html
        return html


def place_anew(_: str, view: View, place: Callable[[View], Markup]) -> Markup:
    """The HTML of a view where nothing is shared."""
    return place(view)
