"""A print shop: what it asks of the files it is sent (`content/print-shops/<name>.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field

from foldwell.model.base import FileName, Measure, Model, Text, Written
from foldwell.units import ZERO, Length, mm

if TYPE_CHECKING:
    from foldwell.findings import Place

INCH_COUNTRIES = ("US", "CA")
"""Countries whose print shops work in inches, and to GRACoL."""
INCH_SHOP, METRIC_SHOP = "us-coated", "eu-coated"

MOST_BLEED = mm(15)
"""Print shops ask for 2 to 5 mm (print.md 3), large formats for 10; more is a slip of the pen."""
MOST_ALLOWANCE = mm(8)
"""Print shops ask for 1/32 to 1/8 in between panels; more is a slip of the pen."""

Mark = Literal["crop", "fold", "registration"]


def _check_bleed(length: Length) -> Length:
    if not ZERO <= length <= MOST_BLEED:
        raise ValueError(f"a bleed of {length.mm:g} mm can't be right; write 0mm to {MOST_BLEED.mm:g}mm, such as 3mm")
    return length


def _check_allowance(length: Length) -> Length:
    if not ZERO <= length <= MOST_ALLOWANCE:
        raise ValueError(
            f"a fold allowance of {length.mm:g} mm can't be right; write 0mm to {MOST_ALLOWANCE.mm:g}mm, such as 2mm"
        )
    return length


class PrintShop(Model):
    """What a print shop asks of the files it is sent."""

    schema_: Literal["print-shop/1"] = Field(alias="schema")
    title: Text
    """For people: the shop, and what it prints on."""
    icc: FileName
    """The CMYK output profile: a file beside this one, or one of styles/icc/."""
    condition: Text
    """The printing condition as its registry calls it, such as FOGRA39 or CGATS TR 006."""
    bleed: Annotated[Written, AfterValidator(_check_bleed)] = mm(3)
    """How far grounds run over the edges that are cut."""
    marks: tuple[Mark, ...] = ("crop", "fold", "registration")
    """What is drawn outside the bleed; `[]` for none."""
    ink_limit: Measure = Field(default=300, ge=150, le=400)
    """Percent of all four inks together that the paper takes."""
    fold_allowance: Annotated[Written, AfterValidator(_check_allowance)] | None = None
    """How much narrower a panel that folds in is; that of the clinic's stock when left out."""
    sheets: Literal["imposed", "pages"] = "imposed"
    """`imposed`: sheets ready for the press. `pages`: each page or card by itself, for a shop that imposes."""
    min_ppi: Measure = Field(default=225, ge=72, le=600)
    """Pixels an inch that no picture may be under, at the size it is printed."""


@dataclass(frozen=True)
class PressProfile:
    """A print shop, read whole: its name, its file, its ICC profile's bytes, and where the profile is named."""

    name: str
    shop: PrintShop
    icc: bytes
    place: Place


def default_print_shop(jurisdiction: str) -> str:
    """The bundled shop for a clinic that names none, by its jurisdiction, such as US-CA."""
    return INCH_SHOP if jurisdiction.split("-", maxsplit=1)[0] in INCH_COUNTRIES else METRIC_SHOP
