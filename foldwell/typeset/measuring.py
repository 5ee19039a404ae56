"""A brochure measured: its pieces and headings as one layout on endless pages shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from foldwell.compose.candidates import list_candidates
from foldwell.compose.fit import Fit
from foldwell.compose.pages import panel_boxes
from foldwell.typeset.boxes import list_headings, list_units
from foldwell.typeset.overset import pages_by_zone
from foldwell.typeset.pieces import Piece, learn_growth, measure_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from weasyprint import Document

    from foldwell.model.brochure import Brochure
    from foldwell.typeset.boxes import Heading


@dataclass(frozen=True)
class Measured:
    """A brochure measured on endless pages, with a body of so many points: the pieces of each zone and the headings.

    headings_body: the body size that the headings were measured at, in their whole column.
    is_whole: whether each zone found room on one endless page; what is said of others is of no use.
    """

    pieces: Mapping[str, list[Piece]]
    headings: tuple[Heading, ...]
    body: float
    headings_body: float
    is_whole: bool = True

    def learning(self, smaller: Measured) -> Measured:
        """The same with the growth of each piece, as an earlier measuring of smaller type shows it.

        Headings stay as measured then: here they were balanced already, in a column for this size alone.
        """
        factor = smaller.body / self.body
        pieces = {zone: learn_growth(own, smaller.pieces[zone], factor) for zone, own in self.pieces.items()}
        return replace(self, pieces=pieces, headings=smaller.headings, headings_body=smaller.headings_body)


def measuring_fit(brochure: Brochure, fit: Fit | None = None) -> Fit:
    """The fit whose layout is measured, on endless pages: every candidate at the least size, or those of a fit."""
    if fit is not None:
        return Fit(fit.blocks, fit.body, narrow=fit.narrow, measuring=True)
    return Fit(frozenset(list_candidates(brochure).by_id), brochure.layout.reading.body_min, measuring=True)


def measure(document: Document, brochure: Brochure, body: float | None = None) -> Measured:
    """Read a measuring layout; body: its type size, where that is not the least."""
    units = list_units(document)
    tied = tied_blocks(brochure)
    boxes = panel_boxes(brochure.form)
    zones = {zone.id: measure_pieces(units, zone.id, tied, boxes[zone.id][0].top) for zone in brochure.layout.zones}
    size = body or brochure.layout.reading.body_min
    is_whole = max(pages_by_zone(document).values()) == 1
    return Measured(zones, tuple(list_headings(document)), size, size, is_whole)


def tied_blocks(brochure: Brochure) -> frozenset[str]:
    """Blocks that stay with what follows.

    The status stands on the panel of the first benefit (RG-04), and a paragraph that leads a list on that of the list:
    "Tell us if you" says nothing at the end of a page.
    """
    candidates = list_candidates(brochure).all
    status = {one.id for one in candidates if one.block.kind == "status" and one.section.kind == "benefits"}
    leading = {
        one.id
        for one, following in pairwise(candidates)
        if (one.block.kind, following.block.kind) == ("paragraph", "list") and one.section is following.section
    }
    return frozenset(status | leading)
