"""Rules on what a publisher owes its readers: dates, interests, the law's view, safety (ME, RG, LA)."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity
from foldwell.model.told_blocks import ClaimBlock, IconArray, Interest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from foldwell.edit.passages import PrintableBlock
    from foldwell.edit.rules import Manuscript

REVIEW_MONTHS, REVIEW_MONTHS_FAST = 24, 12
STATUS_DAYS, STATUS_DAYS_MAX = 180, 365
SAFETY_KINDS = ("harm", "unknown", "warning_signs", "status", "cost", "questions", "contact", "interest")
"""Kinds of block of which one at least is marked safety, so that no fit drops it."""
_NO_INTEREST = re.compile(
    r"^\s*(?:none|nothing|no (?:conflicts?|interests?|funding))\b|\bno conflicts? of interest", re.I
)


def _check_dates(manuscript: Manuscript) -> Iterator[Fault]:
    topic, today = manuscript.brochure.topic, manuscript.today
    dates = topic.dates
    for name, day in (("evidence_search", dates.evidence_search), ("wording", dates.wording)):
        if day > today:
            message = f"{day} lies in the future, so the text would seem newer than it is"
            yield Fault(f"topic:dates.{name}", message, f"write the day it was done, {today} at the latest")
    if dates.next_review < today:
        yield Fault(
            "topic:dates.next_review",
            f"the topic was to be looked at again by {dates.next_review}, and that day is past",
            f"search the evidence anew, then write evidence_search: {today} and the new next_review:, and sign again",
        )
    fast = topic.evidence_pace == "fast"
    months = REVIEW_MONTHS_FAST if fast else REVIEW_MONTHS
    latest = _add_months(dates.evidence_search, months)
    if dates.next_review > latest:
        yield Fault(
            "topic:dates.next_review",
            f"the next review, {dates.next_review}, is more than {months} months after the evidence was searched"
            + (" (evidence_pace: fast)" if fast else ""),
            f"write {latest} or an earlier day",
        )


def _add_months(day: date, months: int) -> date:
    """The day that many months later, or the last of that month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return day.replace(year, month, min(day.day, monthrange(year, month)[1]))


