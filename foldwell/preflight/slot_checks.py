"""What is judged of a file whose slots were stamped: its slots, read back by PDFium from the file as it is.

All else in it was judged once, in its group's file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops

from foldwell.findings import Finding, error
from foldwell.preflight.expected import Box
from foldwell.preflight.naming import quote
from foldwell.preflight.pictures import FINE_PIXELS_PER_POINT, draw_part, read_qr_codes
from foldwell.preflight.qr_checks import judge_codes
from foldwell.preflight.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from foldwell.preflight.expected import ExpectedQr

_OVERHANG, _INSET = 1.5, 1.5
"""Points that a letter may reach past its slot at the sides, and that a letter of the line above may reach into it."""
_REACH = 4.0
"""Points that letters of the lines above and below may reach into an empty slot: the tail of an Arabic letter."""
_QUIET = 0.25
"""Of a code's slot, around it: more than four modules, of which the smallest code has 21."""


@dataclass(frozen=True)
class ExpectedSlot:
    """What a slot must show: every text in it, in reading order. page: counts from 0; box: in points on it."""

    name: str
    page: int
    box: Box
    texts: tuple[str, ...]
    has_code: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What stands around a code's slot while the slot is empty: a picture in grey, as `draw_part` draws it."""

    size: tuple[int, int]
    grey: bytes


@dataclass(frozen=True)
class SharedPages:
    """What a stamped file shares with its group, which was judged already.

    show_bare: gives the file with nothing on some of its pages, counted from 0, but their slots.
    around: what stands around slots of codes, by the slot's name.
    """

    show_bare: Callable[[Iterable[int]], bytes]
    around: Mapping[str, Surroundings]


def check_slots(
    data: bytes, slots: Sequence[ExpectedSlot], codes: Sequence[ExpectedQr], shared: SharedPages | None = None
) -> tuple[Finding, ...]:
    """Everything wrong in the slots of a finished file; empty where they show what they should.

    codes: the QR codes that the file must have. shared: what need not be read once more, where that is known.
    """
    around = shared.around if shared else {}
    whole = {slot.page for slot in slots if slot.has_code and slot.name not in around}
    bare = {slot.page for slot in slots} - whole if shared else set[int]()
    document = pypdfium2.PdfDocument(shared.show_bare(bare) if shared and bare else data)
    try:
        pages = {number: document[number] for number in {slot.page for slot in slots}}
        texts = {number: page.get_textpage() for number, page in pages.items()}
        found = [finding for slot in slots for finding in _check_words(slot, texts[slot.page])]
        for slot in (slot for slot in slots if slot.has_code):
            picture = draw_part(pages[slot.page], _grow(slot.box))
            if slot.page in bare:
                picture = ImageChops.darker(picture, _as_picture(around[slot.name]))
            found += _check_code(slot, picture, codes)
    finally:
        document.close()
    return tuple(found)


def look_around(data: bytes, slots: Mapping[str, tuple[int, Box]]) -> dict[str, Surroundings]:
    """What stands around slots of a file in which they are empty. slots: page, counted from 0, and box, by name."""
    document = pypdfium2.PdfDocument(data)
    try:
        drawn = {name: draw_part(document[page], _grow(box)).convert("L") for name, (page, box) in slots.items()}
        return {name: Surroundings(picture.size, picture.tobytes()) for name, picture in drawn.items()}
    finally:
        document.close()


def _as_picture(surroundings: Surroundings) -> Image.Image:
    return Image.frombytes("L", surroundings.size, surroundings.grey)


def _grow(box: Box) -> Box:
    """A code's slot with the white that the code asks for around it."""
    left, bottom, right, top = box
    quiet = _QUIET * max(right - left, top - bottom)
    return Box(left - quiet, bottom - quiet, right + quiet, top + quiet)


def check_room(data: bytes, slots: Mapping[str, tuple[int, Box]]) -> tuple[Finding, ...]:
    """What stands in the slots of a file where nothing may stand. slots: page, counted from 0, and box, by name."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = {number: document[number].get_textpage() for number in {page for page, _ in slots.values()}}
        found = []
        for name, (page, (left, bottom, right, top)) in slots.items():
            reach = min(_REACH, (top - bottom) / 4)
            shown = texts[page].get_text_bounded(left + _INSET, bottom + reach, right - _INSET, top - reach)
            if normalise(shown):
                told = f"something else stands in the slot {name}: {quote(' '.join(shown.split()))}"
                found.append(error("preflight.slot-words", told, "give the slot a place of its own in the style"))
    finally:
        document.close()
    return tuple(found)


def _check_words(slot: ExpectedSlot, texts: pypdfium2.PdfTextPage) -> Iterator[Finding]:
    left, bottom, right, top = slot.box
    area = (left - _OVERHANG, bottom + _INSET, right + _OVERHANG, top - _INSET)
    shown = texts.get_text_bounded(*area)
    if normalise(shown) != normalise("".join(slot.texts)):
        told = f"the slot {slot.name} shows {quote(' '.join(shown.split()))} and not {quote(' '.join(slot.texts))}"
        yield error("preflight.slot-words", told, "build it with --no-stamp, and report this")


def _check_code(slot: ExpectedSlot, picture: Image.Image, codes: Sequence[ExpectedQr]) -> Iterator[Finding]:
    seen = read_qr_codes(picture, FINE_PIXELS_PER_POINT)
    urls = {code.url: code.module for code in codes if code.page == slot.page}
    for fault in judge_codes(seen, urls, f"the slot {slot.name}"):
        yield error("preflight.qr", fault.message, fault.remedy)
