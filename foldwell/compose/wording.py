"""Which texts of the content a brochure prints, as they are written, and the glossary terms that they use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.model.inline import used_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.compose.candidates import Candidate
    from foldwell.model.brochure import Brochure
    from foldwell.model.words import OptionWords


def printed_terms(brochure: Brochure, chosen: Iterable[Candidate]) -> frozenset[str]:
    """The glossary terms that the chosen blocks, their headings and the cover use, with those that explain them.

    Empty where the brochure prints no glossary.
    """
    chosen = tuple(chosen)
    if not any(candidate.block.kind == "glossary" for candidate in chosen):
        return frozenset()
    texts = [*_cover_texts(brochure), *(text for candidate in chosen for text in words_of(brochure, candidate))]
    found: set[str] = set()
    while texts:
        new = {term for text in texts for term in used_terms(text)} - found
        found |= new
        texts = [brochure.words.glossary[term].means for term in new]
    return frozenset(found)


def _cover_texts(brochure: Brochure) -> tuple[str, ...]:
    words = brochure.words
    return (words.kicker, words.purpose, words.main_message[0], words.choice)


def words_of(brochure: Brochure, candidate: Candidate) -> list[str]:
    """Every text of the topic that a block prints, with its section's heading; its glossary and sources excepted."""
    words, block = brochure.words, candidate.block
    told = words.blocks.get(block.id, {})
    texts = [words.sections[candidate.section.id]]
    texts += [told] if isinstance(told, str) else [told[key] for key in block.word_ids() or ()]
    match block.kind:
        case "claim":
            texts.append(words.claims[block.use])
        case "icon_array":
            number = words.numbers[block.use]
            texts += [number.question, number.study, *number.arms.values()]
        case "status":
            texts.append(words.status[brochure.law])
        case "main_message":
            texts += words.main_message
        case "figure":
            texts += filter(None, [words.figures[block.use].caption])
        case "options":
            texts += [text for option in brochure.options for text in option_texts(brochure, words.options[option.id])]
    return texts


def option_texts(brochure: Brochure, words: OptionWords) -> Iterator[str]:
    """The texts of one option that the layout's form of the table prints."""
    short = brochure.layout.detail == "short"
    yield words.name
    yield (words.gain_short if short else None) or words.gain
    yield (words.harm_short if short else None) or words.harm
    if brochure.layout.options == "cards":
        yield from (words.what, words.cost, words.time)
