"""What each choice of the options table must tell alike (BA-02)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.rules import Fault
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript

FIELDS = ("what", "gain", "harm", "cost", "time")
SHORT_FIELDS = ("gain_short", "harm_short")
_EMPTY = re.compile(r"[\W_]*|n\s*/?\s*a\.?|not applicable\.?|tbd\.?|to come\.?|see above\.?", re.IGNORECASE)
_EXAMPLES = {
    "what": "You train your legs, walk or swim.",
    "gain": "Less pain in weeks.",
    "harm": "You may be sore at first.",
    "cost": "Low.",
    "time": "6 to 12 weeks to see a change.",
}


def check_fields(manuscript: Manuscript) -> Iterator[Fault]:
    """Every field of every choice says something, short forms stand with all or none, and gains have sources."""
    if "options" not in manuscript.kinds:
        return
    yield from _check_words(manuscript)
    yield from _check_short_forms(manuscript)
    for place, option in enumerate(manuscript.brochure.topic.options):
        if option.proof != "none" and not option.refs:
            message = f"the gain of {option.id!r} has no source, and those of other choices have"
            yield Fault(f"topic:options.{place}", message, "add refs: [R1]")


def _check_words(manuscript: Manuscript) -> Iterator[Fault]:
    words = manuscript.brochure.words.options
    for option in manuscript.brochure.topic.options:
        for field in (*FIELDS, *SHORT_FIELDS):
            text = plain_text(getattr(words[option.id], field) or "")
            if text and _EMPTY.fullmatch(text):
                example = _EXAMPLES[field.removesuffix("_short")]
                message = f"{field} of {option.id!r} says nothing, so it can't be weighed against the other choices"
                yield Fault(f"words:options.{option.id}.{field}", message, f"write it, such as “{example}”", words=text)


def _check_short_forms(manuscript: Manuscript) -> Iterator[Fault]:
    """A choice told in three words beside one told in three lines is not told alike."""
    words = manuscript.brochure.words.options
    short = [option.id for option in manuscript.brochure.topic.options if option.short]
    for field in SHORT_FIELDS:
        without = [name for name in short if getattr(words[name], field) is None]
        if without and len(without) < len(short):
            for name in without:
                message = f"{name!r} has no {field}, and other choices of the short table have"
                remedy = f"add {field}: “{_EXAMPLES[field.removesuffix('_short')]}”, or take it away from all"
                yield Fault(f"words:options.{name}", message, remedy)
