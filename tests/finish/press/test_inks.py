"""Laws of colour on the press: the ink limit, greys in black ink alone, the brand's own inks."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from foldwell.finish.press.inks import BLACK, BrandInk, MaskGreys, PressInks, brand_inks, read_hex
from foldwell.finish.press.pictures import most_ink
from foldwell.finish.press.profile import Cmyk, OutputProfile
from foldwell.model.brand import PrintColor
from foldwell.preflight.inks import CMYK, Colour, is_rich_black

ICC = Path(__file__).parents[3] / "styles/icc"
PROFILES = ("GRACoL2006_TR006_free.icc", "FOGRA39_coated_free.icc")
PARTS = st.integers(0, 255).map(lambda bits: round(bits / 255, 4))
COLOURS = st.tuples(PARTS, PARTS, PARTS)
SHARES = st.floats(0, 1)


@cache
def profile(limit=3.0, name=PROFILES[0]):
    return OutputProfile((ICC / name).read_bytes(), limit)


@given(st.builds(Cmyk, SHARES, SHARES, SHARES, SHARES), st.floats(1.5, 4))
def test_a_limit_takes_from_the_colours_and_leaves_black(inks, limit):
    limited = inks.limited(limit)
    assert limited.total <= limit + 1e-9
    assert limited.k == inks.k
    assert all(0 <= after <= before for after, before in zip(limited, inks, strict=True))
    if inks.total <= limit:
        assert limited == inks


@given(COLOURS, st.sampled_from(PROFILES), st.sampled_from([2.0, 2.4, 3.0]))
def test_no_colour_takes_more_ink_than_the_limit(colour, name, limit):
    inks = PressInks(profile(limit, name))
    assert inks.area(colour).cmyk.total <= limit + 1e-9
    assert inks.line(colour).cmyk.total <= limit + 1e-9


@given(st.lists(COLOURS, min_size=1, max_size=40), st.sampled_from([2.0, 2.4, 3.0]))
def test_no_pixel_takes_more_ink_than_the_limit(colours, limit):
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata([tuple(round(part * 255) for part in colour) for colour in colours])
    assert most_ink(profile(limit).convert_picture(picture)) <= limit


@given(PARTS)
def test_greys_print_in_black_ink_alone(grey):
    inks = PressInks(profile())
    for paint in (inks.area((grey,) * 3), inks.line((grey,) * 3)):
        assert paint.cmyk[:3] == (0, 0, 0)


@given(PARTS, PARTS)
def test_a_darker_grey_never_takes_less_ink(one, other):
    dark, light = sorted((one, other))
    assert profile().black_for(dark).k >= profile().black_for(light).k


@pytest.mark.parametrize("name", PROFILES)
def test_white_is_paper_and_black_is_one_ink(name):
    inks = PressInks(profile(name=name))
    assert inks.area((1.0, 1.0, 1.0)).cmyk == (0, 0, 0, 0)
    assert inks.area((0.0, 0.0, 0.0)).cmyk == BLACK
    assert profile(name=name).convert((1.0, 1.0, 1.0)).total == 0


def test_dark_text_is_solid_and_pale_text_is_not():
    inks = PressInks(profile())
    ink, soft, teal = (read_hex(colour) for colour in ("#1f2a2e", "#54606a", "#14505c"))
    assert inks.line(ink).is_solid_black
    assert not inks.area(ink).is_solid_black
    assert inks.line(soft).cmyk[:3] == (0, 0, 0)
    assert not inks.line(soft).is_solid_black
    assert inks.line(teal).cmyk.c > 0.5


@given(COLOURS, st.sampled_from(PROFILES), st.sampled_from([2.2, 3.0]))
def test_no_text_is_what_preflight_calls_rich_black(colour, name, limit):
    assert not is_rich_black(Colour(CMYK, PressInks(profile(limit, name)).line(colour).cmyk))


@pytest.mark.parametrize("colour", ["#0f172a", "#1e293b", "#002b36", "#1f2a2e"])
def test_text_in_near_black_of_the_web_is_in_black_ink(colour):
    assert PressInks(profile()).line(read_hex(colour)).cmyk == BLACK


@pytest.mark.parametrize("colour", ["#073f4a", "#0a2540", "#3b2a4a"])
def test_text_in_a_dark_hue_keeps_it(colour):
    assert max(PressInks(profile()).line(read_hex(colour)).cmyk[:3]) > 0.5


def test_a_brands_rich_black_is_for_grounds():
    night = BrandInk((0.05, 0.05, 0.08), Cmyk(0.6, 0.4, 0.4, 1.0))
    inks = PressInks(profile(), [night])
    assert inks.area(night.colour).cmyk == night.cmyk
    assert inks.line(night.colour).cmyk == BLACK


def test_a_brand_colour_is_printed_as_the_brand_says_and_its_tints_too():
    given_inks = {"teal": PrintColor(cmyk={"c": 88, "m": 42, "y": 45, "k": 40}), "none": PrintColor()}
    brand = brand_inks({"teal": "#14505c", "none": "#ffffff"}, given_inks, profile())
    inks = PressInks(profile(), brand)
    teal = read_hex("#14505c")
    assert inks.area(teal).cmyk == (0.88, 0.42, 0.45, 0.4)
    half = tuple(round((1 + part) / 2, 4) for part in teal)
    assert inks.area(half).cmyk == pytest.approx((0.44, 0.21, 0.225, 0.2), abs=0.003)
    other = read_hex("#5c1450")
    assert inks.area(other) == PressInks(profile()).area(other)


@given(COLOURS, st.floats(0.05, 1))
def test_a_tint_of_a_spot_colour_is_a_share_of_its_ink(colour, share):
    ink = BrandInk(colour, Cmyk(1, 0, 0, 0), "Spot")
    if ink.is_neutral or min(colour) > 0.5:
        return
    tint = tuple(round(1 - share * (1 - part), 4) for part in colour)
    found = ink.tint_of(tint)
    assert found is not None
    assert abs(found - share) < 0.01


def test_a_spot_ink_without_cmyk_stands_for_what_the_profile_makes_of_it():
    (ink,) = brand_inks({"teal": "#14505c"}, {"teal": PrintColor(spot="PANTONE 3165 C")}, profile())
    paint = PressInks(profile(), [ink]).area(read_hex("#14505c"))
    assert (paint.spot, paint.tint) == ("PANTONE 3165 C", 1.0)
    assert paint.cmyk == profile().convert(read_hex("#14505c"))


def test_a_brand_ink_above_the_limit_is_brought_under_it():
    heavy = {"night": PrintColor(cmyk={"c": 100, "m": 100, "y": 100, "k": 60})}
    (ink,) = brand_inks({"night": "#101030"}, heavy, profile(2.4))
    assert ink.cmyk.total <= 2.4
    assert ink.cmyk.k == 0.6


@given(COLOURS)
def test_a_mask_counts_how_light_a_colour_is(colour):
    red, green, blue = colour
    light = 1 - MaskGreys().area(colour).cmyk.k
    assert light == pytest.approx(0.3 * red + 0.59 * green + 0.11 * blue, abs=0.001)
