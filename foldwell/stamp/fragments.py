"""What slots show, kept for the next brochure: the same slot in the same styles is laid out once."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from foldwell.stamp.sheet import lay_out_slots, list_around

if TYPE_CHECKING:
    from foldwell.compose.composition import Composition
    from foldwell.stamp.base import Base
    from foldwell.stamp.fragment import Fragment
    from foldwell.stamp.slots import CutDocument, Slot
    from foldwell.typeset.engine import Engine

_MOST = 2048
"""Fragments that are kept, of about ten kilobytes each: those of 400 clinics."""
_ASSET = re.compile(r"asset:([a-zA-Z0-9._-]+)")


class Fragments:
    """Lays slots out with one engine, each once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: dict[str, Fragment] = {}

    def find(self, base: Base, cut: CutDocument, composition: Composition) -> dict[str, Fragment]:
        """What each slot of a brochure shows, by the slot's name; raises UnstampableError as `lay_out_slots` does."""
        keys = {slot.name: _tell(number, slot, base, composition) for number, slot in enumerate(cut.slots)}
        new = [number for number, slot in enumerate(cut.slots) if keys[slot.name] not in self._kept]
        if new:
            made = lay_out_slots(base, cut, composition, self._engine, new)
            kept = dict(list(self._kept.items())[len(made) - _MOST :]) if len(self._kept) >= _MOST else self._kept
            self._kept = {**kept, **{keys[name]: fragment for name, fragment in made.items()}}
        return {slot.name: self._kept[keys[slot.name]] for slot in cut.slots}


def _tell(number: int, slot: Slot, base: Base, composition: Composition) -> str:
    """A hash of all that a slot's layout follows from."""
    box = next(box for box in base.panels.slots if box.name == slot.name)
    digest = hashlib.sha256(repr((slot, list_around(base, number), box.set_width, box.height)).encode())
    digest.update(base.style_key)
    for name in _ASSET.findall(slot.inner):
        asset = composition.assets[name]
        digest.update(repr((name, asset.media_type, asset.box, asset.focus, asset.grey)).encode() + asset.data)
    return digest.hexdigest()
