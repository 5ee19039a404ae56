from __future__ import annotations

from foldwell.compose.brand_tones import DEFAULT_PRIMARY, choose_brand_tones, ratio
from foldwell.compose.tones import Tone


def test_primary_leads_and_secondary_is_second():
    tones = choose_brand_tones({"primary": "#14505c", "secondary": "#c8553d"})
    assert (tones.primary, tones.text, tones.accent) == ("#14505c", Tone.of("#14505c"), Tone.of("#c8553d"))
    assert tones.findings == ()


def test_bright_primary_hands_the_text_to_a_dark_second_and_becomes_the_accent():
    tones = choose_brand_tones({"primary": "#ffc400", "secondary": "#1d3557"})
    assert (tones.text, tones.accent) == (Tone.of("#1d3557"), Tone.of("#ffc400"))


def test_second_colour_like_the_first_or_like_paper_is_not_used():
    for second in ("#15525e", "#fefefe"):
        assert choose_brand_tones({"primary": "#14505c", "secondary": second}).accent != Tone.of(second)


def test_invented_second_colour_is_of_the_other_temperature():
    warm, cool = (choose_brand_tones({"primary": color}).accent for color in ("#c8102e", "#0057b8"))
    assert 180 < warm.hue < 240
    assert 60 < cool.hue < 90


def test_white_brand_is_led_by_its_next_colour():
    assert choose_brand_tones({"primary": "#fff", "secondary": "#1d3557"}).primary == "#1d3557"
    assert choose_brand_tones({}).primary == DEFAULT_PRIMARY
    assert Tone.of(choose_brand_tones({"primary": "#fff"}).primary).is_grey


def test_grey_danger_stays_red():
    assert choose_brand_tones({"danger": "#888888"}).danger.chroma > 0.1


def test_ratio_never_rounds_up():
    assert ratio("#777777", "#ffffff") == "4.4:1"
    assert ratio("#000000", "#ffffff") == "21:1"
