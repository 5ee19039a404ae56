"""What slots show, kept for the next brochure: the same slot in the same styles is laid out once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from foldwell.stamp.codes import CODE, Code, exchange_code, read_code
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
        self._codes: dict[str, tuple[Code, Fragment]] = {}

    def find(self, base: Base, cut: CutDocument, composition: Composition) -> dict[str, Fragment]:
        """What each slot of a brochure shows, by the slot's name; raises UnstampableError as `lay_out_slots` does."""
        keys = {slot.name: _tell(number, slot, base, composition) for number, slot in enumerate(cut.slots)}
        found = {}
        for number, slot in enumerate(cut.slots):
            known = self._kept.get(keys[slot.name]) or self._exchange_code(number, slot, base, composition)
            if known:
                found[slot.name] = known
        new = [number for number, slot in enumerate(cut.slots) if slot.name not in found]
        made = lay_out_slots(base, cut, composition, self._engine, new) if new else {}
        for number in new:
            self._keep_code(made[cut.slots[number].name], number, cut.slots[number], base, composition)
        self._kept |= {keys[name]: fragment for name, fragment in (found | made).items()}
        for old in list(self._kept)[: max(0, len(self._kept) - _MOST)]:
            del self._kept[old]
        return found | made

    def _exchange_code(self, number: int, slot: Slot, base: Base, composition: Composition) -> Fragment | None:
        """A slot of a code, from one that was laid out for another code."""
        key, code = _tell_code(number, slot, base, composition)
        if code is None or key not in self._codes:
            return None
        old, fragment = self._codes[key]
        return exchange_code(fragment, old, code)

    def _keep_code(self, made: Fragment, number: int, slot: Slot, base: Base, composition: Composition) -> None:
        key, code = _tell_code(number, slot, base, composition)
        if code is not None and len(self._codes) < _MOST:
            self._codes.setdefault(key, (code, made))


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
    for name in _ASSET.findall(slot.inner):
        asset = composition.assets[name]
        digest.update(repr((name, asset.media_type, asset.box, asset.focus, asset.grey)).encode() + asset.data)
    return digest.hexdigest()
