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
from foldwell.findings import Severity
from foldwell.finish.facts import document_facts, source_data
from foldwell.preflight.check import check_file
from foldwell.preflight.expected import Box
from foldwell.preflight.slot_checks import ExpectedSlot, SharedPages, Surroundings, check_room, look_around
from foldwell.preflight.wording import normalise
from foldwell.stamp.base import STAND_INS, BaseMaker
from foldwell.stamp.codes import CODE
from foldwell.stamp.fragment import NOTHING
from foldwell.stamp.fragments import Fragments
from foldwell.stamp.group import Group, put_away, take_out, without_file
from foldwell.stamp.group_key import GroupKeys
from foldwell.stamp.kept import GROUPS, Kept
from foldwell.stamp.sentinels import find_colour
from foldwell.stamp.slots import UnstampableError, cut_slots
from foldwell.stamp.stamping import bare_slots, stamp_file
from foldwell.stamp.taking_apart import take_apart
from foldwell.typeset.measuring import measuring_fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.compose.composition import Composer, Composition
    from foldwell.compose.fit import Fit
    from foldwell.compose.shared_parts import SharedParts
    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library
    from foldwell.stamp.base import Base
    from foldwell.stamp.fragment import Fragment
    from foldwell.stamp.slots import CutDocument, Slot
    from foldwell.stamp.template import Place, Template
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
    group: Group

    @property
    def shared(self) -> SharedPages:
        """What of its pages was judged with its group."""
        return SharedPages(lambda pages: bare_slots(self.group.template, self.screen, pages), self.group.around)


