"""What patients read in a brochure, text by text in the topic's order, with the place of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from foldwell.model.inline import plain_text
from foldwell.model.told_blocks import (
    ClaimBlock,
    Fact,
    FigureBlock,
    Glossary,
    Harm,
    IconArray,
    Options,
    StatusBlock,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.blocks import Block
    from foldwell.model.brochure import Brochure
    from foldwell.model.evidence import Option
    from foldwell.model.topic import Section
    from foldwell.model.words import Words

Side = Literal["benefit", "harm", ""]
"""Whether a text tells of what is won or of what can go wrong."""
_UNREAD = {"schema_", "translation", "references", "terms"}
_LABELS = re.compile(
    r"words:(?:title|kicker|sections\..*|blocks\.[^.]*\.lead|numbers\.[^.]*\.arms\..*|options\.[^.]*\.name"
    r"|glossary\.[^.]*\.term|figures\.[^.]*\.labels\..*)"
)


@dataclass(frozen=True)
class Passage:
    """One text as patients read it, without markup.

    path: where it stands, such as `words:blocks.day-steps.numb`. section, block: their ids, empty on the cover.
    """

    path: str
    text: str
    section: str = ""
    block: str = ""
    side: Side = ""

    @property
    def is_label(self) -> bool:
        """Whether it is a title, heading or name rather than a sentence."""
        return _LABELS.fullmatch(self.path) is not None


@dataclass(frozen=True)
class PrintableBlock:
    """A block that a brochure may print, with its section."""

    section: Section
    block: Block

    @property
    def is_safety(self) -> bool:
        """Whether it is never dropped."""
        return self.section.safety or self.block.safety


def reading_text(words: Words) -> tuple[Passage, ...]:
    """Every text of a topic's words that patients read, for all clinics and layouts."""
    return tuple(Passage(path, plain_text(text)) for path, text in raw_texts(words))


def raw_texts(words: Words) -> Iterator[tuple[str, str]]:
    """Path and text of each of them, as it is written."""
    return _flatten("words:", words.model_dump(exclude=_UNREAD))


def _flatten(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for name, entry in entries:
        yield from _flatten(f"{path}{'' if path.endswith(':') else '.'}{name}", entry)


def printable_blocks(brochure: Brochure) -> tuple[PrintableBlock, ...]:
    """The blocks for this clinic that the layout has a zone and the length for; a fit may choose among them."""
    held = {kind for zone in brochure.layout.zones for kind in zone.holds}
    return tuple(
        PrintableBlock(section, block)
        for section, block in brochure.topic.blocks()
        if section.kind in held and brochure.holds(section.when) and brochure.prints(block)
        if not brochure.withholds(section, block)
    )


def collect_passages(brochure: Brochure) -> tuple[Passage, ...]:
    """The texts of a brochure: its cover, then section after section."""
    passages = [Passage(f"words:{path}", plain_text(text)) for path, text in _cover(brochure)]
    headed: set[str] = set()
    for printable in printable_blocks(brochure):
        section, side = printable.section.id, _side(brochure, printable)
        if section not in headed:
            headed.add(section)
            passages.append(Passage(f"words:sections.{section}", plain_text(brochure.words.sections[section]), section))
        passages += (
            Passage(f"words:{path}", plain_text(text), section, printable.block.id, side)
            for path, text in _texts(brochure, printable.block)
        )
    return tuple(passages)


_Text = tuple[str, str]
"""Path inside the words, and the text."""


def _cover(brochure: Brochure) -> Iterator[_Text]:
    words = brochure.words
    yield "title", words.title
    yield "kicker", words.kicker
    yield "purpose", words.purpose
    for number, sentence in enumerate(words.main_message):
        yield f"main_message.{number}", sentence
    yield "choice", words.choice


def _side(brochure: Brochure, printable: PrintableBlock) -> Side:
    """The side of a block: by its claim or number where that takes one, else by its section."""
    topic, block, section = brochure.topic, printable.block, printable.section
    told: str = ""
    if isinstance(block, ClaimBlock):
        told = topic.claims[block.use].topic
    elif isinstance(block, IconArray):
        told = topic.numbers[block.use].topic
    elif section.kind == "benefits" and not isinstance(block, StatusBlock | Unknown):
        told = "benefit"
    is_harm = isinstance(block, Harm) or (isinstance(block, Fact) and block.tells == "harm")
    if told == "harm" or is_harm:
        return "harm"
    if told == "benefit":
        return "benefit"
    return "harm" if section.kind == "harms" else ""


def _texts(brochure: Brochure, block: Block) -> Iterator[_Text]:
    words = brochure.words
    own = words.blocks.get(block.id, {})
    if isinstance(own, str):
        yield f"blocks.{block.id}", own
    else:
        for name in block.word_ids() or ():
            yield f"blocks.{block.id}.{name}", own[name]
    match block:
        case ClaimBlock():
            yield f"claims.{block.use}", words.claims[block.use]
        case IconArray():
            yield from _number(brochure, block.use)
        case StatusBlock():
            jurisdiction = brochure.law
            if jurisdiction in words.status:
                yield f"status.{jurisdiction}", words.status[jurisdiction]
        case Options():
            for option in brochure.options:
                yield from _option(brochure, option)
        case Glossary():
            for name, entry in words.glossary.items():
                yield f"glossary.{name}.term", entry.term
                yield f"glossary.{name}.means", entry.means
        case FigureBlock():
            yield from _figure(brochure, block.use)


def _number(brochure: Brochure, name: str) -> Iterator[_Text]:
    told = brochure.words.numbers[name]
    yield f"numbers.{name}.question", told.question
    yield f"numbers.{name}.study", told.study
    for arm, label in told.arms.items():
        yield f"numbers.{name}.arms.{arm}", label


def _option(brochure: Brochure, option: Option) -> Iterator[_Text]:
    told, short = brochure.words.options[option.id], brochure.layout.detail == "short"
    yield f"options.{option.id}.name", told.name
    if not short:
        yield f"options.{option.id}.what", told.what
    for name, whole, brief in (("gain", told.gain, told.gain_short), ("harm", told.harm, told.harm_short)):
        if short and brief:
            yield f"options.{option.id}.{name}_short", brief
        else:
            yield f"options.{option.id}.{name}", whole
    if not short:
        yield f"options.{option.id}.cost", told.cost
        yield f"options.{option.id}.time", told.time


def _figure(brochure: Brochure, name: str) -> Iterator[_Text]:
    told = brochure.words.figures[name]
    if told.caption:
        yield f"figures.{name}.caption", told.caption
    for label, text in told.labels.items():
        yield f"figures.{name}.labels.{label}", text
