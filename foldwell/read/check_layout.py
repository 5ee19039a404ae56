"""Checks of a layout: names, zones, roles and margins. Its sums and folds are checked in `check_folds`."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from foldwell.read.check_folds import check_folds
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

PRINTABLE_EDGE, GROUND_EDGE, FOLD, CUT_EDGE = mm(7), mm(12), mm(8), mm(3)
"""Least white beside the sheet's edge (office printers), on coloured panels, beside a fold (design.md), and
beside the cut edge of a card (print.md 3: 3 mm from what is cut)."""
KEPT_OUT = frozenset({"steps", "cost", "options", "claim", "icon_array"})
"""An extract tells no step, price or benefit: they need what stands beside them in a full layout (design.md)."""


def check_layout(layout: Loaded[Layout]) -> Iterator[Finding]:
    """What is wrong inside a layout's file."""
    wrong_names = list(_check_panel_names(layout))
    yield from wrong_names
    yield from _check_zones(layout)
    yield from _check_form(layout)
    yield from _check_role(layout)
    yield from _check_margins(layout)
    if not wrong_names:
        yield from check_folds(layout)
    budgets: list[tuple[Steps, tuple[int, int] | None]] = [(("words",), layout.model.words)]
    budgets += [(("papers", name, "words"), paper.words) for name, paper in layout.model.papers.items()]
    for steps, words in budgets:
        if words and words[0] > words[1]:
            yield layout.source.error("read.wrong-value", "the word budget ends before it begins", "swap them", steps)


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
    on_sides = [*_name_panels_on_sides(model)]
    in_folds: list[tuple[Steps, str]] = [
        (("folds", n, "between", i), name) for n, step in enumerate(model.folds) for i, name in enumerate(step.between)
    ]
    in_folds += [
        (("cuts", n, "above", i), name) for n, cut in enumerate(model.cuts) for i, name in enumerate(cut.above)
    ]
    named = [*in_zones, *on_sides, *in_folds]
    yield from find_missing(source, named, known, "a panel of this layout", "read.unknown-panel")
    for number, (name, count) in enumerate(Counter(known).items()):
        if count > 1:
            message = f"the panel {name!r} is here {count} times"
            yield source.error("read.duplicate-id", message, "keep one", ("panels", number))
    if not model.is_paged:
        yield from _check_once(layout, in_zones, "zone")
        yield from _check_once(layout, on_sides, "side")


def _name_panels_on_sides(model: Layout) -> Iterator[tuple[Steps, str]]:
    for number, side in enumerate(model.sides):
        for position, name in enumerate(side.panels):
            yield ("sides", number, "panels", position), name
        for line, row in enumerate(side.rows):
            for position, name in enumerate(row.panels):
                yield ("sides", number, "rows", line, "panels", position), name


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
    covers: list[int] = []
    for number, zone in enumerate(layout.model.zones):
        steps: Steps = ("zones", number)
        if zone.id in seen:
            message = f"the zone {zone.id!r} is here twice"
            yield layout.source.error("read.duplicate-id", message, "give it another id", (*steps, "id"))
        seen.add(zone.id)
        if zone.flow and not layout.model.is_paged:
            message = "only pages of a booklet or of leaves are as many as the text needs"
            remedy = "take flow: away, or write imposition: saddle or leaves"
            yield layout.source.error("read.wrong-value", message, remedy, (*steps, "flow"))
        if zone.notice and zone.holds:
            message = "a zone holds a notice or sections, not both"
            yield layout.source.error("read.wrong-value", message, "take holds: or notice: away", (*steps, "notice"))
        covers += [number] if not zone.holds and not zone.notice else []
        for position, kind in enumerate(zone.holds):
            if kind in homes:
                message = f"{kind!r} is in the zone {homes[kind]!r} already"
                at = (*steps, "holds", position)
                yield layout.source.error("read.kind-in-two-zones", message, "keep it in one", at)
            homes.setdefault(kind, zone.id)
    for number in covers[1:]:
        message = f"{layout.model.zones[number].id!r} holds no section, so that it prints the cover once more"
        remedy = "add holds:, or put its panels into another zone"
        yield layout.source.error("read.wrong-value", message, remedy, ("zones", number))


def _check_form(layout: Loaded[Layout]) -> Iterator[Finding]:
    """What each way of imposing needs."""
    model, source = layout.model, layout.source
    if model.is_paged:
        yield from _check_pages(layout)
        return
    if not model.sides:
        yield source.error("read.missing-key", "a sheet has sides", "add sides:", ("sides",))
    if len(model.sides) > 2:
        message = f"a sheet has two sides, not {len(model.sides)}"
        yield source.error("read.wrong-value", message, "keep the front and the back", ("sides",))
    if model.pages:
        remedy = "take it away, or write imposition: saddle or leaves"
        yield source.error("read.wrong-value", "only booklets and leaves have pages:", remedy, ("pages",))


