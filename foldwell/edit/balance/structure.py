"""Rules on how the parts of a brochure are built: claims, headings, lists, steps, questions (CL-09, CL-10, SE)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.exact_phrases import lacks_all
from foldwell.edit.numbers.number_phrases import fold
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.sentences import find_words, split_sentences
from foldwell.findings import Severity
from foldwell.model.action_blocks import Checklist, Questions, Steps, WarningSigns
from foldwell.model.inline import plain_text
from foldwell.model.told_blocks import ClaimBlock, List

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript, TopicType
    from foldwell.model.action_blocks import Subject

EFFECTS = ("benefits", "how")
"""Kinds of section that tell effects and how they come about."""
FREE = ("paragraph", "fact", "card", "list", "checklist", "steps")
"""Kinds of block whose sentences have no evidence of their own."""
LIST_LEAST, LIST_MOST = 2, 7
HEADING_WORDS, STEP_SENTENCES, MEANING_WORDS = 9, 2, 15
QUESTIONS_LEAST, QUESTIONS_MOST = 5, 8
SUMMARY_FROM = 4
"""Pages from which a brochure closes with a summary."""
SUBJECTS: dict[TopicType, tuple[Subject, ...]] = {
    "treatment": ("evidence", "harms", "alternatives", "cost", "status"),
    "procedure": ("evidence", "harms", "alternatives", "cost"),
    "medicine": ("evidence", "harms", "alternatives", "cost"),
}
"""What the questions must ask about, by type of topic."""
EXAMPLES: dict[Subject, str] = {
    "evidence": "What did studies show in people like me?",
    "harms": "What can go wrong, and how often?",
    "alternatives": "What else could I try first?",
    "cost": "What is the full price?",
    "status": "Is this treatment approved?",
}
_QUESTION_ENDS = ("?", "？", "؟", ";")
_STEM = 3
"""Letters before the end of a noun: `Bring` is a verb, and `Resting` a noun."""
_SPACELESS = ("zh", "ja", "th", "lo", "km", "my")
"""Languages that write no spaces between words, so that their words can't be counted."""


def _check_setting(manuscript: Manuscript) -> Iterator[Fault]:
    """CL-09: lab and animal work is told as such, with the first words."""
    brochure = manuscript.brochure
    animals, lab = brochure.lexicon.structure.animals, brochure.locale.words.in_a_lab
    for one in manuscript.blocks:
        if not isinstance(one.block, ClaimBlock):
            continue
        setting, text = brochure.topic.claims[one.block.use].setting, plain_text(brochure.words.claims[one.block.use])
        opens = fold(text).casefold()
        if setting == "lab" and not opens.startswith(lab.rstrip(",، ，").casefold()):
            message, remedy = "a fact from a lab is told as if it were about people", f"begin with “{lab} …”"
        elif setting == "animal" and animals and not opens.startswith(animals):
            message = "a fact about animals is told as if it were about people"
            remedy = f"begin with “{animals[0].capitalize()}, …”"
        else:
            continue
        yield Fault(f"words:claims.{one.block.use}", message, remedy, words=split_sentences(text)[0])


def _check_claims(manuscript: Manuscript) -> Iterator[Fault]:
    """CL-10: where effects are told, every sentence belongs to a claim."""
    for one in manuscript.blocks:
        if one.section.kind in EFFECTS and one.block.kind in FREE:
            yield Fault(
                f"topic:blocks.{one.block.id}",
                f"{one.block.id!r} is a free {one.block.kind} in a section of kind {one.section.kind}, so nothing says "
                "in whom, next to what, how sure and from which source",
                f"make it a claim: {{id: {one.block.id}, kind: claim, use: …}}, with setting:, certainty: and refs: "
                "under claims:; or move it to another section",
            )


def _check_audience(manuscript: Manuscript) -> Iterator[Fault]:
    """SE-03: what the brochure is for, and for whom."""
    known, purpose = manuscript.brochure.lexicon.structure.audience, plain_text(manuscript.brochure.words.purpose)
    if lacks_all((purpose,), known):
        yield Fault(
            "words:purpose",
            "the line under the title does not say for whom it is",
            "say what it is for and for whom: “Help to decide, for adults with knee arthritis.”",
            Severity.WARNING,
            words=purpose,
        )


def _check_headings(manuscript: Manuscript) -> Iterator[Fault]:
    """SE-04: a heading is a question or tells something, in few words."""
    generic = {name.casefold() for name in manuscript.brochure.lexicon.structure.generic_headings}
    for passage in manuscript.passages:
        if not passage.path.startswith("words:sections."):
            continue
        words = find_words(passage.text)
        if len(words) > HEADING_WORDS:
            message = f"this heading has {len(words)} words; at a glance a reader takes in {HEADING_WORDS}"
            remedy = "write a short question, such as “Does it work?”"
        elif passage.text.strip(" .:").casefold() in generic:
            message = f"{passage.text!r} does not tell what stands under it"
            remedy = "ask what the reader asks, such as “What can go wrong?” for “Risks”"
        else:
            continue
        yield Fault(passage.path, message, remedy, Severity.WARNING, words=passage.text)


def _check_lists(manuscript: Manuscript) -> Iterator[Fault]:
    """SE-05: lists of a length that is kept in mind."""
    for one in manuscript.blocks:
        block = one.block
        if not isinstance(block, List | Checklist | Steps | WarningSigns):
            continue
        least = 1 if isinstance(block, WarningSigns) else LIST_LEAST
        if not least <= len(block.items) <= LIST_MOST:
            message = f"{block.id!r} has {len(block.items)} points; readers keep {LIST_LEAST} to {LIST_MOST} in mind"
            many = len(block.items) > LIST_MOST
            remedy = "make two lists of it, each with its own heading" if many else "write it as a paragraph"
            yield Fault(f"topic:blocks.{block.id}", message, remedy, Severity.WARNING)


