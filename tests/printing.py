"""A simulated office printer: two-sided, with an unprintable edge, and a back that is off."""

from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageOps

PPI = 254
MM = PPI / 25.4
"""Pixels in a millimetre."""
PAPER = 255


def draw_sides(pdf):
    """Every page in greys."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=PPI / 72, grayscale=True).to_pil() for page in document]
    document.close()
    return pages


@dataclass(frozen=True)
class Printer:
    """right, up: how far its back is off, in mm, seen from the front.

    edge: left, top, right, bottom that stay white on each page, in mm. axis: how it turns the sheet over, like
    a book's page (over the left or right edge) or like a calendar's (over the top or bottom edge).
    """

    right: float = 0.0
    up: float = 0.0
    edge: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    axis: str = "book"

    def expose(self, page):
        """What of a page reaches the paper."""
        width, height = page.size
        left, top, right, bottom = (round(side * MM) for side in self.edge)
        area = (left, top, width - right, height - bottom)
        printed = Image.new("L", page.size, PAPER)
        printed.paste(page.crop(area), area[:2])
        return printed

    def print_back(self, page):
        """The back as it is seen through the paper, from the front."""
        exposed = self.expose(page)
        seen = ImageOps.mirror(exposed) if self.axis == "book" else ImageOps.flip(exposed)
        printed = Image.new("L", page.size, PAPER)
        printed.paste(seen, (round(self.right * MM), -round(self.up * MM)))
        return printed
