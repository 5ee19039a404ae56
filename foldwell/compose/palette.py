"""The complete, readable palette of a brand: every role's colour, derived from a few given ones.

The hue of the brand is kept; lightness moves until WCAG contrast holds, measured on the 8-bit colours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from foldwell.compose.brand_tones import BrandTones, choose_brand_tones, ratio
from foldwell.compose.contrast_demands import LEVELS, PAPERS, STANDARD
from foldwell.compose.cover_ground import derive_ground
from foldwell.compose.tones import WHITE, Tone, contrast, darken_until, difference, grey_of
from foldwell.findings import Finding, note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.compose.contrast_demands import Demands
    from foldwell.model.theme import ContrastLevel

Cover = Literal["auto", "brand", "light", "paper"]
Ink = Literal["colour", "mono"]

_ALERT_GROUNDS = ((0.945, 0.028), (0.925, 0.05), (0.9, 0.065), (0.875, 0.08))
"""Lightness and chroma of the ground for harm, from calm to strong."""
_APART = 0.022
"""Two grounds this far apart in OKLab are told apart at a glance."""
_NEAR_HUE = 24.0
_CREAM = Tone(0.966, 0.016, 80)
_WARM_HUES = (0.0, 115.0)
_CARTILAGE = (Tone(0.77, 0.11, 48), Tone(0.8, 0.11, 78), Tone(0.72, 0.09, 205))
"""Peach, amber and teal: the first that stands out from its ground is drawn."""
_STANDS_OUT = 0.09
_DRAWING = {
    "bone": "#fbf6ec",
    "bone-shade": "#d8cab0",
    "skin": "#deb090",
    "skin-shade": "#c9946f",
    "skin-line": "#7d4f36",
}
"""What a body looks like, whatever the brand."""


@dataclass(frozen=True)
class Palette:
    """Colours by role, `#rrggbb`, and what a clinic should know about them.

    colors: the brand's own colours, as given.
    """

    roles: Mapping[str, str]
    colors: Mapping[str, str]
    findings: tuple[Finding, ...] = ()

    def report(self) -> tuple[str, ...]:
        """One line for each brand colour that carries white text, then one for each that had to give way."""
        shown = [(role, color) for role, color in self.colors.items() if role in {"primary", "secondary", "tertiary"}]
        carries = [
            f"{role} {color} carries white text ({ratio(color, WHITE)})"
            for role, color in shown
            if contrast(color, WHITE) >= 4.5
        ]
        return (*carries, *(f"{f.message}: {f.remedy}" if f.remedy else f.message for f in self.findings))


def derive_palette(
    colors: Mapping[str, str], *, cover: Cover = "auto", ink: Ink = "colour", level: ContrastLevel = "standard"
) -> Palette:
    """Every role's colour from a brand's colours (`primary`, `secondary`, ... to `#rrggbb`; any may be missing).

    cover: the brand's colour, a light ground or white paper; auto is the brand's. ink: mono turns every role
    into a grey of the same luminance on light grounds, for a black-and-white laser. level: how strong contrast
    is; every pair of `list_pairs` holds at it.
    Raises InputError for what is no colour.
    """
    tones, demands = choose_brand_tones(colors), LEVELS[level]
    roles, findings = _paper_roles(tones, ink, demands.sought)
    ground, ground_findings = derive_ground(tones, "light" if ink == "mono" and cover != "paper" else cover, demands)
    roles |= ground | _cartilage_roles(tones, ground)
    if ink == "mono":
        roles = {role: grey_of(color) for role, color in roles.items()}
    return Palette(roles, dict(colors), (*tones.findings, *ground_findings, *findings))


def _paper_roles(tones: BrandTones, ink: Ink, want: Demands) -> tuple[dict[str, str], list[Finding]]:
    roles = {"paper": WHITE} | _light_grounds(tones)
    roles["alert"] = _choose_alert(tones, roles, ink)
    roles |= _texts(tones, roles, want) | _alert_marks(tones.danger, roles, want) | _DRAWING
    roles |= {
        "paper-halo": roles["tint"],
        "paper-halo-strong": roles["tint-strong"],
        "paper-label": roles["ink"],
        "paper-label-line": roles["soft"],
    }
    return roles, _explain(tones, roles)


def _light_grounds(tones: BrandTones) -> dict[str, str]:
    tint = Tone.of(tones.primary) if tones.text.is_grey else tones.text
    warm = tones.accent if _is_warm(tint) and not _is_warm(tones.accent) else _CREAM
    accent = replace(tones.accent, hue=_CREAM.hue) if _is_near(tones.accent, tones.danger) else tones.accent
    return {
        "tint": tint.at(0.96, 0.01),
        "tint-strong": tint.at(0.915, 0.024),
        "warm": warm.at(0.966, _CREAM.chroma if warm is _CREAM else 0.01),
        "warm-rule": warm.at(0.87, 0.03),
        "accent-tint": accent.at(0.945, 0.03),
        "rule": tint.at(0.865, 0.018),
    }


def _texts(tones: BrandTones, roles: Mapping[str, str], want: Demands) -> dict[str, str]:
    hue = tones.text
    papers = [roles[ground] for ground in PAPERS]
    every = [*papers, roles["tint-strong"], roles["accent-tint"], roles["alert"]]
    own = Tone.of(tones.foreground) if tones.foreground else Tone(0.25, min(hue.chroma, 0.022), hue.hue)
    deep = Tone(min(hue.lightness - 0.06, 0.34), min(hue.chroma, 0.09), hue.hue)
    brand = darken_until(hue, papers, want.text)
    return {
        "ink": darken_until(own, every, want.body),
        "soft": darken_until(Tone(0.47, min(hue.chroma, 0.025), hue.hue), every, want.text),
        "brand": brand,
        "on-brand": WHITE,
        "deep": darken_until(Tone(max(deep.lightness, 0.0), deep.chroma, deep.hue), every, want.body),
        "accent": darken_until(tones.accent, [*papers, roles["accent-tint"]], want.graphic),
        "icon": brand,
    }


def _choose_alert(tones: BrandTones, roles: Mapping[str, str], ink: Ink) -> str:
    danger = tones.danger
    calmest = 2 if ink == "mono" else 1 if _has_red(tones) else 0
    others = [roles[ground] for ground in ("tint", "warm", "accent-tint")]
    for lightness, chroma in _ALERT_GROUNDS[calmest:]:
        alert = Tone(lightness, chroma, danger.hue).at(lightness)
        if all(difference(alert, other) >= _APART for other in others):
            break
    return alert


def _alert_marks(danger: Tone, roles: Mapping[str, str], want: Demands) -> dict[str, str]:
    grounds = [roles["alert"], roles["paper"]]
    return {
        "alert-ink": darken_until(Tone(0.41, 0.13, danger.hue), grounds, want.body),
        "alert-rule": darken_until(Tone(0.62, 0.17, danger.hue), grounds, want.graphic),
    }


def _cartilage_roles(tones: BrandTones, ground: Mapping[str, str]) -> dict[str, str]:
    own = (replace(_CARTILAGE[0], hue=tones.accent.hue),) if _is_warm(tones.accent) else ()
    around = (ground["ground"], ground["halo"], ground["halo-strong"], _DRAWING["bone"])
    for tone in (*own, *_CARTILAGE):
        cartilage = tone.at(tone.lightness)
        if all(difference(cartilage, other) >= _STANDS_OUT for other in around):
            break
    return {"cartilage": cartilage, "cartilage-soft": tone.at(0.87, 0.065)}


def _explain(tones: BrandTones, roles: Mapping[str, str]) -> list[Finding]:
    findings = []
    if Tone.of(roles["brand"]).lightness < tones.text.lightness - 0.01:
        given = tones.text.at(tones.text.lightness)
        fault = "can't be read" if contrast(given, WHITE) < STANDARD.text else "is too pale for this theme"
        message = f"{given} {fault} as text on white ({ratio(given, WHITE)})"
        remedy = f"headings and marks use {roles['brand']} of the same hue ({ratio(roles['brand'], WHITE)})"
        findings.append(note("palette.text", message, remedy, field="color.primary"))
    if _has_red(tones):
        message = "the brand has a red of its own, like the one that marks harm"
        remedy = f"harm is told by a stronger ground ({roles['alert']}), its symbol and its words, never by red alone"
        findings.append(note("palette.alert-near-brand", message, remedy, field="color.danger"))
    return findings


def _has_red(tones: BrandTones) -> bool:
    return any(_is_near(tone, tones.danger) for tone in (Tone.of(tones.primary), tones.accent))


def _is_warm(tone: Tone) -> bool:
    return not tone.is_grey and _WARM_HUES[0] <= tone.hue <= _WARM_HUES[1]


def _is_near(tone: Tone, danger: Tone) -> bool:
    return tone.chroma > 0.06 and _hue_gap(tone.hue, danger.hue) < _NEAR_HUE


def _hue_gap(one: float, other: float) -> float:
    gap = abs(one - other) % 360
    return min(gap, 360 - gap)
