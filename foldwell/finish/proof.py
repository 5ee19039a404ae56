"""Pictures of finished files: panels as a reader sees them, sheets as the printer does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.impose.sides import Fold, Placement, Side

POINTS_PER_INCH = 72
BORDER_POINTS = 27
"""Paper around the trimmed sheet, for names and the ends of fold lines."""
LABEL_POINTS = 9
DASH_POINTS = 5
LINE_COLOR = (200, 30, 90)
LABEL_COLOR = (90, 90, 90)
DESK_COLOR = (236, 236, 236)


def draw_panels(pdf: bytes, ppi: int, *, grey: bool = False) -> list[bytes]:
    """A PNG of each page, at `ppi` pixels an inch. grey: as a black-and-white printer shows it."""
    pictures = draw_pages(pdf, ppi)
    return [_write_png(picture.convert("L") if grey else picture) for picture in pictures]


def draw_sheets(office_pdf: bytes, sides: Sequence[Side], ppi: int, *, grey: bool = False) -> list[bytes]:
    """A PNG of each side of the sheets, with dashed fold lines, and each panel's name outside the trim.

    grey: as a black-and-white printer shows it.
    Raises ValueError unless the file has a page for each side.
    """
    pictures = draw_pages(office_pdf, ppi)
    if len(pictures) != len(sides):
        raise ValueError(f"the file has {len(pictures)} pages, but there are {len(sides)} sides")
    if grey:
        pictures = [picture.convert("L").convert("RGB") for picture in pictures]
    return [_write_png(_mark_sheet(picture, side, ppi)) for picture, side in zip(pictures, sides, strict=True)]


def draw_pages(pdf: bytes, ppi: int) -> list[Image.Image]:
    """A picture of each page, at `ppi` pixels an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=ppi / POINTS_PER_INCH).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _mark_sheet(picture: Image.Image, side: Side, ppi: int) -> Image.Image:
    pixels = ppi / POINTS_PER_INCH
    border = round(BORDER_POINTS * pixels)
    desk = Image.new("RGB", (picture.width + 2 * border, picture.height + 2 * border), DESK_COLOR)
    desk.paste(picture, (border, border))
    draw = ImageDraw.Draw(desk)
    for fold in side.folds:
        _draw_fold(draw, fold, side, pixels)
    font = ImageFont.load_default(size=LABEL_POINTS * pixels)
    for placement in side.placements:
        if not placement.copy:
            _label_panel(draw, placement, side, pixels, font)
    draw.text((border, desk.height - border / 2), side.id, LABEL_COLOR, font, "lm")
    return desk


def _label_panel(
    draw: ImageDraw.ImageDraw,
    placement: Placement,
    side: Side,
    pixels: float,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> None:
    """Number and name of a panel, in the paper above or below its row."""
    middle = (BORDER_POINTS + placement.x + placement.width / 2) * pixels
    is_alone = placement.at_top and placement.at_bottom
    is_lower = bool(placement.rotation) if is_alone else placement.y + placement.height / 2 < side.height / 2
    label = f"{placement.page + 1}  {placement.panel}{', turned' if placement.rotation else ''}"
    below = (BORDER_POINTS * 1.5 + side.height) * pixels
    draw.text((middle, below if is_lower else BORDER_POINTS / 2 * pixels), label, LABEL_COLOR, font, "mm")


def _draw_fold(draw: ImageDraw.ImageDraw, fold: Fold, side: Side, pixels: float) -> None:
    """A fold is dashed from edge to edge of the desk; a cut is a solid line as long as it is."""
    if fold.fold is None:
        ends = (fold.start + BORDER_POINTS) * pixels, (fold.end + BORDER_POINTS) * pixels
        y = round((side.height - fold.at + BORDER_POINTS) * pixels)
        draw.line((round(ends[0]), y, round(ends[1]), y), LINE_COLOR, 2)
        return
    length = (side.width if fold.is_across else side.height) + 2 * BORDER_POINTS
    at = round(BORDER_POINTS * pixels) + round((side.height - fold.at if fold.is_across else fold.at) * pixels)
    start = 0.0
    while start < length * pixels:
        span = round(start), round(start + DASH_POINTS * pixels)
        draw.line((span[0], at, span[1], at) if fold.is_across else (at, span[0], at, span[1]), LINE_COLOR, 1)
        start += 2 * DASH_POINTS * pixels


def _write_png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
