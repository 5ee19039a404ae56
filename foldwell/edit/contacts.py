"""Rules on numbers and addresses that patients act on, and on what was left unfinished (AC)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity
from foldwell.model.inline import unfinished_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript

_EUROPE = "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
EMERGENCY_NUMBERS: dict[str, tuple[str, ...]] = {
    "US": ("911",),
    "CA": ("911",),
    "GB": ("999", "112"),
    "IE": ("112", "999"),
    "AU": ("000", "112"),
    "NZ": ("111",),
    **dict.fromkeys(_EUROPE.split(), ("112",)),
}
"""Numbers that reach an ambulance, by country."""
_ALL_NUMBERS = "|".join(sorted({number for numbers in EMERGENCY_NUMBERS.values() for number in numbers}))
_CALLED = re.compile(rf"\b(?:call|dial|ring|phone)\s+({_ALL_NUMBERS})\b(?![,.]?\d)", re.I)
_BARE = re.compile(rf"(?<![\d,.])({_ALL_NUMBERS})\b(?![,.]?\d)")
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
    brochure = manuscript.brochure
    country = brochure.clinic.jurisdiction.split("-")[0]
    numbers, written = EMERGENCY_NUMBERS.get(country), brochure.locale.emergency.get(country)
    if numbers is None:
        message = f"we do not know the emergency number of {country}, so {written} was not checked"
        yield Fault(f"locale:emergency.{country}", message, "have somebody there confirm it", Severity.WARNING)
        return
    if written is not None and written.replace(" ", "") not in numbers:
        message = f"{written} is not the emergency number of {country}"
        yield Fault(f"locale:emergency.{country}", message, f"write {' or '.join(numbers)}")
    warning_signs = {one.block.id for one in manuscript.blocks if one.block.kind == "warning_signs"}
    for passage in manuscript.passages:
        found = (_BARE if passage.block in warning_signs else _CALLED).search(passage.text)
        if found and found[1] not in numbers:
            message = f"{found[1]} does not reach an ambulance in {country}"
            remedy = f"write “Call {numbers[0]}”, or leave the number to the block's call: emergency"
            yield Fault(passage.path, message, remedy)


def _check_unfinished(manuscript: Manuscript) -> Iterator[Fault]:
    for path, text in (*_clinic_texts(manuscript), *((one.path, one.text) for one in manuscript.passages)):
        for mark in unfinished_marks(text):
            message, _, remedy = mark.partition("; ")
            yield Fault(path, message, remedy)
        if found := _LEFT_TO_WRITE.search(text):
            message = f"{found[0]!r} marks something unfinished"
            yield Fault(path, message, "write the final words, such as “Ask your nurse” for “Ask [name]”")
        if found := RESERVED_PHONES.search(text):
            message = f"{found[0]} is a number for films and samples; nobody answers it"
            yield Fault(path, message, "write the clinic's own number", in_draft=Severity.NOTE)


def _check_addresses(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    addresses = {"clinic:web": brochure.clinic.web, f"clinic:offers.{brochure.topic_id}.guide": brochure.guide}
    for path, address in addresses.items():
        host = urlsplit(address).hostname or ""
        if RESERVED_HOSTS.fullmatch(host):
            message = f"{host} is an address for samples; patients who open it find nothing"
            yield Fault(path, message, "write the clinic's own address", in_draft=Severity.NOTE)


def _clinic_texts(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    clinic = manuscript.brochure.clinic
    yield "clinic:name", clinic.name
    yield "clinic:phone", clinic.phone
    yield "clinic:after_hours", clinic.after_hours
    for number, site in enumerate(clinic.sites):
        yield f"clinic:sites.{number}.address", "\n".join(site.address)
    price = manuscript.brochure.offer.price
    for tag, text in (price.covers if price else {}).items():
        yield f"clinic:offers.{manuscript.brochure.topic_id}.price.covers.{tag}", text


def _check_placeholders(manuscript: Manuscript) -> Iterator[Fault]:
    yield from _check_unfinished(manuscript)
    yield from _check_addresses(manuscript)


RULES = (
    Rule("AC-02", "Emergency number", "OUR", _check_emergency_number),
    Rule("AC-04", "Nothing unfinished", "OUR", _check_placeholders),
)
