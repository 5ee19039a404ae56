"""Colours of the screen (sRGB) in the four inks of an output profile, by lcms."""

from __future__ import annotations

import math
from bisect import bisect_left
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, cast

from PIL import Image, ImageCms, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object

RGB = tuple[float, float, float]
"""Red, green and blue of sRGB, 0 to 1."""

GRID = 33
"""Points along each edge of a table of colours: as fine as the tables of output profiles themselves."""
_TABLE_ROUNDING = 0.01
"""By how much rounding to 8 bits may lift four inks together: half a step each."""
_DIGITS, _STEPS = 4, 10_000
"""Inks are told to a hundredth of a percent."""


class Cmyk(NamedTuple):
    """Shares of the four inks, 0 to 1."""

    c: float
    m: float
    y: float
    k: float

    @property
    def total(self) -> float:
        """All inks together, 0 to 4."""
        return self.c + self.m + self.y + self.k

    def limited(self, most: float) -> Cmyk:
        """No more than `most` of all inks together: black stays, the colours give way, each by the same share."""
        if self.total <= most:
            return self
        k = min(self.k, most)
        share = (most - k) / (self.total - self.k)
        c, m, y = (_round_down(ink * share) for ink in self[:3])
        return Cmyk(c, m, y, k)

    def tint(self, share: float) -> Cmyk:
        """A share of each ink."""
        return Cmyk(*(round(ink * share, _DIGITS) for ink in self))


def _round_down(ink: float) -> float:
    return math.floor(ink * _STEPS) / _STEPS


class OutputProfile:
    """An output profile at work.

    ink_limit: all inks together, 0 to 4, that nothing exceeds.
    """

    def __init__(self, icc: bytes, ink_limit: float) -> None:
        self.icc, self.ink_limit = icc, ink_limit
        self._colours = self._transform(ImageCms.Intent.RELATIVE_COLORIMETRIC)
        self._known: dict[RGB, Cmyk] = {}
        self._table: ImageFilter.Color3DLUT | None = None
        self._greys = self._measure_black()

    def _transform(self, intent: ImageCms.Intent) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(BytesIO(self.icc)),
            "RGB",
            "CMYK",
            renderingIntent=intent,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    def _measure_black(self) -> list[float]:
        """How light black ink alone is on the paper, as a grey of sRGB, for each of 256 tints; never rising."""
        tints = Image.new("CMYK", (256, 1))
        tints.putdata([(0, 0, 0, tint) for tint in range(256)])
        back = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(self.icc)),
            ImageCms.createProfile("sRGB"),
            "CMYK",
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        seen = ImageCms.applyTransform(tints, back)
        assert seen is not None
        greys = [sum(pixel) / 3 / 255 for pixel in _pixels(seen)]
        return [1.0, *accumulate(greys[1:], min)]

    def black_for(self, grey: float) -> Cmyk:
        """The tint of black ink alone that is as light as a grey of sRGB (0 to 1); white and black are exact."""
        if grey <= 0:
            return Cmyk(0.0, 0.0, 0.0, 1.0)
        tint = bisect_left(self._greys, -grey, key=lambda light: -light)
        return Cmyk(0.0, 0.0, 0.0, round(min(tint, 255) / 255, _DIGITS))

    def convert(self, colour: RGB) -> Cmyk:
        """A colour in ink: relative colorimetric with black point compensation, so that the paper stays white."""
        if colour not in self._known:
            bits = cast("tuple[int, int, int]", tuple(round(part * 255) for part in colour))
            pixel = ImageCms.applyTransform(Image.new("RGB", (1, 1), bits), self._colours)
            assert pixel is not None
            inks = cast("tuple[int, ...]", pixel.getpixel((0, 0)))
            self._known[colour] = Cmyk(*(round(ink / 255, _DIGITS) for ink in inks)).limited(self.ink_limit)
        return self._known[colour]

    def convert_picture(self, picture: Image.Image) -> Image.Image:
        """A picture in ink, perceptual: dark parts keep their drawing.

        It goes by a table of colours that are all within the ink limit; what lies between two of them is too.
        """
        if self._table is None:
            self._table = self._make_table()
        return picture.convert("RGB").filter(self._table)

    def _make_table(self) -> ImageFilter.Color3DLUT:
        steps = [round(step * 255 / (GRID - 1)) for step in range(GRID)]
        colours = Image.new("RGB", (GRID * GRID, GRID))
        colours.putdata([(red, green, blue) for blue in steps for green in steps for red in steps])
        inked = ImageCms.applyTransform(colours, self._transform(ImageCms.Intent.PERCEPTUAL))
        assert inked is not None
        table: list[float] = []
        for inks in _pixels(inked):
            table += Cmyk(*(ink / 255 for ink in inks)).limited(self.ink_limit - _TABLE_ROUNDING)
        return ImageFilter.Color3DLUT(GRID, table, channels=4, target_mode="CMYK")


def _pixels(picture: Image.Image) -> Iterator[tuple[int, ...]]:
    """The parts of each pixel, 0 to 255."""
    data, parts = picture.tobytes(), len(picture.getbands())
    return zip(*(data[part::parts] for part in range(parts)), strict=True)


def read_colour(numbers: Object) -> RGB:
    """Three numbers of a PDF as a colour."""
    red, green, blue = (min(max(round(float(number), _DIGITS), 0.0), 1.0) for number in numbers)
    return red, green, blue
