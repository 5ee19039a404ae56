"""Drawings with colours of their own, such as logos, in greys for the black-and-white laser."""

from __future__ import annotations

import re

from coloraide import Color

from foldwell.compose.tones import grey_of

_PAINT = re.compile(r"""\b(fill|stroke|stop-color|flood-color|color)=(["'])([^"']+)\2""")


def grey_drawing(svg: str) -> str:
    """A drawing whose paints are attributes, as `read` leaves them, with each colour as the grey of its luminance."""
    return _PAINT.sub(_grey_paint, svg)


def _grey_paint(match: re.Match[str]) -> str:
    try:
        color = Color(match[3])
    except ValueError:
        return match[0]  # none, inherit, currentColor or a gradient of the drawing's own
    opaque = color.convert("srgb").clip().set("alpha", 1).to_string(hex=True)
    alpha = f"{round(color.alpha() * 255):02x}" if color.alpha(nans=False) < 1 else ""
    return f"{match[1]}={match[2]}{grey_of(opaque)}{alpha}{match[2]}"
