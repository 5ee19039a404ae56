"""On a dark screen every pair that paper promises can be read too, whatever the brand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.compose.contrast_demands import LEVELS
from foldwell.compose.dark_palette import derive_dark, list_dark_pairs
from foldwell.compose.palette import derive_palette
from foldwell.compose.tones import WHITE, contrast, grey_of, luminance

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def failures(roles, level):
    pairs = list_dark_pairs(LEVELS[level])
    return [pair for pair in pairs if contrast(roles[pair[0]], roles[pair[1]]) < pair[2]]


@settings(max_examples=40, deadline=None)
@given(primary=COLORS, secondary=COLORS, danger=COLORS, level=st.sampled_from(["standard", "high"]))
def test_every_pair_holds_for_every_brand(primary, secondary, danger, level):
    brand = {"primary": primary, "secondary": secondary, "danger": danger}
    light = derive_palette(brand, level=level)
    dark = derive_dark(light, level=level)
    assert failures(dark, level) == []
    assert dark.keys() == light.roles.keys()


@pytest.mark.parametrize("cover", ["brand", "light", "paper"])
@pytest.mark.parametrize("primary", ["#14505c", "#ffc800", "#ffffff", "#000000"])
def test_the_page_and_its_head_are_dark(primary, cover):
    dark = derive_dark(derive_palette({"primary": primary}, cover=cover))
    assert luminance(dark["paper"]) < 0.03
    assert contrast(WHITE, dark["ground"]) >= 4.5


def test_a_dark_cover_stays_the_brands():
    light = derive_palette({"primary": "#14505c"})
    assert derive_dark(light)["ground"] == light.roles["ground"] == "#14505c"


def test_in_mono_every_colour_is_a_grey():
    dark = derive_dark(derive_palette({"primary": "#14505c"}, ink="mono"), ink="mono")
    assert all(color == grey_of(color) for color in dark.values())
    assert failures(dark, "standard") == []


def test_a_pair_that_fails_is_seen():
    dark = derive_dark(derive_palette({"primary": "#14505c"}))
    assert failures(dark | {"ink": dark["paper"]}, "standard")
