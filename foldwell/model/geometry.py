"""Where the panels of a layout lie on a paper, computed exactly.

Widths follow the folding rule that printers publish: each panel is a share of the sheet plus its factor
of the fold allowance (letter fold: two wide panels of (W + a) / 3 and a flap of (W - 2a) / 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.units import ZERO, Length, total

if TYPE_CHECKING:
    from foldwell.model.layout import Layout, Paper


@dataclass(frozen=True)
class PanelShape:
    """One panel, in the reading position it has on its side of the sheet.

    x: distance of its left edge from the sheet's; at_left, at_right: whether that edge is the sheet's own.
    """

    id: str
    zone: str
    side: str
    x: Length
    width: Length
    height: Length
    at_left: bool
    at_right: bool


def panel_width(layout: Layout, paper: Paper, panel_id: str) -> Length:
    """Width of a panel on a paper."""
    panel = next(panel for panel in layout.panels if panel.id == panel_id)
    return paper.sheet[0] * panel.share + paper.fold_allowance * panel.allowance


def panel_shapes(layout: Layout, paper_id: str) -> tuple[PanelShape, ...]:
    """The panels of a layout that folds, in reading order; of a booklet, its right-hand and left-hand page."""
    paper = layout.papers[paper_id]
    if layout.imposition == "saddle":
        return _booklet_pages(layout, paper)
    zone_of = {panel: zone.id for zone in layout.zones for panel in zone.panels}
    shapes = {}
    for side in layout.sides:
        x = ZERO
        for number, panel_id in enumerate(side.panels):
            width = panel_width(layout, paper, panel_id)
            at_left, at_right = number == 0, number == len(side.panels) - 1
            zone = zone_of[panel_id]
            shapes[panel_id] = PanelShape(panel_id, zone, side.id, x, width, paper.sheet[1], at_left, at_right)
            x += width
    return tuple(shapes[panel_id] for zone in layout.zones for panel_id in zone.panels)


def _booklet_pages(layout: Layout, paper: Paper) -> tuple[PanelShape, ...]:
    page = layout.panels[0]
    width, height = paper.sheet[0] * page.share, paper.sheet[1]
    right = PanelShape("right", "", "", width, width, height, at_left=False, at_right=True)
    left = PanelShape("left", "", "", ZERO, width, height, at_left=True, at_right=False)
    return (right, left)


def wrong_sums(layout: Layout) -> list[tuple[str, str, Length, Length]]:
    """Sides whose panels do not add up to the sheet: paper, side, sum, sheet width."""
    wrong = []
    for paper_id, paper in layout.papers.items():
        for side in layout.sides:
            summed = total([panel_width(layout, paper, panel) for panel in side.panels])
            if summed != paper.sheet[0]:
                wrong.append((paper_id, side.id, summed, paper.sheet[0]))
    return wrong
