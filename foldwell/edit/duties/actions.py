"""Rules on what patients can do: act on a danger, reach somebody, say no, write down, answer (AC, ME-08)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers

from foldwell.edit.balance.rules import CARE
from foldwell.edit.duties.contacts import RESERVED_PHONES
from foldwell.edit.exact_phrases import find_phrase, lacks_all, phrase_pattern
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.sentences import split_sentences
from foldwell.findings import Severity
from foldwell.model.action_blocks import WarningSigns
from foldwell.model.told_blocks import Harm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript
    from foldwell.model.brochure import Brochure
    from foldwell.model.lexicon import DutyWords

TOOLS = ("checklist", "notes_lines")
"""Kinds of block that patients work with."""
_BETWEEN = r"\W+(?:\w+\W+){0,3}?"
"""Up to three words between what is stopped and the word that stops it: `stop taking all of your pills`."""


def _check_warning_signs(manuscript: Manuscript) -> Iterator[Fault]:
    """Each symptom has its action, how fast and the number: in the box, in the harms and in running text."""
    brochure, words = manuscript.brochure, manuscript.brochure.lexicon.duties
    boxes = [one.block for one in manuscript.blocks if isinstance(one.block, WarningSigns)]
    fixed = brochure.locale.words
    said = {"call_clinic": fixed.call_clinic, "call_emergency": fixed.call_emergency}
    for name, text in said.items():
        is_printed = any(box.call == name.removeprefix("call_") for box in boxes)
        if is_printed and lacks_all((text,), words.at_once):
            message = f"{text!r} does not say how fast to act"
            yield Fault(f"locale:words.{name}", message, "write “Call us now:”", words=text)
    if any(box.call == "emergency" for box in boxes) and "{number}" not in fixed.call_emergency:
        message = f"{fixed.call_emergency!r} leaves the emergency number out"
        yield Fault("locale:words.call_emergency", message, "write “Call {number} right away.”")
    emergencies = {
        f"words:blocks.{one.block.id}.do"
        for one in manuscript.blocks
        if isinstance(one.block, Harm) and one.block.severity == "emergency"
    }
    for passage in manuscript.passages:
        if passage.path in emergencies and lacks_all((passage.text,), words.at_once):
            message = "an emergency, and the text does not say how fast to act"
            yield Fault(passage.path, message, "write “Call us now, day or night.”", words=passage.text)
        watched = find_phrase(passage.text, words.watch_for)
        if watched and lacks_all((passage.text,), words.at_once):
            message = f"“{watched}” names a danger, but not what to do, how fast and whom to call"
            remedy = "write “Hot, red or more swollen knee, or fever: call us now”, or a block of kind warning_signs"
            yield Fault(passage.path, message, remedy, words=watched)


def _check_phones(brochure: Brochure) -> Iterator[Fault]:
    """Numbers that exist; those for samples are told by AC-04, and none can be missing (`model/clinic.py`)."""
    clinic = brochure.clinic
    country = clinic.jurisdiction.split("-")[0]
    for name, number in (("phone", clinic.phone), ("after_hours", clinic.after_hours)):
        if RESERVED_PHONES.search(number) or _is_phone(number, country):
            continue
        message = f"{number} is no phone number of {country}"
        remedy = "write it as people there dial it, such as (217) 555-0142 or +44 20 7946 0100; count its digits"
        yield Fault(f"clinic:{name}", message, remedy, words=number)


@lru_cache(maxsize=1_000)
def _is_phone(number: str, country: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False


def _check_tool(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.kinds.intersection(TOOLS):
        message = f"{manuscript.name_without(TOOLS)} gives patients nothing to work with"
        remedy = "add a block of kind notes_lines (“My questions:”) or checklist"
        yield Fault("topic:sections", message, remedy, Severity.WARNING)


def _check_choice(manuscript: Manuscript) -> Iterator[Fault]:
    texts = [passage.text for passage in manuscript.passages]
    words = manuscript.brochure.lexicon.duties
    for right, phrases, example in (
        ("say no", words.say_no, "You can say no."),
        ("take time", words.take_time, "You can take time."),
        ("ask another doctor", words.second_opinion, "You can ask another doctor."),
    ):
        if lacks_all(texts, phrases):
            message = f"nothing tells patients that they can {right}"
            yield Fault("words:choice", message, f"add to choice: “{example}”")


def _check_stopping(manuscript: Manuscript) -> Iterator[Fault]:
    words = manuscript.brochure.lexicon.duties
    if not (words.stop and words.medicine):
        return
    for passage in manuscript.passages:
        if find_phrase(passage.text, words.ask_first):
            continue
        for sentence in split_sentences(passage.text):
            found = _find_stopped(sentence, words)
            if found and not sentence.rstrip("”\"' ").endswith("?"):
                message = f"“{found[0]}”: who stops a medicine alone can come to harm"
                yield Fault(passage.path, message, "write “Ask us before you stop any medicine.”", words=found[0])


def _find_stopped(sentence: str, words: DutyWords) -> re.Match[str] | None:
    """Where a sentence has a word for stopping and, before its clause ends, one for a medicine."""
    if not (find_phrase(sentence, words.stop) and find_phrase(sentence, words.medicine)):
        return None
    stops, medicines = phrase_pattern(words.stop).pattern, phrase_pattern(words.medicine).pattern
    return re.search(f"(?:{stops}){_BETWEEN}(?:{medicines})", sentence, re.IGNORECASE)


def _check_feedback(manuscript: Manuscript) -> Iterator[Fault]:
    if lacks_all((passage.text for passage in manuscript.passages), manuscript.brochure.lexicon.duties.feedback):
        message = "readers are not asked what was not clear"
        remedy = "add a paragraph, or to the line of the QR code: “Was something not clear? Tell us.”"
        yield Fault("topic:sections", message, remedy, Severity.WARNING)


RULES = (
    Rule("ME-08", "Feedback", "PIF 8", _check_feedback, roles=("full",)),
    Rule("AC-01", "Warning signs", "PEMAT 20-22", _check_warning_signs, is_firm=True),
    Rule("AC-03", "Phones and hours", "OUR", None, is_firm=True, check_clinic=_check_phones),
    Rule("AC-05", "A tool", "PEMAT 23", _check_tool, roles=("full",)),
    Rule("AC-07", "Free to choose", "DISC 15; ISSCR", _check_choice, types=CARE, roles=("full",), is_firm=True),
    Rule("AC-08", "Medicines", "OUR", _check_stopping, is_firm=True),
)
