"""What a clinic read off its calibration sheets, and which sheets there are."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, model_validator

from foldwell.model.base import Model, Written
from foldwell.units import ZERO, Length, mm

MOST_SHIFT, MOST_EDGE = mm(10), mm(20)
"""Duplex units are off by 0 to 3 mm and edges are 2 to 15 mm wide (print.md 3): what is above this was misread."""


def _check_shift(length: Length) -> Length:
    if length < ZERO:
        raise ValueError("a shift can't be below 0; write it as the opposite, such as left: 1mm for right: -1mm")
    if length > MOST_SHIFT:
        raise ValueError(
            f"a shift of {length.mm:g} mm is misread: printers are off by 3 mm at most; "
            "print the sheet again at 100 % and write what the scale says, 10mm or less"
        )
    return length


def _check_edge(length: Length) -> Length:
    if length < ZERO:
        raise ValueError("an edge can't be below 0; write how wide it is, such as 4mm")
    if length > MOST_EDGE:
        raise ValueError(
            f"an edge of {length.mm:g} mm is misread: printers leave 15 mm at most; "
            "print the sheet again at 100 % and write the number of the step, 20mm or less"
        )
    return length


ShiftLength = Annotated[Written, AfterValidator(_check_shift)]
EdgeLength = Annotated[Written, AfterValidator(_check_edge)]


class Shift(Model):
    """How far the back is printed off, seen from the front through the paper: one way across, one way along."""

    left: ShiftLength = ZERO
    right: ShiftLength = ZERO
    up: ShiftLength = ZERO
    down: ShiftLength = ZERO

    @model_validator(mode="after")
    def _goes_one_way(self) -> Shift:
        for one, other in (("left", "right"), ("up", "down")):
            if getattr(self, one) > ZERO and getattr(self, other) > ZERO:
                raise ValueError(f"the shift goes {one} and {other} at once; write the one that the cross stands on")
        return self

    @property
    def across(self) -> Length:
        """To the right, seen from the front; below 0 to the left."""
        return self.right - self.left

    @property
    def along(self) -> Length:
        """Up, seen from the front; below 0 down."""
        return self.up - self.down


class Edges(Model):
    """The strips along the edges of a page that the printer leaves white, on either side of the sheet."""

    left: EdgeLength
    """The number of the outermost step that is whole, in mm."""
    right: EdgeLength
    """The number of the outermost step that is whole, in mm."""
    top: EdgeLength
    """The number of the outermost step that is whole, in mm."""
    bottom: EdgeLength
    """The number of the outermost step that is whole, in mm."""


class Readings(Model):
    """What one calibration sheet says of the clinic's printer."""

    shift: Shift = Shift()
    """How far the back is printed off, such as {right: 0.5mm, up: 1mm}."""
    edge: Edges | None = None
    """The unprintable edges; 7 mm all round when left out."""


def name_sheet(paper_id: str, width: Length, height: Length) -> str:
    """The name of the calibration sheet for pages of this size, such as letter-landscape.

    Upright and wide pages each have their own: a printer turns wide pages, and which way is its own affair.
    """
    return f"{paper_id}-{'landscape' if width > height else 'portrait'}"
