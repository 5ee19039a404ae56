"""Which ink prints which colour: black for greys and text, the brand's own inks for its colours, else the profile's.

Black type and thin lines in one ink can't be printed out of register, and print over what is under them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from coloraide import Color

from foldwell.finish.press.profile import RGB, Cmyk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from foldwell.finish.press.profile import OutputProfile
    from foldwell.model.brand import PrintColor

NEUTRAL = 0.02
"""Parts of sRGB that differ by less are grey, and printed in black ink alone."""
DARK = 0.35
"""Below this all grounds and drawings count as grey where text does: a QR code must not be printed in four inks."""
NEUTRAL_LINE = 0.1
"""The same for text and thin lines: a hint of colour is not seen in them, four inks out of register are."""
SOLID_LINE = 0.8
"""Text and thin lines darker than this share of black are solid: a screen would fray their edges."""
BLACKISH_LINE = 12.0
"""Chroma (CIELAB) under which dark text passes for black; a slate of 10 does, a navy of 17 is a colour."""
DARK_LINE = 0.35
"""Most of red, green and blue in such text, told from its inks."""
_SAME = 1.5 / 255
"""Colours this near in each part are one: they were rounded to 8 bits."""
_LEAST_TINT = 0.02


@dataclass(frozen=True)
class Paint:
    """Ink on paper.

    cmyk: the four inks, or what stands for a spot ink of this name, at this tint. full: the same unmixed.
    """

    cmyk: Cmyk
    spot: str = ""
    tint: float = 1.0
    full: Cmyk | None = None

    @property
    def is_solid_black(self) -> bool:
        """Whether it is black ink in full and nothing else: it may print over what is there."""
        return not self.spot and self.cmyk == BLACK


BLACK = Cmyk(0.0, 0.0, 0.0, 1.0)


class Inks(Protocol):
    """Turns colours of the screen into paint, for grounds (`area`) and for text and thin lines (`line`)."""

    overprints: bool
    """Whether solid black text and lines print over what is there."""

    def area(self, colour: RGB) -> Paint:
        """The paint of a ground or drawing."""

    def line(self, colour: RGB) -> Paint:
        """The paint of text or of a thin line."""

    def mixed(self, cmyk: Cmyk) -> Paint:
        """The paint of what is in ink already."""


@dataclass(frozen=True)
class BrandInk:
    """A colour of the brand, and how it is printed: in the four inks, or in a spot ink that they stand for."""

    colour: RGB
    cmyk: Cmyk
    spot: str = ""

    @property
    def is_neutral(self) -> bool:
        """Whether it is a grey."""
        return _spread(self.colour) < NEUTRAL_LINE

    def tint_of(self, colour: RGB) -> float | None:
        """Which share of this colour on white paper makes another; None where none does."""
        towards = [1 - part for part in self.colour]
        square = sum(part * part for part in towards)
        if not square:
            return None
        wanted = [1 - part for part in colour]
        share = sum(one * other for one, other in zip(towards, wanted, strict=True)) / square
        if not _LEAST_TINT < share <= 1 + _SAME:
            return None
        near = all(abs(one * share - other) <= _SAME for one, other in zip(towards, wanted, strict=True))
        return min(share, 1.0) if near else None


class PressInks:
    """The inks of one brand at one print shop."""

    overprints = True

    def __init__(self, profile: OutputProfile, brand: Iterable[BrandInk] = ()) -> None:
        self._profile, self._brand = profile, tuple(brand)

    def area(self, colour: RGB) -> Paint:
        """The paint of a ground or drawing: the brand's own ink or a tint of it, black alone for greys."""
        spread = NEUTRAL_LINE if max(colour) < DARK else NEUTRAL
        return self._own(colour) or self._grey(colour, spread) or Paint(self._profile.convert(colour))

    def line(self, colour: RGB) -> Paint:
        """The paint of text or of a thin line: black alone for all that is nearly grey, solid where it is dark.

        That goes for a brand's own mixture of inks too: a rich black is for grounds.
        """
        paint = self._own(colour) or self._grey(colour, NEUTRAL_LINE) or Paint(self._profile.convert(colour))
        if not paint.spot and _passes_for_black(paint.cmyk):
            paint = Paint(self._profile.black_for(sum(colour) / 3))
        is_black = not paint.spot and paint.cmyk[:3] == BLACK[:3] and paint.cmyk.k >= SOLID_LINE
        return Paint(BLACK) if is_black else paint

    def mixed(self, cmyk: Cmyk) -> Paint:
        """The paint of what is in ink already: as it is, within the limit."""
        return Paint(cmyk.limited(self._profile.ink_limit))

    def _own(self, colour: RGB) -> Paint | None:
        for ink in self._brand:
            share = 1.0 if _is_same(colour, ink.colour) else None if ink.is_neutral else ink.tint_of(colour)
            if share is not None:
                share = round(share, 3)
                return Paint(ink.cmyk.tint(share), ink.spot, share, ink.cmyk)
        return None

    def _grey(self, colour: RGB, spread: float) -> Paint | None:
        return None if _spread(colour) >= spread else Paint(self._profile.black_for(sum(colour) / 3))


class MaskGreys:
    """For soft masks: what counts in them is how light a colour is (ISO 32000-1, 11.5.3), not its ink."""

    overprints = False

    def area(self, colour: RGB) -> Paint:
        """The grey of a colour."""
        red, green, blue = colour
        return Paint(Cmyk(0.0, 0.0, 0.0, round(1 - 0.3 * red - 0.59 * green - 0.11 * blue, 4)))

    def line(self, colour: RGB) -> Paint:
        """The same: a mask has no overprint."""
        return self.area(colour)

    def mixed(self, cmyk: Cmyk) -> Paint:
        """The grey of what is in ink already (ISO 32000-1, 10.3.5)."""
        dark = 0.3 * cmyk.c + 0.59 * cmyk.m + 0.11 * cmyk.y + cmyk.k
        return Paint(Cmyk(0.0, 0.0, 0.0, round(min(dark, 1.0), 4)))


def brand_inks(
    colours: Mapping[str, str], given: Mapping[str, PrintColor], profile: OutputProfile
) -> tuple[BrandInk, ...]:
    """The inks that a brand gives for its colours.

    colours: `#rrggbb` by the palette's names. given: how some of them are printed. A spot ink without CMYK
    values stands for what the profile makes of its colour.
    """
    inks = []
    for name, printed in given.items():
        colour = read_hex(colours[name])
        if printed.cmyk is not None:
            parts = (printed.cmyk.c, printed.cmyk.m, printed.cmyk.y, printed.cmyk.k)
            cmyk = Cmyk(*(part / 100 for part in parts)).limited(profile.ink_limit)
        elif printed.spot:
            cmyk = profile.convert(colour)
        else:
            continue
        inks.append(BrandInk(colour, cmyk, printed.spot or ""))
    return tuple(inks)


def read_hex(colour: str) -> RGB:
    """`#rrggbb` as parts of 0 to 1."""
    red, green, blue = (round(int(colour[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))
    return red, green, blue


def _spread(colour: RGB) -> float:
    return max(colour) - min(colour)


def _is_same(one: RGB, other: RGB) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=1024)
def _passes_for_black(inks: Cmyk) -> bool:
    """Whether nobody would see a hue in small type of these inks, mixed by the plain formula (1 - c)(1 - k)."""
    lights = [(1 - ink) * (1 - inks.k) for ink in inks[:3]]
    _, a, b = Color("srgb", lights).convert("lab").coords()
    return max(lights) <= DARK_LINE and math.hypot(a, b) < BLACKISH_LINE