def _check_interests(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.brochure.offer.sells:
        return
    told = [one.block.id for one in manuscript.blocks if isinstance(one.block, Interest)]
    if not told:
        who = manuscript.name_without({"interest"})
        message = f"the clinic is paid for the treatment, and {who} does not say so"
        yield Fault("topic:sections", message, "add a block of kind interest: “Our clinic is paid for this treatment.”")
    for passage in manuscript.passages:
        if passage.block in told and _NO_INTEREST.search(passage.text):
            message = "who is paid for a treatment has an interest in it, and this says the opposite"
            yield Fault(passage.path, message, "write “Our clinic is paid for this treatment.”")


def _check_funding(manuscript: Manuscript) -> Iterator[Fault]:
    """Who paid is said out loud, also where nobody did."""
    if not manuscript.brochure.words.funding:
        message = "nothing says who paid for the guide"
        example = "“No maker of cells paid for this guide.”"
        yield Fault("words:funding", message, f"add funding:, such as {example}", in_draft=Severity.NOTE)


def _check_who_gains(manuscript: Manuscript) -> Iterator[Fault]:
    yield from _check_interests(manuscript)
    yield from _check_funding(manuscript)


def _check_status(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    jurisdiction = brochure.law
    example = "such as “The FDA has not approved any stem cell product for knee arthritis.”"
    for path, known in (("topic:status", brochure.topic.status), ("words:status", brochure.words.status)):
        if jurisdiction not in known:
            message = f"nothing says what the law of {jurisdiction} says of the treatment"
            yield Fault(path, message, f"add {jurisdiction}: to status:, {example}")
    status = brochure.topic.status.get(jurisdiction)
    if status and status.standing is None:
        message = f"status {jurisdiction} does not say whether the treatment is approved there"
        remedy = "write standing: not-approved, approved, or no-medicine"
        yield Fault(f"topic:status.{jurisdiction}", message, remedy, in_draft=Severity.NOTE)
    if "status" not in manuscript.kinds and brochure.layout.role == "full":
        message = f"{manuscript.name_without({'status'})} does not print what the law says of the treatment"
        yield Fault("topic:sections", message, f"add a block of kind status, {example}")


def _check_age_of_status(manuscript: Manuscript) -> Iterator[Fault]:
    jurisdiction = manuscript.brochure.law
    status = manuscript.brochure.topic.status.get(jurisdiction)
    if status is None:
        return
    path, days = f"topic:status.{jurisdiction}.checked_on", (manuscript.today - status.checked_on).days
    if days < 0:
        message = f"{status.checked_on} lies in the future"
        yield Fault(path, message, f"write the day it was checked, {manuscript.today} at the latest")
    elif days > STATUS_DAYS:
        yield Fault(
            path,
            f"what the law of {jurisdiction} says was checked {days} days ago; it may have changed since",
            f"check it at its source, then write checked_on: {manuscript.today}",
            Severity.ERROR if days > STATUS_DAYS_MAX else Severity.WARNING,
        )


def _check_safety(manuscript: Manuscript) -> Iterator[Fault]:
    for kind in SAFETY_KINDS:
        blocks = [one for one in manuscript.blocks if one.block.kind == kind]
        dropped = [one for one in blocks if not one.is_safety]
        if dropped and (kind == "warning_signs" or len(dropped) == len(blocks)):
            yield Fault(
                f"topic:blocks.{dropped[0].block.id}",
                f"{dropped[0].block.id!r} is of kind {kind} and may be dropped where room is short",
                "add safety: true to the block or its section",
            )


def _check_room_for_safety(manuscript: Manuscript) -> Iterator[Fault]:
    """Safety blocks that no zone of the layout holds: they would be missing in silence.

    What the law withholds is left out on purpose, and told by RG-03.
    """
    brochure = manuscript.brochure
    held = {one.block.id for one in manuscript.blocks}
    for section, block in brochure.topic.blocks():
        is_meant = brochure.holds(section.when) and brochure.prints(block) and not brochure.withholds(section, block)
        if (section.safety or block.safety) and is_meant and block.id not in held:
            yield Fault(
                f"topic:blocks.{block.id}",
                f"the {brochure.layout.title} has no zone for {section.kind}, so {block.id!r} would be missing",
                f"add {section.kind} to holds: of a zone in templates/layouts/{brochure.layout_id}.yaml",
            )


def _check_safety_blocks(manuscript: Manuscript) -> Iterator[Fault]:
    yield from _check_safety(manuscript)
    yield from _check_room_for_safety(manuscript)


def _check_way_to_guide(manuscript: Manuscript) -> Iterator[Fault]:
    """What a short layout leaves out is found by its code (the report lists it)."""
    brochure = manuscript.brochure
    is_short = brochure.layout.detail == "short" or brochure.layout.role == "extract"
    if is_short and brochure.notice is None and "qr" not in manuscript.kinds:
        message = f"{manuscript.name_without({'qr'})} does not lead to the full guide, and short layouts leave much out"
        remedy = "add a block of kind qr: “Scan for this guide with all of its sources.”"
        yield Fault("topic:sections", message, remedy, Severity.WARNING)


def _check_pairs(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    for one in manuscript.blocks:
        pair = _benefit_pair(manuscript, one)
        if pair is None:
            continue
        path = f"topic:blocks.{one.block.id}"
        if brochure.layout.role == "extract":
            message = f"the {brochure.layout.title} has no room for harms, so it may not tell of a benefit"
            yield Fault(path, message, "take its section's kind out of holds: in the layout")
            continue
        beside = {other.block.kind for other in manuscript.blocks if other.block.id in pair}
        for kind, article in (("harm", "a harm"), ("unknown", "an unknown")):
            if kind not in beside:
                message = f"the benefit {one.block.id!r} would print without {article} in this brochure"
                remedy = f"add to its pair: a block of kind {kind} that is for this clinic and layout (when:, detail:)"
                yield Fault(path, message, remedy)


def _benefit_pair(manuscript: Manuscript, one: PrintableBlock) -> tuple[str, ...] | None:
    """Ids of the blocks that a benefit is paired with; None where the block tells no benefit."""
    topic, block = manuscript.brochure.topic, one.block
    if isinstance(block, ClaimBlock) and topic.claims[block.use].topic == "benefit":
        return (*block.pair, *topic.claims[block.use].pair)
    if isinstance(block, IconArray) and topic.numbers[block.use].topic == "benefit":
        return (*block.pair, *topic.numbers[block.use].pair)
    return None


RULES = (
    Rule("ME-03", "Dates", "IPDAS 2.2.2-2.2.3; NHS", _check_dates),
    Rule("ME-05", "Interests", "IPDAS 2.3.1; ICMJE; JAMA", _check_who_gains, roles=("full",)),
    Rule("RG-01", "What the law says", "FDA", _check_status, types=("treatment",)),
    Rule("RG-05", "Age of the status check", "OUR", _check_age_of_status),
    Rule("LA-01", "Safety blocks", "OUR", _check_safety_blocks, roles=("full",), is_firm=True),
    Rule("LA-02", "Benefits in pairs", "IPDAS 2.1.1", _check_pairs, is_firm=True),
    Rule("LA-04", "The way to the full guide", "OUR", _check_way_to_guide),
)
