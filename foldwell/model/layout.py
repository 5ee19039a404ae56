"""A layout: how a brochure folds and on which paper (`templates/layouts/<layout>.yaml`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from foldwell.model.base import Flag, Id, Measure, Model, Share, Text, Whole, Written, read_whole
from foldwell.model.blocks import BlockKind
from foldwell.model.topic import SectionKind
from foldwell.units import ZERO, Length

Detail = Literal["short", "full"]
OptionsForm = Literal["list", "table", "cards"]
Duplex = Literal["short-edge", "long-edge"]


class Margins(Model):
    """White around a panel's text."""

    edge: Written
    """Beside the sheet's edge, or the cut edge of a card; 12 mm or more on coloured panels."""
    fold: Written
    """Beside a fold; 8 mm or more."""
    top: Written
    bottom: Written
    """Under the text; the foot line stands in it."""


REASON_UNDER = 12
"""Body size in points under which a layout says why."""


class Reading(Model):
    """The reading standard that copyfitting keeps to, in points."""

    body_min: Measure = Field(default=12, ge=8, le=72)
    body_max: Measure = Field(default=14, ge=8, le=96)
    leading: Measure = Field(default=1.32, ge=1.15, le=1.8)
    least: Measure = Field(default=9, ge=6, le=72)
    """Nothing is smaller: references, captions, the foot. Marks of citation too."""
    scan_distance: Written = Length.parse("300mm")
    """How far from the QR code a phone is held; the code is a tenth of it wide, or more."""
    reason: Text | None = None
    """Why the body may go under 12 pt; must be given then, and is reported."""

    @model_validator(mode="after")
    def _is_a_range(self) -> Reading:
        if self.body_min > self.body_max:
            raise ValueError("body_min is above body_max; swap them")
        if self.body_min < REASON_UNDER and not self.reason:
            raise ValueError("body text under 12 pt needs a reason, which every report repeats; add reason:")
        return self


class Allowance(Model):
    """How much narrower a panel that folds in is, by the weight of the paper, before the panel's factor."""

    text: Written = Length.parse("1/16in")
    """Office paper: 1/16 in (prepressx.com, adjusting panels for folds)."""
    cover: Written = Length.parse("1/8in")
    """Card: 1/8 in (the same source)."""


class Paper(Model):
    """A sheet that the layout prints on, and what differs there from the other papers."""

    sheet: tuple[Written, Written]
    """Width and height as the sheet lies on the desk."""
    fold_allowance: Allowance = Allowance()
    card: tuple[Written, Written] | None = None
    """Cards only: width and height of one, where several are cut from the sheet."""
    copies: tuple[Whole, Whole] = (1, 1)
    """Cards only: how many stand side by side, and how many under one another."""
    margins: Margins | None = None
    reading: Reading | None = None
    detail: Detail | None = None
    options: OptionsForm | None = None
    words: tuple[Whole, Whole] | None = None
    duplex: Duplex | None = None

    @model_validator(mode="after")
    def _has_size(self) -> Paper:
        if min(*self.sheet, *(self.card or self.sheet)) <= ZERO:
            raise ValueError("a sheet or card needs a width and a height above 0; write both, such as [11in, 8.5in]")
        if min(self.copies) < 1:
            raise ValueError("copies are counted from 1; write how many across and how many down, such as [2, 4]")
        return self

    @property
    def trim(self) -> tuple[Length, Length]:
        """Width and height of the piece that the reader gets, before it is folded: the card, or the whole sheet."""
        return self.card or self.sheet


class Panel(Model):
    """One face between folds: width = share x piece + allowance x the paper's fold_allowance."""

    id: Id
    share: Share
    allowance: Share = Field(default="0", validate_default=True)


class Row(Model):
    """Panels side by side; a piece that folds across has several rows."""

    panels: tuple[Id, ...] = Field(min_length=1)
    """From left to right as the side lies on the desk."""
    height: Share | None = None
    """Share of the piece's height; equal shares when left out."""
    turned: Flag = False
    """Printed upside down, as a row that stands on its head once the sheet is folded."""


class Side(Model):
    """One side of the sheet: its panels from left to right, or its rows of panels from top to bottom."""

    id: Id
    panels: tuple[Id, ...] = ()
    rows: tuple[Row, ...] = ()

    @model_validator(mode="after")
    def _has_panels_once(self) -> Side:
        if bool(self.panels) == bool(self.rows):
            raise ValueError("a side has either panels: (one row) or rows: (several); write one of them")
        return self

    @property
    def grid(self) -> tuple[Row, ...]:
        """Its rows from top to bottom."""
        return self.rows or (Row(panels=self.panels),)

    @property
    def all_panels(self) -> tuple[str, ...]:
        """Its panels, row by row."""
        return tuple(panel for row in self.grid for panel in row.panels)


