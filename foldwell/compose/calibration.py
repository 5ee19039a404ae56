"""The calibration sheet as a document of two pages: its words in a template, its scales as the pages' ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.compose.artwork import Asset
from foldwell.compose.colour_roles import substitute_roles
from foldwell.compose.composition import Composer, Composition
from foldwell.compose.palette import derive_palette
from foldwell.compose.scales import CLEAR, CORNER, draw_back, draw_front

if TYPE_CHECKING:
    from foldwell.read.library import Library
    from foldwell.units import Length

TEMPLATE, STYLES = "calibrate/sheet.html.j2", "styles/calibrate.css"
LANGUAGE = "en-US"
"""The sheet is for the clinic's staff, as the command's messages are, so its words are the template's own."""
_SVG = "image/svg+xml"


@dataclass(frozen=True)
class CalibrationSheet:
    """A sheet to be made.

    name: what clinic.yml calls it, such as letter-landscape. clinic, file: whose it is, and where the readings
    go; both may be empty.
    """

    name: str
    paper: str
    width: Length
    height: Length
    clinic: str = ""
    file: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether its pages are wider than high."""
        return self.width > self.height

    @property
    def title(self) -> str:
        """The document's title."""
        return f"Printer calibration, {self.paper} {'landscape' if self.is_wide else 'portrait'}"


def compose_calibration(library: Library, composer: Composer, sheet: CalibrationSheet) -> Composition:
    """The document of a calibration sheet: its front and its back, a page each.

    Raises InputError where the template or the style has mistakes.
    """
    palette = derive_palette({})
    html = composer.render(TEMPLATE, {"sheet": sheet, "language": LANGUAGE})
    width, height = sheet.width.mm, sheet.height.mm
    return Composition(
        html=html,
        styles=substitute_roles(library.read_text(STYLES), palette.roles, STYLES),
        page_styles=_page_styles(sheet),
        assets={
            "front.svg": Asset(draw_front(width, height).encode(), _SVG),
            "back.svg": Asset(draw_back(width, height).encode(), _SVG),
        },
        title=sheet.title,
        foot="",
        palette=palette,
    )


def _page_styles(sheet: CalibrationSheet) -> str:
    """Pages of the sheet's size; four quarters for text, which leave the steps and the rulers free."""
    column = sheet.width.mm / 2 - CORNER - CLEAR
    quarter = sheet.height.mm / 2 - CORNER - CLEAR
    return (
        f"@page{{size:{sheet.width.css} {sheet.height.css};margin:0}}"
        "@page front{background-image:url(asset:front.svg)}@page back{background-image:url(asset:back.svg)}"
        f".side{{padding:{CORNER:g}mm;gap:{2 * CLEAR:g}mm}}.column{{width:{column:.3f}mm}}"
        f".upper{{height:{quarter + 2 * CLEAR:.3f}mm}}.lower{{height:{quarter:.3f}mm}}"
    )
