"""Lengths, exact: points as fractions, so that panel widths add up to the sheet to the last bit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

POINTS = {"pt": Fraction(1), "in": Fraction(72), "mm": Fraction(720, 254), "cm": Fraction(7200, 254)}
"""Points in each unit a person may write (1 in = 72 pt = 25.4 mm)."""

_WRITTEN = re.compile(r"(-?)(?:(\d{1,6})\s+)?(?:(\d{1,6})/(\d{1,6})|(\d{1,6}(?:\.\d{1,9})?))\s*(pt|in|mm|cm)")


@dataclass(frozen=True, order=True)
class Length:
    """A length in points."""

    points: Fraction

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read `3.6875in`, `1/16in`, `3 5/8in`, `100mm` or `12pt`.

        Raises ValueError that says what to write.
        """
        match = _WRITTEN.fullmatch(text.strip())
        if not match or (match[4] and not int(match[4])):
            raise ValueError(f"{text!r} is not a length; write a number and a unit, such as 8.5in, 1/16in or 100mm")
        sign, whole, top, bottom, decimal, unit = match.groups()
        if whole and decimal:
            raise ValueError(f"{text!r} is not a length; write a number and a unit, such as 8.5in, 1/16in or 100mm")
        number = Fraction(int(top), int(bottom)) if top else Fraction(decimal)
        number += int(whole or 0)
        return cls((-number if sign else number) * POINTS[unit])

    @property
    def pt(self) -> float:
        """The length in points, as a float."""
        return float(self.points)

    @property
    def mm(self) -> float:
        """The length in millimetres, as a float."""
        return float(self.points / POINTS["mm"])

    @property
    def inches(self) -> float:
        """The length in inches, as a float."""
        return float(self.points / POINTS["in"])

    @property
    def css(self) -> str:
        """The length as a CSS value."""
        return f"{self.pt:.5f}".rstrip("0").rstrip(".") + "pt"

    def __add__(self, other: Length) -> Length:
        return Length(self.points + other.points)

    def __sub__(self, other: Length) -> Length:
        return Length(self.points - other.points)

    def __mul__(self, factor: int | Fraction) -> Length:
        return Length(self.points * factor)

    def __str__(self) -> str:
        return f"{self.mm:.2f} mm ({self.inches:.4f} in)"


ZERO = Length(Fraction(0))


def mm(number: float) -> Length:
    """A length given in millimetres."""
    return Length(Fraction(str(number)) * POINTS["mm"])


def total(lengths: list[Length] | tuple[Length, ...]) -> Length:
    """The sum of lengths."""
    return Length(sum((length.points for length in lengths), Fraction(0)))
