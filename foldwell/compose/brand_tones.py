"""Which of a clinic's colours leads, which is second, and which says danger."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.compose.tones import WHITE, Tone, contrast, difference, read_color
from foldwell.errors import InputError
from foldwell.findings import Finding, error, note

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_PRIMARY = "#14505c"
"""The teal of a brand without colours."""
CHARCOAL = "#3a3f42"
AMBER, TEAL, RED = Tone(0.62, 0.12, 72), Tone(0.52, 0.085, 205), Tone(0.5, 0.17, 31)
_WARM_HUES = (330.0, 125.0)
"""From pink over red and yellow to yellow-green; these get a teal second colour, the others an amber one."""
_PALE = 0.06
"""A colour nearer to white than this in OKLab can't be seen on paper."""
_TEXT = 4.5
_GRAPHIC = 3.0
_SAME = 0.08
"""Two colours nearer than this in OKLab play one role."""


@dataclass(frozen=True)
class BrandTones:
    """The colours that a palette grows from.

    primary: the brand's colour as given, `#rrggbb`; text: the tone that headings and marks are made of;
    foreground: the brand's own text colour, or empty.
    """

    primary: str
    text: Tone
    accent: Tone
    danger: Tone
    foreground: str = ""
    findings: tuple[Finding, ...] = ()


def ratio(one: str, other: str) -> str:
    """A contrast as people read it, rounded down: `4.5:1`."""
    return f"{math.floor(round(contrast(one, other), 3) * 10) / 10:g}:1"


def choose_brand_tones(colors: Mapping[str, str]) -> BrandTones:
    """Sort a brand's colours into their parts. Raises InputError that names every value that is no colour."""
    given = _read_colors(colors)
    findings: list[Finding] = []
    primary = _choose_primary(given, findings)
    rest = [given[role] for role in ("secondary", "tertiary") if role in given and _is_second(given[role], primary)]
    text = primary
    if contrast(primary, WHITE) < _GRAPHIC:
        text = next((color for color in rest if contrast(color, WHITE) >= _TEXT), primary)
    if text != primary:
        message = f"primary {primary} can't be read as text on white ({ratio(primary, WHITE)})"
        remedy = f"headings use the brand's own {text} ({ratio(text, WHITE)})"
        findings.append(note("palette.text", message, remedy, field="color.primary"))
        rest = [primary, *(color for color in rest if color != text)]
    accent = Tone.of(rest[0]) if rest else _invent_accent(Tone.of(primary))
    danger = Tone.of(given["danger"]) if "danger" in given else RED
    danger = RED if danger.is_grey else danger
    return BrandTones(primary, Tone.of(text), accent, danger, given.get("foreground", ""), tuple(findings))


def _read_colors(colors: Mapping[str, str]) -> dict[str, str]:
    read, wrong = {}, []
    for role, color in colors.items():
        try:
            read[role] = read_color(color)
        except ValueError as reason:
            wrong.append(error("palette.color", str(reason), field=f"color.{role}"))
    if wrong:
        raise InputError(wrong)
    return read


def _choose_primary(given: Mapping[str, str], findings: list[Finding]) -> str:
    for role in ("primary", "secondary", "tertiary", "foreground"):
        if role not in given:
            continue
        if difference(given[role], WHITE) >= _PALE:
            if role != "primary":
                message = f"the brand has no primary colour to print; its {role} {given[role]} leads"
                findings.append(note("palette.default", message, field="color.primary"))
            return given[role]
        message = f"{role} {given[role]} can't be seen on white paper ({ratio(given[role], WHITE)})"
        findings.append(note("palette.pale", message, "another colour leads", field=f"color.{role}"))
    default = CHARCOAL if "primary" in given else DEFAULT_PRIMARY
    message = f"the brand gives no colour that can lead; {default} is used"
    findings.append(note("palette.default", message, "write color: primary: in _brand.yml", field="color.primary"))
    return default


def _is_second(color: str, primary: str) -> bool:
    return difference(color, WHITE) >= _PALE and difference(color, primary) >= _SAME


def _invent_accent(primary: Tone) -> Tone:
    start, end = _WARM_HUES
    is_warm = not primary.is_grey and (primary.hue >= start or primary.hue <= end)
    return TEAL if is_warm else AMBER
