from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from foldwell.compose.contrast_demands import HIGH, LEVELS, STANDARD, list_pairs
from foldwell.compose.palette import derive_palette
from foldwell.compose.tones import Tone, contrast, difference, grey_of
from foldwell.errors import InputError

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
EXTREMES = st.sampled_from(["#000000", "#ffffff", "#ffff00", "#808080", "#777777", "#0000ff", "#ff0000", "#00ff00"])
BRANDS = st.dictionaries(
    st.sampled_from(["primary", "secondary", "tertiary", "danger", "foreground", "background"]), HEX | EXTREMES
)


def failed_pairs(roles, demands=STANDARD):
    return [
        (text, ground, minimum, contrast(roles[text], roles[ground]))
        for text, ground, minimum in list_pairs(demands)
        if contrast(roles[text], roles[ground]) < minimum
    ]


COVERS = st.sampled_from(["auto", "brand", "light", "paper"])


@settings(max_examples=120, deadline=None)
@given(BRANDS, COVERS, st.sampled_from(["colour", "mono"]))
@example({"primary": "#000000"}, "auto", "colour")
@example({"primary": "#ffffff"}, "auto", "colour")
@example({"primary": "#ffff00"}, "auto", "mono")
@example({"primary": "#767676", "foreground": "#ffffff"}, "auto", "colour")
@example({"primary": "#777777", "danger": "#ffff00"}, "brand", "colour")
@example({}, "auto", "mono")
def test_any_brand_can_be_read(colors, cover, ink):
    assert failed_pairs(derive_palette(colors, cover=cover, ink=ink).roles) == []


@settings(max_examples=120, deadline=None)
@given(BRANDS, COVERS, st.sampled_from(["colour", "mono"]))
@example({"primary": "#767676"}, "brand", "colour")
@example({"primary": "#949494"}, "brand", "colour")
@example({"primary": "#ffff00", "foreground": "#555555"}, "auto", "mono")
@example({"primary": "#ff0000", "danger": "#ffff00"}, "paper", "colour")
def test_any_brand_can_be_read_at_high_contrast(colors, cover, ink):
    assert failed_pairs(derive_palette(colors, cover=cover, ink=ink, level="high").roles, HIGH) == []


def test_high_contrast_asks_more_of_every_text_and_mark():
    drawn = {("skin-line", "skin"), ("skin-line", "paper")}
    for low, high in zip(list_pairs(STANDARD), list_pairs(HIGH), strict=True):
        assert low[:2] == high[:2]
        assert high[2] > low[2] or low[:2] in drawn


def test_standard_contrast_is_not_high_by_luck():
    assert failed_pairs(derive_palette({"primary": "#2f6f8f"}).roles, HIGH)


def test_a_ground_too_pale_for_white_and_too_dark_for_black_is_darkened():
    palette = derive_palette({"primary": "#949494"}, level="high")
    assert (palette.roles["on-ground"], palette.roles["ground"] < "#949494") == ("#ffffff", True)
    assert "palette.ground-darkened" in {f.code for f in palette.findings}


def test_text_that_gave_way_to_high_contrast_is_told_so():
    palette = derive_palette({"primary": "#c8102e"}, level="high")
    assert any("is too pale for this theme as text on white (5" in f.message for f in palette.findings)
    assert derive_palette({"primary": "#c8102e"}).roles["brand"] == "#c8102e"


def test_pairs_catch_a_pale_text():
    roles = dict(derive_palette({"primary": "#14505c"}).roles)
    roles["soft"] = "#9aa5a8"
    assert {pair[:2] for pair in failed_pairs(roles)} >= {("soft", "paper"), ("soft", "warm")}


def test_pairs_name_only_roles_that_exist():
    roles = derive_palette({}).roles
    pairs = [pair for demands in LEVELS.values() for pair in list_pairs(demands)]
    assert {role for text, ground, _ in pairs for role in (text, ground)} <= roles.keys()


def test_dark_brand_is_the_cover_itself():
    roles = derive_palette({"primary": "#14505c", "secondary": "#c8553d"}).roles
    assert (roles["ground"], roles["on-ground"], roles["brand"]) == ("#14505c", "#ffffff", "#14505c")


