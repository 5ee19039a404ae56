"""Checks of a layout's geometry on each of its papers: sums, leaves, folds, cards, and the way it is turned."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from foldwell.model.geometry import SheetForm, panel_shapes, row_sums
from foldwell.units import mm, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.geometry import PanelShape
    from foldwell.model.layout import Layout
    from foldwell.read.shelf import Loaded
    from foldwell.read.yaml_source import Steps
    from foldwell.units import Length

LEAST_TEXT_WIDTH, LEAST_TEXT_HEIGHT = mm(35), mm(25)
"""Least room for text: a column of about 16 letters of 12 pt, and half of a bank card."""


def check_folds(layout: Loaded[Layout]) -> Iterator[Finding]:
    """Panels fill their piece exactly on every paper, lie behind panels of their width, and leave room for text."""
    wrong_sums = list(_check_sums(layout))
    yield from wrong_sums
    yield from _check_cards(layout)
    yield from _check_turning(layout)
    yield from _check_creases(layout)
    yield from _check_cuts(layout)
    yield from _check_room(layout)
    if not wrong_sums:
        yield from _check_leaves(layout)


def _check_sums(layout: Loaded[Layout]) -> Iterator[Finding]:
    for paper_id, paper in layout.model.papers.items():
        form = SheetForm(layout.model, paper_id)
        for side, row, widths in row_sums(form):
            summed, sheet = total(widths), paper.trim[0]
            if summed != sheet:
                terms = " + ".join(f"{name} {width.mm:.2f}" for name, width in zip(row.panels, widths, strict=True))
                message = (
                    f"on {paper_id} the panels of the side {side.id!r} add up to {summed}, the sheet to {sheet}: "
                    f"{terms} mm"
                )
                remedy = "make the shares in this row add up to 1 and the allowances to 0"
                yield layout.source.error("read.wrong-sum", message, remedy, ("papers", paper_id))
    for number, side in enumerate(layout.model.sides):
        given = [row.height for row in side.rows if row.height is not None]
        summed_up = sum(given, Fraction(0))
        if given and (summed_up != 1 if len(given) == len(side.rows) else summed_up >= 1):
            terms = " + ".join(str(share) for share in given)
            message = f"the rows of the side {side.id!r} add up to {summed_up} of its height: {terms}"
            yield layout.source.error("read.wrong-sum", message, "make them add up to 1", ("sides", number, "rows"))


def _check_cards(layout: Loaded[Layout]) -> Iterator[Finding]:
    """Cards are cut from sheets that hold them."""
    is_cards = layout.model.imposition == "n-up"
    for paper_id, paper in layout.model.papers.items():
        steps: Steps = ("papers", paper_id)
        if not is_cards and (paper.card or paper.copies != (1, 1)):
            message = "only cards are cut from a sheet"
            yield layout.source.error("read.wrong-value", message, "write imposition: n-up, or take them away", steps)
        for count, card, sheet, way in zip(paper.copies, paper.trim, paper.sheet, ("wide", "high"), strict=True):
            needed = card * count
            if is_cards and needed > sheet:
                message = f"{count} cards of {card} are {needed} {way}, the sheet {sheet}"
                remedy = "write fewer copies:, or a smaller card:"
                yield layout.source.error("read.wrong-sum", message, remedy, (*steps, "copies"))


def _check_turning(layout: Loaded[Layout]) -> Iterator[Finding]:
    """A sheet with a back is turned like a page of a book: a wide one over its short edge, a tall one over its long."""
    model = layout.model
    if not model.is_paged and len(model.sides) < 2:
        return
    for paper_id, paper in model.papers.items():
        width, height = paper.sheet
        needed = "short-edge" if width > height else "long-edge"
        if width != height and (paper.duplex or model.duplex) != needed:
            message = f"on {paper_id} a sheet of {width.mm:g} x {height.mm:g} mm comes out with its back upside down"
            steps: Steps = ("papers", paper_id, "duplex") if paper.duplex else ("duplex",)
            yield layout.source.error("read.wrong-duplex", message, f"write duplex: {needed}", steps)


def _check_creases(layout: Loaded[Layout]) -> Iterator[Finding]:
    """A fold runs between neighbours."""
    model = layout.model
    if model.is_paged:
        return
    narrower = next((number for number, panel in enumerate(model.panels) if panel.allowance), None)
    if narrower is not None and not model.folds:
        message = f"the panel {model.panels[narrower].id!r} has an allowance for a fold, and the layout has no folds"
        remedy = "add folds:, the first fold first; the panels of a flat sheet need no allowance"
        yield layout.source.error("read.missing-key", message, remedy, ("panels", narrower, "allowance"))
    shapes = _find_shapes(model)
    for number, step in enumerate(model.folds):
        one, other = (shapes.get(name) for name in step.between)
        if one and other and not _are_neighbours(one, other):
            message = f"{one.id} and {other.id} do not lie beside each other on one side"
            remedy = "name two panels with a common edge"
            yield layout.source.error("read.wrong-fold", message, remedy, ("folds", number, "between"))


def _are_neighbours(one: PanelShape, other: PanelShape) -> bool:
    if one.side != other.side or one.id == other.id:
        return False
    if one.y == other.y:
        return one.x + one.width == other.x or other.x + other.width == one.x
    return one.x == other.x and (one.y + one.height == other.y or other.y + other.height == one.y)


def _find_shapes(model: Layout) -> dict[str, PanelShape]:
    """The panels on the first paper, by their ids: what lies beside what is the same on all."""
    return {shape.id: shape for shape in panel_shapes(SheetForm(model, next(iter(model.papers))))}


def _check_cuts(layout: Loaded[Layout]) -> Iterator[Finding]:
    """A cut runs on one line, between two rows."""
    model = layout.model
    if model.is_paged:
        return
    shapes = _find_shapes(model)
    for number, cut in enumerate(model.cuts):
        above = [shapes[name] for name in cut.above]
        steps: Steps = ("cuts", number, "above")
        if any(one.y != other.y or not _are_neighbours(one, other) for one, other in pairwise(above)):
            message = (
                f"{', '.join(cut.above)} do not lie side by side in one row, so that no single cut runs under them"
            )
            remedy = "name panels of one row, from left to right, without a gap"
            yield layout.source.error("read.wrong-cut", message, remedy, steps)
        elif above[0].at_bottom:
            message = f"under {cut.above[0]} is the edge of the sheet: there is nothing to cut"
            yield layout.source.error("read.wrong-cut", message, "name panels of an upper row", steps)


def _check_room(layout: Loaded[Layout]) -> Iterator[Finding]:
    """Each panel has room for text between its margins, on every paper."""
    model, source = layout.model, layout.source
    numbers = {panel.id: number for number, panel in enumerate(model.panels)}
    for paper_id, paper in model.papers.items():
        shapes = panel_shapes(SheetForm(model, paper_id))
        for zone in model.zones:
            margins = zone.margins or paper.margins or model.margins
            for shape in shapes[:1] if model.is_paged else [shape for shape in shapes if shape.zone == zone.id]:
                name = zone.panels[0] if model.is_paged else shape.id
                left, right = (margins.edge if at else margins.fold for at in (shape.at_left, shape.at_right))
                width, height = shape.width - left - right, shape.height - margins.top - margins.bottom
                if width < LEAST_TEXT_WIDTH or height < LEAST_TEXT_HEIGHT:
                    message = (
                        f"on {paper_id} the panel {name!r} leaves {width.mm:.0f} x {height.mm:.0f} mm for text: "
                        f"{shape.width.mm:.2f} x {shape.height.mm:.2f} mm less its margins"
                    )
                    remedy = (
                        f"leave {LEAST_TEXT_WIDTH.mm:g} x {LEAST_TEXT_HEIGHT.mm:g} mm or more: "
                        "a larger share:, or smaller margins:"
                    )
                    yield source.error("read.no-room", message, remedy, ("panels", numbers[name]))


def _check_leaves(layout: Loaded[Layout]) -> Iterator[Finding]:
    """What lies behind a panel is as wide and as high as the panel: the flap is the mirror image of itself."""
    model = layout.model
    if len(model.sides) != 2:
        return
    for paper_id in model.papers:
        form = SheetForm(model, paper_id)
        width = form.paper.trim[0]
        front, back = ([s for s in panel_shapes(form) if s.side == side.id] for side in model.sides)
        places = {(shape.x, shape.y, shape.width, shape.height) for shape in front}
        for shape in back:
            x = width - shape.x - shape.width
            if (x, shape.y, shape.width, shape.height) not in places:
                behind = _find_behind(front, x + shape.width * Fraction(1, 2), shape.y)
                against = f" ({behind.width.mm:.2f} mm)" if behind else ""
                message = (
                    f"on {paper_id} the panel {shape.id!r} ({shape.width.mm:.2f} mm) does not lie exactly behind "
                    f"{behind.id if behind else 'any panel'!s}{against}"
                )
                remedy = "give both sides of a leaf the same share and allowance, and the back in mirrored order"
                number = next(n for n, panel in enumerate(model.panels) if panel.id == shape.id)
                yield layout.source.error("read.wrong-leaf", message, remedy, ("panels", number))


def _find_behind(front: list[PanelShape], x: Length, y: Length) -> PanelShape | None:
    return next((s for s in front if s.x <= x < s.x + s.width and s.y <= y < s.y + s.height), None)