def _check_pages(layout: Loaded[Layout]) -> Iterator[Finding]:
    model, source = layout.model, layout.source
    what, step = ("a booklet", 4) if model.imposition == "saddle" else ("a layout of leaves", 1)
    if len(model.panels) != 1 or model.sides:
        message = f"{what} has one panel, its page, and no sides"
        yield source.error("read.wrong-value", message, "keep one panel and take sides: away", ("panels",))
    share = Fraction(1, 2) if model.imposition == "saddle" else Fraction(1)
    if model.panels[0].share != share or model.panels[0].allowance:
        message = f"the page of {what} is {share} of the sheet wide, and no fold makes it narrower"
        yield source.error("read.wrong-sum", message, f"write share: {share}, without allowance:", ("panels", 0))
    if model.folds or model.cuts:
        key = "folds" if model.folds else "cuts"
        yield source.error("read.wrong-value", f"{what} needs no {key}:", "take it away", (key,))
    pages = model.pages
    if pages is None:
        yield source.error("read.missing-key", f"{what} needs pages:", "add pages: {min: 8, max: 24}", ("pages",))
    elif pages.min > pages.max or any(count % max(step, pages.multiple_of) for count in (pages.min, pages.max)):
        message = f"{pages.min} to {pages.max} pages can't be stapled"
        remedy = f"write multiples of {max(step, pages.multiple_of)}, the smaller first"
        yield source.error("read.wrong-value", message, remedy, ("pages",))
    elif pages.multiple_of % step:
        message = "a booklet's sheet carries four pages"
        yield source.error("read.wrong-value", message, "write multiple_of: 4", ("pages", "multiple_of"))


def _check_role(layout: Loaded[Layout]) -> Iterator[Finding]:
    """An extract says which kinds of block it may hold, and holds none that needs another beside it."""
    model, source = layout.model, layout.source
    if model.role == "full":
        if model.blocks:
            message = "a full layout prints every kind of block"
            yield source.error("read.wrong-value", message, "take blocks: away, or write role: extract", ("blocks",))
        return
    if not model.blocks and not model.needs_notice:
        message = "an extract says which kinds of block it may hold"
        yield source.error("read.missing-key", message, "add blocks: [main_message, contact, qr]", ("blocks",))
    if model.blocks and "qr" not in model.blocks:
        message = "an extract leads to the full guide by its code"
        yield source.error("read.wrong-value", message, "add qr", ("blocks",))
    for number, kind in enumerate(model.blocks):
        if kind in KEPT_OUT:
            message = f"an extract may not hold {kind!r}: it tells no benefit, step or price"
            yield source.error("read.wrong-value", message, "leave it to the full layouts", ("blocks", number))


def _check_margins(layout: Loaded[Layout]) -> Iterator[Finding]:
    model = layout.model
    sets: list[tuple[Steps, Margins, bool]] = [(("margins",), model.margins, False)]
    sets += [
        (("papers", name, "margins"), paper.margins, False) for name, paper in model.papers.items() if paper.margins
    ]
    for number, zone in enumerate(model.zones):
        own = zone.margins is not None
        sets.append((("zones", number, "margins") if own else ("margins",), zone.margins or model.margins, zone.ground))
        if zone.ground and not own:
            sets += [
                (("papers", name, "margins"), paper.margins, True)
                for name, paper in model.papers.items()
                if paper.margins
            ]
    for steps, margins, has_ground in dict.fromkeys(sets):
        least, reason = (GROUND_EDGE, "coloured panels keep text") if has_ground else (PRINTABLE_EDGE, "printers need")
        if model.imposition == "n-up":
            least, reason = CUT_EDGE, "cards keep text"
        for name in ("edge", "top", "bottom"):
            yield from _check_margin(layout, (*steps, name), getattr(margins, name), least, reason)
        if model.folded:
            yield from _check_margin(layout, (*steps, "fold"), margins.fold, FOLD, "folds keep text")


def _check_margin(layout: Loaded[Layout], steps: Steps, width: Length, least: Length, reason: str) -> Iterator[Finding]:
    if width < least:
        message = f"{width.mm:g} mm is too narrow: {reason} {least.mm:g} mm away"
        yield layout.source.error("read.narrow-margin", message, f"write {least.mm:g}mm or more", steps)
