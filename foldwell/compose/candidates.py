"""Which blocks a brochure may print, which it must, and in which zone each stands.

Only structure is decided here; which of the optional blocks find room is copyfitting's choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from foldwell.model.told_blocks import ClaimBlock, Harm, IconArray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.blocks import Block
    from foldwell.model.brochure import Brochure
    from foldwell.model.topic import Section, Topic


@dataclass(frozen=True)
class Candidate:
    """A block that may print: its zone, its section, and how much it is wanted.

    must: prints in every fit; priority: 1 to 3, the order in which the others are tried.
    """

    zone: str
    section: Section
    block: Block
    must: bool
    priority: int

    @property
    def id(self) -> str:
        """The block's id."""
        return self.block.id

    @property
    def safety(self) -> bool:
        """Whether nothing may take it away."""
        return self.section.safety or self.block.safety


@dataclass(frozen=True)
class Candidates:
    """All candidates in the reading order of the layout."""

    all: tuple[Candidate, ...]

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """Candidates by block id."""
        return {candidate.id: candidate for candidate in self.all}

    @cached_property
    def must(self) -> frozenset[str]:
        """Ids of the blocks that every fit prints, with all they are paired with."""
        return frozenset().union(*(self.with_pairs(c.id) for c in self.all if c.must)) if self.all else frozenset()

    @cached_property
    def optional(self) -> tuple[str, ...]:
        """Ids of the other blocks, the most wanted first, then in reading order."""
        rest = [candidate for candidate in self.all if candidate.id not in self.must]
        return tuple(c.id for c in sorted(rest, key=lambda c: c.priority))

    @cached_property
    def _pairs(self) -> dict[str, tuple[str, ...]]:
        return {c.id: tuple(pair for pair in c.block.pair if pair in self.by_id) for c in self.all}

    def with_pairs(self, block_id: str) -> frozenset[str]:
        """A block and every block without which it may not print (the pair rule, LA-02)."""
        found: set[str] = set()
        waiting = [block_id]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += self._pairs.get(current, ())
        return frozenset(found)


def list_candidates(brochure: Brochure) -> Candidates:
    """The candidates of a brochure: blocks of the kinds its zones hold, for its clinic and its length.

    A block that is paired with one that this brochure can't print is none, unless it is there for safety.
    """
    found = tuple(_candidates(brochure))
    while True:
        ids = {candidate.id for candidate in found}
        kept = tuple(c for c in found if c.safety or ids.issuperset(c.block.pair))
        if kept == found:
            return Candidates(found)
        found = kept


def _candidates(brochure: Brochure) -> Iterator[Candidate]:
    topic = brochure.topic
    for zone in brochure.layout.zones:
        for kind in zone.holds:
            for section in topic.sections:
                if section.kind != kind or not brochure.holds(section.when):
                    continue
                for block in section.blocks:
                    if not brochure.prints(block) or brochure.withholds(section, block):
                        continue
                    priority = max(section.priority, block.priority)
                    must = section.safety or block.safety or priority == 1
                    paired = block.model_copy(update={"pair": (*block.pair, *_claimed_pairs(topic, block))})
                    yield Candidate(zone.id, section, paired, must=must, priority=priority)


def _claimed_pairs(topic: Topic, block: Block) -> tuple[str, ...]:
    """The pairs of the claim or number that a block prints."""
    if isinstance(block, ClaimBlock):
        return topic.claims[block.use].pair
    if isinstance(block, IconArray):
        return topic.numbers[block.use].pair
    if isinstance(block, Harm) and block.number:
        return topic.numbers[block.number].pair
    return ()
