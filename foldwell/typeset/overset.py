"""Text that does not fit: in which panel, how many words, from which line of the content."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from foldwell.compose.pages import panel_boxes
from foldwell.findings import Finding, Place, error
from foldwell.model.told_blocks import ClaimBlock, Glossary, IconArray, MainMessage, Options
from foldwell.typeset.boxes import count_words, list_units, page_zones
from foldwell.typeset.pieces import FURNITURE

if TYPE_CHECKING:
    from weasyprint import Document

    from foldwell.model.blocks import Block
    from foldwell.model.brochure import Brochure
    from foldwell.model.layout import Zone
    from foldwell.typeset.boxes import UnitBox


def pages_by_zone(document: Document) -> dict[str, int]:
    """How many pages each zone took."""
    return dict(Counter(page_zones(document)))


def find_overset(document: Document, brochure: Brochure) -> list[Finding]:
    """One finding for each zone whose must-have text runs over."""
    units = list_units(document)
    findings = []
    for zone in brochure.layout.zones:
        own = [unit for unit in units if unit.zone == zone.id]
        pages = sorted({number for number, name in enumerate(page_zones(document)) if name == zone.id})
        over = set(pages[_allowed(brochure, zone) :])
        late = [unit for unit in own if unit.page in over and not unit.id.startswith("section--")]
        if late:
            findings.append(_overset(brochure, zone, late[0], over, count_words(document, over)))
    return findings


def _allowed(brochure: Brochure, zone: Zone) -> int:
    layout = brochure.layout
    if layout.pages is None:
        return len(panel_boxes(brochure.form)[zone.id])
    return layout.pages.max - (len(layout.zones) - 1) if zone.flow else 1


def _overset(brochure: Brochure, zone: Zone, first: UnitBox, over: set[int], words: int) -> Finding:
    panels = "panel" if len(over) == 1 else "panels"
    contact = "; the clinic's addresses and hours stand here too" if "contact" in zone.holds else ""
    return error(
        "typeset.overset",
        f"{brochure.name}, panel {zone.panels[-1]}: {words} words too many "
        f"({len(over)} more {panels} would be needed); block {first.id!r} runs over",
        f"cut about {words} words in this zone, or give blocks a lower priority{contact}",
        unit_place(brochure, first.id),
    )


def unit_place(brochure: Brochure, unit: str) -> Place:
    """Where the words of a unit stand, or its block's line in the topic where its words stand apart."""
    name, _, item = unit.partition("--")
    if name == "section":
        return brochure.place(f"words:sections.{item}")
    if name in FURNITURE:
        if name == "notice":
            return brochure.place("notice:wording")
        return brochure.place("words:purpose")
    block = next((block for _, block in brochure.topic.blocks() if block.id == name), None)
    paths = (f"words:blocks.{name}.{item}", *_paths_apart(block, item), f"words:blocks.{name}", f"topic:blocks.{name}")
    found = (brochure.places.get(path) for path in paths)
    return next((place for place in found if place), brochure.place(paths[-1]))


def _paths_apart(block: Block | None, item: str) -> tuple[str, ...]:
    """Where the words of a block are told that are not under its own id."""
    match block:
        case ClaimBlock():
            return (f"words:claims.{block.use}",)
        case IconArray():
            return (f"words:numbers.{block.use}",)
        case Options() | Glossary():
            return (f"words:{block.kind}.{item}",)
        case MainMessage():
            return ("words:main_message",)
    return ()
