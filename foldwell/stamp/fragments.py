"""What slots show, kept for the next brochure: the same slot in the same styles is laid out once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.stamp.codes import CODE, Code, exchange_code, read_code
from foldwell.stamp.kept import SLOTS, Kept
from foldwell.stamp.sheet import Wanted, lay_out_ahead, lay_out_slots, list_around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.compose.composition import Composition
    from foldwell.stamp.base import Base
    from foldwell.stamp.fragment import Fragment
    from foldwell.stamp.slots import CutDocument, Slot
    from foldwell.typeset.engine import Engine

_MOST = 2048
"""Fragments that are kept, of about ten kilobytes each: those of 400 clinics."""
_MOST_OF_ONE = 64
"""Fragments that are kept of one clinic in one style: those of its slots in some topics whose rooms differ."""
_ASSET = re.compile(r"asset:([a-zA-Z0-9._-]+)")


@dataclass(frozen=True)
class KeptSlots:
    """What the slots of a clinic show in one style, as it is kept from build to build: by the keys of `Fragments`."""

    fragments: dict[str, Fragment]
    codes: dict[str, tuple[Code, Fragment]]


@dataclass(frozen=True)
class _Asked:
    """What is known of a brochure's slots. name: what they are kept under. new: numbers of those not found."""

    cut: CutDocument
    composition: Composition
    name: str
    keys: dict[str, str]
    found: dict[str, Fragment]
    new: tuple[int, ...]


class Fragments:
    """Lays slots out with one engine, each once. kept: where they are kept from build to build."""

    def __init__(self, engine: Engine, kept: Kept | None = None) -> None:
        self._engine, self._store = engine, kept
        self._kept: dict[str, Fragment] = {}
        self._codes: dict[str, tuple[Code, Fragment]] = {}
        self._read: set[str] = set()

    def find(self, base: Base, cut: CutDocument, composition: Composition, owner: str = "") -> dict[str, Fragment]:
        """What each slot of a brochure shows, by the slot's name; raises UnstampableError as `lay_out_slots` does.

        owner: whose slots they are and what their layout follows from beside the base, to keep them under.
        """
        asked = self._look_up(base, cut, composition, owner)
        made = lay_out_slots(base, cut, composition, self._engine, asked.new) if asked.new else {}
        return self._take_in(base, asked, made)

    def find_ahead(self, base: Base, several: Iterable[tuple[CutDocument, Composition, str]]) -> None:
        """Lay out together what slots of several brochures of a base show, so that `find` has it at hand.

        Each is told as `find` is; one whose slots don't fit is left to it.
        """
        asked = [one for one in (self._look_up(base, *each) for each in several) if one.new]
        made = lay_out_ahead(base, [Wanted(one.cut, one.composition, one.new) for one in asked], self._engine)
        for one, fragments in zip(asked, made, strict=True):
            if fragments:
                self._take_in(base, one, fragments)

    def _look_up(self, base: Base, cut: CutDocument, composition: Composition, owner: str) -> _Asked:
        keys = {slot.name: _tell(number, slot, base, composition) for number, slot in enumerate(cut.slots)}
        name = f"{owner} {base.style_key.hex()}" if owner and self._store else ""
        if name and not set(keys.values()) <= self._kept.keys():
            self._read_kept(name)
        found = {}
        for number, slot in enumerate(cut.slots):
            known = self._kept.get(keys[slot.name]) or self._exchange_code(number, slot, base, composition)
            if known:
                found[slot.name] = known
        new = tuple(number for number, slot in enumerate(cut.slots) if slot.name not in found)
        return _Asked(cut, composition, name, keys, found, new)

    def _take_in(self, base: Base, asked: _Asked, made: dict[str, Fragment]) -> dict[str, Fragment]:
        """Keep what was found and laid out; all fragments of the brochure."""
        slots, composition = asked.cut.slots, asked.composition
        codes = [self._keep_code(made[slots[n].name], n, slots[n], base, composition) for n in asked.new]
        self._kept |= {asked.keys[name]: fragment for name, fragment in (asked.found | made).items()}
        for old in list(self._kept)[: max(0, len(self._kept) - _MOST)]:
            del self._kept[old]
        if asked.name and made:
            self._write_kept(asked.name, {asked.keys[slot]: fragment for slot, fragment in made.items()}, codes)
        return asked.found | made

    def _read_kept(self, name: str) -> None:
        """Take in what was kept under a name; once, and then nothing more is there."""
        if self._store and name not in self._read:
            self._read.add(name)
            kept = self._store.find(SLOTS, name)
            if isinstance(kept, KeptSlots):
                self._kept = kept.fragments | self._kept
                self._codes = kept.codes | self._codes

    def _write_kept(self, name: str, made: dict[str, Fragment], codes: list[str]) -> None:
        """Keep what was laid out, with what was kept under the name before."""
        assert self._store
        before = self._store.find(SLOTS, name)
        fragments = {**before.fragments, **made} if isinstance(before, KeptSlots) else made
        own = {key: self._codes[key] for key in codes if key in self._codes}
        all_codes = {**before.codes, **own} if isinstance(before, KeptSlots) else own
        newest = dict(list(fragments.items())[-_MOST_OF_ONE:])
        self._store.keep(SLOTS, name, KeptSlots(newest, dict(list(all_codes.items())[-_MOST_OF_ONE:])))

    def _exchange_code(self, number: int, slot: Slot, base: Base, composition: Composition) -> Fragment | None:
        """A slot of a code, from one that was laid out for another code."""
        key, code = _tell_code(number, slot, base, composition)
        if code is None or key not in self._codes:
            return None
        old, fragment = self._codes[key]
        return exchange_code(fragment, old, code)

    def _keep_code(self, made: Fragment, number: int, slot: Slot, base: Base, composition: Composition) -> str:
        """Keep a slot of a code for others of its size; the key that it is kept under."""
        key, code = _tell_code(number, slot, base, composition)
        if code is not None and len(self._codes) < _MOST:
            self._codes.setdefault(key, (code, made))
        return key


def _tell_code(number: int, slot: Slot, base: Base, composition: Composition) -> tuple[str, Code | None]:
    """A hash of all that the layout of a slot of a code follows from, but the code; and the code, where it is one."""
    asset = composition.assets.get("qr.svg")
    code = read_code(slot.inner, asset.data.decode()) if asset and CODE in slot.inner else None
    return (_tell(number, replace(slot, inner=code.around), base, composition), code) if code else ("", None)


def _tell(number: int, slot: Slot, base: Base, composition: Composition) -> str:
    """A hash of all that a slot's layout follows from."""
    box = next(box for box in base.panels.slots if box.name == slot.name)
    digest = hashlib.sha256(repr((slot, list_around(base, number), box.set_width, box.height)).encode())
    digest.update(base.style_key)
    for name in (name for name in _ASSET.findall(slot.inner) if name in composition.assets):
        asset = composition.assets[name]
        digest.update(repr((name, asset.media_type, asset.box, asset.focus, asset.grey)).encode() + asset.data)
    return digest.hexdigest()
