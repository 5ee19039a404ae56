"""Stamps brochures: finds a brochure's group, has its base made once, and puts the clinic's own into its file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.compose.contrast_demands import LEVELS, list_pairs
from foldwell.compose.palette import derive_palette
from foldwell.compose.tones import contrast
from foldwell.errors import OversetError
from foldwell.expectations import expect_screen, source_texts
from foldwell.findings import has_errors
from foldwell.finish.facts import document_facts, source_data
from foldwell.preflight.check import check_file
from foldwell.preflight.expected import Box
from foldwell.preflight.slot_checks import ExpectedSlot
from foldwell.preflight.wording import normalise
from foldwell.stamp.base import STAND_INS, Base, BaseMaker
from foldwell.stamp.fragment import NOTHING
from foldwell.stamp.fragments import Fragments
from foldwell.stamp.group_key import GroupKeys
from foldwell.stamp.sentinels import find_colour
from foldwell.stamp.slots import UnstampableError, cut_slots
from foldwell.stamp.stamping import stamp_file
from foldwell.stamp.template import Template, take_apart
from foldwell.typeset.measuring import measuring_fit

if TYPE_CHECKING:
    from foldwell.compose.composition import Composer, Composition
    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library
    from foldwell.stamp.fragment import Fragment
    from foldwell.stamp.slots import CutDocument
    from foldwell.typeset.engine import Engine
    from foldwell.typeset.panels import Panels

_MOST_GROUPS = 64
"""Groups that are kept: more than are at work at once, where the brochures of a topic follow each other."""


@dataclass(frozen=True)
class Stamped:
    """A stamped brochure: its screen file, its panels, which are those of its group, and what its slots must show.

    findings: of judging the group's file, of which it has all but the slots.
    """

    screen: bytes
    panels: Panels
    slots: tuple[ExpectedSlot, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Group:
    """A group with its file taken apart.

    common: what its brochures' documents have in common. findings: of judging its file with empty slots.
    """

    base: Base
    template: Template
    common: str
    findings: tuple[Finding, ...]


class Stamper:
    """Stamps brochures of one library with one engine."""

    def __init__(self, library: Library, composer: Composer, engine: Engine) -> None:
        self._library, self._composer = library, composer
        self._fragments = Fragments(engine)
        self._maker = BaseMaker(composer, engine)
        self._keys = GroupKeys()
        self._groups: dict[str, list[Group]] = {}
        self._refused: dict[str, str] = {}

    def stamp(self, brochure: Brochure) -> Stamped:
        """The screen file of a brochure, in the colours of its brand.

        Raises UnstampableError where it must be laid out in full.
        """
        group, composition = self._find_group(brochure)
        cut = cut_slots(composition.html)
        _check_pictures(cut, composition)
        fragments = self._fragments.find(group.base, cut, composition)
        for name, fragment in fragments.items():
            if not fragment.kids:
                raise UnstampableError(f"the slot {name} is empty")
            _check_letters(name, fragment, group.template)
        _check_palette(brochure, composition)
        findings = (*group.base.tell_findings(brochure), *composition.findings)
        panels = replace(group.base.panels, composition=composition, findings=findings)
        roles = composition.palette.roles
        facts, source = document_facts(brochure, panels), source_data(brochure, panels.fit)
        screen = stamp_file(group.template, fragments, roles, facts, source)
        return Stamped(screen, panels, _expect_slots(group.template, panels, cut), group.findings)

    def _find_group(self, brochure: Brochure) -> tuple[Group, Composition]:
        """The group of a brochure, and the brochure's own document with the group's fit."""
        key = self._keys.key(brochure)
        for group in self._groups.get(key, ()):
            composition = self._compose(brochure, group.base)
            if _tell_common(composition) == group.common:
                return group, composition
        group = self._make_group(brochure)
        kept = list(self._groups.items())[-_MOST_GROUPS + 1 :]
        self._groups = {**dict(kept), key: [*self._groups.get(key, ()), group]}
        return group, self._compose(brochure, group.base)

    def _make_group(self, brochure: Brochure) -> Group:
        """Make a brochure's group, or tell at once that it was tried before in vain."""
        measured = self._composer.compose(brochure, measuring_fit(brochure), stand_ins=STAND_INS)
        tried = self._keys.key(brochure) + _tell_common(measured)
        if tried in self._refused:
            raise UnstampableError(self._refused[tried])
        try:
            base = self._maker.make(brochure)
            template = take_apart(base)
            common = _tell_common(self._compose(brochure, base))
            return Group(base, template, common, self._judge(brochure, base, template))
        except (UnstampableError, OversetError) as why:
            told = "its group does not fit" if isinstance(why, OversetError) else str(why)
            self._refused[tried] = told
            raise UnstampableError(told) from None

    def _judge(self, brochure: Brochure, base: Base, template: Template) -> tuple[Finding, ...]:
        """Judge a group's file by all checks, in colours that no brand has a part in and with empty slots.

        Raises UnstampableError for an error: the full layout tells it with the clinic's own words.
        """
        roles = derive_palette({}, level=brochure.theme.contrast).roles
        panels = replace(base.panels, composition=replace(base.panels.composition, html=base.cut.skeleton))
        empty = {place.name: NOTHING for place in template.places}
        facts, source = document_facts(brochure, panels), source_data(brochure, panels.fit)
        screen = stamp_file(template, empty, roles, facts, source)
        found = check_file(screen, replace(expect_screen(brochure, panels, self._library), qr=()))
        if has_errors(found):
            raise UnstampableError(f"its group's file is faulty: {found[0].message}")
        return found

    def _compose(self, brochure: Brochure, base: Base) -> Composition:
        return self._composer.compose(brochure, base.panels.fit, stand_ins=STAND_INS)