def _check_steps(manuscript: Manuscript) -> Iterator[Fault]:
    """SE-06: each step begins with who acts, in one or two sentences."""
    steps = {one.block.id for one in manuscript.blocks if isinstance(one.block, Steps)}
    for passage in manuscript.passages:
        if passage.block not in steps:
            continue
        sentences = split_sentences(passage.text)
        if len(sentences) > STEP_SENTENCES:
            message = f"this step has {len(sentences)} sentences; {STEP_SENTENCES} are read while one acts"
            yield Fault(passage.path, message, "make two steps of it", Severity.WARNING)
        if sentences and (hidden := _find_hidden_actor(manuscript, sentences[0])):
            yield Fault(
                passage.path,
                "the step does not begin with who acts",
                "put the one who acts first: “A machine spins the sample.”, “We numb your skin.”",
                Severity.WARNING,
                words=hidden,
            )


def _find_hidden_actor(manuscript: Manuscript, sentence: str) -> str:
    """The words that leave out who acts: a passive, or a noun for what is done."""
    words = manuscript.brochure.lexicon.structure
    first = find_words(sentence)[0]
    if any(first.casefold().endswith(end) and len(first) > len(end) + _STEM for end in words.noun_ends):
        return first
    if not words.passive_verbs:
        return ""
    ends = "|".join(rf"\w+{re.escape(end)}" for end in words.passive_ends)
    others = "|".join(map(re.escape, words.passives))
    verbs = "|".join(map(re.escape, words.passive_verbs))
    passive = re.compile(rf"\b(?:{verbs})\s+(?:\w+ly\s+)?(?:{ends}|{others})\b", re.IGNORECASE)
    found = passive.search(sentence)
    return found[0] if found else ""


def _check_closing(manuscript: Manuscript) -> Iterator[Fault]:
    """SE-07: long brochures end with what to keep in mind."""
    layout = manuscript.brochure.layout
    if layout.pages is not None and layout.pages.max >= SUMMARY_FROM and "remember" not in manuscript.kinds:
        yield Fault(
            "topic:sections",
            f"{manuscript.name_without({'remember'})} does not end with what a reader should keep in mind",
            "add a section of kind remember with a list: “Three things to remember”",
            Severity.WARNING,
        )


def _check_questions(manuscript: Manuscript) -> Iterator[Fault]:
    """SE-08: enough questions, each a question, on all that a decision needs."""
    topic = manuscript.brochure.topic
    blocks = [one.block for one in manuscript.blocks if isinstance(one.block, Questions)]
    for block in blocks:
        path, count = f"topic:blocks.{block.id}", len(block.items)
        if not QUESTIONS_LEAST <= count <= QUESTIONS_MOST:
            message = f"there are {count} questions to ask; {QUESTIONS_LEAST} to {QUESTIONS_MOST} are asked"
            yield Fault(path, message, "add some, such as “What happens if I wait?”, or keep those that matter most")
        for subject in SUBJECTS.get(topic.type, ()):
            if subject not in block.covered():
                message = f"none of the questions asks about {subject}"
                remedy = f"add one, such as “{EXAMPLES[subject]}”, and name it: covers: {{…: {subject}}}"
                yield Fault(path, message, remedy)
    asked = {block.id for block in blocks}
    for passage in manuscript.passages:
        if passage.block in asked and not _is_question(passage):
            message, remedy = "this is no question", "end it with a question mark: “What is the full price?”"
            yield Fault(passage.path, message, remedy, words=passage.text)


def _is_question(passage: Passage) -> bool:
    return passage.text.rstrip("”\"'») ").endswith(_QUESTION_ENDS)


def _check_glossary(manuscript: Manuscript) -> Iterator[Fault]:
    """SE-09: a meaning in few words; that each term has one is checked when the words are read."""
    brochure = manuscript.brochure
    if brochure.written_locale.split("-")[0] in _SPACELESS:
        return
    for name, entry in brochure.words.glossary.items():
        count = len(find_words(plain_text(entry.means)))
        if count > MEANING_WORDS:
            message = f"{entry.term!r} is explained in {count} words; {MEANING_WORDS} are kept in mind"
            remedy = "say what it is, such as “The smooth cover on the ends of your bones.”"
            yield Fault(f"words:glossary.{name}.means", message, remedy, Severity.WARNING)


RULES = (
    Rule("CL-09", "Lab facts as lab facts", "FTC", _check_setting),
    Rule("CL-10", "Effects as claims", "IPDAS 2.2.1", _check_claims),
    Rule("SE-03", "Purpose and audience", "PEMAT 1; SAM 1a", _check_audience),
    Rule("SE-04", "Headings", "PEMAT 9; SAM", _check_headings),
    Rule("SE-05", "Length of lists", "CCI", _check_lists),
    Rule("SE-06", "Steps", "PEMAT 20-22", _check_steps),
    Rule("SE-07", "Closing summary", "PEMAT 11; SAM 1d", _check_closing, roles=("full",)),
    Rule("SE-08", "Questions to ask", "ISSCR; DISC 15", _check_questions, roles=("full",)),
    Rule("SE-09", "Glossary", "PEMAT 4", _check_glossary),
)
