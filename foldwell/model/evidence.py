"""What is known, and from where: sources, counts of people, claims, options and prices."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from foldwell.model.base import Day, Flag, Id, Model, RefId, Text, WebAddress, Whole
from foldwell.model.counts import Count, Points, round_share

Certainty = Literal["high", "moderate", "low", "very-low"]
"""How sure the evidence makes us, in GRADE's four words."""


class Reference(Model):
    """A source, printed in full in the booklet and short elsewhere."""

    cite: Text
    """The citation in full."""
    short: Text
    """A few words for layouts without room, such as `Cochrane review 2025`."""
    kind: Literal[
        "systematic_review", "guideline", "trial", "observational", "regulator", "law", "position", "survey", "other"
    ]
    year: Whole = Field(ge=1900, le=2100)
    doi: Text | None = None
    url: WebAddress | None = None
    accessed: Day
    kept: Text | None = None
    """Why a source of more than five years is still the one to cite."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Reference:
        if self.doi is None and self.url is None:
            raise ValueError("no way to find this source; add doi: or url:")
        return self


class Arm(Model):
    """One group of a comparison: k of n people had the outcome."""

    id: Id
    k: Whole = Field(ge=0)
    n: Whole = Field(gt=0)

    @model_validator(mode="after")
    def _is_a_part(self) -> Arm:
        if self.k > self.n:
            raise ValueError(f"{self.k} of {self.n} is more than all; k must be at most n")
        return self

    @property
    def out_of_100(self) -> int:
        """People out of 100, rounded half up (26 of 55 is 47)."""
        return round_share(Fraction(self.k, self.n), 100)


class Number(Model):
    """A count of people, shown as an icon array, in a table or in a sentence from this one source."""

    arms: tuple[Arm, ...] = Field(min_length=1, max_length=4)
    topic: Literal["benefit", "harm"]
    at: Text
    """When it was measured, in words of the source language; a locale may say it anew."""
    certainty: Certainty
    refs: tuple[RefId, ...] = Field(min_length=1)
    pair: tuple[Id, ...] = ()
    """Blocks without which this may not print."""

    @model_validator(mode="after")
    def _compares(self) -> Number:
        if self.topic == "benefit" and len(self.arms) < 2:
            raise ValueError("a benefit needs the group it is compared with; add a second arm")
        return self


class Claim(Model):
    """A statement of an effect: the only way that content may state one."""

    topic: Literal["benefit", "harm", "mechanism", "unknown"]
    setting: Literal["human", "animal", "lab"]
    comparator: Text | None = None
    """What it was compared with; a benefit must say it."""
    at: Text | None = None
    """When it was measured."""
    counts: tuple[Count, ...] = ()
    """The people out of a group that its words print, each with the data behind it."""
    points: tuple[Points, ...] = ()
    """The changes on a scale that its words print."""
    amounts: dict[Id, Whole] = {}
    """Every other number in its words, by a name of your own; `people` is how many took part."""
    certainty: Certainty
    refs: tuple[RefId, ...] = Field(min_length=1)
    pair: tuple[Id, ...] = ()
    """Blocks without which this may not print: the harm and the unknown of a benefit."""

    @model_validator(mode="after")
    def _is_balanced(self) -> Claim:
        if self.topic == "benefit" and self.comparator is None:
            raise ValueError("a benefit must say what it was compared with; add comparator:")
        if self.topic == "benefit" and not self.pair:
            raise ValueError("a benefit prints only beside a harm and an unknown; add pair: [block ids]")
        return self


class Option(Model):
    """One row of the options table; its words say what, gain, harm, cost and time."""

    id: Id
    proof: Certainty | Literal["none"]
    """How sure we are of the gain; `none` for waiting."""
    refs: tuple[RefId, ...] = ()
    counts: tuple[Count, ...] = ()
    """The people out of a group that its words print."""
    points: tuple[Points, ...] = ()
    """The changes on a scale that its words print."""
    short: Flag = False
    """Whether it stands in the short form of the table."""


class Market(Model):
    """What others ask for the treatment."""

    low: Whole = Field(gt=0)
    high: Whole = Field(gt=0)
    mean: Whole = Field(gt=0)
    currency: Literal["USD", "GBP", "EUR"]
    year: Whole = Field(ge=2000, le=2100)
    per: Text | None = None
    """What one price covers, in words of the source language, such as `one knee`."""
    refs: tuple[RefId, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_a_range(self) -> Market:
        if not self.low <= self.mean <= self.high:
            raise ValueError(f"the mean, {self.mean}, is not between low: {self.low} and high: {self.high}")
        return self