def _tell_common(composition: Composition) -> str:
    """A hash of a document without what its slots hold: equal for all brochures of a group."""
    skeleton = cut_slots(composition.html).skeleton
    told = skeleton + composition.styles + composition.page_styles + composition.title + composition.foot
    digest = hashlib.sha256(told.encode())
    for name, asset in composition.assets.items():
        if f"asset:{name}" in skeleton or f"asset:{name}" in composition.styles:
            digest.update(repr((name, asset.media_type, asset.box, asset.focus, asset.grey)).encode() + asset.data)
    return digest.hexdigest()


def _check_pictures(cut: CutDocument, composition: Composition) -> None:
    """Raise UnstampableError where a picture of the clinic's own has a colour that stands for a role.

    Symbols are the library's, in the role's colour.
    """
    own = "".join(slot.inner for slot in cut.slots)
    for name, asset in composition.assets.items():
        is_own = f"asset:{name}" in own and asset.media_type == "image/svg+xml" and not name.startswith("icon-")
        if is_own and (colour := find_colour(STAND_INS, asset.data.decode())):
            raise UnstampableError(f"{name} has the colour {colour}, which stands for another while it is laid out")


def _check_letters(name: str, fragment: Fragment, template: Template) -> None:
    """Raise UnstampableError where a slot shows a glyph that the group's fonts lack, or tell as another letter."""
    for font, glyphs in fragment.letters:
        known = template.letters.get(font, {})
        lacking = {text for code, text in glyphs if code not in known or normalise(known[code]) != normalise(text)}
        if lacking:
            raise UnstampableError(
                f"the slot {name} has letters that its group's fonts lack: {''.join(sorted(lacking))}"
            )


def _check_palette(brochure: Brochure, composition: Composition) -> None:
    """Raise UnstampableError where a colour can't be told from its ground; the full layout then says where."""
    roles = composition.palette.roles
    for role, ground, least in list_pairs(LEVELS[brochure.theme.contrast]):
        if contrast(roles[role], roles[ground]) < least:
            raise UnstampableError(f"the palette's {role} on {ground} has less contrast than {least:g} to 1")


def _expect_slots(template: Template, panels: Panels, cut: CutDocument) -> tuple[ExpectedSlot, ...]:
    boxes = {box.name: box for box in panels.slots}
    held = {slot.name: slot.inner for slot in cut.slots}
    return tuple(
        ExpectedSlot(
            place.name,
            place.index,
            Box(place.left, place.top - boxes[place.name].height, place.left + boxes[place.name].width, place.top),
            tuple(source_texts(f"<body>{held[place.name]}</body>")),
            has_code="asset:qr.svg" in held[place.name],
        )
        for place in template.places
    )
