from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.compose.tones import BLACK, WHITE, Tone, contrast, darken_until, lighten_until, mix, read_color

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_that_of_wcag():
    assert contrast(BLACK, WHITE) == pytest.approx(21, abs=0.01)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast(WHITE, "#767676") == contrast("#767676", WHITE)


@given(HEX, st.sampled_from([3.0, 4.5, 7.0]))
def test_darkened_and_lightened_tones_are_read(color, minimum):
    tone = Tone.of(color)
    assert contrast(darken_until(tone, [WHITE], minimum), WHITE) >= minimum
    assert contrast(lighten_until(tone, [BLACK], minimum), BLACK) >= minimum


@given(HEX)
def test_a_tone_that_reads_is_left_alone(color):
    assert darken_until(Tone.of(color), [WHITE], 1.0) == Tone.of(color).at(Tone.of(color).lightness)


@given(HEX)
def test_a_tone_gives_its_colour_back(color):
    tone = Tone.of(color)
    shown = tone.at(tone.lightness)
    assert all(abs(int(color[i : i + 2], 16) - int(shown[i : i + 2], 16)) <= 6 for i in (1, 3, 5))


def test_no_shade_is_darker_than_needed():
    assert contrast(darken_until(Tone.of("#ffc400"), [WHITE], 4.5), WHITE) < 4.65


def test_mix_lies_between():
    assert mix(WHITE, BLACK, 0.5) == "#808080"
    assert mix(WHITE, BLACK, 0) == BLACK


def test_colours_are_read_as_css_writes_them():
    assert [read_color(c) for c in ("#abc", "rebeccapurple", "rgb(20 80 92)")] == ["#aabbcc", "#663399", "#14505c"]
    with pytest.raises(ValueError, match="see-through"):
        read_color("#14505c80")
