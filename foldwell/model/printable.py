"""A layout for a printer whose edges are wider than layouts reckon with: text keeps further from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.units import mm

if TYPE_CHECKING:
    from foldwell.model.layout import Layout, Margins
    from foldwell.model.printer import Edges
    from foldwell.units import Length

OFFICE_EDGE = mm(7)
"""What every layout keeps free at the sheet's edges (print.md 3: 6.7 mm is the widest unprintable edge found)."""
GROUND_WHITE, FOOT_ROOM = mm(5), mm(11)
"""From the edge of a printed ground to its text; from the printable edge to the text above a foot line."""


def widen_margins(layout: Layout, edge: Edges | None) -> Layout:
    """The layout with margins that reach past the widest edge; itself where no edge is wider than 7 mm.

    Cards stay as they are: their edges are cut, not the sheet's. The widest counts at every edge, so that columns
    stay where they are in sheets whose back is turned.
    """
    widest = max((edge.left, edge.right, edge.top, edge.bottom)) if edge else OFFICE_EDGE
    if widest <= OFFICE_EDGE or layout.imposition == "n-up":
        return layout
    zones = tuple(
        zone.model_copy(update={"margins": _widen(zone.margins or layout.margins, widest, on_ground=zone.ground)})
        for zone in layout.zones
    )
    return layout.model_copy(update={"zones": zones, "margins": _widen(layout.margins, widest, on_ground=False)})


def _widen(margins: Margins, edge: Length, *, on_ground: bool) -> Margins:
    clear = edge + GROUND_WHITE if on_ground else edge
    grown = {
        "edge": max(margins.edge, clear),
        "top": max(margins.top, clear),
        "bottom": max(margins.bottom, edge + FOOT_ROOM),
    }
    return margins.model_copy(update=grown)
