"""What decides how a group is fitted, as a key: everything of a brochure but what stands in its slots."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from foldwell.compose.candidates import list_candidates

if TYPE_CHECKING:
    from pydantic import BaseModel

    from foldwell.model.brochure import Brochure

_MOST_MODELS = 256


class GroupKeys:
    """Makes keys; a model is hashed once, however many brochures share it."""

    def __init__(self) -> None:
        self._hashed: dict[int, tuple[BaseModel, str]] = {}

    def key(self, brochure: Brochure) -> str:
        """The same for brochures that may share a layout. What else they differ in, their documents show."""
        models = (brochure.topic, brochure.words, brochure.layout, brochure.locale, brochure.theme)
        candidates = list_candidates(brochure)
        others = (
            *(self._hash(model) for model in models),
            brochure.paper_id,
            brochure.locale_tag,
            brochure.theme_id,
            brochure.profile,
            brochure.clinic.stock,
            sorted(candidates.by_id),
            sorted(candidates.must),
        )
        return hashlib.sha256(repr(others).encode()).hexdigest()

    def _hash(self, model: BaseModel) -> str:
        known = self._hashed.get(id(model))
        if known is None:
            told = hashlib.sha256(model.model_dump_json().encode()).hexdigest()
            kept = list(self._hashed.items())[1 - _MOST_MODELS :]
            self._hashed = {**dict(kept), id(model): (model, told)}
            return told
        return known[1]
