"""The ground of the cover and what stands on it: the brand's colour, carrying the text that it can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.compose.brand_tones import ratio
from foldwell.compose.contrast_demands import STANDARD
from foldwell.compose.tones import BLACK, WHITE, Tone, contrast, darken_until, least_contrast, lighten_until, mix
from foldwell.findings import Finding, note

if TYPE_CHECKING:
    from foldwell.compose.brand_tones import BrandTones
    from foldwell.compose.contrast_demands import Demands

_SMALL_CHANGE = 0.08
"""A brand colour darkened by less lightness than this is still taken for itself."""
_HALO_SHARES = (0.12, 0.24)


def derive_ground(tones: BrandTones, cover: str, demands: Demands = STANDARD) -> tuple[dict[str, str], list[Finding]]:
    """The roles of the cover, and a note where the brand's colour could not be used with white text.

    cover: `light` for a pale ground, `paper` for white, else the brand's colour.
    """
    if cover in {"light", "paper"}:
        ground = WHITE if cover == "paper" else Tone.of(tones.primary).at(0.955, 0.015)
        return _carry_dark_text(ground, tones, demands.sought), []
    ground, findings = _choose_ground(tones.primary, demands)
    if contrast(WHITE, ground) >= demands.text:
        return _carry_light_text(ground, tones, demands.sought), findings
    roles = _carry_dark_text(ground, tones, demands.sought)
    message = f"primary {ground} can't carry white text ({ratio(ground, WHITE)})"
    remedy = f"text on it is {roles['on-ground']} ({ratio(roles['on-ground'], ground)})"
    findings.append(note("palette.dark-text-on-ground", message, remedy, field="color.primary"))
    return roles, findings


def _choose_ground(primary: str, demands: Demands) -> tuple[str, list[Finding]]:
    """The brand's colour where it carries white or dark text, else the nearest darker shade that carries white."""
    tone, least = Tone.of(primary), demands.sought.text
    if contrast(WHITE, primary) >= demands.text:
        return primary, []
    darker = darken_until(tone, [WHITE], least)
    if tone.lightness - Tone.of(darker).lightness > _SMALL_CHANGE and contrast(BLACK, primary) >= least:
        return primary, []
    message = f"primary {primary} carries white text only at {ratio(primary, WHITE)}"
    remedy = f"the cover is a little darker, {darker} ({ratio(darker, WHITE)})"
    return darker, [note("palette.ground-darkened", message, remedy, field="color.primary")]


def _carry_light_text(ground: str, tones: BrandTones, want: Demands) -> dict[str, str]:
    hue = Tone.of(ground)
    accent = tones.accent
    soft = lighten_until(Tone(0.93, min(hue.chroma, 0.02), hue.hue), [ground], want.text)
    kicker = lighten_until(Tone(0.87, min(accent.chroma, 0.085), accent.hue), [ground], want.text)
    return {"ground-mark": kicker} | _ground_roles(ground, WHITE, soft, kicker, (WHITE, BLACK), want)


def _carry_dark_text(ground: str, tones: BrandTones, want: Demands) -> dict[str, str]:
    base = tones.text
    text = darken_until(Tone(0.29, min(base.chroma, 0.06), base.hue), [ground], want.body)
    soft = darken_until(Tone(0.4, min(base.chroma, 0.05), base.hue), [ground], want.text)
    kicker = darken_until(Tone(0.45, tones.accent.chroma, tones.accent.hue), [ground], want.text)
    mark = darken_until(base, [ground], want.graphic)
    return {"ground-mark": mark} | _ground_roles(ground, text, soft, kicker, (text, WHITE), want)


def _ground_roles(  # noqa: PLR0913, PLR0917
    ground: str, text: str, soft: str, kicker: str, overlays: tuple[str, str], want: Demands
) -> dict[str, str]:
    halo, halo_strong = _lay_halos(ground, text, overlays, want)
    return {
        "ground": ground,
        "on-ground": text,
        "on-ground-soft": soft,
        "ground-accent": kicker,
        "ground-rule": mix(text, ground, 0.38),
        "halo": halo,
        "halo-strong": halo_strong,
        "label": text,
        "label-line": lighten_until(Tone.of(soft), [halo, halo_strong], want.graphic)
        if text == WHITE
        else darken_until(Tone.of(soft), [halo, halo_strong], want.graphic),
    }


def _lay_halos(ground: str, text: str, overlays: tuple[str, str], want: Demands) -> tuple[str, str]:
    """Soft discs: the first overlay on which labels still read; the last one always lifts contrast."""
    for overlay in overlays:
        halo, halo_strong = (mix(overlay, ground, share) for share in _HALO_SHARES)
        if least_contrast(text, (halo, halo_strong)) >= want.text:
            break
    return halo, halo_strong
