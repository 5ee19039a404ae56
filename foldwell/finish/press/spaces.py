"""Colours of a PDF's colour spaces as sRGB, or as inks where they are inks already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from coloraide import Color
from pikepdf import Array

from foldwell.finish.press.profile import Cmyk, read_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.finish.press.profile import RGB

_PARTS = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/DeviceCMYK": 4, "/Lab": 3}
_D50_X = 0.9642
"""X of the white point D50 (ICC.1, 6.3.4.3); Lab of the engine is told by D50 or by D65."""


def count_parts(space: Any) -> int:  # noqa: ANN401 (a name, an array, or None)
    """How many numbers a colour of a space has; 0 where it is no plain colour (patterns, indexes, spot inks)."""
    kind = space_kind(space)
    return int(space[1].N) if kind == "/ICCBased" else _PARTS.get(kind, 0)


def space_kind(space: Any) -> str:  # noqa: ANN401
    """The family of a colour space, such as `/ICCBased`; empty for None."""
    if space is None:
        return ""
    return str(space[0]) if isinstance(space, Array) else str(space)


def read_space_colour(space: Any, numbers: Sequence[Any]) -> RGB | Cmyk | None:  # noqa: ANN401
    """A colour; black where no numbers are given; None where the space has no plain colours.

    Spaces by a profile count as sRGB, grey or inks by their number of parts: the engine writes no others.
    """
    parts = count_parts(space)
    if not parts:
        return None
    values = [float(number) for number in numbers] or [0.0] * (parts - 1) + [float(parts == 4)]
    if len(values) != parts:
        return None
    if space_kind(space) == "/Lab":
        return _read_lab(values, space[1])
    if parts == 4:
        return Cmyk(*(min(max(value, 0.0), 1.0) for value in values))
    return read_colour(cast("Any", values * 3 if parts == 1 else values))


def _read_lab(values: list[float], white: Any) -> RGB:  # noqa: ANN401
    near_d50 = abs(float(white.WhitePoint[0]) - _D50_X) < 0.005
    colour = Color("lab" if near_d50 else "lab-d65", values).convert("srgb").fit()
    return read_colour(cast("Any", colour.coords(nans=False)))
