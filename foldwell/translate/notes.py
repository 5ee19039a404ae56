"""What a translator must know of a text: what it is, how long it may be, what its terms mean, what stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.model.inline import plain_text, used_terms
from foldwell.model.words import ALT_MOST, TITLE_MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from foldwell.model.topic import Topic
    from foldwell.model.words import Words

_KINDS = (
    (r"title", "Title on the cover."),
    (r"kicker", "Line above the title."),
    (r"purpose", "What the brochure is for and for whom, under the title."),
    (r"choice", "The right to say no and to take time, at the foot of the cover."),
    (r"main_message\.\d+", "One sentence of the main message; all together at most 50 words."),
    (r"sections\.[^.]+", "Heading of a section: a question or a statement of at most 9 words."),
    (r"claims\.[^.]+", "What studies found. Keep how sure it sounds: not stronger, not weaker."),
    (r"numbers\.[^.]+\.question", "Heading of a chart of people."),
    (r"numbers\.[^.]+\.outcome", "Ends the sentence “47 of 100 people …”."),
    (r"numbers\.[^.]+\.at", "When it was measured; follows the outcome in a sentence."),
    (r"numbers\.[^.]+\.study", "The study, its size and its time."),
    (r"numbers\.[^.]+\.arms\.[^.]+", "Name of a group in a chart: a few words."),
    (r"options\.[^.]+\.name", "Name of a choice in a table."),
    (r"options\.[^.]+\.\w+_short", "Cell of a table with little room: a few words."),
    (r"options\.[^.]+\.\w+", "Cell of a table of choices."),
    (r"status\.[^.]+", "What the law says. A lawyer reads it: translate exactly."),
    (r"glossary\.[^.]+\.term", "Term of the glossary, as the texts use it."),
    (r"glossary\.[^.]+\.means", "What the term means, in at most 15 words."),
    (r"figures\.[^.]+\.alt", "What a drawing shows, for those who can't see it."),
    (r"figures\.[^.]+\.caption", "Words under a drawing."),
    (r"figures\.[^.]+\.labels\.[^.]+", "Label inside a drawing: one or two words."),
)
_BLOCKS = {
    "steps": "A step, told by who does it: at most two sentences.",
    "harm": "A harm (what) and what to do about it (do). Do not soften it.",
    "unknown": "What nobody knows yet. Do not soften it.",
    "warning_signs": "A warning sign. A patient in danger reads it: short and plain.",
    "questions": "A question that the patient asks.",
    "cost": "What the patient pays.",
    "interest": "That the clinic is paid. Do not soften it.",
    "myth": "A myth (said) and what is known of it (known).",
    "checklist": "A line to tick, told by the patient.",
    "notes_lines": "Label before lines to write on.",
    "appointment": "Label before lines to write on.",
}
_KEPT = re.compile(r"https?://\S+|\b[\w-]+\.(?:gov|org|com|net)\b|\bNCT\d{8}\b|\b[A-Z]{3,}\b")
"""Addresses, trial numbers and acronyms."""


@dataclass(frozen=True)
class Notes:
    """Lines for the translator; most: characters that the text may have, 0 for any number."""

    lines: tuple[str, ...]
    most: int


def write_notes(topic: Topic, words: Words, texts: Mapping[str, str]) -> dict[str, Notes]:
    """The notes to each text of the source locale, by its path."""
    kinds = {block.id: block.kind for _, block in topic.blocks()}
    return {path: Notes(tuple(_tell(path, text, words, kinds)), _most(path)) for path, text in texts.items()}


def _most(path: str) -> int:
    if path == "title":
        return TITLE_MOST
    return ALT_MOST if re.fullmatch(r"figures\.[^.]+\.alt", path) else 0


def _tell(path: str, text: str, words: Words, kinds: Mapping[str, str]) -> Iterator[str]:
    told = next((note for pattern, note in _KINDS if re.fullmatch(pattern, path)), "")
    if path.startswith("blocks."):
        told = _BLOCKS.get(kinds.get(path.split(".")[1], ""), "")
    if told:
        yield told
    if most := _most(path):
        yield f"At most {most} characters."
    for term in used_terms(text):
        if term in words.glossary:
            yield f"Term “{words.glossary[term].term}”: {plain_text(words.glossary[term].means)}"
    if kept := dict.fromkeys(_KEPT.findall(plain_text(text))):
        yield f"Do not translate: {', '.join(kept)}"
