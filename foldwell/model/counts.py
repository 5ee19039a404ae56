"""Figures that words print, with the data behind them: people out of a group, and points on a scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from foldwell.model.base import Measure, Model, Whole

BandName = Literal["very-common", "common", "uncommon", "rare", "very-rare"]


@dataclass(frozen=True)
class Band:
    """A word for how often: `least` or more, and less than `below`, each a share of all people."""

    least: Fraction
    below: Fraction

    @property
    def told(self) -> str:
        """Its numbers in words."""
        if self.below > 1:
            return f"1 in {self.least.denominator:,} people or more"
        below = f"fewer than 1 in {self.below.denominator:,} people"
        return below if not self.least else f"{below}, and 1 in {self.least.denominator:,} or more"


BANDS: dict[BandName, Band] = {
    "very-common": Band(Fraction(1, 10), Fraction(2)),
    "common": Band(Fraction(1, 100), Fraction(1, 10)),
    "uncommon": Band(Fraction(1, 1000), Fraction(1, 100)),
    "rare": Band(Fraction(1, 10_000), Fraction(1, 1000)),
    "very-rare": Band(Fraction(0), Fraction(1, 10_000)),
}
"""Words for how often, as the European Commission's guideline on summaries of product characteristics (2009), section
4.8, defines them after CIOMS."""


def round_share(share: Fraction, of: int) -> int:
    """People out of `of`, rounded half up: 26/55 of 100 is 47."""
    return (2 * of * share.numerator + share.denominator) // (2 * share.denominator)


class Count(Model):
    """People out of a group, as the source has them and as the words print them.

    The source gives k of n people, or only a percentage of n.
    """

    k: Whole | None = Field(default=None, ge=0)
    """How many had it."""
    percent: Measure | None = Field(default=None, ge=0, le=100)
    """Where the source does not tell k, such as a pooled 18.26."""
    n: Whole | None = Field(default=None, gt=0)
    """How many there were; of a pooled percentage it may be unknown."""
    show: Whole = Field(ge=0)
    """The figure that the words print, recomputed at each check (NU-12)."""
    of: Whole = Field(default=100, gt=0)
    """Out of how many it is printed."""

    @model_validator(mode="after")
    def _has_data(self) -> Count:
        if (self.k is None) == (self.percent is None):
            raise ValueError("the data are either k: of n: people or a percent:; write one of them")
        if self.k is not None and self.n is None:
            raise ValueError(f"{self.k} of how many? add n:")
        if self.k is not None and self.n is not None and self.k > self.n:
            raise ValueError(f"{self.k} of {self.n} is more than all; k must be at most n")
        return self

    @property
    def share(self) -> Fraction:
        """The share of people that the source tells, exactly."""
        if self.k is not None and self.n is not None:
            return Fraction(self.k, self.n)
        return Fraction(str(self.percent)) / 100

    @property
    def recomputed(self) -> int:
        """What `show` must be."""
        return round_share(self.share, self.of)

    @property
    def data(self) -> str:
        """The data in words: `26 of 55` or `18.26 %`."""
        return f"{self.k} of {self.n}" if self.k is not None else f"{self.percent:g} %"


class Points(Model):
    """A change on a scale, as the source has it and as the words print it."""

    value: Measure = Field(ge=0)
    """The change in the source, such as 0.74."""
    show: Measure = Field(ge=0)
    """The figure that the words print, recomputed at each check (NU-12)."""
    of: Whole = Field(gt=0)
    """The end of the scale, which begins at 0."""

    @model_validator(mode="after")
    def _is_on_the_scale(self) -> Points:
        if self.value > self.of:
            raise ValueError(f"{self.value:g} points do not fit on a scale of 0 to {self.of}")
        return self

    @property
    def recomputed(self) -> Decimal:
        """What `show` must be: the value rounded half up to as many places as `show` has."""
        shown = Decimal(f"{self.show:g}")
        return Decimal(str(self.value)).quantize(shown, rounding=ROUND_HALF_UP)
