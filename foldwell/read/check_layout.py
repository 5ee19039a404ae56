"""Checks of a layout: panels add up to the sheet, every panel has one place, and a topic's sections have a zone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from foldwell.model.geometry import panel_width, wrong_sums
from foldwell.read.check_topic import find_missing
from foldwell.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.layout import Layout, Margins
    from foldwell.model.topic import Topic
    from foldwell.read.shelf import Loaded
    from foldwell.read.yaml_source import Steps
    from foldwell.units import Length

PRINTABLE_EDGE, GROUND_EDGE, FOLD = mm(7), mm(12), mm(8)
"""Least white beside the sheet's edge (office printers), on coloured panels, and beside a fold (design.md)."""
LEAST_TEXT_WIDTH = mm(35)


def check_layout(layout: Loaded[Layout]) -> Iterator[Finding]:
    """What is wrong inside a layout's file."""
    panels_exist = list(_check_panel_names(layout))
    yield from panels_exist
    yield from _check_zones(layout)
    yield from _check_form(layout)
    yield from _check_margins(layout)
    if not panels_exist:
        yield from _check_sizes(layout)
    low, high = layout.model.words
    if low > high:
        yield layout.source.error("read.wrong-value", "the word budget ends before it begins", "swap them", ("words",))


def check_zones_hold(layout: Loaded[Layout], topic: Loaded[Topic]) -> Iterator[Finding]:
    """Sections of a topic that a full layout has no zone for."""
    if layout.model.role == "full":
        held = {kind for zone in layout.model.zones for kind in zone.holds}
        for number, section in enumerate(topic.model.sections):
            if section.kind not in held:
                message = f"the layout {layout.model.title} has no zone for a section of kind {section.kind!r}"
                remedy = f"add {section.kind} to holds: of a zone in {layout.source.file}"
                yield topic.source.error("read.no-zone", message, remedy, ("sections", number, "kind"))


def _check_panel_names(layout: Loaded[Layout]) -> Iterator[Finding]:
    model, source = layout.model, layout.source
    known = [panel.id for panel in model.panels]
    in_zones: list[tuple[Steps, str]] = [
        (("zones", n, "panels", i), name) for n, zone in enumerate(model.zones) for i, name in enumerate(zone.panels)
    ]
    on_sides: list[tuple[Steps, str]] = [
        (("sides", n, "panels", i), name) for n, side in enumerate(model.sides) for i, name in enumerate(side.panels)
    ]
    yield from find_missing(source, [*in_zones, *on_sides], known, "a panel of this layout", "read.unknown-panel")
    for number, (name, count) in enumerate(Counter(known).items()):
        if count > 1:
            message = f"the panel {name!r} is here {count} times"
            yield source.error("read.duplicate-id", message, "keep one", ("panels", number))
    if model.imposition == "table":
        yield from _check_once(layout, in_zones, "zone")
        yield from _check_once(layout, on_sides, "side")


def _check_once(layout: Loaded[Layout], named: list[tuple[Steps, str]], what: str) -> Iterator[Finding]:
    """Each panel is in exactly one zone, and on exactly one side."""
    counts = Counter(name for _, name in named)
    for number, panel in enumerate(layout.model.panels):
        if counts[panel.id] != 1:
            found = f"in {counts[panel.id]} {what}s" if counts[panel.id] else f"in no {what}"
            message = f"the panel {panel.id!r} is {found}"
            remedy = f"name it in panels: of exactly one {what}"
            yield layout.source.error("read.panel-place", message, remedy, ("panels", number))


def _check_zones(layout: Loaded[Layout]) -> Iterator[Finding]:
    homes: dict[str, str] = {}
    seen: set[str] = set()
    for number, zone in enumerate(layout.model.zones):
        steps: Steps = ("zones", number)
        if zone.id in seen:
            message = f"the zone {zone.id!r} is here twice"
            yield layout.source.error("read.duplicate-id", message, "give it another id", (*steps, "id"))
        seen.add(zone.id)
        for position, kind in enumerate(zone.holds):
            if kind in homes:
                message = f"{kind!r} is in the zone {homes[kind]!r} already"
                at = (*steps, "holds", position)
                yield layout.source.error("read.kind-in-two-zones", message, "keep it in one", at)
            homes.setdefault(kind, zone.id)


def _check_form(layout: Loaded[Layout]) -> Iterator[Finding]:
    """What a folded sheet and a booklet need."""
    model, source = layout.model, layout.source
    if model.imposition == "table":
        if not model.sides:
            yield source.error("read.missing-key", "a folded sheet has sides", "add sides:", ("sides",))
        if model.pages:
            remedy = "take it away, or write imposition: saddle"
            yield source.error("read.wrong-value", "only booklets have pages:", remedy, ("pages",))
        return
    if len(model.panels) != 1 or model.sides:
        message = "a booklet has one panel, its page, and no sides"
        yield source.error("read.wrong-value", message, "keep one panel and take sides: away", ("panels",))
    pages = model.pages
    if pages is None:
        yield source.error("read.missing-key", "a booklet needs pages:", "add pages: {min: 8, max: 24}", ("pages",))
    elif pages.min > pages.max or pages.min % 4 or pages.max % 4:
        message = f"{pages.min} to {pages.max} pages can't be stapled"
        remedy = "write multiples of 4, the smaller first"
        yield source.error("read.wrong-value", message, remedy, ("pages",))


def _check_margins(layout: Loaded[Layout]) -> Iterator[Finding]:
    model = layout.model
    sets: list[tuple[Steps, Margins, bool]] = [(("margins",), model.margins, False)]
    for number, zone in enumerate(model.zones):
        own = zone.margins is not None
        sets.append((("zones", number, "margins") if own else ("margins",), zone.margins or model.margins, zone.ground))
    for steps, margins, has_ground in dict.fromkeys(sets):
        least = GROUND_EDGE if has_ground else PRINTABLE_EDGE
        reason = "coloured panels keep text" if has_ground else "printers need"
        for name in ("edge", "top", "bottom"):
            yield from _check_margin(layout, (*steps, name), getattr(margins, name), least, reason)
        if model.folded:
            yield from _check_margin(layout, (*steps, "fold"), margins.fold, FOLD, "folds keep text")


def _check_margin(layout: Loaded[Layout], steps: Steps, width: Length, least: Length, reason: str) -> Iterator[Finding]:
    if width < least:
        message = f"{width.mm:g} mm is too narrow: {reason} {least.mm:g} mm away"
        yield layout.source.error("read.narrow-margin", message, f"write {least.mm:g}mm or more", steps)


def _check_sizes(layout: Loaded[Layout]) -> Iterator[Finding]:
    """Panels fill the sheet exactly, and leave room for text."""
    model, source = layout.model, layout.source
    for paper_id, side, summed, sheet in wrong_sums(model):
        message = f"on {paper_id} the panels of the side {side!r} add up to {summed}, the sheet to {sheet}"
        remedy = "make the shares add up to 1 and the allowances to 0"
        yield source.error("read.wrong-sum", message, remedy, ("papers", paper_id))
    for zone in model.zones:
        margins = zone.margins or model.margins
        for paper_id, paper in model.papers.items():
            for name in zone.panels:
                room = panel_width(model, paper, name) - margins.edge - margins.fold
                if room < LEAST_TEXT_WIDTH:
                    message = f"on {paper_id} the panel {name!r} leaves {room.mm:.0f} mm for text"
                    number = next(n for n, panel in enumerate(model.panels) if panel.id == name)
                    yield source.error("read.no-room", message, "make it wider, or margins smaller", ("panels", number))
