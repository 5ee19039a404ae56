"""Colour arithmetic in OKLCH: lightness 0 to 1, chroma from 0 (grey) to about 0.3, hue in degrees.

Every colour is `#rrggbb`, and contrast is measured on these 8-bit values, as they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coloraide import Color

if TYPE_CHECKING:
    from collections.abc import Iterable

WHITE, BLACK = "#ffffff", "#000000"
_GREY_CHROMA = 0.012
"""Below this chroma the eye sees no hue."""
_SEARCH_STEPS = 12
"""Halvings of the lightness range: finer than one 8-bit step."""


@dataclass(frozen=True)
class Tone:
    """A colour by lightness, chroma and hue."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def of(cls, color: str) -> Tone:
        """The tone of `#rrggbb`; greys get hue 0 and chroma 0."""
        lightness, chroma, hue = Color(color).convert("oklch").coords(nans=False)
        return cls(lightness, chroma, hue) if chroma >= _GREY_CHROMA else cls(lightness, 0.0, 0.0)

    @property
    def is_grey(self) -> bool:
        """Whether the eye sees no hue in it."""
        return self.chroma == 0

    def at(self, lightness: float, most_chroma: float | None = None) -> str:
        """This hue at another lightness, `#rrggbb`; chroma is kept, up to `most_chroma` and to what sRGB can show."""
        chroma = self.chroma if most_chroma is None else min(self.chroma, most_chroma)
        return _show(round(lightness, 5), round(chroma, 5), round(self.hue, 3))


@lru_cache(maxsize=4096)
def _show(lightness: float, chroma: float, hue: float) -> str:
    color = Color("oklch", [lightness, chroma, hue]).convert("srgb")
    return color.fit(method="raytrace", pspace="oklch").to_string(hex=True)


def read_color(color: str) -> str:
    """`#rrggbb` of an opaque CSS colour. Raises ValueError that says what to write."""
    try:
        read = Color(color)
    except ValueError:
        raise ValueError(f"{color!r} is not a colour; write it as #rrggbb, such as #14505c") from None
    if read.alpha(nans=False) < 1:
        raise ValueError(f"{color!r} is see-through; write the opaque colour as #rrggbb")
    return read.convert("srgb").fit(method="raytrace", pspace="oklch").to_string(hex=True)


@lru_cache(maxsize=4096)
def luminance(color: str) -> float:
    """Relative luminance by WCAG 2, from 0 (black) to 1 (white)."""
    return max(0.0, Color(color).luminance())


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(color: str, grounds: Iterable[str]) -> float:
    """The worst contrast of a colour on several grounds."""
    return min(contrast(color, ground) for ground in grounds)


def difference(one: str, other: str) -> float:
    """How far apart two colours look, in OKLab: 0.02 is just seen side by side."""
    return float(Color(one).delta_e(other, method="ok"))


def darken_until(tone: Tone, grounds: Iterable[str], minimum: float) -> str:
    """The lightest shade of a tone, not lighter than itself, that reads on light grounds; black where none does."""
    return _reach(tone, tuple(grounds), minimum, BLACK)


def lighten_until(tone: Tone, grounds: Iterable[str], minimum: float) -> str:
    """The darkest tint of a tone, not darker than itself, that reads on dark grounds; white where none does."""
    return _reach(tone, tuple(grounds), minimum, WHITE)


def _reach(tone: Tone, grounds: tuple[str, ...], minimum: float, end: str) -> str:
    best = tone.at(tone.lightness)
    if least_contrast(best, grounds) >= minimum:
        return best
    near, far, best = tone.lightness, (0.0 if end == BLACK else 1.0), end
    for _ in range(_SEARCH_STEPS):
        middle = (near + far) / 2
        shade = tone.at(middle)
        if least_contrast(shade, grounds) >= minimum:
            far, best = middle, shade
        else:
            near = middle
    return best


def mix(color: str, over: str, share: float) -> str:
    """A see-through colour laid over a ground, as the opaque colour it makes."""
    top, bottom = (Color(c).coords() for c in (color, over))
    return Color("srgb", [share * t + (1 - share) * b for t, b in zip(top, bottom, strict=True)]).to_string(hex=True)


def grey_of(color: str) -> str:
    """The grey of the same luminance: a black-and-white print of it, with the same contrast."""
    linear = luminance(color)
    return Color("srgb-linear", [linear] * 3).convert("srgb").clip().to_string(hex=True)
