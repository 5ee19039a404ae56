"""Which texts of a brochure must stand in a fair place and size, told from its content and its fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.compose.formats import Formats
from foldwell.edit.passages import collect_passages
from foldwell.model.inline import plain_text
from foldwell.model.told_blocks import ClaimBlock, IconArray, Options, StatusBlock
from foldwell.preflight.expected import ExpectedArray, ExpectedTexts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.compose.fit import Fit
    from foldwell.edit.passages import Passage
    from foldwell.model.brochure import Brochure

_WHOLE = 100
"""People that a drawing shows."""


def expect_texts(brochure: Brochure, fit: Fit) -> ExpectedTexts | None:
    """What must be fair in a full layout; None for an extract, which may tell of no benefit (LA-02)."""
    if brochure.layout.role != "full" or brochure.notice is not None:
        return None
    kinds = {block.id: block for _, block in brochure.topic.blocks()}
    printed = [one for one in collect_passages(brochure) if one.block in fit.blocks]
    return ExpectedTexts(
        message=plain_text(brochure.words.main_message[0]),
        others=tuple(_first_of_sections(brochure, printed)),
        harms=tuple(one.text for one in printed if one.side == "harm" and not _is_drawing(kinds[one.block])),
        benefits=tuple(
            one.text for one in printed if one.side == "benefit" and isinstance(kinds[one.block], ClaimBlock)
        ),
        status=tuple({one.text: None for one in printed if isinstance(kinds[one.block], StatusBlock)}),
    )


def _is_drawing(block: object) -> bool:
    """Whether its texts are labels and notes, which are set small on either side."""
    return isinstance(block, IconArray | Options)


def _first_of_sections(brochure: Brochure, printed: list[Passage]) -> Iterator[str]:
    summaries = {section.id for section in brochure.topic.sections if section.kind == "summary"}
    seen: set[str] = set()
    for passage in printed:
        if passage.section not in seen | summaries and not passage.is_label:
            seen.add(passage.section)
            yield passage.text


def expect_arrays(brochure: Brochure, fit: Fit) -> Iterator[ExpectedArray]:
    """The drawings of people that print, from the data."""
    for _, block in brochure.topic.blocks():
        if isinstance(block, IconArray) and block.id in fit.blocks:
            number, words = brochure.topic.numbers[block.use], brochure.words.numbers[block.use]
            for arm in number.arms:
                group, at = plain_text(words.arms[arm.id]), words.at or number.at
                yield ExpectedArray(group, arm.out_of_100, _WHOLE, at)


def expect_marks(brochure: Brochure) -> tuple[str, ...]:
    """What every page prints: document, revision, and the month of the wording."""
    topic = brochure.topic
    month = Formats(brochure.written_locale, brochure.locale).month(topic.dates.wording)
    return topic.document, topic.revision, month
