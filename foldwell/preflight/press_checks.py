"""What a print shop refuses in a file's colours and lines: RGB, rich black, hairlines, marks, ink names, overprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf

from foldwell.findings import Severity
from foldwell.preflight.box_checks import page_boxes
from foldwell.preflight.expected import Box
from foldwell.preflight.faults import Fault
from foldwell.preflight.inks import ALL, NONE, PROCESS, is_rich_black
from foldwell.preflight.limits import ANY_SHOP
from foldwell.preflight.naming import name_page
from foldwell.preflight.qr_checks import QUIET_MODULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.preflight.expected import ExpectedPress
    from foldwell.preflight.inks import Space
    from foldwell.preflight.paint_state import Painted
    from foldwell.preflight.reading import Reading

SMALL_TYPE = 24.0
"""Points under which black type of several inks shows coloured edges when the plates are a little off."""

ROUNDING = 0.005
"""Points by which a line may miss the least thickness: files write lengths as rounded decimals."""

READ_EDGE = 1.0
"""Points by which the edge of a code that is read from a picture may be off."""

INSIDE = 0.1
"""Points that a mark may reach over the edge of the bleed."""

BY_PROFILE = re.compile(r"PDF/X-[3-6]")
"""Standards that leave colours with a profile of their own to the print shop (ISO 15930-6 and -7, 6.2)."""


def press_of(reading: Reading) -> ExpectedPress:
    """What the print shop asks for."""
    return reading.limits.press or ANY_SHOP


def find_stray_rgb(reading: Reading) -> Iterator[Fault]:
    """Red, green and blue where only inks can print; what comes with a profile is allowed by PDF/X-3 and later."""
    allows_profiles = reading.known is None and BY_PROFILE.match(reading.claims.press)
    for page, things in _by_page(reading.paint):
        seen: dict[str, bool] = {}
        for thing in things:
            if space := _rgb_of(thing.colour.space):
                inside = f" of {'an' if thing.inside[0] in 'aeiou' else 'a'} {thing.inside}" if thing.inside else ""
                where = " as the alternate of an ink" if space is not thing.colour.space else ""
                name = f"{_NAMES[thing.kind]}{inside} in {space.name}{where}"
                seen[name] = space.is_device or not allows_profiles
        for name, is_error in seen.items():
            yield Fault(
                f"{name_page(page)}: {name}",
                "turn it into the inks of the output condition"
                if is_error
                else "agree with the print shop that it turns profiled colours into inks",
                Severity.ERROR if is_error else Severity.WARNING,
            )


_NAMES = {
    "fill": "there is a fill",
    "stroke": "there is a line",
    "text": "there is text",
    "image": "there is a picture",
    "shading": "there is a gradient",
}


def _rgb_of(space: Space) -> Space | None:
    """The RGB in a space: itself, or the device colours that stand in for its inks."""
    if space.model in ("rgb", "lab"):
        return space
    alternate = space.alternate
    is_bad = alternate is not None and alternate.model == "rgb" and alternate.is_device
    return alternate if is_bad else None


def find_rich_black(reading: Reading) -> Iterator[Fault]:
    """Small black type, and QR codes, of more than the black ink."""
    for page, things in _by_page(reading.paint):
        sizes: dict[tuple[float, ...], set[float]] = {}
        for thing in things:
            if thing.kind == "text" and thing.size < SMALL_TYPE and is_rich_black(thing.colour):
                sizes.setdefault(thing.colour.values, set()).add(round(thing.size, 1))
        for values, found in sorted(sizes.items()):
            inks = " ".join(f"{value:.0%}" for value in values)
            size = f"{min(found):g} pt" if len(found) == 1 else f"{min(found):g} to {max(found):g} pt"
            yield Fault(
                f"{name_page(page)}: black text of {size} is printed in several inks ({inks})",
                "print it in black alone: plates that are a little off make it blurred",
            )
        for text in _rich_codes(reading, page, things):
            yield Fault(
                f"{name_page(page)}: the QR code of {text} is printed in several inks",
                "print it in black alone: plates that are a little off make it hard to read",
            )


def _rich_codes(reading: Reading, page: int, things: Iterable[Painted]) -> Iterator[str]:
    """What the QR codes of a page say that are painted in a rich black, and nothing beyond their white border."""
    dark = [thing.box for thing in things if thing.kind == "fill" and thing.box and is_rich_black(thing.colour)]
    if not dark:
        return
    seen, crop = reading.qr_codes(page), page_boxes(reading.pdf.pages[page]).crop
    for code in seen.codes:
        quiet = QUIET_MODULES * (code.right - code.left) / code.modules
        left, right = (crop.left + edge / seen.scale for edge in (code.left - quiet, code.right + quiet))
        top, bottom = (crop.top - edge / seen.scale for edge in (code.top - quiet, code.bottom + quiet))
        if any(_reaches_out(box, Box(left, bottom, right, top)) < READ_EDGE for box in dark):
            yield code.text


def _reaches_out(one: Box, other: Box) -> float:
    """Points by which a box reaches out of another, at most."""
    return max(other.left - one.left, other.bottom - one.bottom, one.right - other.right, one.top - other.top)


def find_hairlines(reading: Reading) -> Iterator[Fault]:
    """Lines, and filled rectangles that look like lines, too thin to be printed."""
    least = press_of(reading).hairline
    for page, things in _by_page(reading.paint):
        thin = [
            thing.thickness
            for thing in things
            if thing.thickness is not None
            and thing.thickness < least - ROUNDING
            and not thing.colour.is_white
            and not thing.colour.is_registration
        ]
        if thin:
            number = f"{len(thing)} lines are" if len(thing := thin) > 1 else "a line is"
            yield Fault(
                f"{name_page(page)}: {number} {min(thin):.2f} pt thin, under {least:g} pt",
                f"draw lines of {least:g} pt or more; thinner ones break or vanish in print",
            )


def find_marks_inside(reading: Reading) -> Iterator[Fault]:
    """Ink of every plate, which only marks have, inside the bleed."""
    boxes = [page_boxes(page) for page in reading.pdf.pages]
    for page, things in _by_page(reading.paint):
        area = boxes[page].bleed
        inside = [
            thing
            for thing in things
            if thing.colour.is_registration and (thing.box is None or _overlaps(thing.box, area))
        ]
        if inside:
            yield Fault(
                f"{name_page(page)}: {len(inside)} mark{'s' * (len(inside) > 1)} in the colour of all plates "
                f"reach{'es' * (len(inside) == 1)} into the bleed",
                "draw marks outside the bleed; nothing else is printed on every plate",
            )


def _overlaps(one: Box, other: Box) -> bool:
    return (
        one.left < other.right - INSIDE
        and one.right > other.left + INSIDE
        and one.bottom < other.top - INSIDE
        and one.top > other.bottom + INSIDE
    )


def find_wrong_spots(reading: Reading) -> Iterator[Fault]:
    """Spot inks that nobody ordered, and two spellings of one ink, each of which makes a plate."""
    names: dict[str, set[str]] = {}
    for thing in reading.paint:
        for ink in thing.colour.space.inks:
            if ink not in PROCESS | {ALL, NONE}:
                names.setdefault(_plain_ink(ink), set()).add(ink)
    for spellings in names.values():
        if len(spellings) > 1:
            told = ", ".join(repr(name) for name in sorted(spellings))
            yield Fault(f"one ink is spelt in {len(spellings)} ways: {told}", "spell it in one way: each makes a plate")
    if reading.known is None:
        for name in sorted(min(spellings) for spellings in names.values()):
            yield Fault(f"the spot ink {name!r} needs a plate", "be sure that it is ordered", Severity.NOTE)
        return
    ordered = press_of(reading).spots
    for name in sorted(ink for spellings in names.values() for ink in spellings if ink not in ordered):
        yield Fault(f"the spot ink {name!r} is not one that the brand gives", "name it in the brand, or use its CMYK")


def _plain_ink(name: str) -> str:
    """An ink's name without capitals, spaces and the paper's letter: `PANTONE 300 C` and `Pantone 300C` are one."""
    letters = re.sub(r"[^a-z0-9]", "", name.lower())
    return re.sub(r"(?<=\d)(c|u|m|cv|cvc|cvu|cp|up)$", "", letters)


def find_wrong_overprint(reading: Reading) -> Iterator[Fault]:
    """White that overprints vanishes; small black text that does not shows white edges."""
    for page, things in _by_page(reading.paint):
        white = [thing for thing in things if thing.overprint and thing.colour.is_white and _vanishes(thing)]
        if white:
            yield Fault(
                f"{name_page(page)}: white {'text' if white[0].kind == 'text' else 'paint'} overprints and vanishes",
                "let white knock out what is under it",
            )
        knocking = any(
            thing.kind == "text" and thing.size < SMALL_TYPE and thing.colour.is_black_alone and not thing.overprint
            for thing in things
        )
        if knocking:
            yield Fault(
                f"{name_page(page)}: small black text does not overprint",
                "let black text overprint, so that no white edge shows beside it",
                Severity.NOTE,
            )


def _vanishes(thing: Painted) -> bool:
    """White of no ink: of a spot always; of CMYK where zeros are left out (OPM 1; PDF 1.7, table 149)."""
    return thing.colour.space.model == "spot" or (thing.colour.space.name == "DeviceCMYK" and thing.mode == 1)


def find_forbidden_transparency(reading: Reading) -> Iterator[Fault]:
    """Transparency in a file that claims a standard without it: PDF/X-1a, PDF/X-3, PDF/A-1."""
    standard = reading.claims.forbids_transparency
    if not standard:
        return
    for number, page in enumerate(reading.pdf.pages):
        reasons = {thing.see_through for thing in reading.paint if thing.page == number and thing.see_through}
        if page.obj.get("/Group", pikepdf.Dictionary()).get("/S") == pikepdf.Name.Transparency:
            reasons.add("a transparency group")
        if reasons:
            yield Fault(
                f"{name_page(number)}: {', '.join(sorted(reasons))}: {standard} forbids transparency",
                "flatten it, or claim a standard that has it, such as PDF/X-4",
            )


def _by_page(painted: Iterable[Painted]) -> Iterator[tuple[int, list[Painted]]]:
    pages: dict[int, list[Painted]] = {}
    for thing in painted:
        pages.setdefault(thing.page, []).append(thing)
    yield from pages.items()
