"""What a language's rules of wording know of words (`content/lexicons/<language>/<group>.yaml`).

One file a group of rules. A project's own file adds to the bundled one: an entry under the same key takes its place,
and a list grows. Every word is told in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from foldwell.model.base import LocaleTag, Model, Text, Whole
from foldwell.model.claim_words import ClaimWords
from foldwell.model.counts import BandName


class VoiceWords(Model):
    """How patients are spoken to: what is plain, and what is not (VO)."""

    schema_: Literal["voice-words/1"] = Field(alias="schema", default="voice-words/1")
    jargon: dict[Text, Text] = {}
    """Words of the trade, each with what to write instead."""
    learned: tuple[Text, ...] = ()
    """Endings by which other words of the trade are known (`-itis`)."""
    known: tuple[Text, ...] = ()
    """Words of the trade that everyone knows."""
    formal: dict[Text, Text] = {}
    """Words that readers know, but that make a text stiff, each with what to write instead."""
    terms: dict[Text, Text] = {}
    """Words to keep where a brochure says what they mean, each with a meaning to borrow."""
    plain: tuple[Text, ...] = ()
    """Phrases that hold such a word, and that everyone knows."""
    initials: tuple[Text, ...] = ()
    """Initials that everyone knows, and words that are set in capitals to stress them."""
    local_initials: dict[LocaleTag, tuple[Text, ...]] = {}
    """Initials that everyone knows in the place of one locale, such as `NHS` in `en-GB`."""
    concepts: dict[Text, tuple[Text, ...]] = {}
    """Words that mean the same, by concept; a topic's words choose one under `terms:`."""
    negated: dict[Text, Text] = {}
    """Words after which `not` makes a double negative, each with what to write for both."""
    labels: dict[Text, Text] = {}
    """Words that make a person the disease, or blame, each with what to write instead."""
    nominals: dict[Text, Text] = {}
    """Nouns made of verbs (`the removal of`), each with the verb."""
    participles: tuple[Text, ...] = ()
    """Irregular participles (`taken`)."""
    states: tuple[Text, ...] = ()
    """Words that look like a participle but tell how something is (`swollen`): with `is` they are no passive."""


class NumberWords(Model):
    """How chances and changes are told (NU).

    Phrases may hold `{k}` and `{n}` for any number, `{k:d}` and `{n:d}` for one in digits, `{people}`, `{risk}`,
    `{change}` and `{how}` for a word of the lists below, `{any}` for up to three words; a `?` before the
    brace's end makes it optional.
    """

    schema_: Literal["numbers-words/1"] = Field(alias="schema", default="numbers-words/1")
    numerals: dict[Text, Whole] = {}
    """Words that are numbers, such as `eighteen` and `hundred`."""
    people: tuple[Text, ...] = ()
    """Who is counted: `people`, `adults`, `of them`."""
    risks: tuple[Text, ...] = ()
    """What a chance is of, where words cut it in half: `risk`, `pain`."""
    changes: tuple[Text, ...] = ()
    """Words that compare: `less`, `higher`, `fewer`."""
    how: tuple[Text, ...] = ()
    """Words after `twice as`: `many`, `fast`."""
    counts: tuple[Text, ...] = ()
    """Phrases that tell k people out of n, such as `{k} {people?} out of {n}`."""
    not_counted: tuple[Text, ...] = ()
    """What, right after such a phrase, makes it no count of people: `months`, `studies`, `steps`."""
    numbered: tuple[Text, ...] = ()
    """What, right before such a phrase, makes it a place in a row: `page`, `step`."""
    scales: tuple[Text, ...] = ()
    """Words that make `7 out of 10` a score: `scale`, `score`."""
    points: tuple[Text, ...] = ()
    """Phrases that tell a change on a scale, such as `{k} points`."""
    percent: tuple[Text, ...] = ()
    """Words for %."""
    not_percent: tuple[Text, ...] = ()
    """What, right after a percentage, makes it no chance: `saline`, `alcohol`."""
    relative: tuple[Text, ...] = ()
    """Phrases that tell a change without its start, such as `twice as {any} likely`."""
    shares: tuple[Text, ...] = ()
    """Phrases that leave the sum to the reader, such as `half of {people}`."""
    bands: dict[Text, BandName] = {}
    """Words for how often, each with the band that it stands for."""
    not_bands: tuple[Text, ...] = ()
    """Phrases in which such a word tells nothing of how often: `in common`."""
    unknown: tuple[Text, ...] = ()
    """Phrases that say that nobody knows: there a word for how often needs no number."""
    times: tuple[Text, ...] = ()
    """Words that tell a time: `week`, `months`."""
    cheap: tuple[Text, ...] = ()
    """Words that praise a price instead of telling it: `affordable`."""


