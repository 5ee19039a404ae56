"""A group's base: the document with its slots empty, laid out once, in colours that stand for the palette's roles."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pikepdf import Array, Pdf

from foldwell.compose.artwork import Asset
from foldwell.compose.composition import Composer, Composition
from foldwell.compose.palette import derive_palette
from foldwell.finish.facts import document_facts, source_data
from foldwell.finish.fields import Form
from foldwell.finish.screen import finish_screen
from foldwell.impose.tags import read_parent_tree, write_parent_tree
from foldwell.stamp.sentinels import find_literal, stand_in
from foldwell.stamp.slots import CutDocument, UnstampableError, cut_slots, find_ancestors
from foldwell.stamp.specimen import Specimens
from foldwell.typeset.fonts import text_file
from foldwell.typeset.typesetting import Typesetter

if TYPE_CHECKING:
    from foldwell.compose.fit import Fit
    from foldwell.compose.palette import Palette
    from foldwell.compose.shared_parts import SharedParts
    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.typeset.boxes import SlotBox
    from foldwell.typeset.engine import Engine
    from foldwell.typeset.panels import Panels

PLACE = "slot:"
"""What the text alternative of a slot's stand-in begins with; the slot's name follows."""
STAND_INS = stand_in(derive_palette({}).roles)
_OTHERS = stand_in(derive_palette({}).roles, other=True)
_STAND_IN_STYLE = "display:block;width:1px;height:1px;overflow:visible"
_NOTHING = Asset(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>', "image/svg+xml")


@dataclass(frozen=True)
class Base:
    """A group's document, laid out and finished.

    panels: with the group's fit and the places of its slots. screen: the finished file, a stand-in in each slot.
    cut: the composed document, its slots taken out; chains: the start tags around each slot. made_for: the name of
    the brochure that it was made for.
    """

    made_for: str
    panels: Panels
    screen: bytes
    cut: CutDocument
    chains: tuple[tuple[str, ...], ...]

    @cached_property
    def style_key(self) -> bytes:
        """A hash of the styles that its slots are set in."""
        composition = self.panels.composition
        return hashlib.sha256((composition.styles + composition.body_styles).encode()).digest()

    @cached_property
    def slot_boxes(self) -> dict[str, SlotBox]:
        """The box of each slot, by its name."""
        return {box.name: box for box in self.panels.slots}

    def tell_findings(self, brochure: Brochure) -> tuple[Finding, ...]:
        """What was found of its layout, as of one of its brochures."""
        return tuple(
            replace(finding, message=finding.message.replace(self.made_for, brochure.name))
            for finding in self.panels.findings
        )


class BaseComposer(Composer):
    """Composes a group's document: stand-ins in the slots, and colours that tell their roles."""

    def __init__(self, composer: Composer) -> None:
        """With the templates that a composer has parsed."""
        super().__init__(composer.library, templates=composer.templates)

    def compose(
        self,
        brochure: Brochure,
        fit: Fit,
        *,
        mono: bool = False,
        stand_ins: Palette | None = STAND_INS,
        shared: SharedParts | None = None,
    ) -> Composition:
        """The document of a brochure's group with one fit."""
        whole = super().compose(brochure, fit, mono=mono, stand_ins=stand_ins, shared=shared)
        cut = cut_slots(whole.html)
        placed = tuple(
            f'<img src="asset:slot.svg" alt="{PLACE}{slot.name}" style="{_STAND_IN_STYLE}">' for slot in cut.slots
        )
        html = cut.fill(placed)
        used = {name: asset for name, asset in whole.assets.items() if f"asset:{name}" in html + whole.styles}
        return replace(whole, html=html, assets={**used, "slot.svg": _NOTHING}, findings=())


class BaseMaker:
    """Makes bases with one engine, from the templates of a composer."""

    def __init__(self, composer: Composer, engine: Engine) -> None:
        self._library = engine.library
        self._specimens = Specimens(engine)
        self._composer = BaseComposer(composer)
        self._typesetter = Typesetter(self._composer, engine)

    def make(self, brochure: Brochure, known: Fit | None = None) -> Base:
        """The base of a brochure's group.

        Raises UnstampableError where it has none, OversetError where it does not fit.
        """
        panels = self._typesetter.typeset(brochure, known=known, specimen=self._specimens.lay_out(brochure))
        cut = cut_slots(panels.composition.html)
        self._check_colours(brochure, panels)
        _check_places(panels, cut)
        pages = len(panels.pages)
        form = Form(panels.write_ins, text_file(self._library, brochure.text_family), brochure.is_right_to_left)
        screen = finish_screen(
            _drop_pages(panels.pdf, pages),
            facts=document_facts(brochure, panels),
            source=source_data(brochure, panels.fit),
            form=form,
        )
        return Base(brochure.name, replace(panels, pdf=b""), screen, cut, find_ancestors(cut))

    def _check_colours(self, brochure: Brochure, panels: Panels) -> None:
        """Raise UnstampableError where artwork or styles have one of the colours that stand for roles."""
        whole = Composer.compose(self._composer, brochure, panels.fit, stand_ins=_OTHERS)
        drawn = [
            whole.assets[name].data.decode()
            for name in panels.composition.assets
            if name in whole.assets and whole.assets[name].media_type == "image/svg+xml"
        ]
        if colour := find_literal(STAND_INS, [whole.styles, cut_slots(whole.html).skeleton, *drawn]):
            raise UnstampableError(f"a style or a drawing has the colour {colour}")


def _check_places(panels: Panels, cut: CutDocument) -> None:
    if not panels.fit.reserves:
        raise UnstampableError("the layout has no room to reserve for slots")
    names = [slot.name for slot in panels.slots]
    if sorted(names) != sorted(slot.name for slot in cut.slots):
        raise UnstampableError("a slot breaks over pages")


def _drop_pages(data: bytes, kept: int) -> bytes:
    """The engine's file without the pages after so many, and without their tags."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        gone = {page.obj.objgen for page in pdf.pages[kept:]}
        numbers = {int(page.obj.StructParents) for page in pdf.pages[kept:]}
        document.K = Array([kid for kid in document.K if kid.Pg.objgen not in gone])
        parents = read_parent_tree(pdf)
        write_parent_tree(pdf, {key: parents[key] for key in parents if key not in numbers})
        del pdf.pages[kept:]
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()
