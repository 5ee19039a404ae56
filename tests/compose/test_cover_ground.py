from __future__ import annotations

import pytest

from foldwell.compose.brand_tones import choose_brand_tones
from foldwell.compose.cover_ground import derive_ground
from foldwell.compose.tones import WHITE, contrast, luminance


def ground_of(primary: str, cover: str = "auto") -> dict[str, str]:
    return derive_ground(choose_brand_tones({"primary": primary}), cover)[0]


@pytest.mark.parametrize(("primary", "text"), [("#14505c", WHITE), ("#5f259f", WHITE), ("#000000", WHITE)])
def test_dark_grounds_carry_white(primary, text):
    assert (ground_of(primary)["ground"], ground_of(primary)["on-ground"]) == (primary, text)


def test_light_cover_needs_no_note():
    roles, findings = derive_ground(choose_brand_tones({"primary": "#ffc400"}), "light")
    assert luminance(roles["ground"]) > 0.85
    assert findings == []


@pytest.mark.parametrize("primary", ["#14505c", "#767676", "#ffc400", "#ff7f50", "#000000"])
def test_halos_are_seen_and_labels_on_them_read(primary):
    roles = ground_of(primary)
    assert len({roles["ground"], roles["halo"], roles["halo-strong"]}) == 3
    assert min(contrast(roles["label"], roles[halo]) for halo in ("halo", "halo-strong")) >= 4.5


def test_halo_on_black_is_lighter_and_on_yellow_darker():
    assert luminance(ground_of("#000000")["halo"]) > 0
    assert luminance(ground_of("#ffc400")["halo"]) < luminance("#ffc400")
