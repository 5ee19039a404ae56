"""What preflight must find in a finished file, told from the content and the fit, never from the file."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from foldwell.compose.contrast_demands import LEVELS
from foldwell.compose.qr import least_module
from foldwell.expected_texts import expect_arrays, expect_marks, expect_texts
from foldwell.finish.press.marks import margin_for
from foldwell.impose.correction import office_clip
from foldwell.model.inline import plain_text
from foldwell.model.printable import OFFICE_EDGE
from foldwell.preflight.expected import (
    Expected,
    ExpectedField,
    ExpectedNotice,
    ExpectedPress,
    ExpectedQr,
    PanelArea,
)
from foldwell.preflight.expected_page import ExpectedPage
from foldwell.typeset.fonts import font_names
from foldwell.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.compose.web_page import WebPage
    from foldwell.impose.sides import Placement, Side
    from foldwell.model.brochure import Brochure
    from foldwell.model.print_shop import PressProfile
    from foldwell.read.library import Library
    from foldwell.typeset.panels import PanelPage, Panels

Area = tuple[float, float, float, float]

OVERHANG = 1.5
"""Points that a letter may reach past its text area: italics and quotes hang over."""
CUT_EDGE = mm(2)
"""Nothing is printed nearer to the cut edge of a card."""
_TYPE_ROUNDING = 0.1
"""Points by which the least type of a theme may be missed: sizes in rem are rounded."""


def expect_screen(brochure: Brochure, panels: Panels, library: Library) -> Expected:
    """What the screen file must hold: one page a panel."""
    pages = tuple((page.box.width, page.box.height) for page in panels.pages)
    areas = tuple(_area(page, number) for number, page in enumerate(panels.pages))
    return _expected("screen", brochure, panels, library, pages=pages, areas=areas)


def expect_codes(brochure: Brochure, panels: Panels) -> tuple[ExpectedQr, ...]:
    """The QR codes that the screen file must hold."""
    areas = tuple(_area(page, number) for number, page in enumerate(panels.pages))
    return tuple(_expected_qr(brochure, panels, areas))


def expect_office(
    brochure: Brochure, panels: Panels, sides: Iterable[Side], library: Library, *, grey: bool = False
) -> Expected:
    """What the office file must hold: the same panels, each at its place on the sheets."""
    sides = tuple(sides)
    pages = tuple((side.width, side.height) for side in sides)
    areas = _placed_areas(panels, sides)
    return _expected("office", brochure, panels, library, pages=pages, areas=areas, grey=grey)


def expect_press(
    brochure: Brochure, panels: Panels, sides: Iterable[Side], library: Library, profile: PressProfile
) -> Expected:
    """What the print shop's file must hold: the panels at their places on sheets with a margin, in the shop's inks."""
    sides, shop = tuple(sides), profile.shop
    margin = margin_for(shop.bleed.pt, shop.marks)
    pages = tuple((side.width - 2 * margin, side.height - 2 * margin) for side in sides)
    expected = _expected("press", brochure, panels, library, pages=pages, areas=_placed_areas(panels, sides))
    spots = (printed.spot for printed in brochure.brand.defaults.foldwell.print.values())
    press = ExpectedPress(
        bleed=shop.bleed.pt,
        ink_limit=shop.ink_limit,
        condition=shop.condition,
        spots=frozenset(filter(None, spots)),
        min_ppi=shop.min_ppi,
    )
    return replace(expected, press=press, min_ppi=shop.min_ppi)


def _placed_areas(panels: Panels, sides: tuple[Side, ...]) -> tuple[PanelArea, ...]:
    """Every panel at its place on the sheets, then the copies of each."""
    placed = [(placement, number) for number, side in enumerate(sides) for placement in side.placements]
    placed.sort(key=lambda place: (place[0].copy, place[0].page))
    first = {place.page: _placed_area(panels, place, number) for place, number in placed if not place.copy}
    copies = (
        replace(_placed_area(panels, place, number), copy_of=first[place.page])
        for place, number in placed
        if place.copy
    )
    return (*first.values(), *copies)


def expect_web(brochure: Brochure, page: WebPage) -> ExpectedPage:
    """What the web page must hold: its blocks' words, as the print templates spell them."""
    return ExpectedPage(
        texts=tuple(source_texts(page.words)),
        own_words=frozenset(page.own_words),
        title=page.title,
        language=brochure.locale_tag,
        direction=brochure.locale.direction,
        level=brochure.theme.contrast,
    )


