"""The figures of a topic's data, and which of them a passage may print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from foldwell.model.counts import BANDS
from foldwell.model.told_blocks import Harm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.passages import Passage
    from foldwell.model.brochure import Brochure
    from foldwell.model.counts import Count, Points
    from foldwell.model.evidence import Arm

Figure = tuple[int, int]
"""k people out of n."""


@dataclass(frozen=True)
class Evidence:
    """What a topic's data let its words print."""

    brochure: Brochure

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """Every figure of the topic."""
        topic = self.brochure.topic
        counts = [count for claim in topic.claims.values() for count in claim.counts]
        counts += [count for option in topic.options for count in option.counts]
        arms = [arm for number in topic.numbers.values() for arm in number.arms]
        return frozenset((*_of_counts(counts), *_of_arms(arms)))

    @cached_property
    def gains(self) -> frozenset[Figure]:
        """Those that tell a benefit."""
        topic = self.brochure.topic
        counts = [count for claim in topic.claims.values() if claim.topic == "benefit" for count in claim.counts]
        arms = [arm for number in topic.numbers.values() if number.topic == "benefit" for arm in number.arms]
        return frozenset((*_of_counts(counts), *_of_arms(arms)))

    @cached_property
    def proofs(self) -> dict[str, str]:
        """How sure we are of each option's gain."""
        return {option.id: option.proof for option in self.brochure.topic.options}

    def allowed(self, passage: Passage) -> frozenset[Figure]:
        """The figures that a passage may print: those of its claim, number, option or harm, else any."""
        topic = self.brochure.topic
        if (name := name_entry(passage, "claims")) in topic.claims:
            return frozenset(_of_counts(topic.claims[name].counts))
        if (name := name_entry(passage, "numbers")) in topic.numbers:
            return frozenset(_of_arms(topic.numbers[name].arms))
        if name := name_entry(passage, "options"):
            return frozenset(_of_counts(self._option_counts(name)))
        harm = self._harms.get(passage.block)
        if harm is None:
            return self.figures
        own = topic.numbers[harm.number].arms if harm.number in topic.numbers else ()
        return frozenset((*_of_arms(own), *_of_band(harm), *(() if own else self.figures)))

    def owns(self, passage: Passage) -> bool:
        """Whether a passage has data of its own: it tells a claim, a number, an option or a harm."""
        entries = any(name_entry(passage, part) for part in ("claims", "numbers", "options"))
        return entries or passage.block in self._harms

    def points(self, passage: Passage) -> tuple[Points, ...] | None:
        """The changes on a scale that a passage may print; None where any may stand."""
        if name := name_entry(passage, "claims"):
            return self.brochure.topic.claims[name].points
        if name := name_entry(passage, "options"):
            return next(option.points for option in self.brochure.topic.options if option.id == name)
        return None

    def _option_counts(self, name: str) -> tuple[Count, ...]:
        return next(option.counts for option in self.brochure.topic.options if option.id == name)

    @cached_property
    def _harms(self) -> dict[str, Harm]:
        return {block.id: block for _, block in self.brochure.topic.blocks() if isinstance(block, Harm)}


def name_entry(passage: Passage, part: str) -> str:
    """The id under `claims:`, `numbers:` or `options:` whose words a passage has; empty for another text."""
    steps = passage.path.removeprefix("words:").split(".")
    return steps[1] if steps[0] == part else ""


def _of_counts(counts: Iterable[Count]) -> Iterator[Figure]:
    for count in counts:
        yield from ((count.show, count.of), (count.of - count.show, count.of))
        if count.k is not None and count.n is not None:
            yield from ((count.k, count.n), (count.n - count.k, count.n))


def _of_arms(arms: Iterable[Arm]) -> Iterator[Figure]:
    for arm in arms:
        yield from ((arm.out_of_100, 100), (100 - arm.out_of_100, 100), (arm.k, arm.n), (arm.n - arm.k, arm.n))


def _of_band(harm: Harm) -> Iterator[Figure]:
    if harm.band is not None:
        band = BANDS[harm.band]
        yield from ((1, share.denominator) for share in (band.least, band.below) if 0 < share <= 1)
