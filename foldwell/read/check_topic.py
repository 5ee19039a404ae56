"""Checks inside a topic: ids are told once, and whatever is named exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.model.action_blocks import Questions
from foldwell.model.action_blocks import Steps as StepsBlock
from foldwell.model.told_blocks import ClaimBlock, FigureBlock, Harm, IconArray
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from foldwell.findings import Finding
    from foldwell.model.blocks import Block
    from foldwell.model.topic import Topic
    from foldwell.read.library import Library
    from foldwell.read.shelf import Loaded
    from foldwell.read.yaml_source import Source, Steps


def check_topic(topic: Loaded[Topic], library: Library) -> Iterator[Finding]:
    """Ids that are there twice, references and targets that do not exist, and what nothing uses."""
    yield from _check_ids(topic)
    yield from _check_references(topic)
    for steps, block in walk_blocks(topic.model):
        yield from _check_targets(topic, steps, block)
        yield from _check_when(topic, steps, block.when)
    for number, section in enumerate(topic.model.sections):
        steps = ("sections", number)
        yield from _check_when(topic, steps, section.when)
        yield from _check_icon(topic.source, (*steps, "icon"), section.icon, library)
    yield from _check_cover(topic)
    yield from _check_unused(topic)
    for steps, block in walk_blocks(topic.model):
        yield from _check_icon(topic.source, (*steps, "icon"), getattr(block, "icon", None), library)


def walk_blocks(topic: Topic) -> Iterator[tuple[Steps, Block]]:
    """Every block with its path in topic.yaml."""
    for number, section in enumerate(topic.sections):
        for position, block in enumerate(section.blocks):
            yield ("sections", number, "blocks", position), block


def find_missing(
    source: Source, names: Iterable[tuple[Steps, str]], known: Iterable[str], what: str, code: str = "read.unknown-id"
) -> Iterator[Finding]:
    """A finding for each name that is not known; `what` says what it names, such as `a claim`."""
    choices = list(known)
    for steps, name in names:
        if name not in choices:
            remedy = suggest(name, choices, nothing=f"there is none yet; add {name}, or take this away")
            yield source.error(code, f"{name!r} is not the id of {what}", remedy, steps)


def _check_ids(topic: Loaded[Topic]) -> Iterator[Finding]:
    model = topic.model
    yield from _find_twice(topic.source, ((("sections", n, "id"), part.id) for n, part in enumerate(model.sections)))
    yield from _find_twice(topic.source, (((*steps, "id"), block.id) for steps, block in walk_blocks(model)))
    yield from _find_twice(topic.source, ((("options", n, "id"), option.id) for n, option in enumerate(model.options)))
    for name, number in model.numbers.items():
        arms = ((("numbers", name, "arms", n, "id"), arm.id) for n, arm in enumerate(number.arms))
        yield from _find_twice(topic.source, arms)
    for steps, block in walk_blocks(model):
        items = ((*steps, "items", n) for n in range(len(getattr(block, "items", ()))))
        yield from _find_twice(topic.source, zip(items, getattr(block, "items", ()), strict=True))


def _find_twice(source: Source, ids: Iterable[tuple[Steps, str]]) -> Iterator[Finding]:
    first: dict[str, Steps] = {}
    for steps, name in ids:
        if name in first:
            remedy = f"give one of them another id; the first is in line {source.place(first[name]).line}"
            yield source.error("read.duplicate-id", f"the id {name!r} is here twice", remedy, steps)
        first.setdefault(name, steps)


def _check_references(topic: Loaded[Topic]) -> Iterator[Finding]:
    model = topic.model
    used: list[tuple[Steps, str]] = []
    groups: Mapping[str, Mapping[str, object]] = {
        "numbers": model.numbers,
        "claims": model.claims,
        "status": model.status,
    }
    for part, entries in groups.items():
        for name, entry in entries.items():
            used += [((part, name, "refs", n), ref) for n, ref in enumerate(getattr(entry, "refs", ()))]
    for position, option in enumerate(model.options):
        used += [(("options", position, "refs", n), ref) for n, ref in enumerate(option.refs)]
    for steps, block in walk_blocks(model):
        used += [((*steps, "refs", n), ref) for n, ref in enumerate(getattr(block, "refs", ()))]
    if model.market:
        used += [(("market", "refs", n), ref) for n, ref in enumerate(model.market.refs)]
    yield from find_missing(topic.source, used, model.references, "a reference", "read.unknown-reference")
    for name in model.references.keys() - {ref for _, ref in used}:
        remedy = "name it in refs: of what it supports, or take it away"
        steps = ("references", name)
        yield topic.source.warning("read.unused-reference", f"nothing cites {name}", remedy, steps, at_key=True)


def _check_targets(topic: Loaded[Topic], steps: Steps, block: Block) -> Iterator[Finding]:
    model, source = topic.model, topic.source
    use = [((*steps, "use"), str(getattr(block, "use", "")))]
    if isinstance(block, ClaimBlock):
        yield from find_missing(source, use, model.claims, "a claim")
    elif isinstance(block, IconArray):
        yield from find_missing(source, use, model.numbers, "a number")
    elif isinstance(block, FigureBlock):
        yield from find_missing(source, use, model.figures, "a figure")
    elif isinstance(block, Harm) and block.number:
        yield from find_missing(source, [((*steps, "number"), block.number)], model.numbers, "a number")
    elif isinstance(block, StepsBlock):
        figures = [((*steps, "figures", step), figure) for step, figure in block.figures.items()]
        yield from find_missing(source, figures, model.figures, "a figure")
        drawn = [((*steps, "figures", step), step) for step in block.figures]
        yield from find_missing(source, drawn, block.items, "a step of this block")
    elif isinstance(block, Questions):
        covered = [((*steps, "covers", question), question) for question in block.covers]
        yield from find_missing(source, covered, block.items, "a question of this block")


def _check_when(topic: Loaded[Topic], steps: Steps, when: Mapping[str, str | tuple[str, ...]]) -> Iterator[Finding]:
    variants = topic.model.variants
    yield from find_missing(
        topic.source, [((*steps, "when", axis), axis) for axis in when], variants, "a variant of this topic"
    )
    for axis, value in when.items():
        names = [value] if isinstance(value, str) else list(value)
        paths: list[Steps] = [(*steps, "when", axis)]
        if not isinstance(value, str):
            paths = [(*steps, "when", axis, n) for n in range(len(value))]
        if axis in variants:
            yield from find_missing(topic.source, zip(paths, names, strict=True), variants[axis], f"a {axis}")


def _check_icon(source: Source, steps: Steps, icon: str | None, library: Library) -> Iterator[Finding]:
    if icon:
        yield from find_missing(
            source, [(steps, icon)], library.icons(), "a symbol in styles/icons", "read.unknown-icon"
        )


def _check_cover(topic: Loaded[Topic]) -> Iterator[Finding]:
    if topic.model.cover_figure:
        cover = [(("cover_figure",), topic.model.cover_figure)]
        yield from find_missing(topic.source, cover, topic.model.figures, "a figure")


def _check_unused(topic: Loaded[Topic]) -> Iterator[Finding]:
    model = topic.model
    used: set[tuple[str, str | None]] = {("figures", model.cover_figure)}
    for _, block in walk_blocks(model):
        if isinstance(block, ClaimBlock):
            used.add(("claims", block.use))
        elif isinstance(block, IconArray):
            used.add(("numbers", block.use))
        elif isinstance(block, Harm):
            used.add(("numbers", block.number))
        elif isinstance(block, FigureBlock):
            used.add(("figures", block.use))
        elif isinstance(block, StepsBlock):
            used |= {("figures", figure) for figure in block.figures.values()}
    for part in ("claims", "numbers", "figures"):
        for name in getattr(model, part):
            if (part, name) not in used:
                remedy = "name it in a block, or take it away"
                yield topic.source.warning("read.unused", f"no block uses {name!r}", remedy, (part, name), at_key=True)
