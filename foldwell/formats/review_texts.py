"""The words of a topic as a reviewer reads them: every text in reading order, with the block that it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foldwell.model.inline import plain_text
from foldwell.model.told_blocks import ClaimBlock, FigureBlock, Glossary, IconArray, Options, StatusBlock
from foldwell.model.translated import list_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from foldwell.model.blocks import Block
    from foldwell.model.topic import Section, Topic
    from foldwell.model.words import Words

_DETAIL = {"short": "short layouts only", "full": "long layouts only"}


@dataclass(frozen=True)
class BlockTexts:
    """A block with its texts, by their paths in the words.

    about: for whom and where it prints, such as `long layouts only`. used: ids of the claim or number that it tells.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    texts: Mapping[str, str]
    claim: str = ""
    number: str = ""


@dataclass(frozen=True)
class Part:
    """A section; head: the path of its heading, empty where it has none."""

    id: str
    head: str
    heading: str
    blocks: tuple[BlockTexts, ...] = field(default=())


def list_parts(topic: Topic, words: Words) -> tuple[Part, ...]:
    """Cover, sections and what stands in no section; each text once, where it is first told."""
    left = {path: plain_text(text) for path, text in list_texts(words).items()}
    cover = _take(left, "title", "kicker", "purpose", "main_message", "choice")
    parts = [Part("cover", "", "Cover and main message", (BlockTexts("cover", "", (), cover),))]
    for section in topic.sections:
        head = f"sections.{section.id}"
        heading = left.pop(head, section.id)
        blocks = tuple(_read_block(section, block, left) for block in section.blocks)
        parts.append(Part(section.id, head, heading, tuple(block for block in blocks if block.texts or block.claim)))
    if left:
        parts.append(Part("others", "", "Other words", (BlockTexts("others", "", (), dict(left)),)))
    return tuple(parts)


def _read_block(section: Section, block: Block, left: dict[str, str]) -> BlockTexts:
    return BlockTexts(
        id=block.id,
        kind=block.kind.replace("_", " "),
        about=tuple(_tell_about(section, block)),
        texts=_take(left, f"blocks.{block.id}", *_find_used(block)),
        claim=block.use if isinstance(block, ClaimBlock) else "",
        number=block.use if isinstance(block, IconArray) else "",
    )


def _find_used(block: Block) -> Iterator[str]:
    """Where the words of a block stand that are not its own."""
    match block:
        case ClaimBlock():
            yield f"claims.{block.use}"
        case IconArray():
            yield f"numbers.{block.use}"
        case FigureBlock():
            yield f"figures.{block.use}"
        case StatusBlock():
            yield "status"
        case Options():
            yield "options"
        case Glossary():
            yield "glossary"


def _tell_about(section: Section, block: Block) -> Iterator[str]:
    if section.safety or block.safety:
        yield "never left out"
    if block.detail in _DETAIL:
        yield _DETAIL[block.detail]
    for axis, value in {**section.when, **block.when}.items():
        yield f"{axis}: {value if isinstance(value, str) else ' or '.join(value)}"


def _take(left: dict[str, str], *prefixes: str) -> dict[str, str]:
    """Take the texts at or under these paths out of those that are left."""
    found = {
        path: left[path]
        for prefix in prefixes
        for path in list(left)
        if path == prefix or path.startswith(f"{prefix}.")
    }
    for path in found:
        del left[path]
    return found
