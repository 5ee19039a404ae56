"""Rules on balance and on what a brochure must hold (BA, SE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.rules import Fault, Rule
from foldwell.edit.scores import Score
from foldwell.edit.sentences import find_words, split_sentences
from foldwell.findings import Severity
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.passages import Side
    from foldwell.edit.rules import Manuscript, TopicType

HARM_SHARE, HARM_SHARE_LEAST = 0.8, 0.5
"""Words on harms for each word on benefits: under the first is reported, under the second stops a patient build."""
MESSAGE_SENTENCES, MESSAGE_WORDS = 3, 50
CARE: tuple[TopicType, ...] = ("treatment", "procedure", "medicine")
"""Topics about something that is done to patients or taken by them."""

REQUIRED: dict[TopicType, dict[str, tuple[tuple[str, ...], str]]] = {
    "treatment": {
        "summary": (("summary", "main_message"), "a section of kind summary: “In short”"),
        "what it is": (("what",), "a section of kind what: “What is it?”"),
        "steps": (("steps",), "a block of kind steps: “1. We numb your skin.”"),
        "benefits": (("benefits",), "a section of kind benefits: “Does it work?”"),
        "harms": (("harm",), "a block of kind harm: “A joint infection. Call us now.”"),
        "options": (("options",), "a block of kind options, with doing nothing as one of them"),
        "cost": (("cost",), "a block of kind cost: “Health plans most often do not pay.”"),
        "warning signs": (("warning_signs",), "a block of kind warning_signs: “Fever or chills: call us now.”"),
        "questions": (("questions",), "a block of kind questions: “What is the full price?”"),
        "contact": (("contact",), "a block of kind contact"),
        "references": (("references",), "a block of kind references"),
        "review": (("review_line",), "a block of kind review_line"),
    }
}
"""Parts by type of topic: the kinds of section or block that tell each, and what to add where none does.

What nobody knows and what the law says are required too: rules BA-06 and RG-01.
"""


def _check_share_of_harms(manuscript: Manuscript) -> Iterator[Fault]:
    benefits, harms = _count_words(manuscript, "benefit"), _count_words(manuscript, "harm")
    if not benefits or harms / benefits >= HARM_SHARE:
        return
    first = next((passage.path for passage in manuscript.passages if passage.side == "harm"), None)
    yield Fault(
        first or next(passage.path for passage in manuscript.passages if passage.side == "benefit"),
        f"{harms} words tell what can go wrong and {benefits} what may be gained, a share of {harms / benefits:.2f}; "
        f"a fair text has {HARM_SHARE} or more",
        "tell each harm with what to do, such as “Your knee may swell for days. Rest it and ice it.”, "
        "or say less of the gains",
        Severity.ERROR if harms / benefits < HARM_SHARE_LEAST else Severity.WARNING,
    )


def _count_words(manuscript: Manuscript, side: Side) -> int:
    return sum(len(find_words(passage.text)) for passage in manuscript.passages if passage.side == side)


def _check_waiting(manuscript: Manuscript) -> Iterator[Fault]:
    if all(option.proof != "none" for option in manuscript.brochure.options):
        short = ", short: true" if manuscript.brochure.layout.detail == "short" else ""
        yield Fault(
            "topic:options",
            "the choices do not include no treatment, so patients can't weigh it",
            f"add {{id: wait-and-see, proof: none{short}}} to options:, such as “Wait and see: no needle, no cost. "
            "Your pain may go on.”",
        )


def _check_unknowns(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.kinds & {"unknown", "unknowns"}:
        yield Fault(
            "topic:sections",
            "nothing says what is not known, so the text seems surer than the evidence",
            "add a block of kind unknown, such as “We do not know what happens after a year.”",
        )


def _check_required(manuscript: Manuscript) -> Iterator[Fault]:
    for part, (kinds, example) in REQUIRED.get(manuscript.brochure.topic.type, {}).items():
        if not manuscript.kinds.intersection(kinds):
            title = manuscript.brochure.layout.title
            yield Fault(
                "topic:sections", f"the {title} has no {part}, and patients need it to decide", f"add {example}"
            )


def _check_main_message(manuscript: Manuscript) -> Iterator[Fault]:
    texts = [plain_text(text) for text in manuscript.brochure.words.main_message]
    sentences = sum(len(split_sentences(text)) for text in texts)
    words = sum(len(find_words(text)) for text in texts)
    if sentences > MESSAGE_SENTENCES or words > MESSAGE_WORDS:
        yield Fault(
            "words:main_message",
            f"the main message has {sentences} sentences and {words} words; it is read by all if it has at most "
            f"{MESSAGE_SENTENCES} and {MESSAGE_WORDS}",
            "keep what a patient must not miss, such as “This is not a proven treatment.”",
        )


def measure_scores(manuscript: Manuscript) -> Iterator[Score]:
    """Words on harms for each word on benefits, where both are asked for; the length of the main message."""
    brochure = manuscript.brochure
    benefits, harms = _count_words(manuscript, "benefit"), _count_words(manuscript, "harm")
    if benefits and brochure.topic.type in CARE and brochure.layout.role == "full":
        share, name = harms / benefits, "Words on harms for each word on benefits"
        yield Score("BA-01", name, share, HARM_SHARE, HARM_SHARE_LEAST, is_most=False, form=".2f")
    words = sum(len(find_words(plain_text(text))) for text in brochure.words.main_message)
    yield Score("SE-02", "Words in the main message", words, MESSAGE_WORDS, form=".0f")


RULES = (
    Rule("BA-01", "Words on harms and on benefits", "IPDAS 2.1.1; DISC 6", _check_share_of_harms, (), CARE, ("full",)),
    Rule("BA-03", "No treatment is a choice", "DISC 12", _check_waiting, (), CARE, ("full",)),
    Rule("BA-06", "What is not known", "DISC 8; IPDAS 2.2.4", _check_unknowns, (), CARE, ("full",)),
    Rule("SE-01", "Required parts", "DISC; IPDAS; consent practice", _check_required, (), (), ("full",)),
    Rule("SE-02", "Main message", "CCI items 1-3; PEMAT 1", _check_main_message),
)