class FoldStep(Model):
    """One fold, in the order that a hand makes them."""

    between: tuple[Id, Id]
    """Two panels that lie side by side, or under one another, on one side of the sheet."""
    fold: Literal["mountain", "valley"]
    """As seen on that side: a valley folds towards the reader, a mountain away."""


class Cut(Model):
    """A cut in the middle of the sheet, made before it is folded."""

    above: tuple[Id, ...] = Field(min_length=1)
    """The panels that it runs along the lower edge of, from left to right."""


class Zone(Model):
    """A run of panels that text may flow through."""

    id: Id
    panels: tuple[Id, ...] = Field(min_length=1)
    """Its panels in reading order; in a booklet the one page, repeated as often as needed."""
    holds: tuple[SectionKind, ...] = ()
    """The kinds of section it holds, in the order they print; the cover holds none."""
    ground: Flag = False
    """Whether the panels are coloured; then text keeps 12 mm from sheet edges."""
    band: Flag = False
    """Whether its masthead stands in a band of the cover's colour."""
    exempt_from_fill: Flag = False
    """A cover need not be full."""
    flow: Flag = False
    """Booklets and loose leaves only: takes as many pages as the text needs."""
    notice: Flag = False
    """It holds the statutory notice of the clinic's jurisdiction, and no section."""
    margins: Margins | None = None
    """Its own margins, where they differ from the layout's."""


class Pages(Model):
    """How many pages a booklet, or a layout of loose leaves, may have."""

    min: Whole = Field(ge=1)
    max: Whole = Field(le=96)
    multiple_of: Annotated[Literal[1, 2, 4], BeforeValidator(read_whole)] = 4
    """4 for a booklet: a sheet carries four pages."""


class Layout(Model):
    """The folded form."""

    schema_: Literal["layout/1"] = Field(alias="schema")
    title: Text
    """Its name for people, such as `Tri-fold`."""
    about: Text
    """A sentence on when to use it."""
    role: Literal["full", "extract"]
    """`full` carries every safety block; `extract` carries the kinds of `blocks:` and leads to a full one."""
    blocks: tuple[BlockKind, ...] = ()
    """Extracts only: the kinds of block it may print."""
    imposition: Literal["table", "saddle", "leaves", "n-up"]
    """`table`: sides list their panels; `saddle`: pages pair up for stapling; `leaves`: a page on each side of
    each sheet; `n-up`: cards, several copies cut from a sheet."""
    papers: dict[Id, Paper] = Field(min_length=1)
    panels: tuple[Panel, ...] = Field(min_length=1)
    """All panels in reading order; for pages that pair up or follow each other the one page."""
    sides: tuple[Side, ...] = ()
    folds: tuple[FoldStep, ...] = ()
    """How the sheet is folded, the first fold first; a flat sheet has none, and its panels are columns."""
    cuts: tuple[Cut, ...] = ()
    pages: Pages | None = None
    """Booklets and loose leaves only."""
    duplex: Duplex
    """Over which edge the sheet is turned for its back."""
    zones: tuple[Zone, ...] = Field(min_length=1)
    margins: Margins
    reading: Reading = Reading()
    detail: Detail
    """Which form of a block it prints where a topic has two."""
    options: OptionsForm
    """The form of the options table."""
    words: tuple[Whole, Whole]
    """Word budget: from, to."""
    contact_lines: Whole = Field(default=10, ge=1)
    """Lines of a contact up to which each stands by itself; a longer one runs on, to fit its slot."""
    notice_scale: Measure | None = Field(default=None, ge=1, le=2)
    """Size, by the body's, of a notice that the law wants in the brochure itself, and of the largest type beside it.
    Only for layouts whose template places it (`standing_notice()`); others are refused where there is such a law."""

    @property
    def folded(self) -> bool:
        """Whether the sheet is folded between its panels."""
        return bool(self.folds) or self.imposition == "saddle"

    @property
    def is_paged(self) -> bool:
        """Whether its panels are pages, as many as the text needs."""
        return self.imposition in {"saddle", "leaves"}

    @property
    def needs_notice(self) -> bool:
        """Whether it is the sheet of a statutory notice."""
        return any(zone.notice for zone in self.zones)

    def with_type(self, least: float) -> Layout:
        """The layout with a body of so many points or more."""
        body = {"body_min": max(least, self.reading.body_min), "body_max": max(least, self.reading.body_max)}
        return self.model_copy(update={"reading": self.reading.model_copy(update=body)})

    def on_paper(self, paper_id: str) -> Layout:
        """The layout with what its paper has of its own in place of what holds for all papers."""
        paper = self.papers[paper_id]
        own = {name: getattr(paper, name) for name in ("margins", "reading", "detail", "options", "words", "duplex")}
        return self.model_copy(update={name: value for name, value in own.items() if value is not None})
