"""A web page can be read by everybody: structure, alternatives, links and colours (WCAG 2.2)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from foldwell.compose.contrast_demands import LEVELS, list_pairs
from foldwell.compose.dark_palette import list_dark_pairs
from foldwell.compose.tones import contrast
from foldwell.preflight.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.web_reading import Element, WebReading

_HEADING = re.compile(r"h([1-6])")
_LEADS_OUT = re.compile(r"https?://[^\s]+|tel:\+?\d+(?:;ext=\d+)?|mailto:[^\s@]+@[^\s@]+")
_LANDMARKS = {"header": "head", "main": "main part", "footer": "foot"}


def find_wrong_language(reading: WebReading) -> Iterator[Fault]:
    """A page must say what language it is in, and which way it reads."""
    root, wanted = reading.elements[0].attributes, reading.expected
    if root.get("lang") != wanted.language:
        said = root.get("lang") or "no language"
        yield Fault(f"the page says {said}; it is {wanted.language}", f'write lang="{wanted.language}" on html')
    if root.get("dir") != wanted.direction:
        yield Fault(f"the page does not read {wanted.direction}", f'write dir="{wanted.direction}" on html')


def find_wrong_title(reading: WebReading) -> Iterator[Fault]:
    """A title that is missing or another."""
    titles = [one.text for one in reading.named("title") if "head" in one.parents]
    wanted = " ".join(reading.expected.title.split())
    if titles != [wanted]:
        yield Fault(f"the title is {', '.join(titles) or 'missing'}; it should be {wanted}", "write it as <title>")


def find_landmarks(reading: WebReading) -> Iterator[Fault]:
    """The page's parts must be marked once each, and a first link must lead past the head."""
    for name, part in _LANDMARKS.items():
        found = [one for one in reading.named(name) if not {"main", "article", "section"} & {*one.parents}]
        if len(found) != 1:
            yield Fault(f"the page has {len(found) or 'no'} {name} elements", f"mark its {part} with one")
    links = reading.named("a")
    mains = [one.attributes.get("id") for one in reading.named("main")]
    if not links or links[0].attributes.get("href", "")[1:] not in mains:
        yield Fault("the first link does not lead to the main part", "begin the body with a link to skip by")
    for nav in reading.named("nav", "section"):
        label = nav.attributes.get("aria-labelledby", "")
        if not nav.attributes.get("aria-label") and label not in reading.by_id:
            yield Fault(f"{nav} has no name", "give it aria-labelledby with the id of its heading")


def find_wrong_headings(reading: WebReading) -> Iterator[Fault]:
    """Headings must have one h1, start with it, and go down a level at a time."""
    headings = [(one, int(match[1])) for one in reading.elements if (match := _HEADING.fullmatch(one.name))]
    if (count := sum(level == 1 for _, level in headings)) != 1:
        yield Fault(f"the page has {count or 'no'} headings of level 1", "give it exactly one h1")
    previous = 0
    for heading, level in headings:
        if level > previous + 1:
            yield Fault(f"{heading} comes after level {previous}", f"make it h{previous + 1}")
        if not heading.text:
            yield Fault(f"a heading of level {level} is empty", "take it away, or give it words")
        previous = level


def find_untold_pictures(reading: WebReading) -> Iterator[Fault]:
    """Pictures and drawings without a text alternative."""
    for picture in reading.named("img", "svg"):
        told = picture.attributes.get("alt" if picture.name == "img" else "aria-label", "").strip()
        is_drawing = picture.name == "svg" and "svg" not in picture.parents
        if not picture.is_silent and not told and (is_drawing or picture.name == "img"):
            yield Fault(f"a picture ({picture.name}) has no text alternative", "say in words what it shows")
        elif told and is_drawing and picture.attributes.get("role") != "img":
            yield Fault(f"the drawing “{told[:40]}” is not told as one picture", 'give it role="img"')


def find_headless_tables(reading: WebReading) -> Iterator[Fault]:
    """Header cells that do not say what they head, and tables without any."""
    cells = reading.named("th")
    if len(reading.named("table")) > 0 and not cells:
        yield Fault("a table has no header cells", "use th with a scope")
    for cell in cells:
        if cell.attributes.get("scope") not in {"col", "row", "colgroup", "rowgroup"}:
            yield Fault(f"{cell} does not say its scope", "give th a scope")


def find_double_ids(reading: WebReading) -> Iterator[Fault]:
    """Ids that two elements have."""
    counted = Counter(one.attributes["id"] for one in reading.elements if "id" in one.attributes)
    for name, count in counted.items():
        if count > 1:
            yield Fault(f"the id {name!r} is there {count} times", "make each id once")


def find_bad_links(reading: WebReading) -> Iterator[Fault]:
    """Links without words, to places that are not there, or to addresses that no browser opens."""
    for link in reading.named("a"):
        address = link.attributes.get("href", "")
        if not (link.text or link.attributes.get("aria-label")):
            yield Fault(f"the link to {address!r} has no words", "tell where it leads")
        if address.startswith("#"):
            yield from _find_bad_jump(link, address[1:], reading)
        elif not _LEADS_OUT.fullmatch(address):
            yield Fault(f"the link “{link.text[:40]}” leads to {address!r}", "write a web address, tel: or mailto:")


def _find_bad_jump(link: Element, target: str, reading: WebReading) -> Iterator[Fault]:
    found = reading.by_id.get(target)
    if found is None:
        yield Fault(f"the link “{link.text[:40]}” leads to #{target}, which is not on the page", "correct the id")
    elif "nav" in link.parents and found.text != link.text:
        yield Fault(f"the link “{link.text[:40]}” leads to “{found.text[:40]}”", "call it as the heading it leads to")


def find_low_contrast(reading: WebReading) -> Iterator[Fault]:
    """Pairs of roles that can't be read on one another, in either mode."""
    demands = LEVELS[reading.expected.level]
    for mode, pairs in (("light", list_pairs(demands)), ("dark", list_dark_pairs(demands))):
        colors = reading.colors[mode]
        for role, ground, least in pairs:
            if role not in colors or ground not in colors:
                yield Fault(f"in {mode} mode the page has no colour for {role} on {ground}", "declare it on :root")
            elif (found := contrast(colors[role], colors[ground])) < least:
                message = f"in {mode} mode {role} {colors[role]} on {ground} {colors[ground]} has {found:.2f}:1"
                yield Fault(f"{message}, less than {least:g}:1", "change the brand's colour, or the palette")
