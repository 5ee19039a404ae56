"""What is judged of a file whose slots were stamped: its slots, read back by PDFium from the file as it is.

All else in it was judged once, in its group's file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

from foldwell.findings import Finding, error
from foldwell.preflight.naming import quote
from foldwell.preflight.pictures import FINE_PIXELS_PER_POINT, draw_part, read_qr_codes
from foldwell.preflight.qr_checks import judge_codes
from foldwell.preflight.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foldwell.preflight.expected import Box, ExpectedQr

_OVERHANG, _INSET = 1.5, 1.5
"""Points that a letter may reach past its slot at the sides, and that a letter of the line above may reach into it."""
_QUIET = 24.0
"""Points around a code's slot that hold its quiet zone: four modules of the largest code."""


@dataclass(frozen=True)
class ExpectedSlot:
    """What a slot must show: every text in it, in reading order. page: counts from 0; box: in points on it."""

    name: str
    page: int
    box: Box
    texts: tuple[str, ...]
    has_code: bool = False


def check_slots(data: bytes, slots: Sequence[ExpectedSlot], codes: Sequence[ExpectedQr]) -> tuple[Finding, ...]:
    """Everything wrong in the slots of a finished file; empty where they show what they should.

    codes: the QR codes that the file must have.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        pages = {number: document[number] for number in {slot.page for slot in slots}}
        found = [finding for slot in slots for finding in _check_words(slot, pages[slot.page])]
        found += [finding for slot in slots if slot.has_code for finding in _check_code(slot, pages[slot.page], codes)]
    finally:
        document.close()
    return tuple(found)


def _check_words(slot: ExpectedSlot, page: pypdfium2.PdfPage) -> Iterator[Finding]:
    left, bottom, right, top = slot.box
    area = (left - _OVERHANG, bottom + _INSET, right + _OVERHANG, top - _INSET)
    shown = page.get_textpage().get_text_bounded(*area)
    if normalise(shown) != normalise("".join(slot.texts)):
        told = f"the slot {slot.name} shows {quote(' '.join(shown.split()))} and not {quote(' '.join(slot.texts))}"
        yield error("preflight.slot-words", told, "build it with --no-stamp, and report this")


def _check_code(slot: ExpectedSlot, page: pypdfium2.PdfPage, codes: Sequence[ExpectedQr]) -> Iterator[Finding]:
    left, bottom, right, top = slot.box
    around = slot.box._replace(left=left - _QUIET, bottom=bottom - _QUIET, right=right + _QUIET, top=top + _QUIET)
    seen = read_qr_codes(draw_part(page, around), FINE_PIXELS_PER_POINT)
    urls = {code.url: code.module for code in codes if code.page == slot.page}
    for fault in judge_codes(seen, urls, f"the slot {slot.name}"):
        yield error("preflight.qr", fault.message, fault.remedy)
