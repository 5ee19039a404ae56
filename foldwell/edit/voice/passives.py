"""The rule on the passive voice (VO-01): who does what is said, at least four times out of five.

A passive is a form of `be` or `get` with a participle. What a thing is like (`swollen`, `worn`) is none, unless
someone does it (`was torn by`). The lexicon lists irregular participles and such words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from foldwell.edit.inflected_phrases import find_tokens
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.sentences import set_of, split_sentences
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.inflected_phrases import Token
    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript
    from foldwell.model.lexicon import VoiceWords

SHARE, SHARE_MAX = 0.10, 0.20
FEWEST_SENTENCES = 10
"""Sentences under which a share says nothing."""
_BE = set_of("am is are was were be been being isn't aren't wasn't weren't it's that's they're we're you're")
_GET = set_of("get gets got getting gotten")
_ASKED = set_of("is are was were isn't aren't wasn't weren't am")
_ASKING = set_of("how why when where what")
_SUBJECTS = set_of("i you he she it we they this that these those")
_DETERMINERS = set_of("the a an my your our their his her its any some all most")
_BETWEEN = set_of(
    "not also often usually always never then now still only just first later once already soon ever "
    "sometimes being been yet well long all both even again"
)
_NO_LY = set_of("family only reply supply early daily ugly")
_NO_PARTICIPLES = set_of(
    "need feed bleed speed bed seed weed breed hundred indeed exceed proceed succeed agreed shed sled embed"
)
_NOT_AGENTS = re.compile(r"\s+by\s+(?:an?\s+)?(?:\d|now|then|noon|night|hand|itself|mistake|chance|mail|phone|monday|"
                         r"tuesday|wednesday|thursday|friday|the (?:end|time))", re.IGNORECASE)  # fmt: skip
_AGENT = re.compile(r"\s+(?:\w+ly\s+)?by\s", re.IGNORECASE)
_USED_TO = re.compile(r"\s+to\s+(?:it|this|that|your|my|the|a|an|\w+ing)\b", re.IGNORECASE)
_MADE_OF = re.compile(r"\s+(?:up\s+)?of\b", re.IGNORECASE)


@dataclass(frozen=True)
class Passive:
    """A passive in its text: its words, such as `are collected`, and whether who does it is said."""

    words: str
    has_agent: bool


def find_passives(text: str, voice: VoiceWords) -> Iterator[Passive]:
    """The passives of a text, none inside another."""
    tokens, told = find_tokens(text), 0
    for number, token in enumerate(tokens):
        if token.start >= told and (token.plain in _BE or token.plain in _GET):
            participle = _find_participle(text, tokens, number, voice)
            if participle is not None:
                told = participle.end
                yield Passive(text[token.start : participle.end], _has_agent(text, participle))


def _find_participle(text: str, tokens: tuple[Token, ...], number: int, voice: VoiceWords) -> Token | None:
    """The participle of the form at a place, unless it only tells how something is."""
    at = number + 1
    if tokens[number].plain in _ASKED and _begins_question(tokens, number):
        at = _skip_subject(tokens, at)
    while at < len(tokens) and _stands_between(tokens[at].plain):
        at += 1
    if at >= len(tokens) or not _is_together(text, tokens[number : at + 1]):
        return None
    token = tokens[at]
    if not _is_participle(token.plain, voice) or (token.plain in {"used", "done"} and _follows_person(tokens, number)):
        return None
    return None if _tells_state(text, token, tokens[number], voice) else token


def _follows_person(tokens: tuple[Token, ...], number: int) -> bool:
    """Whether a person stands before the form: `she is used to questions`, `you are done`."""
    return number > 0 and tokens[number - 1].plain in {"i", "you", "he", "she", "we", "people"}


def _begins_question(tokens: tuple[Token, ...], number: int) -> bool:
    """Whether the form begins its sentence, or follows a word such as `how` that does."""
    before = tokens[number - 1] if number else None
    return tokens[number].starts or (before is not None and before.starts and before.plain in _ASKING)


def _skip_subject(tokens: tuple[Token, ...], at: int) -> int:
    """The place after the subject of a question: `Is it …`, `Are the cells …`."""
    if at < len(tokens) and tokens[at].plain in _SUBJECTS:
        return at + 1
    if at < len(tokens) and tokens[at].plain in _DETERMINERS:
        return at + 2
    return at + 1 if at < len(tokens) and tokens[at].plain.endswith("s") else at


def _stands_between(word: str) -> bool:
    return word in _BETWEEN or (word.endswith("ly") and word not in _NO_LY)


def _is_together(text: str, tokens: tuple[Token, ...]) -> bool:
    """Whether no mark parts the words, and no sentence begins among them."""
    return all(not text[one.end : other.start].strip() and not other.starts for one, other in pairwise(tokens))


def _is_participle(word: str, voice: VoiceWords) -> bool:
    if word in voice.participles:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in _NO_PARTICIPLES and "-" not in word


def _tells_state(text: str, token: Token, form: Token, voice: VoiceWords) -> bool:
    after = text[token.end :]
    if token.plain == "used" and (_USED_TO.match(after) or form.plain in _GET):
        return True
    if token.plain == "made" and _MADE_OF.match(after):
        return True
    if form.plain in _GET and token.plain in {"started", "rid", "used"}:
        return True
    un_done = token.plain.startswith("un") and token.plain not in {"understood", "undergone", "undertaken", "undone"}
    return (token.plain in voice.states or un_done) and not _has_agent(text, token)


def _has_agent(text: str, token: Token) -> bool:
    after = text[token.end :]
    return bool(_AGENT.match(after)) and not _NOT_AGENTS.match(after)


def _judge_sentences(passages: Iterable[Passage], voice: VoiceWords) -> Iterator[tuple[Passage, Passive | None]]:
    """Each sentence of running text as its passage, with its first passive."""
    for passage in passages:
        if not passage.is_label:
            for sentence in split_sentences(passage.text):
                yield passage, next(find_passives(sentence, voice), None)


def _check_passives(manuscript: Manuscript) -> Iterator[Fault]:
    voice = manuscript.brochure.lexicon.voice
    judged = list(_judge_sentences(manuscript.passages, voice))
    passive = [(passage, found) for passage, found in judged if found is not None]
    share = len(passive) / len(judged) if judged else 0.0
    if len(judged) < FEWEST_SENTENCES or share <= SHARE:
        return
    told = ", ".join(f"“{words}”" for words in list(dict.fromkeys(found.words for _, found in passive))[:6])
    yield Fault(
        passive[0][0].path,
        f"{len(passive)} of {len(judged)} sentences are passive ({share:.0%}); {SHARE:.0%} is the most",
        f"say who does it, such as “We take cells” for “Cells are collected”: {told}",
        Severity.ERROR if share > SHARE_MAX else Severity.WARNING,
        words=passive[0][1].words,
    )


RULES = (Rule("VO-01", "Passive sentences", "PEMAT 5", _check_passives, languages=("en",)),)
