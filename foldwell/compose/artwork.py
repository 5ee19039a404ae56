"""The pictures of one brochure: drawings in the brand's colours, symbols, QR code, icon arrays, logo, photos.

A picture becomes an asset when a template places it; what no template places is not carried along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

from foldwell.compose.colour_roles import list_families, substitute_roles
from foldwell.compose.formats import fill
from foldwell.compose.grey_art import grey_drawing
from foldwell.compose.icon_array import draw_icon_array
from foldwell.compose.letter_forms import paint_order
from foldwell.compose.logo import place_logo
from foldwell.compose.mirroring import mirror_drawing, mirrored_icons
from foldwell.compose.pages import panel_boxes
from foldwell.compose.qr import QUIET_ZONE, make_qr, reserve_slot
from foldwell.errors import InputError
from foldwell.findings import error
from foldwell.model.inline import plain_text
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from foldwell.compose.logo import PlacedLogo
    from foldwell.compose.palette import Palette
    from foldwell.compose.setting import View
    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library

_SVG = "image/svg+xml"
_ON_PAPER = {
    "label": "paper-label",
    "label-line": "paper-label-line",
    "halo": "paper-halo",
    "halo-strong": "paper-halo-strong",
}
_ICON_INKS = {"-alert": "alert-ink", "-on-ground": "on-ground"}
_DRAWN_FOR = 12.0
"""Drawings and logos have their natural size beside a body of so many points, and grow with a larger one."""
_LEAST_COVER_SCALE = 0.5
"""The cover's drawing is never set smaller than this part of its natural size."""
_PHOTO_SHAPE = 0.6
"""Height of a photo by its width."""


@dataclass(frozen=True)
class Asset:
    """A picture as a template places it.

    box: width and height in points that a raster from outside is cropped or scaled to, about its focus.
    grey: whether a raster from outside is printed without its colours.
    """

    data: bytes
    media_type: str
    box: tuple[float, float] | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    grey: bool = False


ElementTree.register_namespace("", "http://www.w3.org/2000/svg")


