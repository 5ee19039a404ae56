"""Makes docs/gallery.md and its pictures: `.venv/bin/python docs/make_gallery.py` from the project's folder."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from foldwell.pipeline import Made, Order, Shop
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "gallery"
CLINICS = ("riverside", "sunfield")
IN_HAND, SHEET_HEIGHT, GAP = (420, 280), 260, 16
MOST_SHEETS = 2
"""Sides of sheets that are shown; a booklet has many."""
WHITE = "#ffffff"
QUALITY = 80


class Shown(NamedTuple):
    """One picture: a layout for a clinic, on the first of its papers that the layout is for."""

    layout: str
    clinic: str
    paper: str

    @property
    def file(self) -> str:
        """Name of the picture in docs/gallery/."""
        return f"{self.layout}-{self.clinic}.jpg"


def list_shown(shelf: Shelf) -> Iterator[Shown]:
    """Every layout for both sample clinics; one with a notice for the clinics whose law asks for it."""
    library = shelf.library
    for layout in library.layouts():
        model = shelf.layout(layout).model
        for clinic in library.clinics() if model.needs_notice else CLINICS:
            own = shelf.clinic(clinic).model
            papers = [paper for paper in own.paper if paper in model.papers]
            if papers and (layout in own.layouts or not model.needs_notice):
                yield Shown(layout, clinic, papers[0])


def make(shop: Shop, shown: Shown) -> Made:
    """The brochure with all its files and proofs, judged."""
    brochure = read_brochure(
        shop.library,
        topic="knee-stem-cells",
        clinic=shown.clinic,
        layout=shown.layout,
        paper=shown.paper,
        locale="en-US",
    )
    return shop.make(brochure, Order(("screen", "office", "proof")))


def draw(made: Made) -> bytes:
    """A JPEG of the piece in the hand, and under it the sides of its sheet."""
    files = {file.ending: file.data for file in made.files}
    hands = [_open(data).resize(IN_HAND, Image.Resampling.LANCZOS) for name, data in files.items() if "in-hand" in name]
    sheets = [_open(data) for name, data in files.items() if ".sheet-" in name][:MOST_SHEETS]
    sheets = [sheet.resize((round(sheet.width * SHEET_HEIGHT / sheet.height), SHEET_HEIGHT)) for sheet in sheets]
    rows = [hands, sheets]
    width = max(sum(picture.width + GAP for picture in row) - GAP for row in rows)
    canvas = Image.new("RGB", (width, IN_HAND[1] + GAP + SHEET_HEIGHT), WHITE)
    for row, y in zip(rows, (0, IN_HAND[1] + GAP), strict=True):
        x = 0
        for picture in row:
            canvas.paste(picture, (x, y))
            x += picture.width + GAP
    written = BytesIO()
    canvas.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _open(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def write_page(shelf: Shelf) -> str:
    """docs/gallery.md."""
    lines = [
        "# Gallery",
        "",
        "Every layout with the sample topic, for both sample clinics: in the hand, and the flat sides with their"
        " fold lines (dashed) as the office printer prints them."
        " Made by `.venv/bin/python docs/make_gallery.py`; a test keeps it current.",
    ]
    layout = ""
    for shown in list_shown(shelf):
        model = shelf.layout(shown.layout).model
        if shown.layout != layout:
            layout = shown.layout
            lines += ["", f"## {model.title}", f"{model.about} `{layout}`, on {', '.join(model.papers)}.", ""]
        name = shelf.clinic(shown.clinic).model.name
        lines.append(f"![{model.title} of {name} on {shown.paper}](gallery/{shown.file})")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page and its pictures, and take away pictures of layouts that are gone."""
    library = Library((ROOT,))
    shelf, shop = Shelf(library), Shop(library)
    PICTURES.mkdir(exist_ok=True)
    kept = set()
    for shown in list_shown(shelf):
        (PICTURES / shown.file).write_bytes(draw(make(shop, shown)))
        kept.add(shown.file)
    for old in PICTURES.glob("*.jpg"):
        if old.name not in kept:
            old.unlink()
    (ROOT / "docs" / "gallery.md").write_text(write_page(shelf), encoding="utf-8")


if __name__ == "__main__":
    main()
