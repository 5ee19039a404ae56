"""Rules on numbers and addresses that patients act on, and on what was left unfinished (AC)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity
from foldwell.model.inline import unfinished_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.rules import Manuscript
    from foldwell.model.brochure import Brochure

_CALLED, _BARE = r"\b(?:call|dial|ring|phone)\s+({})\b(?![,.]?\d)", r"(?<![\d,.])({})\b(?![,.]?\d)"
_LEFT_TO_WRITE = re.compile(
    r"(?-i:\bTODO\b|\bFIXME\b)|\?{3,}|lorem ipsum"
    r"|\[(?:your |the )?(?:name|phone|number|date|clinic|price|doctor|address)\b[^\]]*\]",
    re.I,
)
RESERVED_PHONES = re.compile(
    r"(?<!\d)(?:\(?\d{3}\)?[ .-]?)?555[ .-]?01\d\d\b"
    r"|(?:\+44[ .-]?|\b0)(?:20[ .-]?7946[ .-]?0\d{3}|1632[ .-]?960\d{3}|7700[ .-]?900\d{3})\b"
)
"""Numbers that are given to nobody: 555-0100 to 0199 in North America, Ofcom's drama numbers in the UK."""
RESERVED_HOSTS = re.compile(r"(?:.*\.)?(?:example|test|invalid|localhost|example\.(?:com|net|org))")
"""Web hosts that are given to nobody (RFC 2606)."""


def _check_emergency_number(manuscript: Manuscript) -> Iterator[Fault]:
    law = manuscript.brochure.jurisdiction
    if not law.known_numbers:
        message = f"we do not know the emergency number of {law.name}, so {law.emergency[0]} was not checked"
        yield Fault("jurisdiction:emergency", message, "have somebody there confirm it", Severity.WARNING)
    for number in law.emergency:
        if law.known_numbers and number not in law.known_numbers:
            message = f"{number} is not the emergency number of {law.name}"
            yield Fault("jurisdiction:emergency", message, f"write {' or '.join(law.known_numbers)}")
    foreign = "|".join(sorted(law.foreign_numbers - {*law.emergency}))
    warning_signs = {one.block.id for one in manuscript.blocks if one.block.kind == "warning_signs"}
    for passage in manuscript.passages:
        pattern = _BARE if passage.block in warning_signs else _CALLED
        if foreign and (found := re.search(pattern.format(foreign), passage.text, re.IGNORECASE)):
            message = f"{found[1]} does not reach an ambulance in {law.name}"
            remedy = f"write “Call {law.emergency[0]}”, or leave the number to the block's call: emergency"
            yield Fault(passage.path, message, remedy)


def _find_unfinished(texts: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    for path, text in texts:
        for mark in unfinished_marks(text):
            message, _, remedy = mark.partition("; ")
            yield Fault(path, message, remedy)
        if found := _LEFT_TO_WRITE.search(text):
            message = f"{found[0]!r} marks something unfinished"
            yield Fault(path, message, "write the final words, such as “Ask your nurse” for “Ask [name]”")
        if found := RESERVED_PHONES.search(text):
            message = f"{found[0]} is a number for films and samples; nobody answers it"
            yield Fault(path, message, "write the clinic's own number", in_draft=Severity.NOTE)


def _check_addresses(brochure: Brochure) -> Iterator[Fault]:
    addresses = {"clinic:web": brochure.clinic.web, f"clinic:offers.{brochure.topic_id}.guide": brochure.guide}
    for path, address in addresses.items():
        host = urlsplit(address).hostname or ""
        if RESERVED_HOSTS.fullmatch(host):
            message = f"{host} is an address for samples; patients who open it find nothing"
            yield Fault(path, message, "write the clinic's own address", in_draft=Severity.NOTE)


def _clinic_texts(brochure: Brochure) -> Iterator[tuple[str, str]]:
    clinic = brochure.clinic
    yield "clinic:name", clinic.name
    yield "clinic:phone", clinic.phone
    yield "clinic:after_hours", clinic.after_hours
    for number, site in enumerate(clinic.sites):
        yield f"clinic:sites.{number}.address", "\n".join(site.address)
    price = brochure.offer.price
    for tag, text in (price.covers if price else {}).items():
        yield f"clinic:offers.{brochure.topic_id}.price.covers.{tag}", text


def _check_placeholders(manuscript: Manuscript) -> Iterator[Fault]:
    yield from _find_unfinished((passage.path, passage.text) for passage in manuscript.passages)


def _check_clinic_placeholders(brochure: Brochure) -> Iterator[Fault]:
    yield from _find_unfinished(_clinic_texts(brochure))
    yield from _check_addresses(brochure)


RULES = (
    Rule("AC-02", "Emergency number", "OUR", _check_emergency_number),
    Rule("AC-04", "Nothing unfinished", "OUR", _check_placeholders, check_clinic=_check_clinic_placeholders),
)
