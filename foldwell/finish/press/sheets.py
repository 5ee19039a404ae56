"""The print shop's file from the engine's pages: imposed with bleed, inked, marked, and told what it is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Pdf

from foldwell.finish.press.inks import PressInks, brand_inks
from foldwell.finish.press.marks import draw_marks, margin_for, place_marks
from foldwell.finish.press.metadata import write_output_intent, write_press_metadata
from foldwell.finish.press.profile import OutputProfile
from foldwell.finish.press.walk import ink_pages, separation
from foldwell.finish.stream_ends import write_bytes
from foldwell.impose.merge import lay_on_sides
from foldwell.impose.press_sheets import BleedClip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pikepdf import Object

    from foldwell.finish.facts import DocumentFacts
    from foldwell.impose.sides import Side
    from foldwell.model.brand import PrintColor
    from foldwell.model.print_shop import PressProfile, PrintShop

ALL_INKS = "/FwAll"
"""Name of the colour space that prints in every ink."""
KEPT_ON_PAGES = {"/Type", "/Parent", "/Contents", "/Resources", "/Group", "/MediaBox", "/TrimBox", "/BleedBox"}
KEPT_IN_ROOT = {"/Type", "/Pages", "/Metadata", "/OutputIntents"}
"""Nothing that is not printed stays: no links, outlines, tags or actions."""


@dataclass(frozen=True)
class PressJob:
    """One brochure at one print shop.

    colours, printed: the brand's palette as `#rrggbb`, and how some of its colours are printed, by name.
    """

    profile: PressProfile
    facts: DocumentFacts
    source: bytes
    colours: Mapping[str, str]
    printed: Mapping[str, PrintColor]


def press_margin(shop: PrintShop) -> float:
    """Points around the trimmed size: for the bleed and the marks."""
    return margin_for(shop.bleed.pt, shop.marks)


def finish_press(engine_pdf: bytes, sides: Sequence[Side], job: PressJob) -> bytes:
    """Make the print shop's file of untagged pages with bleed (`write_untagged`), and sides with the margin.

    Pages count from the lower left corner of the sheet with its margin, so that no reader meets negative numbers.
    The same input gives the same bytes. Raises ValueError where pages and places do not fit each other.
    """
    shop = job.profile.shop
    bleed, margin = shop.bleed.pt, press_margin(shop)
    output = OutputProfile(job.profile.icc, shop.ink_limit / 100)
    inks = PressInks(output, brand_inks(job.colours, job.printed, output))
    with Pdf.open(io.BytesIO(engine_pdf)) as pdf:
        lay_on_sides(pdf, sides, clip=BleedClip(bleed, margin))
        ink_pages(pdf, inks, output)
        for page, side in zip(pdf.pages, sides, strict=True):
            _set_boxes(page.obj, side, bleed, margin)
            marks = place_marks(side, bleed, margin, shop.marks)
            _draw(pdf, page.obj, draw_marks(marks, ALL_INKS))
        for key in set(pdf.Root.keys()) - KEPT_IN_ROOT:
            del pdf.Root[key]
        write_output_intent(pdf, job.profile)
        write_press_metadata(pdf, job.facts, job.source)
        pdf.remove_unreferenced_resources()
        return write_bytes(pdf)


def _draw(pdf: Pdf, page: Object, content: bytes) -> None:
    """Add marks to what a page paints; its own content stands between q and Q, part by part."""
    if "/ColorSpace" not in page.Resources:
        page.Resources.ColorSpace = Dictionary()
    page.Resources.ColorSpace[ALL_INKS] = separation("All", [1, 1, 1, 1])
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + content)


def _set_boxes(page: Object, side: Side, bleed: float, margin: float) -> None:
    for key in set(page.keys()) - KEPT_ON_PAGES:
        del page[key]
    for key, inset in (("/MediaBox", 0.0), ("/BleedBox", margin - bleed), ("/TrimBox", margin)):
        corners = (inset, inset, side.width - inset, side.height - inset)
        page[key] = Array([round(corner, 4) for corner in corners])
