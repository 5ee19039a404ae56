"""The editor's verdict: every rule, on one brochure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit import access
from foldwell.edit.allowances import Allowances, tell_allowed
from foldwell.edit.balance import rules as balance
from foldwell.edit.balance import structure
from foldwell.edit.claims import rules as claims
from foldwell.edit.duties import actions, authors, contacts, law
from foldwell.edit.duties import rules as duties
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
    from collections.abc import Callable, Iterator
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


def judge(brochure: Brochure, today: date) -> tuple[Finding, ...]:
    """What the rules find in a brochure's words on a day, by rule and then in reading order.

    An error stops a patient build only: in a draft it is a warning (a note where a draft has it by nature),
    and says so. What the topic allows is a note. Of a pseudo-locale nothing is judged: its words are those of
    another locale, changed.
    """
    if brochure.pseudo_of:
        return (_tell_unjudged(brochure),)
    manuscript = Manuscript(brochure, today)
    allowances = Allowances(manuscript)
    found = [
        _judge_fault(rule, fault, brochure, allowances)
        for rule in RULES
        if rule.judges(brochure)
        for fault in rule.check(manuscript)
    ]
    return (*found, *allowances.find_wrong(RULES))


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
