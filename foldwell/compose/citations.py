"""Which sources the chosen blocks cite, and the number each gets: in order of first citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.model.told_blocks import ClaimBlock, Cost, Harm, IconArray, Options, StatusBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.model.blocks import Block
    from foldwell.model.brochure import Brochure


def refs_of(brochure: Brochure, block: Block) -> tuple[str, ...]:
    """The sources that one block cites."""
    topic = brochure.topic
    refs: tuple[str, ...] = ()
    match block:
        case ClaimBlock():
            refs = topic.claims[block.use].refs
        case IconArray():
            refs = topic.numbers[block.use].refs
        case Harm():
            counted = topic.numbers[block.number].refs if block.number else ()
            refs = tuple(dict.fromkeys((*counted, *block.refs)))
        case StatusBlock():
            refs = topic.status[brochure.law].refs
        case Cost(market=True) if topic.market:
            refs = topic.market.refs
        case Options():
            refs = tuple(ref for option in brochure.options for ref in option.refs)
    return refs


def number_refs(brochure: Brochure, blocks: Iterable[Block]) -> dict[str, int]:
    """The number of each cited source."""
    numbers: dict[str, int] = {}
    for block in blocks:
        for ref in refs_of(brochure, block):
            numbers.setdefault(ref, len(numbers) + 1)
    return numbers
