"""Draws the pictures of the README and the docs: `.venv/bin/python docs/make_pictures.py` from the project's folder."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from foldwell.commands.calibrate_command import make_sheet, plan_sheets
from foldwell.compose.composition import Composer
from foldwell.finish.proof import draw_panels, draw_sheets
from foldwell.pipeline import Order, Shop, finish
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.typeset.engine import Engine

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
PPI = 100
SHOWN = (("riverside", "trifold", "letter"), ("sunfield", "trifold", "a4"))
THEME_PPI, THEME_GAP = 54, 10
"""Size of the strip of themes, and pixels between the themes in it."""
LAWS = (("gulfside", "letter", "en-US", (0,)), ("northmoor", "a4", "en-GB", (0, 2)))
"""Clinic, paper, locale and pages of the tri-folds that show what the law of a place changes."""
THEME_PAGES = (0, 3)
"""Pages of the tri-fold that show a theme: the cover, and the panel with cards and harms."""


def draw_pictures() -> dict[str, bytes]:
    """Both sides of each clinic's tri-fold with its fold lines: PNG bytes by file name."""
    shop, order = Shop(Library((ROOT,))), Order()
    pictures = {}
    for clinic, layout, paper in SHOWN:
        brochure = read_brochure(
            shop.library, topic="knee-stem-cells", clinic=clinic, layout=layout, paper=paper, locale="en-US"
        )
        finished = finish(brochure, shop.typeset(brochure, order), order, shop.library)
        for side, picture in zip(finished.sides, draw_sheets(finished.office, finished.sides, PPI), strict=True):
            pictures[f"{clinic}-{layout}-{side.id}.png"] = picture
    drawn = {"themes.png": draw_themes(shop), "jurisdictions.png": draw_jurisdictions(shop)}
    return {**pictures, **drawn, **draw_calibration(shop.library)}


def draw_themes(shop: Shop) -> bytes:
    """Each theme by two panels of one clinic's tri-fold, side by side."""
    themes = [_draw_theme(shop, theme) for theme in shop.library.themes()]
    width = sum(panel.width + THEME_GAP for panels in themes for panel in panels) + THEME_GAP * (2 * len(themes) - 1)
    strip = Image.new("RGB", (width, themes[0][0].height + 2 * THEME_GAP), "#d9d9d9")
    x = THEME_GAP
    for panels in themes:
        for panel in panels:
            strip.paste(panel, (x, THEME_GAP))
            x += panel.width + THEME_GAP
        x += 2 * THEME_GAP
    data = BytesIO()
    strip.quantize(128).save(data, "PNG", optimize=True)
    return data.getvalue()


def _draw_theme(shop: Shop, theme: str) -> list[Image.Image]:
    clinic, layout, paper = SHOWN[0]
    brochure = read_brochure(
        shop.library, topic="knee-stem-cells", clinic=clinic, layout=layout, paper=paper, locale="en-US", theme=theme
    )
    finished = finish(brochure, shop.typeset(brochure, Order()), Order(), shop.library)
    drawn = draw_panels(finished.screen, THEME_PPI)
    return [Image.open(BytesIO(drawn[page])).convert("RGB") for page in THEME_PAGES]


def draw_jurisdictions(shop: Shop) -> bytes:
    """Cover under a notice in Florida; cover and the panel on effects of a British leaflet."""
    panels = []
    for clinic, paper, locale, shown in LAWS:
        brochure = read_brochure(
            shop.library, topic="knee-stem-cells", clinic=clinic, layout="trifold", paper=paper, locale=locale
        )
        finished = finish(brochure, shop.typeset(brochure, Order()), Order(), shop.library)
        drawn = draw_panels(finished.screen, PPI)
        panels += [Image.open(BytesIO(drawn[page])).convert("RGB") for page in shown]
    height = max(panel.height for panel in panels) + 2 * THEME_GAP
    strip = Image.new("RGB", (sum(panel.width + THEME_GAP for panel in panels) + THEME_GAP, height), "#d9d9d9")
    x = THEME_GAP
    for panel in panels:
        strip.paste(panel, (x, THEME_GAP))
        x += panel.width + THEME_GAP
    data = BytesIO()
    strip.quantize(128).save(data, "PNG", optimize=True)
    return data.getvalue()


def draw_calibration(library: Library) -> dict[str, bytes]:
    """The front of the calibration sheet for wide pages."""
    sheet = next(s for s in plan_sheets(Shelf(library), ("letter",), "riverside") if s.is_wide)
    front, _ = draw_panels(make_sheet(library, Composer(library), Engine(library), sheet), ppi=PPI)
    return {f"calibrate-{sheet.name}-front.png": front}


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name, data in draw_pictures().items():
        (PICTURES / name).write_bytes(data)
        print(f"docs/pictures/{name}")
