"""The logo on a cover: which of the brand's two files, how large, and whether it needs a white plate to be seen."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from coloraide import Color
from PIL import Image

from foldwell.compose.tones import BLACK, WHITE, contrast

if TYPE_CHECKING:
    from foldwell.model.brochure import Artwork

_DARK = 3.0
"""Contrast with white from which a ground counts as dark: a logo made for dark grounds holds on it."""
_HEIGHT, _MOST_HEIGHT, _WIDE_HEIGHT, _MOST_WIDTH = 30.0, 42.0, 25.0, 150.0
"""A square logo is so many points high, a tall one up to the second; a wide one, which has the clinic's name under it,
up to the third, and so many points wide."""
_BESIDE = 62.0
"""Points of width up to which the clinic's name stands beside its logo; under a wider one."""
_SEEN = 1.5
"""Contrast below which a part of a logo is lost on its ground."""
_SHARE = 0.04
"""Parts of a raster smaller than this share of its painted area are edges, not colours of the logo."""
_THUMBNAIL = (96, 96)
_COLOURS = 12
_OPAQUE = 128
"""Alpha from which a pixel counts as painted."""
_WHITISH = 240
"""A corner whose red, green, blue and alpha are at least this is a white ground of the picture's own."""
_PAINT = re.compile(r"""\b(?:fill|stroke|stop-color)=["']([^"']+)["']""")


@dataclass(frozen=True)
class PlacedLogo:
    """A logo as it stands on a cover; width and height in points, in the proportions of its file.

    is_wide: it takes a line of its own, above the clinic's name. plate: it stands on white of its own.
    """

    artwork: Artwork
    width: float
    height: float
    is_wide: bool
    plate: bool


def place_logo(light: Artwork | None, reversed_: Artwork | None, ground: str) -> PlacedLogo | None:
    """The logo for a ground, `#rrggbb`; None where the brand has none that can be seen on it.

    light: the file made for light grounds; reversed_: the one for dark grounds.
    """
    is_dark = contrast(ground, WHITE) >= _DARK
    if is_dark and reversed_:
        return _place(reversed_, plate=False)
    return _place(light, plate=is_lost(light, ground)) if light else None


def _place(artwork: Artwork, *, plate: bool) -> PlacedLogo:
    aspect = artwork.width / artwork.height
    is_wide = aspect * _HEIGHT > _BESIDE
    height = min(_WIDE_HEIGHT, _MOST_WIDTH / aspect) if is_wide else min(_MOST_HEIGHT, _HEIGHT / min(aspect, 1))
    return PlacedLogo(artwork, round(height * aspect, 2), round(height, 2), is_wide, plate)


def is_lost(logo: Artwork, ground: str) -> bool:
    """Whether a part of a logo that is seen on white paper is lost on a ground, or its own white edge is seen there."""
    if contrast(ground, WHITE) < _SEEN:
        return False
    if logo.svg:
        colors, has_white_edge = _svg_colors(logo.svg), False
    else:
        colors, has_white_edge = _read_raster(logo.raster)
    return has_white_edge or any(contrast(color, WHITE) >= _SEEN > contrast(color, ground) for color in colors)


def _svg_colors(svg: str) -> list[str]:
    """The paints of a drawing as `read` leaves it; one that names none is black."""
    paints = sorted(set(_PAINT.findall(svg))) or [BLACK]
    read = [Color(paint) for paint in paints if Color.match(paint)]
    return [color.convert("srgb").clip().set("alpha", 1).to_string(hex=True) for color in read]


@lru_cache(maxsize=128)
def _read_raster(raster: bytes) -> tuple[list[str], bool]:
    """The main colours of a raster, and whether it is a picture on a white ground of its own."""
    with Image.open(BytesIO(raster)) as opened:
        opened.thumbnail(_THUMBNAIL)
        few = opened.convert("RGBA").quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).convert("RGBA")
    pixels = few.tobytes()
    counts = Counter(pixels[start : start + 4] for start in range(0, len(pixels), 4))
    painted = {color: count for color, count in counts.items() if color[3] >= _OPAQUE}
    least = _SHARE * sum(painted.values())
    colors = [f"#{color[:3].hex()}" for color, count in painted.items() if count >= least]
    return colors, min(pixels[:4]) >= _WHITISH
