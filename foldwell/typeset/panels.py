"""A typeset brochure: its file, and what is known of each of its panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foldwell.compose.composition import Composition
    from foldwell.compose.fit import Fit
    from foldwell.compose.pages import PanelBox
    from foldwell.findings import Finding
    from foldwell.typeset.boxes import SlotBox
    from foldwell.typeset.fit_report import FitReport
    from foldwell.typeset.write_ins import WriteIn


@dataclass(frozen=True)
class PanelPage:
    """One page of the typeset file: its panel, its boxes and how full it is (0 to 1; None on covers).

    number: the page number that is printed on it; empty where none is. has_qr: whether its QR code is here.
    """

    panel: str
    zone: str
    box: PanelBox
    fill: float | None
    number: str = ""
    has_qr: bool = False


@dataclass(frozen=True)
class Panels:
    """A typeset brochure: a tagged PDF with one page for each panel, in reading order.

    write_ins: what is written in each element that the PDF tags without content, in its order; None for nothing.
    slots: where what is the clinic's own stands.
    """

    pdf: bytes
    composition: Composition
    pages: tuple[PanelPage, ...]
    fit: Fit
    report: FitReport
    findings: tuple[Finding, ...]
    write_ins: tuple[WriteIn | None, ...] = ()
    slots: tuple[SlotBox, ...] = ()

    @property
    def layouts(self) -> int:
        """How often the engine laid it out."""
        return self.report.layouts

    @property
    def left_out(self) -> tuple[str, ...]:
        """Ids of the optional blocks that do not print."""
        return tuple(one.block for one in self.fit.left_out)