@pytest.mark.parametrize("bright", ["#ffc400", "#00c2a8", "#ffff00", "#f4b6c2"])
def test_bright_brand_stays_itself_with_dark_text(bright):
    palette = derive_palette({"primary": bright})
    assert palette.roles["ground"] == bright
    assert contrast(palette.roles["on-ground"], bright) >= 7
    assert any(f.code == "palette.dark-text-on-ground" for f in palette.findings)


def test_nearly_dark_enough_brand_is_darkened_a_little():
    palette = derive_palette({"primary": "#2f9e44"})
    assert palette.roles["on-ground"] == "#ffffff"
    assert abs(Tone.of(palette.roles["ground"]).lightness - Tone.of("#2f9e44").lightness) < 0.09
    assert "palette.ground-darkened" in {f.code for f in palette.findings}


def test_bright_brand_with_a_dark_second_colour_writes_in_that():
    roles = derive_palette({"primary": "#ffc400", "secondary": "#1d3557"}).roles
    assert (roles["ground"], roles["brand"]) == ("#ffc400", "#1d3557")


@given(HEX)
@settings(max_examples=60, deadline=None)
def test_text_keeps_the_hue_of_the_brand(primary):
    given_tone = Tone.of(primary)
    brand = Tone.of(derive_palette({"primary": primary}).roles["brand"])
    if given_tone.chroma > 0.1 and brand.chroma > 0.06:
        assert min(abs(brand.hue - given_tone.hue) % 360, 360 - abs(brand.hue - given_tone.hue) % 360) < 15


@pytest.mark.parametrize("primary", ["#c8102e", "#ff0000", "#14505c", "#ffc400", "#000000"])
def test_harm_differs_from_the_brand_grounds(primary):
    roles = derive_palette({"primary": primary}).roles
    assert all(difference(roles["alert"], roles[ground]) > 0.02 for ground in ("tint", "warm", "paper"))


def test_red_brand_is_told_that_harm_looks_alike():
    assert "palette.alert-near-brand" in {f.code for f in derive_palette({"primary": "#c8102e"}).findings}
    assert "palette.alert-near-brand" not in {f.code for f in derive_palette({"primary": "#0057b8"}).findings}


@given(BRANDS)
@settings(max_examples=25, deadline=None)
def test_mono_is_grey_and_light(colors):
    roles = derive_palette(colors, cover="brand", ink="mono").roles
    assert all(color[1:3] == color[3:5] == color[5:7] for color in roles.values())
    assert min(int(roles[ground][1:3], 16) for ground in ("ground", "warm", "tint", "alert")) > 0xD0


def test_paper_cover_is_white_also_in_mono():
    for ink in ("colour", "mono"):
        assert derive_palette({"primary": "#14505c"}, cover="paper", ink=ink).roles["ground"] == "#ffffff"


def test_light_cover_is_light():
    assert Tone.of(derive_palette({"primary": "#14505c"}, cover="light").roles["ground"]).lightness > 0.94


def test_grey_keeps_contrast():
    assert contrast(grey_of("#c8102e"), "#ffffff") == pytest.approx(contrast("#c8102e", "#ffffff"), rel=0.02)


def test_no_colours_give_the_default_and_say_so():
    palette = derive_palette({})
    assert palette.roles["ground"] == "#14505c"
    assert "palette.default" in {f.code for f in palette.findings}


def test_report_tells_people_the_numbers():
    report = derive_palette({"primary": "#ffc400"}).report()
    assert any(line.startswith("primary #ffc400 can't carry white text (1.5:1): text on it is #") for line in report)
    assert derive_palette({"primary": "#000"}).report() == ("primary #000 carries white text (21:1)",)


def test_every_wrong_colour_is_named_at_once():
    with pytest.raises(InputError) as caught:
        derive_palette({"primary": "purpel", "secondary": "#12", "danger": "#ff000080"})
    assert [f.field for f in caught.value.findings] == ["color.primary", "color.secondary", "color.danger"]
    assert "'purpel' is not a colour" in str(caught.value)