class Stamper:
    """Stamps brochures of one library with one engine."""

    def __init__(self, library: Library, composer: Composer, engine: Engine, kept: Kept | None = None) -> None:
        """Kept: where groups and slots are kept from build to build."""
        self._library, self._composer, self._kept = library, composer, kept
        self._fragments = Fragments(engine, kept)
        self._maker = BaseMaker(composer, engine)
        self._keys = GroupKeys()
        self._groups: dict[str, tuple[Group, ...]] = {}
        self._refused: dict[str, str] = {}
        self._ahead: dict[int, tuple[Brochure, Group, Composition]] = {}
        """By the id of the brochure, which is held here so that no other can have it."""

    def stamp(self, brochure: Brochure, ground: str = "") -> Stamped:
        """The screen file of a brochure, in the colours of its brand.

        ground: a key of all that its layout follows from beside the brochure itself: templates, styles, fonts, the
        program; without one nothing is kept from build to build. Raises UnstampableError where it must be laid out
        in full.
        """
        if id(brochure) in self._ahead:
            _, group, composition = self._ahead.pop(id(brochure))
        else:
            group, composition = self._find_group(brochure, ground)
        cut = cut_slots(composition.html)
        _check_pictures(cut, composition)
        fragments = self._fragments.find(group.base, cut, composition, _own(brochure, ground))
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
        slots = _expect_slots(group.template, panels, cut)
        return Stamped(screen, panels, slots, group.findings, group)

    def look_ahead(self, brochures: Sequence[Brochure], ground: str = "") -> None:
        """Lay out together the slots of brochures that are stamped next, as far as their group is known."""
        self._ahead.clear()
        several: dict[int, tuple[Group, list[tuple[CutDocument, Composition, str]]]] = {}
        for brochure in brochures:
            found = self._find_known(brochure, f"{ground} {self._keys.key(brochure)}")
            if found:
                group, composition = found
                self._ahead[id(brochure)] = brochure, group, composition
                wanted = cut_slots(composition.html), composition, _own(brochure, ground)
                several.setdefault(id(group), (group, []))[1].append(wanted)
        for group, together in several.values():
            self._fragments.find_ahead(group.base, together)

    def _find_known(self, brochure: Brochure, key: str) -> tuple[Group, Composition] | None:
        """Its group, where it was made before, with its own document."""
        for group in self._groups.get(key, ()):
            composition = self._compose(brochure, group.shared)
            if _tell_common(composition, group.shared) == group.common:
                return group, composition
        return None

    def _find_group(self, brochure: Brochure, ground: str) -> tuple[Group, Composition]:
        """The group of a brochure, and the brochure's own document with the group's fit."""
        key = f"{ground} {self._keys.key(brochure)}"
        if key not in self._groups:
            self._remember(key, self._load_groups(brochure, key) if ground else ())
        if found := self._find_known(brochure, key):
            return found
        group = self._make_group(brochure, key)
        self._remember(key, (*self._groups[key], group))
        if self._kept and ground:
            self._kept.keep(GROUPS, key, tuple(map(put_away, self._groups[key])))
        return group, self._compose(brochure, group.shared)

    def _remember(self, key: str, groups: tuple[Group, ...]) -> None:
        self._groups.pop(key, None)
        self._groups[key] = groups
        if len(self._groups) > _MOST_GROUPS:
            del self._groups[next(iter(self._groups))]

    def _load_groups(self, brochure: Brochure, key: str) -> tuple[Group, ...]:
        """The groups of a key that were kept."""
        kept = self._kept.find(GROUPS, key) if self._kept else None
        groups = []
        for one in kept if isinstance(kept, tuple) else ():
            shared = self._share(brochure, one.fit)
            groups.append(take_out(one, self._compose(brochure, shared), shared))
        return tuple(groups)

    def _make_group(self, brochure: Brochure, key: str) -> Group:
        """Make a brochure's group, or tell at once that it was tried before in vain."""
        if self._refused and (why := self._refused.get(self._tell_trial(brochure, key))):
            raise UnstampableError(why)
        try:
            base = self._maker.make(brochure)
            template, shared = take_apart(base), self._share(brochure, base.panels.fit)
            composition = self._compose(brochure, shared)
            findings, around = self._judge(brochure, base, template, cut_slots(composition.html))
            common = _tell_common(composition, shared)
            return Group(without_file(base), template, common, findings, around, shared)
        except (UnstampableError, OversetError) as why:
            told = "its group does not fit" if isinstance(why, OversetError) else str(why)
            self._refused[self._tell_trial(brochure, key)] = told
            raise UnstampableError(told) from None

    def _tell_trial(self, brochure: Brochure, key: str) -> str:
        """A hash of what making a brochure's group follows from: its document before it is fitted."""
        measured = self._share(brochure, measuring_fit(brochure))
        return key + _tell_common(self._compose(brochure, measured), measured)

    def _judge(
        self, brochure: Brochure, base: Base, template: Template, cut: CutDocument
    ) -> tuple[tuple[Finding, ...], dict[str, Surroundings]]:
        """Judge a group's file by all checks, in colours that no brand has a part in and with empty slots.

        Told are the findings, and what stands around codes. cut: the document of one of the group's brochures.
        Raises UnstampableError for an error: the full layout tells it with the clinic's own words.
        """
        roles = derive_palette({}, level=brochure.theme.contrast).roles
        panels = replace(base.panels, composition=replace(base.panels.composition, html=base.cut.skeleton))
        empty = {place.name: NOTHING for place in template.places}
        facts, source = document_facts(brochure, panels), source_data(brochure, panels.fit)
        screen = stamp_file(template, empty, roles, facts, source)
        rooms = {place.name: (place.index, _box(place, panels)) for place in template.places}
        found = check_file(screen, replace(expect_screen(brochure, panels, self._library), qr=()))
        found += check_room(screen, rooms)
        if fault := next((one for one in found if one.severity is Severity.ERROR), None):
            raise UnstampableError(f"its group's file is faulty: {fault.message}")
        return found, look_around(screen, {slot.name: rooms[slot.name] for slot in cut.slots if _has_code(slot)})

    def _share(self, brochure: Brochure, fit: Fit) -> SharedParts:
        return self._composer.share(brochure, fit, STAND_INS)

    def _compose(self, brochure: Brochure, shared: SharedParts) -> Composition:
        return self._composer.compose(brochure, shared.setting.fit, stand_ins=STAND_INS, shared=shared)


def _tell_common(composition: Composition, shared: SharedParts) -> str:
    """A hash of what a document shows outside its slots: for one group key equal for all brochures of a group.

    Styles, page rules and shared pictures follow from the key.
    """
    skeleton = cut_slots(composition.html).skeleton
    digest = hashlib.sha256(skeleton.encode())
    for name, asset in composition.assets.items():
        if name not in shared.pictures.assets and f"asset:{name}" in skeleton:
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


def _box(place: Place, panels: Panels) -> Box:
    slot = next(box for box in panels.slots if box.name == place.name)
    return Box(place.left, place.top - slot.height, place.left + slot.width, place.top)


def _expect_slots(template: Template, panels: Panels, cut: CutDocument) -> tuple[ExpectedSlot, ...]:
    held = {slot.name: slot for slot in cut.slots}
    return tuple(
        ExpectedSlot(
            place.name,
            place.index,
            _box(place, panels),
            tuple(source_texts(f"<body>{held[place.name].inner}</body>")),
            has_code=_has_code(held[place.name]),
        )
        for place in template.places
    )


def _own(brochure: Brochure, ground: str) -> str:
    """What a clinic's slots are kept under; empty where they are not."""
    return f"{ground} {brochure.clinic_id}" if ground else ""


def _has_code(slot: Slot) -> bool:
    return CODE in slot.inner
