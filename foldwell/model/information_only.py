"""What may not be said to the public of a medicine that is not approved, where the law bans advertising one (RG-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.model.action_blocks import Appointment
from foldwell.model.told_blocks import ClaimBlock, Cost, IconArray

if TYPE_CHECKING:
    from foldwell.model.blocks import Block
    from foldwell.model.topic import Section, SectionKind, Topic

_SECTIONS: dict[SectionKind, str] = {
    "how": "tells how the treatment might work",
    "steps": "presents the treatment",
    "recovery": "presents the treatment",
    "cost": "tells a price",
}
"""Kinds of section that speak of nothing but the product, and why each is withheld."""

WITHHELD_KINDS = frozenset({*_SECTIONS, "benefits"})
"""Kinds of section of which an information leaflet may have nothing."""


def tell_why_withheld(topic: Topic, section: Section, block: Block) -> str:
    """Why a block may not print in an information leaflet; empty where it may.

    What is left is the condition, the other choices, the harms, what is not known, and what the law says.
    """
    told = _SECTIONS.get(section.kind, "")
    if _tells_effect(topic, block):
        told = "tells an effect"
    elif isinstance(block, Cost):
        told = "tells a price"
    elif isinstance(block, Appointment):
        told = "asks to make an appointment"
    return told


def _tells_effect(topic: Topic, block: Block) -> bool:
    """Whether a block tells what the treatment does for people, or might do."""
    if isinstance(block, ClaimBlock):
        return topic.claims[block.use].topic in {"benefit", "mechanism"}
    return isinstance(block, IconArray) and topic.numbers[block.use].topic == "benefit"
