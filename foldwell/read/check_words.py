"""Checks between a topic and its words in one locale: every id has words, and every text can be set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.model.inline import inline_problems, used_terms
from foldwell.read.check_topic import walk_blocks
from foldwell.read.suggestions import find_nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.findings import Finding
    from foldwell.model.topic import Topic
    from foldwell.model.words import Words
    from foldwell.read.shelf import Loaded
    from foldwell.read.yaml_source import Source, Steps

_NOT_PRINTED = {"schema", "translation"}


def check_words(topic: Loaded[Topic], words: Loaded[Words]) -> Iterator[Finding]:
    """Words that are missing, words without an id, words of the wrong shape, and text that can't be set."""
    source, model = words.source, topic.model
    yield from _match(source, ("sections",), words.model.sections, [section.id for section in model.sections])
    yield from _match(source, ("claims",), words.model.claims, model.claims)
    yield from _match(source, ("numbers",), words.model.numbers, model.numbers)
    yield from _match(source, ("options",), words.model.options, [option.id for option in model.options])
    for name in words.model.status.keys() - model.status.keys():
        yield _tell_extra(source, ("status", name), model.status)
    yield from _match(source, ("figures",), words.model.figures, model.figures)
    yield from _match_inner(topic, words)
    yield from _check_blocks(topic, words)
    for name in words.model.references:
        if name not in model.references:
            yield _tell_extra(source, ("references", name), model.references)
    yield from _check_texts(words)


def _match_inner(topic: Loaded[Topic], words: Loaded[Words]) -> Iterator[Finding]:
    """Labels of figures and arms of numbers."""
    for name, figure in words.model.figures.items():
        if name in topic.model.figures:
            labels = topic.model.figures[name].labels
            yield from _match(words.source, ("figures", name, "labels"), figure.labels, labels)
    for name, number in words.model.numbers.items():
        if name in topic.model.numbers:
            arms = [arm.id for arm in topic.model.numbers[name].arms]
            yield from _match(words.source, ("numbers", name, "arms"), number.arms, arms)


def _check_blocks(topic: Loaded[Topic], words: Loaded[Words]) -> Iterator[Finding]:
    source, written = words.source, words.model.blocks
    needed = {block.id: block.word_ids() for _, block in walk_blocks(topic.model)}
    worded = [name for name, ids in needed.items() if ids != ()]
    yield from _match(source, ("blocks",), written, worded, {name for name in needed if name not in worded})
    for name in worded:
        if name in written:
            yield from _check_shape(source, ("blocks", name), written[name], needed[name])


def _check_shape(
    source: Source, steps: Steps, text: str | dict[str, str], ids: tuple[str, ...] | None
) -> Iterator[Finding]:
    if isinstance(text, dict) and ids is not None:
        yield from _match(source, steps, text, ids)
    elif isinstance(text, dict):
        yield source.error("read.wrong-words", "this block is one text, not several", "write one text", steps)
    elif ids is not None:
        remedy = f"write a text for each of: {', '.join(ids)}"
        yield source.error("read.wrong-words", "this block needs several texts, not one", remedy, steps)


def _match(
    source: Source, steps: Steps, written: Iterable[str], needed: Iterable[str], wordless: Iterable[str] = ()
) -> Iterator[Finding]:
    """Ids without words and words without an id."""
    have, want, without = list(written), list(needed), set(wordless)
    extra = [name for name in have if name not in want]
    for name in want:
        if name not in have:
            near = find_nearest(name, extra)
            hint = f"; is {near!r} meant for it?" if near else ""
            message = f"there are no words for {name!r}"
            yield source.error("read.missing-words", message, f"add them under {steps[-1]}:{hint}", (*steps, name))
    for name in extra:
        if name in without:
            message = f"the block {name!r} has no words of its own"
            yield source.error("read.extra-words", message, "take them away", (*steps, name), at_key=True)
        else:
            yield _tell_extra(source, (*steps, name), [choice for choice in want if choice not in have] or want)


def _tell_extra(source: Source, steps: Steps, choices: Iterable[str]) -> Finding:
    name = str(steps[-1])
    message = f"topic.yaml has no {name!r} for these words"
    remedy = suggest(name, choices, nothing="take them away, or add the id to topic.yaml")
    return source.error("read.extra-words", message, remedy, steps, at_key=True)


def _check_texts(words: Loaded[Words]) -> Iterator[Finding]:
    glossary = words.model.glossary
    linked: set[str] = set()
    for steps, text in words.source.texts():
        if steps[0] in _NOT_PRINTED:
            continue
        for problem in inline_problems(text):
            message, _, remedy = problem.partition("; ")
            yield words.source.error("read.bad-text", message, remedy, steps)
        for term in used_terms(text):
            linked.add(term)
            if term not in glossary:
                remedy = suggest(term, glossary, nothing="add it under glossary:")
                yield words.source.error("read.unknown-term", f"the glossary has no {term!r}", remedy, steps)
    for name in glossary:
        if name not in linked:
            remedy = f"link to it with [words](term:{name}), or take it away"
            message = f"no text uses the term {name!r}"
            yield words.source.warning("read.unused-term", message, remedy, ("glossary", name), at_key=True)
