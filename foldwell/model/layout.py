"""A layout: how a brochure folds and on which paper (`templates/layouts/<layout>.yaml`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from foldwell.model.base import Flag, Id, Measure, Model, Share, Text, Whole, Written, read_whole
from foldwell.model.topic import SectionKind
from foldwell.units import Length


class Paper(Model):
    """A sheet that the layout prints on."""

    sheet: tuple[Written, Written]
    """Width and height as the sheet lies on the desk."""
    fold_allowance: Written = Length.parse("0mm")
    """How much narrower a panel that folds in is, before the layout's factor."""

    @model_validator(mode="after")
    def _has_size(self) -> Paper:
        if min(self.sheet) <= Length.parse("0mm"):
            raise ValueError("a sheet needs a width and a height above 0")
        return self


class Panel(Model):
    """One face between folds: width = share x sheet + allowance x the paper's fold_allowance."""

    id: Id
    share: Share
    allowance: Share = Field(default="0", validate_default=True)


class Side(Model):
    """One side of the sheet: its panels from left to right."""

    id: Id
    panels: tuple[Id, ...] = Field(min_length=1)


class Margins(Model):
    """White around a panel's text."""

    edge: Written
    """Beside the sheet's edge; 12 mm or more on coloured panels."""
    fold: Written
    """Beside a fold; 8 mm or more."""
    top: Written
    bottom: Written
    """Under the text; the foot line stands in it."""


class Zone(Model):
    """A run of panels that text may flow through."""

    id: Id
    panels: tuple[Id, ...] = Field(min_length=1)
    """Its panels in reading order; in a booklet the one page, repeated as often as needed."""
    holds: tuple[SectionKind, ...] = ()
    """The kinds of section it holds, in the order they print; the cover holds none."""
    ground: Flag = False
    """Whether the panels are coloured; then text keeps 12 mm from sheet edges."""
    exempt_from_fill: Flag = False
    """A cover need not be full."""
    flow: Flag = False
    """Booklets only: takes as many pages as the text needs."""
    margins: Margins | None = None
    """Its own margins, where they differ from the layout's."""


class Reading(Model):
    """The reading standard that copyfitting keeps to, in points."""

    body_min: Measure = Field(default=12, ge=8, le=40)
    body_max: Measure = Field(default=14, ge=8, le=60)
    leading: Measure = Field(default=1.32, ge=1.15, le=1.8)
    reason: Text | None = None
    """Why the body may go under 12 pt; must be given then, and is reported."""

    @model_validator(mode="after")
    def _is_a_range(self) -> Reading:
        if self.body_min > self.body_max:
            raise ValueError("body_min is above body_max")
        if self.body_min < 12 and not self.reason:
            raise ValueError("body text under 12 pt needs a reason:, which every report repeats")
        return self


class Pages(Model):
    """How many pages a booklet may have."""

    min: Whole = Field(ge=4)
    max: Whole = Field(le=96)
    multiple_of: Annotated[Literal[4], BeforeValidator(read_whole)] = 4


class Layout(Model):
    """The folded form."""

    schema_: Literal["layout/1"] = Field(alias="schema")
    title: Text
    """Its name for people, such as `Tri-fold`."""
    about: Text
    """A sentence on when to use it."""
    role: Literal["full", "extract"]
    imposition: Literal["table", "saddle"]
    """`table`: sides list their panels; `saddle`: pages pair up for stapling."""
    folded: Flag = True
    """Whether the sheet is folded between its panels; a flat sheet's panels are columns."""
    papers: dict[Id, Paper] = Field(min_length=1)
    panels: tuple[Panel, ...] = Field(min_length=1)
    """All panels in reading order; for a saddle booklet the one page."""
    sides: tuple[Side, ...] = ()
    pages: Pages | None = None
    """Booklets only."""
    duplex: Literal["short-edge", "long-edge"]
    """Over which edge the sheet is turned for its back."""
    zones: tuple[Zone, ...] = Field(min_length=1)
    margins: Margins
    reading: Reading = Reading()
    detail: Literal["short", "full"]
    """Which form of a block it prints where a topic has two."""
    options: Literal["list", "table", "cards"]
    """The form of the options table."""
    words: tuple[Whole, Whole]
    """Word budget: from, to."""
