"""Rules on balance and on what a brochure must hold (BA, SE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.balance import options
from foldwell.edit.balance.required_parts import REQUIRED
from foldwell.edit.exact_phrases import find_phrase
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.scores import Score
from foldwell.edit.sentences import find_words, is_han, split_sentences
from foldwell.findings import Severity
from foldwell.model.information_only import WITHHELD_KINDS
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.passages import Side
    from foldwell.edit.rules import Manuscript, TopicType

HARM_SHARE, HARM_SHARE_LEAST = 0.8, 0.5
"""Words, and blocks, on harms for each on benefits: under the first is reported, under the second stops a build."""
GAINS = frozenset({"CL-02", "CL-06", "CL-07", "CL-08", "CL-14"})
"""Rules on claims whose words tell of something gained."""
FELT = ("what", "steps", "harms")
"""Kinds of section that may tell what it feels like, where there is none on recovery."""
MESSAGE_SENTENCES, MESSAGE_WORDS = 3, 50
MESSAGE_CHARACTERS = 80
"""The same length in Chinese, which writes about 1.6 characters for an English word (our own judgement)."""
CARE: tuple[TopicType, ...] = ("treatment", "procedure", "medicine")
"""Topics about something that is done to patients or taken by them."""
CHOSEN: tuple[TopicType, ...] = ("treatment", "condition", "procedure", "medicine")
"""Topics that patients choose from: what is done to them, what they take, or what they try for a condition."""


def _check_share_of_harms(manuscript: Manuscript) -> Iterator[Fault]:
    benefits, harms = _count_words(manuscript, "benefit"), _count_words(manuscript, "harm")
    if not benefits or harms / benefits >= HARM_SHARE:
        return
    first = next((passage.path for passage in manuscript.passages if passage.side == "harm"), None)
    yield Fault(
        first or "topic:sections",
        f"{harms} words tell what can go wrong and {benefits} what may be gained, a share of {harms / benefits:.2f}; "
        f"a fair text has {HARM_SHARE} or more",
        "tell each harm with what to do, such as “Your knee may swell for days. Rest it and ice it.”, "
        "or say less of the gains",
        Severity.ERROR if harms / benefits < HARM_SHARE_LEAST else Severity.WARNING,
    )


def _check_share_of_blocks(manuscript: Manuscript) -> Iterator[Fault]:
    """The same share in blocks: one harm of ten lines beside ten gains is still one."""
    benefits, harms = (_list_blocks(manuscript, side) for side in ("benefit", "harm"))
    if not harms or len(harms) >= HARM_SHARE * len(benefits):
        return
    yield Fault(
        f"topic:blocks.{harms[0]}",
        f"what can go wrong is told in {len(harms)} block(s), and what may be gained in {len(benefits)}",
        "tell each harm in a block of its own: {id: …, kind: harm, severity: mild}",
        Severity.ERROR if len(harms) < HARM_SHARE_LEAST * len(benefits) else Severity.WARNING,
    )


def _list_blocks(manuscript: Manuscript, side: str) -> list[str]:
    return list(dict.fromkeys(passage.block for passage in manuscript.passages if passage.side == side))


def _check_balance(manuscript: Manuscript) -> Iterator[Fault]:
    """BA-01: harms and benefits at like length, in words and in blocks."""
    yield from _check_share_of_harms(manuscript)
    yield from _check_share_of_blocks(manuscript)


def _count_words(manuscript: Manuscript, side: Side) -> int:
    """Words of a side; a text of neither side in which the net finds a gain praises like one of benefits."""
    hits = manuscript.claim_hits if side == "benefit" else ()
    praising = {passage.path for passage, hit in hits if hit.rule in GAINS and not passage.side}
    return sum(
        len(find_words(passage.text))
        for passage in manuscript.passages
        if passage.side == side or passage.path in praising
    )


def _check_waiting(manuscript: Manuscript) -> Iterator[Fault]:
    if all(option.proof != "none" for option in manuscript.brochure.options):
        short = ", short: true" if manuscript.brochure.layout.detail == "short" else ""
        yield Fault(
            "topic:options",
            "the choices do not include no treatment, so patients can't weigh it",
            f"add {{id: wait-and-see, proof: none{short}}} to options:, such as “Wait and see: no needle, no cost. "
            "Your pain may go on.”",
        )


def _check_daily_life(manuscript: Manuscript) -> Iterator[Fault]:
    """BA-07: a part on recovery, or words of what it feels like where the treatment and its harms are told."""
    words = manuscript.brochure.lexicon.structure.daily_life
    sections = {one.section.id for one in manuscript.blocks if one.section.kind in FELT}
    texts = (passage.text for passage in manuscript.passages if passage.section in sections)
    if "recovery" in manuscript.kinds or not words or any(find_phrase(text, words) for text in texts):
        return
    yield Fault(
        "topic:sections",
        "nothing tells what it feels like and what it means for daily life",
        "add a section of kind recovery: “You may limp for a few days. Ask us when you can drive.”",
        Severity.WARNING,
    )


def _check_unknowns(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.kinds & {"unknown", "unknowns"}:
        yield Fault(
            "topic:sections",
            "nothing says what is not known, so the text seems surer than the evidence",
            "add a block of kind unknown, such as “We do not know what happens after a year.”",
        )


def _check_required(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    for part, (kinds, example) in REQUIRED.get(brochure.topic.type, {}).items():
        if brochure.is_information_only and WITHHELD_KINDS.issuperset(kinds):
            continue
        if not manuscript.kinds.intersection(kinds):
            message = f"{manuscript.name_without(kinds)} has no {part}, and patients need it to decide"
            yield Fault("topic:sections", message, f"add {example}")


def _check_main_message(manuscript: Manuscript) -> Iterator[Fault]:
    texts = [plain_text(text) for text in manuscript.brochure.words.main_message]
    sentences = sum(len(split_sentences(text)) for text in texts)
    words, most, unit = _measure_message(texts)
    if sentences > MESSAGE_SENTENCES or words > most:
        yield Fault(
            "words:main_message",
            f"the main message has {sentences} sentences and {words} {unit}; it is read by all if it has at most "
            f"{MESSAGE_SENTENCES} and {most}",
            "keep what a patient must not miss, such as “This is not a proven treatment.”",
        )


def _measure_message(texts: list[str]) -> tuple[int, int, str]:
    """How long the main message is, the most that it may have, and what was counted: words, or Chinese characters."""
    words = [word for text in texts for word in find_words(text)]
    characters = [word for word in words if is_han(word)]
    if 2 * len(characters) > len(words):
        return len(characters), MESSAGE_CHARACTERS, "characters"
    return len(words), MESSAGE_WORDS, "words"


def measure_scores(manuscript: Manuscript) -> Iterator[Score]:
    """Words on harms for each word on benefits, where both are asked for; the length of the main message."""
    brochure = manuscript.brochure
    benefits, harms = _count_words(manuscript, "benefit"), _count_words(manuscript, "harm")
    if benefits and brochure.topic.type in CARE and brochure.layout.role == "full":
        share, name = harms / benefits, "Words on harms for each word on benefits"
        yield Score("BA-01", name, share, HARM_SHARE, HARM_SHARE_LEAST, is_most=False, form=".2f")
    words, most, unit = _measure_message([plain_text(text) for text in brochure.words.main_message])
    yield Score("SE-02", f"{unit.capitalize()} in the main message", words, most, form=".0f")


RULES = (
    Rule("BA-01", "Harms as full as benefits", "IPDAS 2.1.1; DISC 6", _check_balance, (), CHOSEN, ("full",)),
    Rule("BA-02", "Equal fields of choices", "IPDAS 1.1.3-1.1.5, 2.1.1", options.check_fields, (), CHOSEN),
    Rule("BA-03", "No treatment is a choice", "DISC 12", _check_waiting, (), CHOSEN, ("full",)),
    Rule("BA-06", "What is not known", "DISC 8; IPDAS 2.2.4", _check_unknowns, (), CHOSEN, ("full",)),
    Rule("BA-07", "What it feels like", "IPDAS 1.2.1; DISC 13", _check_daily_life, (), CARE, ("full",)),
    Rule("SE-01", "Required parts", "DISC; IPDAS; consent practice", _check_required, (), (), ("full",)),
    Rule("SE-02", "Main message", "CCI items 1-3; PEMAT 1", _check_main_message),
)
