"""Checks of what may not stand alone: a benefit, the law's status, a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.read.check_topic import find_missing, walk_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.topic import Topic
    from foldwell.read.shelf import Loaded
    from foldwell.read.yaml_source import Steps


def check_balance(topic: Loaded[Topic]) -> Iterator[Finding]:
    """Pairs exist, every benefit has its harm and its unknown, benefits stand beside the status (rule RG-04)."""
    for steps, block in walk_blocks(topic.model):
        yield from _check_pair(topic, (*steps, "pair"), block.pair)
    for name, claim in topic.model.claims.items():
        yield from _check_pair(topic, ("claims", name, "pair"), claim.pair)
        if claim.topic == "benefit":
            yield from _check_benefit(topic, ("claims", name), claim.pair)
    for name, number in topic.model.numbers.items():
        yield from _check_pair(topic, ("numbers", name, "pair"), number.pair)
        if number.topic == "benefit":
            yield from _check_benefit(topic, ("numbers", name), number.pair)
    yield from _check_status(topic)
    yield from _check_market(topic)


def _check_pair(topic: Loaded[Topic], steps: Steps, pair: tuple[str, ...]) -> Iterator[Finding]:
    known = [block.id for _, block in walk_blocks(topic.model)]
    yield from find_missing(topic.source, (((*steps, n), name) for n, name in enumerate(pair)), known, "a block")


def _check_benefit(topic: Loaded[Topic], steps: Steps, pair: tuple[str, ...]) -> Iterator[Finding]:
    kinds = {block.kind for _, block in walk_blocks(topic.model) if block.id in pair}
    for kind, article in (("harm", "a harm"), ("unknown", "an unknown")):
        if kind not in kinds:
            remedy = f"add the id of {article} block to pair:"
            message = f"a benefit prints only beside {article}, and this one names none"
            yield topic.source.error("read.unbalanced-benefit", message, remedy, (*steps, "pair"))


def _check_status(topic: Loaded[Topic]) -> Iterator[Finding]:
    if topic.model.type == "condition" and not topic.model.status:
        return
    for number, section in enumerate(topic.model.sections):
        if section.kind == "benefits" and all(block.kind != "status" for block in section.blocks):
            message = "benefits stand beside what the law says of the treatment (rule RG-04)"
            steps = ("sections", number, "blocks")
            yield topic.source.error("read.benefits-without-status", message, "add a block of kind status", steps)


def _check_market(topic: Loaded[Topic]) -> Iterator[Finding]:
    if topic.model.market is None:
        for steps, block in walk_blocks(topic.model):
            if block.kind == "cost" and block.market:
                message = "a cost block tells what others ask, and this topic does not say"
                remedy = "add market: to the topic, or market: false to the block if nobody has counted prices"
                yield topic.source.error("read.missing-market", message, remedy, steps)
