"""The growth curves as an SVG picture: seconds by brochures and by pages, both on logarithmic axes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.bench import FOLDWELL
from benchmarks.harness import YARDSTICK
from benchmarks.tables import is_point

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.harness import Result

WIDE, HIGH = 960, 440
_LOOKS = {
    FOLDWELL: ("#0b6e75", "", 3.2),
    YARDSTICK: ("#c4511d", "", 2.2),
    "ReportLab": ("#6b4fa0", "7 4", 1.8),
    "WeasyPrint": ("#3f7d20", "2 4", 1.8),
    "Chromium": ("#5c6670", "10 3 2 3", 1.8),
}
"""Colour, dashes and width of each line: told apart without colour too."""
_INK, _RULE = "#22303a", "#d7dde1"
_LABEL_GAP = 15
"""Points between two names at the ends of lines."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """What one contender took: seconds by what grows, in growing order."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Axis:
    """A logarithmic axis from whole power of its base to whole power, drawn from one place to another."""

    lowest: float
    highest: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value is drawn; in the middle where there is but one."""
        if self.lowest == self.highest:
            return (self.start + self.end) / 2
        share = math.log(value / self.lowest) / math.log(self.highest / self.lowest)
        return self.start + share * (self.end - self.start)


def draw_growth(results: Sequence[Result]) -> str:
    """Both curves side by side; a curve without points is left empty."""
    left = list_curves([result for result in results if is_point(result, "brochures")])
    right = list_curves([result for result in results if is_point(result, "pages")])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        f'font-family="sans-serif" font-size="13" fill="{_INK}">\n'
        "<title>Seconds by number of brochures and of pages</title>\n"
        f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>\n'
        f"{_draw_panel(left, 60, 'brochures, from nothing')}"
        f"{_draw_panel(right, 540, 'pages of one brochure, from nothing')}"
        "</svg>\n"
    )


def list_curves(results: Sequence[Result]) -> list[Curve]:
    """The medians of each contender; in the order of the rows."""
    names = dict.fromkeys(row.name for result in results for row in result.rows)
    points = {
        name: tuple(sorted((result.x, row.median) for result in results for row in result.rows if row.name == name))
        for name in names
    }
    return [Curve(name, found) for name, found in points.items()]


def _draw_panel(curves: Sequence[Curve], left: float, title: str) -> str:
    points = [point for curve in curves for point in curve.points]
    if not points:
        return ""
    across = Axis(min(x for x, _ in points), max(x for x, _ in points), left, left + 270)
    seconds = [y for _, y in points]
    up = Axis(10 ** math.floor(math.log10(min(seconds))), 10 ** math.ceil(math.log10(max(seconds))), HIGH - 60, 50)
    lines = [f'<text x="{left}" y="26" font-size="15" font-weight="bold">Seconds by {escape(title)}</text>\n']
    lines += [
        _draw_rule(up.lowest * 10**power, up, left) for power in range(round(math.log10(up.highest / up.lowest)) + 1)
    ]
    for x in sorted({x for x, _ in points}):
        lines.append(f'<text x="{across.place(x):.1f}" y="{HIGH - 38}" text-anchor="middle">{x:,.0f}</text>\n')
    lines += [_draw_curve(curve, across, up) for curve in curves]
    return "".join((*lines, *_draw_names(curves, across, up)))


def _draw_names(curves: Sequence[Curve], across: Axis, up: Axis) -> Iterator[str]:
    """The names of the curves behind their ends; those that end at one place across stand under each other."""
    lowest: dict[float, float] = {}
    for place, curve in sorted((up.place(curve.points[-1][1]), curve) for curve in curves):
        x = across.place(curve.points[-1][0]) + 9
        lowest[x] = max(place, lowest.get(x, -math.inf) + _LABEL_GAP)
        color, _, width = _LOOKS.get(curve.name, (_INK, "", 1.5))
        weight = "bold" if width > 3 else "normal"
        yield (
            f'<text x="{x:.1f}" y="{lowest[x] + 4:.1f}" fill="{color}" font-weight="{weight}" stroke="#ffffff" '
            f'stroke-width="4" stroke-linejoin="round" paint-order="stroke">{curve.name}</text>\n'
        )


def _draw_rule(seconds: float, up: Axis, left: float) -> str:
    y = up.place(seconds)
    return (
        f'<path d="M{left} {y:.1f}h270" stroke="{_RULE}"/>\n'
        f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{seconds:,g}</text>\n'
    )


def _draw_curve(curve: Curve, across: Axis, up: Axis) -> str:
    color, dashes, width = _LOOKS.get(curve.name, (_INK, "", 1.5))
    places = [(across.place(x), up.place(y)) for x, y in curve.points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{color}"/>' for x, y in places)
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="{width}"{dash}/>{dots}\n'