class StructureWords(Model):
    """How headings, steps and parts are told (SE, BA, CL-09)."""

    schema_: Literal["structure-words/1"] = Field(alias="schema", default="structure-words/1")
    generic_headings: tuple[Text, ...] = ()
    """Headings that tell nothing when they stand alone: `overview`."""
    audience: tuple[Text, ...] = ()
    """Words before those whom a text is for: `for`, `if you`."""
    passives: tuple[Text, ...] = ()
    """Participles without a regular end: `taken`."""
    passive_verbs: tuple[Text, ...] = ()
    """Forms of the verb that makes a passive: `is`, `are`."""
    passive_ends: tuple[Text, ...] = ()
    """Regular ends of participles: `ed`."""
    noun_ends: tuple[Text, ...] = ()
    """Ends of nouns and forms that hide who acts, where a step begins with them: `tion`, `ing`."""
    daily_life: tuple[Text, ...] = ()
    """Words of what it feels like and of daily life: `sore`, `drive`."""
    animals: tuple[Text, ...] = ()
    """What a sentence on animal work begins with: `in animals`."""


class TranslationWords(Model):
    """How a language tells numbers, so that a translation can be held against its source (TR)."""

    schema_: Literal["translation-words/1"] = Field(alias="schema", default="translation-words/1")
    numbers: dict[Text, Whole] = {}
    """Words for numbers, such as `two: 2`."""
    unsaid: tuple[Whole, ...] = ()
    """Numbers that the grammar can tell without a word, such as 2 in Arabic, which has a dual."""
    am: tuple[Text, ...] = ()
    """What marks the hours from midnight to noon."""
    pm: tuple[Text, ...] = ()
    units: dict[Text, tuple[Text, ...]] = {}
    """How each unit and currency is written; names such as `mg` and `USD` are the same in every language."""


class DutyWords(Model):
    """What a publisher owes its readers, in the words that say it (ME, AC, AX)."""

    schema_: Literal["duties-words/1"] = Field(alias="schema", default="duties-words/1")
    say_no: tuple[Text, ...] = ()
    """That a patient may refuse."""
    take_time: tuple[Text, ...] = ()
    """That nothing need be decided at once."""
    second_opinion: tuple[Text, ...] = ()
    """That another doctor may be asked."""
    feedback: tuple[Text, ...] = ()
    """What asks readers how the text could be better."""
    at_once: tuple[Text, ...] = ()
    """How fast to act."""
    watch_for: tuple[Text, ...] = ()
    """What tells of a danger; how fast to act must stand beside it."""
    stop: tuple[Text, ...] = ()
    """What tells patients to leave a medicine off."""
    medicine: tuple[Text, ...] = ()
    """What they would leave off."""
    ask_first: tuple[Text, ...] = ()
    """What makes such advice safe."""
    picture_words: tuple[Text, ...] = ()
    """How an alternative text must not begin: the screen reader says already that it is a picture."""


@dataclass(frozen=True)
class Lexicon:
    """A language's groups of words; empty where nobody wrote any."""

    voice: VoiceWords = field(default_factory=VoiceWords)
    claims: ClaimWords = field(default_factory=ClaimWords)
    numbers: NumberWords = field(default_factory=NumberWords)
    structure: StructureWords = field(default_factory=StructureWords)
    translation: TranslationWords = field(default_factory=TranslationWords)
    duties: DutyWords = field(default_factory=DutyWords)


GROUPS: dict[str, type[Model]] = {
    "voice": VoiceWords,
    "claims": ClaimWords,
    "numbers": NumberWords,
    "structure": StructureWords,
    "translation": TranslationWords,
    "duties": DutyWords,
}
"""The model of each group's file, by the file's name."""
