"""The logo on a cover keeps its shape, is large enough to be read, and never vanishes on its ground."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from foldwell.compose.logo import is_lost, place_logo
from foldwell.compose.tones import WHITE
from foldwell.model.brochure import Artwork

NAVY, ORANGE, SUN = "#1f4e79", "#ff6a00", "#ffc400"


def drawn(paint, width=48, height=48):
    return Artwork("logo.svg", svg=f'<svg><path d="M0 0H9" fill="{paint}"/></svg>', width=width, height=height)


def raster(paint, ground=(0, 0, 0, 0), size=(80, 80)):
    image = Image.new("RGBA", size, ground)
    image.paste(paint, (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    written = BytesIO()
    image.save(written, "PNG")
    return Artwork("logo.png", raster=written.getvalue(), width=size[0], height=size[1])


@given(st.floats(1, 5000), st.floats(1, 5000))
def test_any_shape_keeps_its_proportions_and_stays_in_the_column(width, height):
    placed = place_logo(drawn(NAVY, width, height), None, WHITE)
    assert placed.width <= 150
    assert placed.height <= 42
    assert placed.width * height == pytest.approx(placed.height * width, rel=0.01, abs=0.01 * max(width, height))


@pytest.mark.parametrize(
    ("size", "placed"),
    [
        ((48, 48), (30, 30)),
        ((1200, 200), (150, 25)),
        ((900, 300), (75, 25)),
        ((96, 48), (60, 30)),
        ((200, 800), (10.5, 42)),
    ],
)
def test_wide_logos_are_wide_and_tall_ones_tall(size, placed):
    logo = place_logo(drawn(NAVY, *size), None, WHITE)
    assert (logo.width, logo.height) == placed
    assert logo.is_wide is (placed[0] > 62)


def test_a_dark_ground_takes_the_reversed_logo_and_a_light_one_the_other():
    light, dark = drawn(NAVY), drawn("#ffffff")
    assert place_logo(light, dark, NAVY).artwork is dark
    assert place_logo(light, dark, SUN).artwork is light
    assert place_logo(None, dark, WHITE) is None
    assert place_logo(None, None, NAVY) is None


@pytest.mark.parametrize("make", [drawn, raster])
def test_a_logo_in_the_colour_of_its_ground_gets_a_plate(make):
    assert place_logo(make(ORANGE), None, ORANGE).plate
    assert place_logo(make(NAVY), None, NAVY).plate
    assert not place_logo(make(NAVY), None, SUN).plate
    assert not place_logo(make(NAVY), None, WHITE).plate


def test_a_picture_on_white_of_its_own_gets_a_plate_on_a_coloured_ground():
    assert is_lost(raster(NAVY, "white"), SUN)
    assert not is_lost(raster(NAVY, "white"), "#f4f6f8")


def test_a_drawing_that_names_no_paint_is_black():
    plain = Artwork("logo.svg", svg='<svg><path d="M0 0H9"/></svg>', width=9, height=9)
    assert is_lost(plain, "#000000")
    assert not is_lost(plain, SUN)
