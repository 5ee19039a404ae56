"""Pictures of finished files: panels as a reader sees them, sheets as the printer does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.impose.sides import Side

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
    pictures = _draw_pages(pdf, ppi)
    return [_write_png(picture.convert("L") if grey else picture) for picture in pictures]


def draw_sheets(office_pdf: bytes, sides: Sequence[Side], ppi: int, *, grey: bool = False) -> list[bytes]:
    """A PNG of each side of the sheets, with dashed fold lines, and each panel's name outside the trim.

    grey: as a black-and-white printer shows it.
    Raises ValueError unless the file has a page for each side.
    """
    pictures = _draw_pages(office_pdf, ppi)
    if len(pictures) != len(sides):
        raise ValueError(f"the file has {len(pictures)} pages, but there are {len(sides)} sides")
    if grey:
        pictures = [picture.convert("L").convert("RGB") for picture in pictures]
    return [_write_png(_mark_sheet(picture, side, ppi)) for picture, side in zip(pictures, sides, strict=True)]


def _draw_pages(pdf: bytes, ppi: int) -> list[Image.Image]:
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
        _draw_dashes(draw, border + round(fold * pixels), desk.height, DASH_POINTS * pixels)
    font = ImageFont.load_default(size=LABEL_POINTS * pixels)
    for placement in side.placements:
        middle = border + (placement.x + placement.width / 2) * pixels
        label = f"{placement.page + 1}  {placement.panel}"
        if placement.rotation:
            draw.text((middle, desk.height - border / 2), f"{label}, turned", LABEL_COLOR, font, "mm")
        else:
            draw.text((middle, border / 2), label, LABEL_COLOR, font, "mm")
    draw.text((border, desk.height - border / 2), side.id, LABEL_COLOR, font, "lm")
    return desk


def _draw_dashes(draw: ImageDraw.ImageDraw, x: int, height: int, dash: float) -> None:
    top = 0.0
    while top < height:
        draw.line((x, round(top), x, round(top + dash)), LINE_COLOR, 1)
        top += 2 * dash


def _write_png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
