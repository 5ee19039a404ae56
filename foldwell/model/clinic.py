"""A clinic: who hands the brochure out (`clinic.yml`). Its looks are in `_brand.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema

from foldwell.model.base import (
    Day,
    FileName,
    Flag,
    GuideAddress,
    Id,
    LocaleTag,
    Measure,
    Model,
    Text,
    WebAddress,
    Whole,
)
from foldwell.model.geometry import Stock
from foldwell.model.jurisdiction import JurisdictionId
from foldwell.model.printer import Readings
from foldwell.units import ZERO, Length, mm

Phone = Annotated[
    str,
    StringConstraints(pattern=r"^\+?[0-9][0-9 ().-]{5,24}$|^\([0-9]{2,5}\)[0-9 .-]{5,20}$"),
    Field(examples=["(555) 555-0100", "+44 20 7946 0100"]),
]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), Field(examples=["08:00", "17:30"])]


WIDEST_ALLOWANCE = mm(8)
"""Print shops ask for 1/32 to 1/8 in; more is a slip of the pen."""


def _read_stock(value: object) -> Stock | Length:
    """`text`, `cover`, or the fold allowance itself."""
    if value in {"text", "cover"}:
        return value
    try:
        allowance = value if isinstance(value, Length) else Length.parse(str(value))
    except ValueError:
        raise ValueError(f"{value!r} is no stock; write text, cover, or a fold allowance such as 2mm") from None
    if not ZERO <= allowance <= WIDEST_ALLOWANCE:
        raise ValueError(f"a fold allowance of {value} can't be right; write 0mm to {WIDEST_ALLOWANCE.mm:g}mm")
    return allowance


PaperStock = Annotated[
    Stock | Length,
    BeforeValidator(_read_stock),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "examples": ["text", "cover", "2mm"]}),
]


class OpenHours(Model):
    """One line of the opening hours."""

    days: tuple[Weekday, Weekday] | tuple[Weekday]
    """First and last day, or one day."""
    opens: Hour
    closes: Hour


class Site(Model):
    """A place where patients come."""

    name: Text | None = None
    address: tuple[Text, ...] = Field(min_length=1, max_length=5)
    """The lines of the address, as they stand on a letter."""


class Price(Model):
    """The clinic's own price."""

    amount: Whole = Field(gt=0)
    currency: Literal["USD", "GBP", "EUR"]
    year: Whole = Field(ge=2000, le=2100)
    covers: dict[LocaleTag, Text] = Field(min_length=1)
    """What the price covers, in each locale."""


class Trial(Model):
    """The study within which alone a clinic offers a treatment."""

    number: Text = Field(examples=["NCT01234567", "ISRCTN12345678"])
    """Its number in a public register."""
    phase: Text = Field(examples=["phase 2"])
    oversight: Text = Field(examples=["IND 12345", "IRB 2026-17"])
    """What lets it go on: the regulator's number, or that of the committee that watches over it."""
    pays: Literal["patient", "clinic", "sponsor"]
    told: dict[LocaleTag, Text] = Field(min_length=1)
    """What patients read of it in each locale: its number, phase, oversight, and who pays; it stands beside the
    status."""


class Offer(Model):
    """A topic's treatment as this clinic offers it."""

    variant: dict[Id, Id] = {}
    """The clinic's choice of what the topic leaves open, such as `{source: marrow}`."""
    sells: Flag = True
    """Whether the clinic is paid for the treatment; then every brochure says so."""
    price: Price | None = None
    trial: Trial | None = None
    """The study, where the clinic offers the treatment within one alone."""
    locales: tuple[LocaleTag, ...] = ()
    """The languages that it hands this topic out in; all of its own when left out."""
    guide: GuideAddress
    """The page that the QR code leads to; {document}, {revision}, {locale}, {layout} and {topic} are filled in."""

    @property
    def is_within_trial(self) -> bool:
        """Whether nobody is offered it outside a study."""
        return self.trial is not None


class Photo(Model):
    """A photo of the clinic's."""

    file: FileName
    """Name of a JPEG, PNG or WebP in the clinic's folder."""
    alt: dict[LocaleTag, Text] = Field(min_length=1)
    focus: tuple[Measure, Measure] = (0.5, 0.5)
    """The point that must stay in the picture when it is cropped: from left and from top, 0 to 1."""


class Clinic(Model):
    """Who hands the brochure out."""

    schema_: Literal["clinic/1"] = Field(alias="schema")
    name: Text = Field(max_length=80)
    jurisdiction: JurisdictionId
    """Whose law holds, by its file in content/jurisdictions/, such as US, US-CA or GB."""
    locales: tuple[LocaleTag, ...] = Field(min_length=1)
    paper: tuple[Id, ...] = Field(min_length=1)
    """The papers its printer holds, such as letter or a4."""
    stock: PaperStock = "text"
    """What it prints on: `text` (office paper), `cover` (card), or the fold allowance, such as 2mm."""
    printer: dict[Id, Readings] = {}
    """What was read off its calibration sheets, by the name on the sheet, such as letter-landscape."""
    print_shop: Id | None = None
    """The print shop it sends files to, by its file in content/print-shops/; one of its country when left out."""
    phone: Phone
    after_hours: Phone
    """The number that answers at night and on weekends."""
    hours: tuple[OpenHours, ...] = Field(min_length=1, max_length=7)
    sites: tuple[Site, ...] = Field(min_length=1)
    web: WebAddress
    offers: dict[Id, Offer] = Field(min_length=1)
    """The topics it hands out, by the topic's folder name."""
    photos: dict[Id, Photo] = {}
    layouts: tuple[Id, ...] = ()
    """The layouts it wants; all that fit its paper when left out."""
    since: Day | None = None
    """When these details were last confirmed."""
