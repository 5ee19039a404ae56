from __future__ import annotations

import pytest

from foldwell.compose.grey_art import grey_drawing
from foldwell.compose.tones import contrast


@pytest.mark.parametrize(
    ("paint", "grey"),
    [
        ("#2f6f8f", "#686868"),
        ("red", "#7f7f7f"),
        ("rgb(255, 0, 0)", "#7f7f7f"),
        ("#fff", "#ffffff"),
        ("none", "none"),
        ("currentColor", "currentColor"),
        ("url(#a)", "url(#a)"),
    ],
)
def test_each_paint_becomes_a_grey(paint, grey):
    assert grey_drawing(f'<path fill="{paint}" d="M0 0"/>') == f'<path fill="{grey}" d="M0 0"/>'


def test_strokes_stops_and_transparency():
    svg = '<stop stop-color="#ff000080"/><path stroke=\'red\' stroke-width="2" color="red"/>'
    assert grey_drawing(svg) == (
        '<stop stop-color="#7f7f7f80"/><path stroke=\'#7f7f7f\' stroke-width="2" color="#7f7f7f"/>'
    )


def test_a_grey_is_as_dark_as_its_colour():
    grey = grey_drawing('<g fill="#2f6f8f"/>').split('"')[1]
    assert contrast(grey, "#ffffff") == pytest.approx(contrast("#2f6f8f", "#ffffff"), abs=0.06)