def _expected(  # noqa: PLR0913
    medium: str,
    brochure: Brochure,
    panels: Panels,
    library: Library,
    *,
    pages: tuple[tuple[float, float], ...],
    areas: tuple[PanelArea, ...],
    grey: bool = False,
) -> Expected:
    html, theme = panels.composition.html, brochure.theme
    demands = LEVELS[theme.contrast]
    return Expected(
        medium=medium,  # type: ignore[arg-type]
        pages=pages,
        panels=areas,
        texts=tuple(source_texts(html)),
        title=panels.composition.title,
        language=brochure.locale_tag,
        fonts=font_names(library),
        body_size=panels.fit.body,
        least_size=_least_size(brochure, panels.fit.body),
        feet=(panels.composition.foot,),
        figure_texts=tuple(_figure_texts(brochure, html)),
        generated=frozenset({"•", *(str(n) for n in range(1, 11))}),
        qr=tuple(_expected_qr(brochure, panels, areas)),
        edge_clear=_edge_clear(brochure) if medium == "office" else (0.0, 0.0, 0.0, 0.0),
        least_contrast=demands.text,
        least_contrast_large=demands.graphic,
        grey=grey,
        notice=_expected_notice(brochure),
        fields=tuple(_expected_fields(panels)) if medium == "screen" else (),
        told=expect_texts(brochure, panels.fit),
        arrays=tuple(expect_arrays(brochure, panels.fit)),
        marks=expect_marks(brochure),
        small_type=brochure.layout.reading.reason or "",
        is_draft=brochure.is_draft,
    )


def _expected_notice(brochure: Brochure) -> ExpectedNotice | None:
    notice = brochure.notice
    if notice is None:
        return None
    return ExpectedNotice(" ".join(notice.wording[notice.original]), notice.type_size, notice.largest)


def _expected_fields(panels: Panels) -> Iterator[ExpectedField]:
    """What the document asks for, on the pages where copyfitting put it."""
    pages = {write_in.name: write_in.page for write_in in panels.write_ins if write_in is not None}
    for name, label in _Fields.read(panels.composition.html):
        yield ExpectedField(name, label, pages.get(name, -1))


def _least_size(brochure: Brochure, body: float) -> float:
    """What the layout and the theme ask for; a layout with a reason for small type, such as a card, asks alone."""
    reading = brochure.layout.reading
    least = reading.least if reading.reason else max(reading.least, brochure.theme.least_type)
    return min(least, body) - _TYPE_ROUNDING


def _edge_clear(brochure: Brochure) -> Area:
    clip = office_clip(brochure.readings.edge)
    return clip.left, clip.bottom, clip.right, clip.top


def _area(page: PanelPage, index: int, x: float = 0.0, y: float = 0.0, rotation: int = 0) -> PanelArea:
    box = page.box
    left, right = box.left - OVERHANG, box.width - box.right + OVERHANG
    safe = (left, box.bottom - OVERHANG, right, box.height - box.top + OVERHANG)
    lowest = OFFICE_EDGE if box.bottom > OFFICE_EDGE.pt else CUT_EDGE
    foot = (left, lowest.pt, right, box.bottom)
    feet = (page.number,) if page.number else ()
    placed_safe, placed_foot = (_turn(area, box.width, box.height, rotation) for area in (safe, foot))
    return PanelArea(
        id=page.panel,
        page=index,
        x=x,
        y=y,
        width=box.width,
        height=box.height,
        safe=_shift(placed_safe, x, y),
        rotation=rotation,
        foot=_shift(placed_foot, x, y),
        feet=feet,
    )


def _placed_area(panels: Panels, placement: Placement, index: int) -> PanelArea:
    return _area(panels.pages[placement.page], index, placement.x, placement.y, placement.rotation)


def _turn(area: Area, width: float, height: float, rotation: int) -> Area:
    left, bottom, right, top = area
    return area if rotation == 0 else (width - right, height - top, width - left, height - bottom)


def _shift(area: Area, x: float, y: float) -> Area:
    return area[0] + x, area[1] + y, area[2] + x, area[3] + y


def _expected_qr(brochure: Brochure, panels: Panels, areas: tuple[PanelArea, ...]) -> Iterator[ExpectedQr]:
    module = least_module(brochure.layout.reading.scan_distance).mm
    for page, area in zip(panels.pages, areas, strict=False):
        if page.has_qr:
            yield ExpectedQr(brochure.guide, area.page, module)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._in_body = self._in_body or tag == "body"

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if self._in_body and text:
            self.texts.append(text)


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    @classmethod
    def read(cls, html: str) -> list[tuple[str, str]]:
        """Name and label of every field that a document asks for."""
        parser = cls()
        parser.feed(html)
        parser.close()
        return parser.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        told = dict(attrs)
        if "data-field" in told:
            self.found.append((told["data-field"] or "", told.get("data-label") or ""))


def source_texts(html: str) -> list[str]:
    """Every text of a document in reading order, white space folded."""
    parser = _Texts()
    parser.feed(html)
    parser.close()
    return parser.texts


def _figure_texts(brochure: Brochure, html: str) -> Iterator[str]:
    for name, words in brochure.words.figures.items():
        if f"figure-{name}.svg" in html or f"cover-{name}.svg" in html:
            yield from (plain_text(label) for label in words.labels.values())
