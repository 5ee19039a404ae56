"""The editor's verdict: every rule, on one brochure."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.edit import access
from foldwell.edit.allowances import Allowances, tell_allowed
from foldwell.edit.balance import rules as balance
from foldwell.edit.balance import structure
from foldwell.edit.claims import rules as claims
from foldwell.edit.duties import actions, authors, contacts, law
from foldwell.edit.duties import rules as duties
from foldwell.edit.in_common import identify_common, leave_common
from foldwell.edit.numbers import prices, typed_numbers
from foldwell.edit.numbers import rules as numbers
from foldwell.edit.readability import reading_scores
from foldwell.edit.readability import rules as readability
from foldwell.edit.readability import spanish as spanish_readability
from foldwell.edit.rules import Fault, Manuscript, Rule, find_place
from foldwell.edit.translation import rules as translation
from foldwell.edit.voice import initials, jargon, passives
from foldwell.edit.voice import rules as voice
from foldwell.findings import Finding, Severity, note

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping
    from datetime import date

    from foldwell.edit.scores import Score
    from foldwell.model.brochure import Brochure

RULES: tuple[Rule, ...] = (
    *readability.RULES,
    *spanish_readability.RULES,
    *passives.RULES,
    *voice.RULES,
    *jargon.RULES,
    *initials.RULES,
    *numbers.RULES,
    *typed_numbers.RULES,
    *prices.RULES,
    *claims.RULES,
    *structure.RULES,
    *balance.RULES,
    *authors.RULES,
    *contacts.RULES,
    *actions.RULES,
    *duties.RULES,
    *law.RULES,
    *access.RULES,
    *translation.RULES,
)
"""Every rule, in the order of the catalogue's groups."""
MEASURES: tuple[Callable[[Manuscript], Iterator[Score]], ...] = (reading_scores.measure_scores, balance.measure_scores)
"""What is measured, a function for each group that measures something."""
IN_DRAFT = " (stops a patient build)"
MOST_KEPT = 2_000
"""Topics by layout, paper and locale whose findings a judge keeps; some 20 KB each."""


def judge(brochure: Brochure, today: date) -> tuple[Finding, ...]:
    """What the rules find in a brochure's words on a day; see `Judge`."""
    return Judge().judge(brochure, today)


@dataclass(frozen=True)
class _Common:
    """What was found in what many brochures have in common, by rule.

    manuscript: keeps what it was found in. used: the allowances that it needed; wrong: findings on the others.
    """

    manuscript: Manuscript
    found: Mapping[Rule, tuple[Finding, ...]]
    used: frozenset[int]
    wrong: tuple[Finding, ...]


class Judge:
    """Judges many brochures: the words that those of several clinics have in common are judged once.

    The brochures must come from one shelf, or each is judged by itself.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, _Common] = OrderedDict()

    def judge(self, brochure: Brochure, today: date) -> tuple[Finding, ...]:
        """What the rules find in a brochure's words on a day, rule by rule: in reading order, then of the clinic.

        An error stops a patient build only: in a draft it is a warning (a note where a draft has it by nature),
        and says so. What the topic allows is a note. Of a pseudo-locale nothing is judged: its words are those of
        another locale, changed.
        """
        if brochure.pseudo_of:
            return (_tell_unjudged(brochure),)
        common = self._find_common(brochure, today)
        allowances = Allowances(common.manuscript, set(common.used))
        found: list[Finding] = []
        for rule, of_words in common.found.items():
            found += of_words
            if rule.check_clinic:
                found += (_judge_fault(rule, fault, brochure, allowances) for fault in rule.check_clinic(brochure))
        return (*found, *(common.wrong if allowances.used == common.used else allowances.find_wrong(RULES)))

    def _find_common(self, brochure: Brochure, today: date) -> _Common:
        key = (identify_common(brochure), today)
        if key not in self._known:
            self._known[key] = _judge_common(leave_common(brochure), today)
            if len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]


def _judge_common(brochure: Brochure, today: date) -> _Common:
    manuscript = Manuscript(brochure, today)
    allowances = Allowances(manuscript)
    found = {
        rule: tuple(
            _judge_fault(rule, fault, brochure, allowances) for fault in (rule.check(manuscript) if rule.check else ())
        )
        for rule in RULES
        if rule.judges(brochure)
    }
    wrong = tuple(allowances.find_wrong(RULES))
    return _Common(Manuscript(brochure, today), found, frozenset(allowances.used), wrong)


def measure(brochure: Brochure, today: date) -> tuple[Score, ...]:
    """The scores of a brochure's words; a pseudo-locale has none, like findings."""
    manuscript = Manuscript(brochure, today)
    return () if brochure.pseudo_of else tuple(score for scores in MEASURES for score in scores(manuscript))


def _judge_fault(rule: Rule, fault: Fault, brochure: Brochure, allowances: Allowances) -> Finding:
    finding = _make_finding(rule, fault, brochure)
    allowance = allowances.find(rule, fault)
    return tell_allowed(finding, allowance) if allowance else finding


def _tell_unjudged(brochure: Brochure) -> Finding:
    tag, source = brochure.locale_tag, brochure.pseudo_of
    message = f"the words of {tag} are those of {source}, changed to test layouts, so no rule of wording judges them"
    return note("edit.pseudo-locale", message, f"foldwell check judges {source}", find_place(brochure, "words:"))


def _make_finding(rule: Rule, fault: Fault, brochure: Brochure) -> Finding:
    lowered = brochure.is_draft and fault.severity is Severity.ERROR
    weights = (fault.severity, fault.in_draft) if brochure.is_draft else (fault.severity,)
    return Finding(
        code=rule.id,
        severity=max(weights, key=list(Severity).index),
        message=fault.message + (IN_DRAFT if lowered else ""),
        remedy=fault.remedy,
        place=find_place(brochure, fault.path),
        field=re.sub(r"\.(\d+)(?=\.|$)", r"[\1]", fault.path.partition(":")[2]),
        words=fault.words,
        source=rule.source,
    )
