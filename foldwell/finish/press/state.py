"""What a content stream has set so far, as far as inks depend on it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foldwell.finish.press.profile import Cmyk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import Object

    from foldwell.finish.press.inks import Inks, Paint
    from foldwell.finish.press.profile import RGB

HAIR = 1.0
"""Points under which a line is thin: in one ink, or it is printed out of register."""
FINE = 6.0
"""Points under which shapes beside one another are fine: 2 mm, more than a module of a QR code for a poster."""


@dataclass(frozen=True)
class Pen:
    """A colour for filling or stroking.

    colour: as it was set; None where that is not known, or it is no plain colour (a pattern). written: the paint
    that the new stream has set. space: the colour space at hand.
    """

    colour: RGB | Cmyk | None = None
    written: Paint | None = None
    space: Object | None = None

    @property
    def is_held(self) -> bool:
        """Whether a colour was set and is not written yet."""
        return self.colour is not None and self.written is None

    def mix(self, inks: Inks, *, is_line: bool) -> Paint:
        """The paint of its colour."""
        assert self.colour is not None
        if isinstance(self.colour, Cmyk):
            return inks.mixed(self.colour)
        return inks.line(self.colour) if is_line else inks.area(self.colour)


@dataclass
class GraphicsState:
    """The state that `q` keeps and `Q` brings back. over_fill, over_stroke: None where not known."""

    scale: float
    fill: Pen = field(default_factory=Pen)
    stroke: Pen = field(default_factory=Pen)
    over_fill: bool | None = None
    over_stroke: bool | None = None
    width: float = 1.0
    text_mode: int = 0
    is_in_thin_clip: bool = False

    @classmethod
    def at_start(cls, scale: float, *, is_page: bool) -> GraphicsState:
        """A page begins in black, printing over nothing (ISO 32000-1, 8.4.1)."""
        if not is_page:
            return cls(scale)
        black = Pen((0.0, 0.0, 0.0))
        return cls(scale, black, black, over_fill=False, over_stroke=False)

    def pen(self, stroke: bool) -> Pen:
        """The colour for stroking, or for filling."""
        return self.stroke if stroke else self.fill

    def set_pen(self, stroke: bool, pen: Pen) -> None:
        """Take another colour for stroking, or for filling."""
        if stroke:
            self.stroke = pen
        else:
            self.fill = pen

    def transform(self, matrix: Sequence[float]) -> None:
        """Take a new unit (`cm`): its size in points is the root of the area it spans."""
        a, b, c, d = matrix[:4]
        self.scale *= math.sqrt(abs(a * d - b * c))
