"""What decides a group, as a key: everything of a brochure that can be read while its shared parts are made."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from foldwell.compose.shared_parts import seal

if TYPE_CHECKING:
    from foldwell.model.brochure import Brochure

_MOST_KEPT = 512


class GroupKeys:
    """Makes keys; what many brochures of a shelf share is hashed once."""

    def __init__(self) -> None:
        self._hashed: OrderedDict[int, tuple[object, str]] = OrderedDict()

    def key(self, brochure: Brochure) -> str:
        """The same for brochures that may share a layout; whether they do, their documents show."""
        sealed = seal(brochure)
        offer = sealed.offer
        read = (
            sealed.topic, sealed.words, sealed.layout, sealed.locale, sealed.theme, sealed.jurisdiction, sealed.notice,
            sealed.figures, *sealed.signatures,
        )  # fmt: skip
        names = (
            sealed.topic_id, sealed.layout_id, sealed.paper_id, sealed.locale_tag, sealed.pseudo_of, sealed.theme_id,
            sealed.profile, sealed.clinic.stock,
        )  # fmt: skip
        told = (names, sorted(offer.variant.items()), offer.sells, offer.is_within_trial, [*map(self._hash, read)])
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def _hash(self, read: object) -> str:
        known = self._hashed.get(id(read))
        if known is None:
            known = read, hashlib.sha256(repr(_tell(read)).encode()).hexdigest()
            self._hashed[id(read)] = known
            if len(self._hashed) > _MOST_KEPT:
                self._hashed.popitem(last=False)
        return known[1]


def _tell(value: object) -> object:
    """A value as plain data whose text is the same in every process: sets have no order of their own."""
    if isinstance(value, BaseModel):
        return _tell(value.model_dump())
    if is_dataclass(value):
        return type(value).__name__, [_tell(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return [(_tell(name), _tell(held)) for name, held in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(map(repr, map(_tell, value)))
    if isinstance(value, list | tuple):
        return [_tell(held) for held in value]
    return value
