"""Every layout for one clinic, in turn: made without a fault, well filled, and shown in the gallery as it is."""

from __future__ import annotations

import importlib.util
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from foldwell.findings import Severity
from foldwell.pipeline import Shop
from tests.samples import BUNDLED, shelf

ROOT = Path(__file__).parents[1]
SAME = 0.6
"""Mean difference of two pictures, of 255, under which they show the same: font rendering differs that much."""
FULLEST = 1.0
spec = importlib.util.spec_from_file_location("make_gallery", ROOT / "docs" / "make_gallery.py")
gallery = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gallery)
SHOWN = list(gallery.list_shown(shelf(BUNDLED)))
BOTH = gallery.CLINICS
IN_TURN = [
    one for one in SHOWN if one.clinic not in BOTH or one.clinic == BOTH[BUNDLED.layouts().index(one.layout) % 2]
]
"""Of two pictures of a layout one: what makes one stale makes the other stale too."""


@cache
def shop():
    return Shop(BUNDLED)


def difference(one, other):
    if one.size != other.size:
        return 255.0
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("shown", IN_TURN, ids=lambda shown: f"{shown.layout}-{shown.clinic}")
def test_each_layout_is_made_without_a_fault_and_shown_as_it_is(shown):
    made = gallery.make(shop(), shown)
    assert [f"{f.code}: {f.message}" for f in made.findings if f.severity is not Severity.NOTE] == []
    fills = {page.panel: page.fill for page in made.panels.pages if page.fill is not None}
    assert all(0.75 <= fill <= FULLEST for fill in fills.values()), fills
    kept = Image.open(gallery.PICTURES / shown.file).convert("RGB")
    drawn = Image.open(BytesIO(gallery.draw(made))).convert("RGB")
    assert difference(kept, drawn) <= SAME, "out of date; run .venv/bin/python docs/make_gallery.py"


def test_the_comparison_tells_pictures_apart():
    kept = Image.open(gallery.PICTURES / SHOWN[0].file).convert("RGB")
    assert difference(kept, ImageChops.offset(kept, 0, 6)) > SAME
    others = [Image.open(gallery.PICTURES / shown.file).convert("RGB") for shown in SHOWN[1:3]]
    assert all(difference(kept, other) > SAME for other in others)


def test_every_layout_is_there_for_both_clinics():
    shown = {(one.layout, one.clinic) for one in SHOWN}
    plain = [name for name in BUNDLED.layouts() if not shelf(BUNDLED).layout(name).model.needs_notice]
    assert {(layout, clinic) for layout in plain for clinic in gallery.CLINICS} <= shown
    assert {layout for layout, _ in shown} == set(BUNDLED.layouts())


def test_the_page_and_its_pictures_are_those_of_the_layouts():
    assert (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8") == gallery.write_page(shelf(BUNDLED))
    assert {path.name for path in gallery.PICTURES.iterdir()} == {shown.file for shown in SHOWN}
