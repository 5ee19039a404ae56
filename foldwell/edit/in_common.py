"""What brochures of many clinics have in common, so that its words are judged once for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from foldwell.model.brand import Brand
    from foldwell.model.brochure import Brochure
    from foldwell.model.clinic import Clinic
    from foldwell.model.theme import Theme


@dataclass(frozen=True)
class _Offer:
    """What decides which texts print, as `model.clinic.Offer` has it; nothing else of an offer can be read."""

    variant: Mapping[str, str]
    sells: bool
    is_within_trial: bool


@dataclass(frozen=True)
class _Clinic:
    """A clinic of which only this can be read."""

    offers: Mapping[str, _Offer]


class _Unread:
    """What has no value that can be read."""


def leave_common(brochure: Brochure) -> Brochure:
    """The brochure without what is its clinic's alone, and without pictures: reading those raises AttributeError."""
    offer = brochure.offer
    clinic = _Clinic({brochure.topic_id: _Offer(offer.variant, offer.sells, offer.is_within_trial)})
    return replace(
        brochure,
        clinic_id="",
        clinic=cast("Clinic", clinic),
        brand=cast("Brand", _Unread()),
        theme=cast("Theme", _Unread()),
        theme_id="",
        is_trial=False,
        colors={},
        logo=None,
        logo_reversed=None,
        figures={},
        photos={},
    )


def identify_common(brochure: Brochure) -> Hashable:
    """Equal for brochures of which `leave_common` leaves the same, read from one shelf, which reads a file once.

    It holds while what is left of one of them is kept.
    """
    offer = brochure.offer
    objects = (
        brochure.topic,
        brochure.words,
        brochure.layout,
        brochure.locale,
        brochure.jurisdiction,
        brochure.signatures,
        brochure.lexicon,
        brochure.original,
        brochure.notice,
    )
    names = (brochure.topic_id, brochure.layout_id, brochure.paper_id, brochure.locale_tag, brochure.pseudo_of)
    told = (brochure.profile, brochure.wording_hash)
    chosen = (*sorted(offer.variant.items()), offer.sells, offer.is_within_trial)
    return (*names, *told, *chosen, *map(id, objects))
