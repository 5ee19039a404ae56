"""Colour spaces and the colours painted in them, as the file's content streams name them (PDF 1.7, 8.6)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import pikepdf
from coloraide import Color

if TYPE_CHECKING:
    from collections.abc import Sequence

Model = Literal["grey", "rgb", "cmyk", "lab", "spot", "pattern", "unknown"]

ALL, NONE = "All", "None"
"""Names of inks that are none: on every plate (for marks), and on no plate."""

PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black"})

DEEPEST_SPACE = 4
"""Spaces inside each other, such as Indexed on Separation on ICCBased; the format allows no more."""

_DEVICE: dict[str, tuple[Model, int]] = {
    "/DeviceGray": ("grey", 1), "/G": ("grey", 1), "/CalGray": ("grey", 1),
    "/DeviceRGB": ("rgb", 3), "/RGB": ("rgb", 3), "/CalRGB": ("rgb", 3),
    "/DeviceCMYK": ("cmyk", 4), "/CMYK": ("cmyk", 4),
    "/Lab": ("lab", 3),
    "/Pattern": ("pattern", 0),
}  # fmt: skip
_BY_COMPONENTS: dict[int, Model] = {1: "grey", 3: "rgb", 4: "cmyk"}


@dataclass(frozen=True)
class Space:
    """A colour space.

    name: its family, such as `DeviceRGB`; model: what its numbers are, those of its base where it is Indexed.
    components: how many numbers a colour has; inks: names of the inks of Separation and DeviceN.
    alternate: what stands in for such inks, or the colour of a pattern that has none.
    """

    name: str
    model: Model
    components: int
    inks: tuple[str, ...] = ()
    alternate: Space | None = None

    @property
    def is_device(self) -> bool:
        """Whether its colours mean nothing without a device: no profile, no white point."""
        return self.name.startswith("Device") and not self.inks


GREY, RGB, CMYK = Space("DeviceGray", "grey", 1), Space("DeviceRGB", "rgb", 3), Space("DeviceCMYK", "cmyk", 4)
UNKNOWN = Space("unknown", "unknown", 0)


@dataclass(frozen=True)
class Colour:
    """A colour as it is painted: a space and its numbers; a pattern and an image have none."""

    space: Space
    values: tuple[float, ...] = ()

    @property
    def is_white(self) -> bool:
        """Whether it leaves the paper as it is, or takes away what was printed."""
        if self.space.model in ("grey", "rgb"):
            return bool(self.values) and min(self.values) >= 1
        return self.space.model in ("cmyk", "spot") and bool(self.values) and max(self.values) <= 0

    @property
    def is_black_alone(self) -> bool:
        """Whether it is all of the black ink, and no other."""
        if self.space.inks == ("Black",):
            return self.values == (1.0,)
        return self.space.model == "cmyk" and self.values == (0.0, 0.0, 0.0, 1.0)

    @property
    def is_registration(self) -> bool:
        """Whether it is printed on every plate, as marks are."""
        return ALL in self.space.inks or (self.space.model == "cmyk" and bool(self.values) and min(self.values) >= 1)


BLACK = Colour(GREY, (0.0,))

DARK_LIGHT = 0.3
"""Most of red, green and blue that still passes for black."""
BLACKISH = 10.0
"""Chroma (CIELAB) under which a dark colour passes for black: C60 K90 has 7, the darkest navy that shows 15."""


def read_space(written: object, resources: pikepdf.Object, depth: int = 0) -> Space:
    """A space as an operator or an image names it. Raises ValueError for spaces inside each other without end."""
    if depth > DEEPEST_SPACE:
        raise ValueError("colour spaces without end")
    if isinstance(written, pikepdf.Name):
        name = str(written)
        own = resources.get("/ColorSpace", pikepdf.Dictionary()).get(name)
        if own is not None and name not in _DEVICE:
            return read_space(own, resources, depth + 1)
        model, components = _DEVICE.get(name, ("unknown", 0))
        return Space(_FULL.get(name, name.removeprefix("/")), model, components)
    if isinstance(written, pikepdf.Array) and len(written):
        return _read_array(written, resources, depth)
    return UNKNOWN


_FULL = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK"}


def _read_array(written: pikepdf.Array, resources: pikepdf.Object, depth: int) -> Space:
    family = str(written[0])
    if family == "/ICCBased":
        components = int(written[1].get("/N", 0))
        return Space("ICCBased", _BY_COMPONENTS.get(components, "unknown"), components)
    if family in ("/Indexed", "/I"):
        base = read_space(written[1], resources, depth + 1)
        return Space(base.name, base.model, 1, base.inks, base.alternate)
    if family in ("/Separation", "/DeviceN"):
        names = (written[1],) if family == "/Separation" else tuple(written[1].as_list())
        inks = tuple(str(name).removeprefix("/") for name in names)
        return Space(family[1:], "spot", len(inks), inks, read_space(written[2], resources, depth + 1))
    if family == "/Pattern" and len(written) > 1:
        under = read_space(written[1], resources, depth + 1)
        return Space("Pattern", "pattern", under.components, alternate=under)
    return read_space(written[0], resources, depth + 1)


def is_rich_black(colour: Colour) -> bool:
    """Whether a colour looks black or nearly so and takes more than the black ink.

    Told from its four inks by the plain formula (1 - c)(1 - k), read as sRGB: dark, and with no hue that an eye finds
    in it. A dark blue or teal is a colour, and no rich black.
    """
    if colour.is_registration:
        return True
    if colour.space.model != "cmyk" or len(colour.values) != 4:
        return False
    *coloured, black = colour.values
    lights = tuple((1 - ink) * (1 - black) for ink in coloured)
    return max(coloured) > 0.02 and max(lights) <= DARK_LIGHT and _chroma(lights) < BLACKISH


@lru_cache(maxsize=1024)
def _chroma(lights: tuple[float, ...]) -> float:
    """How far a colour of sRGB is from grey, by CIELAB."""
    return math.hypot(*Color("srgb", lights).convert("lab").coords()[1:])


def numbers_of(operands: Sequence[object]) -> tuple[float, ...]:
    """The numbers among the operands of an operator."""
    return tuple(float(str(value)) for value in operands if not isinstance(value, pikepdf.Object))
