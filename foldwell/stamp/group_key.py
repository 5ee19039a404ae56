"""What decides a group, as a key: everything of a brochure that can be read while its shared parts are made."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
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
            told = read.model_dump_json() if isinstance(read, BaseModel) else repr(read)
            known = read, hashlib.sha256(told.encode()).hexdigest()
            self._hashed[id(read)] = known
            if len(self._hashed) > _MOST_KEPT:
                self._hashed.popitem(last=False)
        return known[1]
