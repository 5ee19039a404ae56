from __future__ import annotations

import pytest

from foldwell.preflight.contrast import contrast_ratio


@pytest.mark.parametrize(
    ("text", "ground", "ratio"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((255, 255, 255), (255, 255, 255), 1.0),
        ((118, 118, 118), (255, 255, 255), 4.54),  # the lightest grey that WCAG passes on white
        ((255, 0, 0), (255, 255, 255), 4.0),
    ],
)
def test_ratio_is_the_one_of_wcag(text, ground, ratio):
    assert contrast_ratio(text, ground) == pytest.approx(ratio, abs=0.01)
    assert contrast_ratio(ground, text) == pytest.approx(ratio, abs=0.01)


def test_colours_may_be_one_grey():
    assert contrast_ratio((51, 51, 102), (0, 255, 0)) > 8
    assert contrast_ratio((51, 51, 102), (0, 255, 0), grey=True) < 4
