"""The finished file as a picture: what the reader sees, the same without its text, and its QR codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pypdfium2.raw as pdfium_c
import zxingcpp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image
    from pypdfium2 import PdfPage

    from foldwell.preflight.expected import Box

PIXELS_PER_POINT = 2.0
"""144 ppi: a stem of 9 pt type is more than a pixel wide."""

FINE_PIXELS_PER_POINT = 3.0
"""216 ppi: a module of 0.4 mm is 3.4 pixels wide."""

MOST_PIXELS = 60_000_000
"""A tabloid sheet has a fifth of it; more is a file that means harm."""


@dataclass(frozen=True)
class PagePicture:
    """A page in full and its ground (the page without its text), RGBX, PIXELS_PER_POINT pixels a point.

    left, bottom: where its lower left corner lies in the page's own points.
    """

    full: Image
    ground: Image
    left: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True)
class FoundQr:
    """A QR code read from the picture of a page.

    left, top, right, bottom: the outer edges of its modules, in pixels of the picture.
    modules: along one side.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    modules: int


@dataclass(frozen=True)
class PageCodes:
    """A page in grey, `scale` pixels a point, and the QR codes read from it."""

    picture: Image
    scale: float
    codes: tuple[FoundQr, ...]


def draw_page(page: PdfPage, text_objects: Sequence[pdfium_c.FPDF_PAGEOBJECT]) -> PagePicture:
    """Draw a page with and without its text; the page stays as it was.

    Raises ValueError for a page too large to draw.
    """
    full = _draw(page, PIXELS_PER_POINT)
    try:
        for handle in text_objects:
            pdfium_c.FPDFPageObj_SetIsActive(handle, False)
        ground = _draw(page, PIXELS_PER_POINT)
    finally:
        for handle in text_objects:
            pdfium_c.FPDFPageObj_SetIsActive(handle, True)
    left, bottom, *_ = page.get_cropbox()
    return PagePicture(full, ground, left, bottom)


def draw_grey(page: PdfPage) -> Image:
    """The page in grey, FINE_PIXELS_PER_POINT pixels a point. Raises ValueError for a page too large to draw."""
    return _draw(page, FINE_PIXELS_PER_POINT, grey=True)


def draw_part(page: PdfPage, box: Box) -> Image:
    """A part of a page in grey, FINE_PIXELS_PER_POINT pixels a point; what lies outside the page is left out."""
    width, height = page.get_size()
    cut = (box.left, box.bottom, width - box.right, height - box.top)
    crop = tuple(max(0.0, edge) for edge in cut)
    drawn: Image = page.render(scale=FINE_PIXELS_PER_POINT, crop=crop, grayscale=True).to_pil()
    return drawn


def grey_range(picture: Image) -> tuple[int, int]:
    """The darkest and the lightest grey of a picture, 0 to 255."""
    return cast("tuple[int, int]", picture.convert("L").getextrema())


def _draw(page: PdfPage, scale: float, *, grey: bool = False) -> Image:
    width, height = page.get_size()
    if not 0 < width * height * scale * scale <= MOST_PIXELS:
        raise ValueError(f"a page of {width:g} x {height:g} pt can't be drawn")
    drawn: Image = page.render(scale=scale, rev_byteorder=not grey, grayscale=grey, prefer_bgrx=not grey).to_pil()
    return drawn


def read_qr_codes(picture: Image, scale: float) -> PageCodes:
    """All QR codes in a grey picture of `scale` pixels a point."""
    found = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
    )
    return PageCodes(picture, scale, tuple(_place_qr(code) for code in found))


def _place_qr(code: zxingcpp.Barcode) -> FoundQr:
    corners = code.position
    version = int(cast("dict[str, str]", code.extra)["Version"])
    points = (corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right)
    xs, ys = [point.x for point in points], [point.y for point in points]
    return FoundQr(code.text, min(xs), min(ys), max(xs), max(ys), 17 + 4 * version)
