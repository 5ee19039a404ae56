"""The palette of a page on a dark screen: the brand's hues on dark grounds, with the same contrast as on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foldwell.compose.brand_tones import choose_brand_tones
from foldwell.compose.contrast_demands import LEVELS, PAPERS, list_pairs
from foldwell.compose.cover_ground import derive_ground
from foldwell.compose.tones import WHITE, Tone, contrast, darken_until, grey_of, lighten_until

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.compose.brand_tones import BrandTones
    from foldwell.compose.contrast_demands import Demands
    from foldwell.compose.palette import Ink, Palette
    from foldwell.model.theme import ContrastLevel

_PAPER, _GROUND = 0.2, 0.29
"""Lightness of the page, and of a cover whose own ground is light."""
_CARRIES_WHITE = 4.5
_CREAM_HUE = 80.0
DRAWN_ON_PAPER = frozenset({
    "skin-line", "paper-label", "paper-label-line", "bone", "bone-shade", "skin", "skin-shade", "cartilage",
    "cartilage-soft", "paper-halo", "paper-halo-strong",
})  # fmt: skip
"""Roles of drawings of the body, which keep their light paper on a dark screen too."""


def derive_dark(light: Palette, *, ink: Ink = "colour", level: ContrastLevel = "standard") -> dict[str, str]:
    """Every role's colour for a dark screen; a cover that is dark already stays as it is.

    light: the palette on paper, from the same brand. Every pair of `list_dark_pairs` holds.
    """
    tones, want = choose_brand_tones(light.colors), LEVELS[level].sought
    roles = dict(light.roles) | _dark_grounds(tones)
    roles |= _light_texts(tones, roles, want)
    if contrast(WHITE, light.roles["ground"]) < _CARRIES_WHITE:
        roles |= _dark_cover(tones, LEVELS[level])
    return {role: grey_of(color) for role, color in roles.items()} if ink == "mono" else roles


def list_dark_pairs(demands: Demands) -> tuple[tuple[str, str, float], ...]:
    """What must be read on what on a dark screen: all pairs of paper but those inside drawings on paper."""
    return tuple(pair for pair in list_pairs(demands) if pair[0] not in DRAWN_ON_PAPER)


def _dark_grounds(tones: BrandTones) -> dict[str, str]:
    hue, accent = tones.text, tones.accent
    warm = Tone(_PAPER, 0.02, _CREAM_HUE)
    return {
        "paper": hue.at(_PAPER, 0.014),
        "tint": hue.at(0.25, 0.022),
        "tint-strong": hue.at(0.29, 0.03),
        "warm": warm.at(0.24, 0.012),
        "warm-rule": warm.at(0.38, 0.018),
        "accent-tint": accent.at(0.27, 0.03),
        "rule": hue.at(0.4, 0.022),
        "alert": tones.danger.at(0.27, 0.065),
    }


def _light_texts(tones: BrandTones, roles: Mapping[str, str], want: Demands) -> dict[str, str]:
    hue, danger = tones.text, tones.danger
    papers = [roles[ground] for ground in PAPERS]
    every = [*papers, roles["tint-strong"], roles["accent-tint"], roles["alert"]]
    alerts = [roles["alert"], roles["paper"]]
    brand = lighten_until(Tone(0.8, min(hue.chroma, 0.1), hue.hue), [*papers, roles["accent-tint"]], want.text)
    accent = Tone(max(tones.accent.lightness, 0.7), tones.accent.chroma, tones.accent.hue)
    return {
        "ink": lighten_until(Tone(0.93, min(hue.chroma, 0.008), hue.hue), every, want.body),
        "soft": lighten_until(Tone(0.78, min(hue.chroma, 0.02), hue.hue), every, want.text),
        "deep": lighten_until(Tone(0.9, min(hue.chroma, 0.05), hue.hue), every, want.body),
        "brand": brand,
        "icon": brand,
        "on-brand": darken_until(Tone(0.22, min(hue.chroma, 0.03), hue.hue), [brand], want.text),
        "accent": lighten_until(accent, [*papers, roles["accent-tint"]], want.graphic),
        "alert-ink": lighten_until(Tone(0.86, min(danger.chroma, 0.09), danger.hue), alerts, want.body),
        "alert-rule": lighten_until(Tone(0.7, min(danger.chroma, 0.15), danger.hue), alerts, want.graphic),
    }


def _dark_cover(tones: BrandTones, demands: Demands) -> dict[str, str]:
    ground = Tone.of(tones.primary).at(_GROUND, 0.06)
    return derive_ground(replace(tones, primary=ground), "brand", demands)[0]
