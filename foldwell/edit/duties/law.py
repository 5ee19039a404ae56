"""Rules on what the law of the clinic's place asks of the words (RG-03, RG-06 to RG-08, AC-06)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.balance.rules import CARE
from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity
from foldwell.model.information_only import tell_why_withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript
    from foldwell.model.brochure import Brochure

_SELLING = {
    "names a price": re.compile(r"[$£€]\s?\d|\b\d[\d,.]*\s?(?:dollars|pounds|euros?|USD|GBP|EUR)\b", re.I),
    "asks to book": re.compile(
        r"\b(?:book|reserve|schedule)\s+(?:now|today|online|in|an?|your|the)\b|\b(?:call|ring|phone)\s+(?:us\s+)?to\s+book\b"
        r"|\b(?:make|arrange|get)\s+(?:an?|your)\s+(?:appointment|consultation|place)\b|\bfree\s+(?:consultation|talk|call)\b",
        re.I,
    ),
    "offers the treatment": re.compile(
        r"\b(?:we|our\s+(?:clinic|doctors|team))\s+(?:now\s+)?(?:offers?|provides?|sells?|suppl(?:y|ies)|delivers?)\b"
        r"|\b(?:available|on offer)\s+(?:here|now|at\s+our)\b",
        re.I,
    ),
}
"""Wording that sells, whatever it sells."""
_OWN_STUDY = re.compile(r"\b(?:our|this clinic's)\s+(?:own\s+)?(?:clinical\s+)?(?:study|trial)\b", re.I)
_EMPTY_DISCLAIMER = re.compile(r"\bresults\s+(?:may|can|will)\s+(?:vary|differ)\b", re.I)


def _check_information_only(manuscript: Manuscript) -> Iterator[Fault]:
    """What the law keeps out, told; and wording that sells, which no structure can leave out."""
    brochure = manuscript.brochure
    if not brochure.is_information_only:
        return
    place = brochure.jurisdiction.name
    reasons: dict[str, list[str]] = {}
    for section, block in brochure.topic.blocks():
        prints = brochure.holds(section.when) and brochure.prints(block)
        if prints and (why := tell_why_withheld(brochure.topic, section, block)):
            reasons.setdefault(why, []).append(block.id)
    if reasons:
        told = "; ".join(f"{why}: {', '.join(ids)}" for why, ids in reasons.items())
        message = f"the law of {place} bans advertising this treatment, so these blocks are left out. {told}"
        yield Fault("topic:status", message, "nothing is to be done", Severity.NOTE)
    for passage in manuscript.passages:
        for what, pattern in _SELLING.items():
            if found := pattern.search(passage.text):
                message = f"“{found[0]}” {what}, and the law of {place} bans advertising this treatment"
                remedy = "say what people should know, such as “Ask who checks the study.”"
                yield Fault(passage.path, message, remedy)


def _check_trial(manuscript: Manuscript) -> Iterator[Fault]:
    if manuscript.brochure.offer.is_within_trial:
        return
    for passage in manuscript.passages:
        if found := _OWN_STUDY.search(passage.text):
            message = f"“{found[0]}” tells of a study, and the clinic's file has none"
            remedy = f"write trial: in its offers: {manuscript.brochure.topic_id}:, or “a study” for one of others"
            yield Fault(passage.path, message, remedy)


def _check_what_trial_tells(brochure: Brochure) -> Iterator[Fault]:
    trial = brochure.offer.trial
    if trial is None:
        return
    path = f"clinic:offers.{brochure.topic_id}.trial"
    told = trial.told.get(brochure.written_locale, "")
    for name in ("number", "phase", "oversight"):
        value = getattr(trial, name)
        if value.casefold() not in told.casefold():
            message = f"patients who are offered a study are not told its {name}, {value}"
            yield Fault(
                f"{path}.told", message, "such as “This is study NCT00000000, phase 2, IND 12345. You do not pay.”"
            )


def _check_cost(brochure: Brochure) -> Iterator[Fault]:
    if brochure.is_information_only or not brochure.offer.sells:
        return
    if brochure.offer.price is None:
        message = f"{brochure.clinic.name} is paid for the treatment, and no patient is told how much it asks for"
        remedy = "add price: {amount: 4800, currency: USD, year: 2026, covers: {en-US: the shot and one check}}"
        yield Fault(f"clinic:offers.{brochure.topic_id}", message, remedy)


def _check_disclaimers(manuscript: Manuscript) -> Iterator[Fault]:
    if "review_line" not in manuscript.kinds:
        who = manuscript.name_without({"review_line"})
        message = f"{who} does not say that it replaces no advice and is no consent form"
        yield Fault("topic:sections", message, "add a block of kind review_line, which says both")
    for passage in manuscript.passages:
        if found := _EMPTY_DISCLAIMER.search(passage.text):
            message = f"“{found[0]}” makes no claim beside it fair"
            remedy = "say what studies found, such as “47 of 100 people felt better, and 55 of 100 with salt water.”"
            yield Fault(passage.path, message, remedy, Severity.WARNING)


def _check_report_route(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    status = brochure.topic.status.get(brochure.law)
    if (status is None or status.is_unapproved) and "review_line" not in manuscript.kinds:
        message = f"patients are not told how to report a bad effect to the {brochure.jurisdiction.regulator.short}"
        yield Fault("topic:sections", message, "add a block of kind review_line, which says it")


RULES = (
    Rule("RG-03", "Information only", "HMR 279; D83 art 87-88; MHRA 2022", _check_information_only),
    Rule(
        "RG-06", "Offered within a study", "FDA 2021; Turner 2017", _check_trial, check_clinic=_check_what_trial_tells
    ),
    Rule("RG-07", "The clinic's own price", "OUR; AAHKS", None, (), CARE, ("full",), check_clinic=_check_cost),
    Rule("RG-08", "No advice, no consent form", "FTC", _check_disclaimers, (), (), ("full",)),
    Rule("AC-06", "Report of bad effects", "FDA 2020, 2021", _check_report_route, (), CARE, ("full",)),
)