class Pictures:
    """Hands out pictures by name and remembers, as assets, those it handed out."""

    def __init__(
        self,
        library: Library,
        brochure: Brochure,
        palette: Palette,
        *,
        mono: bool = False,
        seen: Palette | None = None,
    ) -> None:
        """Seen: the palette that a reader sees, where `palette` only stands for it."""
        self._library = library
        self._seen = seen or palette
        self._brochure = brochure
        self._palette = palette
        self._mono = mono
        self._growth = max(1.0, brochure.layout.reading.body_min / _DRAWN_FOR)
        self.assets: dict[str, Asset] = {}
        self.findings: tuple[Finding, ...] = ()

    def _add(self, name: str, asset: Asset) -> str:
        self.assets[name] = asset
        return f"asset:{name}"

    def _draw(self, name: str, svg: str, roles: Mapping[str, str]) -> str:
        return self._add_drawing(name, substitute_roles(svg, roles, name))

    def _add_drawing(self, name: str, svg: str) -> str:
        return self._add(name, Asset((grey_drawing(svg) if self._mono else svg).encode(), _SVG))

    def _column(self) -> float:
        """Width of the narrowest column that holds sections, so that a picture fits wherever it stands."""
        boxes = panel_boxes(self._brochure.form)
        return min(boxes[zone.id][0].column for zone in self._brochure.layout.zones if zone.holds)

    def figure(self, name: str) -> View:
        """A drawing of the topic on paper, at its natural size or as wide as the column."""
        scale = min(self._growth, self._column() / self._brochure.figures[name].width)
        return self._figure(name, f"figure-{name}.svg", self._paper_roles(), scale)

    def _paper_roles(self) -> dict[str, str]:
        """The palette for a drawing that stands on paper, not on the cover's ground."""
        return {**self._palette.roles, **{role: self._palette.roles[paper] for role, paper in _ON_PAPER.items()}}

    @property
    def _has_ground(self) -> bool:
        """Whether the cover stands on a ground of its own."""
        zone = self._brochure.layout.zones[0]
        return zone.ground or zone.band

    def cover_figure(self, white: float) -> View | None:
        """The topic's drawing for the cover, on the cover's ground if it has one.

        white: height in points that is left on the cover; the drawing grows into it from its least size,
        and what it does not need is set around it.
        """
        name = self._brochure.topic.cover_figure
        if name is None:
            return None
        zone = self._brochure.layout.zones[0]
        roles = self._palette.roles if self._has_ground else self._paper_roles()
        column = panel_boxes(self._brochure.form)[zone.id][0].column
        artwork = self._brochure.figures[name]
        most, least = min(self._growth, column / artwork.width), _LEAST_COVER_SCALE * self._growth
        scale = min(most, least + white / artwork.height)
        around = max(0.0, white - (scale - least) * artwork.height)
        view = self._figure(name, f"cover-{name}.svg", roles, scale)
        return view | {"white": round(around / 2, 2)}

    def _figure(self, name: str, asset: str, roles: Mapping[str, str], scale: float) -> View:
        words = self._brochure.words.figures[name]
        artwork = self._brochure.figures[name]
        least = self._brochure.layout.reading.least / scale
        families = list_families(self._brochure.theme, self._brochure.locale.typefaces, "text")
        labels = {label: self._spell(plain_text(text)) for label, text in words.labels.items()}
        labelled = _label(artwork.svg, labels, self._growth / scale, least, families)
        source = self._draw(asset, labelled, roles)
        return {
            "source": source,
            "alt": plain_text(words.alt),
            "width": round(artwork.width * scale, 2),
            "height": round(artwork.height * scale, 2),
        }

    def _spell(self, text: str) -> str:
        """A label as the engine has to be given it."""
        return paint_order(text)

    def array(self, count: int) -> str:
        """An icon array of people out of 100, filled from where lines begin."""
        name, svg = f"array-{count}.svg", draw_icon_array(count).svg
        svg = mirror_drawing(svg, name) if self._brochure.is_right_to_left else svg
        return self._draw(name, svg, self._palette.roles)

    def qr(self, url: str) -> View:
        """A QR code with its quiet zone and printed size in points, and the slot that it stands in.

        quiet: white at each side of the code, which at one side stands beyond the slot.
        """
        code = make_qr(url, field=f"offers.{self._brochure.topic_id}.guide")
        distance = self._brochure.layout.reading.scan_distance
        self.findings = code.findings
        alt = fill(self._brochure.locale.words.qr_alt, url=url)
        source = self._add("qr.svg", Asset(code.svg.encode(), _SVG))
        size, slot = code.printed_size(distance).pt, reserve_slot(distance)
        quiet = size * QUIET_ZONE / (code.modules + 2 * QUIET_ZONE)
        return {
            "source": source,
            "alt": alt,
            "size": round(size, 2),
            "slot_width": round(max(slot[0], size - quiet), 2),
            "slot_height": round(max(slot[1], size), 2),
            "quiet": round(quiet, 2),
        }

    def photo(self, name: str) -> View:
        """A photo of the clinic's, cropped to the column; typesetting makes it fit for print."""
        photo = self._brochure.clinic.photos[name]
        width = self._column()
        height = round(width * _PHOTO_SHAPE, 2)
        raster = Asset(self._brochure.photos[name].raster, "image/jpeg", (width, height), photo.focus, self._mono)
        source = self._add(f"photo-{name}.jpg", raster)
        return {
            "source": source,
            "alt": plain_text(photo.alt[self._brochure.locale_tag]),
            "width": round(width, 2),
            "height": height,
        }

    def logo(self) -> View | None:
        """The logo for the ground the cover has, with its size in points."""
        return self._logo_on(self._seen.roles["ground" if self._has_ground else "paper"], "logo")

    def _logo_on(self, ground: str, name: str) -> View | None:
        logo = place_logo(self._brochure.logo, self._brochure.logo_reversed, ground)
        if logo is None:
            return None
        return {
            "source": self._add_logo(logo, name),
            "alt": fill(self._brochure.locale.words.logo_alt, name=self._brochure.clinic.name),
            "width": round(logo.width * self._growth, 2),
            "height": round(logo.height * self._growth, 2),
            "is_wide": logo.is_wide,
            "plate": logo.plate,
        }

    def _add_logo(self, logo: PlacedLogo, name: str) -> str:
        if logo.artwork.svg:
            return self._add_drawing(f"{name}.svg", logo.artwork.svg)
        box = (logo.width * self._growth, logo.height * self._growth)
        return self._add(f"{name}.png", Asset(logo.artwork.raster, "image/png", box, grey=self._mono))

    def icon(self, name: str) -> str:
        """The asset's name of a symbol of styles/icons, in the ink that its ending names, such as `phone-alert`."""
        asset = f"icon-{name}.svg"
        if asset in self.assets:
            return asset
        ending = next((ending for ending in _ICON_INKS if name.endswith(ending)), "")
        symbol = name.removesuffix(ending)
        path = self._library.find(f"styles/icons/{symbol}.svg")
        if path is None:
            message = f"a template or a style asks for the symbol {name!r}, which styles/icons/ does not hold"
            raise InputError([error("compose.unknown-icon", message, suggest(name, self._library.icons()))])
        ink = self._palette.roles[_ICON_INKS.get(ending, "icon")]
        svg = path.read_text(encoding="utf-8")
        if self._brochure.is_right_to_left and symbol in mirrored_icons(self._library):
            svg = mirror_drawing(svg, f"styles/icons/{symbol}.svg")
        self._draw(asset, svg, {**self._palette.roles, "icon": ink})
        return asset


def _label(svg: str, labels: Mapping[str, str], factor: float, least: float, families: Iterable[str]) -> str:
    """The drawing with its labels in the words of the locale, so many times as large as drawn, and never under least.

    factor and least undo the scale of the drawing, so that its labels do not shrink with it.
    """
    if "data-label" not in svg:
        return svg
    root = fromstring(svg)
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        name = text.get("data-label")
        if name:
            text.text = labels[name]
            text.set("font-family", ", ".join(families))
            text.set("font-size", f"{max(float(text.get('font-size', 10)) * factor, least):g}")
            for child in list(text):
                text.remove(child)
    return re.sub(r"\s+", " ", ElementTree.tostring(root, encoding="unicode"))
