"""Every sign stands where it may, and can be seen whole."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from PIL import Image, ImageChops

from foldwell.preflight.faults import Fault
from foldwell.preflight.ground import expected_step, pixel_box
from foldwell.preflight.naming import name_page, quote
from foldwell.preflight.pictures import PIXELS_PER_POINT, grey_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.content import Line
    from foldwell.preflight.reading import Reading

OVERHANG = 1.0
"""Points that ink may hang over the safe area: a j or an italic f leaves its own cell by as much."""

WIDEST_SPACE = 1.6
"""Ems without ink inside a line that still count as a space."""

NO_INK_AT_END, NO_INK_AT_SIDE = 0.35, 0.12
"""Ems without ink at an end of a line, where a space may stand, and above or below it."""
NO_INK_IN_WIDE_MARK = 0.85
"""Ems without ink beside a mark as wide as a Han character, which stands in a corner of its square."""

FAINT = 0.3
"""Share of the step between text and ground from which a pixel counts as ink."""

INK_OR_NOT = b"0" + b"1" * 255
"""Greys of a profile as a text of two letters."""

EDGES = ("left", "bottom", "right", "top")
MM_PER_POINT = 25.4 / 72
HANGING = 1.5
"""Points by which a safe area is wider than the text area in it, on every side."""

PAPER_WHITE = 250
"""From this value on a channel counts as unprinted."""


def find_unsafe_text(reading: Reading) -> Iterator[Fault]:
    """Characters outside their panel's safe area; silent ones may stand in the foot's area instead."""
    silent = {id(line) for line in reading.silent}
    for line in reading.lines:
        panel = reading.panel_of(line)
        where, what = reading.name_place(line), quote(line.text)
        if panel is None:
            yield Fault(f"{where}: {what} stands outside every panel", "keep text inside its panel")
            continue
        past, edge = _overrun(line, panel.safe)
        name = "the safe area"
        if panel.foot and id(line) in silent and (in_foot := _overrun(line, panel.foot)) < (past, edge):
            past, edge = in_foot
            name = "the foot's area"
        if past > OVERHANG:
            side = f"on the {edge}" if edge in ("left", "right") else f"at the {edge}"
            yield Fault(
                f"{where}: {what} runs {past:.1f} pt past {name} {side}",
                "shorten it, or let it break; nothing may stand so near a fold or an edge",
            )


def _overrun(line: Line, area: tuple[float, float, float, float]) -> tuple[float, str]:
    """By how many points a line leaves an area, and over which edge; below 0 where it is inside."""
    left, bottom, right, top = area
    box = line.box
    return max(
        (left - box.left, "left"), (bottom - box.bottom, "bottom"), (box.right - right, "right"), (box.top - top, "top")
    )


def find_hidden_text(reading: Reading) -> Iterator[Fault]:
    """Text that the file holds but the picture does not show: clipped, covered or invisible."""
    for line in reading.lines:
        if fault := _judge_ink(reading, line):
            yield fault


def _judge_ink(reading: Reading, line: Line) -> Fault | None:
    picture = reading.picture(line.page)
    where, what = reading.name_place(line), quote(line.text)
    box = pixel_box(line.box, picture)
    step = expected_step(line, reading.ground(line))
    if box is None:
        return Fault(f"{where}: {what} stands outside the page", "keep text inside its panel")
    ink = _strongest_channel(ImageChops.difference(picture.full.crop(box), picture.ground.crop(box)))
    ink = ImageChops.subtract(ink, Image.new("L", ink.size, max(8, round(FAINT * step))))
    seen = ink.getbbox()
    if seen is None:
        return Fault(f"{where}: {what} can't be seen: it is covered, clipped or has no colour", "print it in the open")
    width, height = ink.size
    em = line.size * PIXELS_PER_POINT
    is_one_sign = len(line.text.strip()) == 1
    at_end = NO_INK_AT_END + NO_INK_IN_WIDE_MARK * _has_wide_mark_at_end(line.text)
    slack = (at_end, NO_INK_AT_END if is_one_sign else NO_INK_AT_SIDE)
    across, upward = slack if width >= height or len(line.text) <= 3 else slack[::-1]
    is_cut_across = max(seen[0], width - seen[2]) > across * em + 1.5
    is_cut_upward = max(seen[1], height - seen[3]) > upward * em + 1.5
    has_gap = reading.known is not None and _widest_gap(ink) > WIDEST_SPACE * em
    if is_cut_across or is_cut_upward or has_gap:
        return Fault(f"{where}: a part of {what} can't be seen: it is clipped or covered", "give the text its room")
    return None


def _has_wide_mark_at_end(text: str) -> bool:
    text = text.strip()
    return any(
        east_asian_width(sign) in "WF" and category(sign).startswith("P") for sign in (text[:1], text[-1:]) if sign
    )


def _strongest_channel(picture: Image.Image) -> Image.Image:
    red, green, blue, *_ = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _widest_gap(ink: Image.Image) -> int:
    """Pixels of the longest run without ink along the longer side of a line."""
    width, height = ink.size
    along = (width, 1) if width >= height else (1, height)
    profile = ink.resize(along, Image.Resampling.BOX).tobytes()
    return max(map(len, profile.translate(INK_OR_NOT).split(b"1")))


def find_edge_ink(reading: Reading) -> Iterator[Fault]:
    """Ink within the strips along the sheet's edges that an office printer can't reach."""
    clear = dict(zip(EDGES, reading.limits.edge_clear, strict=True))
    depths = {edge: max(int(points * PIXELS_PER_POINT) - 1, 0) for edge, points in clear.items()}
    for page in range(len(reading.contents)):
        full = reading.picture(page).full
        width, height = full.size
        strips = {
            "left": (0, 0, depths["left"], height),
            "top": (0, 0, width, depths["top"]),
            "right": (width - depths["right"], 0, width, height),
            "bottom": (0, height - depths["bottom"], width, height),
        }
        for edge, area in strips.items():
            if depths[edge] and grey_range(full.crop(area))[0] < PAPER_WHITE:
                yield Fault(
                    f"{name_page(page)}: there is ink within {clear[edge] * MM_PER_POINT:.1f} mm of the {edge} edge",
                    "office printers can't print there; end grounds and pictures further in",
                )


def find_unprintable_text(reading: Reading) -> Iterator[Fault]:
    """Panels whose text area reaches into the strips that the printer leaves white, as a shift can move it."""
    clear = dict(zip(EDGES, reading.expected.edge_clear, strict=True))
    for panel in reading.expected.panels:
        width, height = reading.expected.pages[panel.page]
        left, bottom, right, top = panel.safe
        ends = (left, bottom, width - right, height - top)
        for edge, end in zip(EDGES, ends, strict=True):
            free = end + HANGING
            if free < clear[edge]:
                yield Fault(
                    f"{name_page(panel.page)}: the text of {panel.id} comes within {free * MM_PER_POINT:.1f} mm of "
                    f"the {edge} edge, where the printer leaves {clear[edge] * MM_PER_POINT:.1f} mm white",
                    "lessen the printer's shift in its own settings and calibrate again, or choose another printer",
                )
