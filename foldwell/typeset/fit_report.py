"""How a brochure was fitted, for people and programs: size of type, fill of each panel, blocks left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foldwell.compose.fit import LeftOut


@dataclass(frozen=True)
class PanelFill:
    """A panel, or a page such as `page 2`, and how full it is (0 to 1; None where fill is not asked, as on covers)."""

    name: str
    fill: float | None


@dataclass(frozen=True)
class FitReport:
    """How one brochure was fitted.

    body: type size in points; reason: why it is under 12 pt, where it is. layouts: how often the engine laid the
    brochure out. panels: in reading order. left_out: the most wanted block first.
    """

    body: float
    reason: str | None
    layouts: int
    panels: tuple[PanelFill, ...]
    left_out: tuple[LeftOut, ...]


def read_fit_report(data: dict[str, Any]) -> FitReport:
    """A report from its data, as `dataclasses.asdict` gives them."""
    panels = tuple(PanelFill(**panel) for panel in data["panels"])
    left_out = tuple(LeftOut(**block) for block in data["left_out"])
    return FitReport(**{**data, "panels": panels, "left_out": left_out})
