"""The scales of the calibration sheet, drawn in millimetres from the page's upper left corner.

Both sides have two flights of steps at each edge: step d is a line whose outer side is d mm from the edge, so
the outermost step that is printed whole tells how wide the unprintable edge is, whichever printer cut it.

The front has two rulers about the sheet's centre, the back a cross through the same point. Held against the
light, the cross shines through onto the rulers. A cross looks the same mirrored and turned, and the numbers
stand on the side that is looked at: so the reading does not depend on the edge that the sheet was turned over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = (*(number / 2 for number in range(2, 17)), *map(float, range(9, 15)))
"""Millimetres from the edge: halves from 1 to 8, where most printers end, then whole ones to 14."""
PITCH, CORNER = 3.5, 24.0
"""Length of a step, and how far from the corner of the sheet a flight begins, in mm."""
STEP_LINE, TICK_LINE, CROSS_LINE = 0.3, 0.18, 0.45
RULER = 10
"""A ruler goes from -10 to 10 mm about the centre."""
ARM = 53.0
"""How far from the centre a ruler's longest tick ends; the cross ends 2 mm before."""
CLEAR = 16.0
"""Half the width of the strip about the centre lines that the rulers need."""
LEAST_SIDE = 2 * CORNER + 2 * PITCH * len(STEPS) + 12
"""Shortest side of a sheet, in mm: two flights of steps and the arrow between them."""
ARROW_DEPTH, RING = 10.0, 5.6
"""The arrow's middle below the top edge, and the radius of the back's ring around it, in mm."""

_GAP, _RISE = 15.0, 3.4
"""Where a ruler's ticks begin beside the other ruler's centre line, and by how much each is shorter than the last."""
_NUMBER = 3.1
"""Size of the numbers in mm: 8.8 pt."""
_WORD = 4.3
"""Size of the words at the rulers in mm: 12 pt."""
_HALF_FIGURE = 0.33
"""Half the height of Source Sans figures, in em."""
_STYLE = f'font-family="Source Sans 3" font-size="{_NUMBER}" fill="#000"'
EDGES = ("left", "top", "right", "bottom")


@dataclass(frozen=True)
class Step:
    """A step along an edge, in mm: its number, and the rectangle that its line covers."""

    edge: str
    number: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Tick:
    """A tick of a ruler, in mm: how far from the centre it stands, which way, and its ends."""

    word: str
    number: float
    x1: float
    y1: float
    x2: float
    y2: float


def list_steps(width: float, height: float) -> tuple[Step, ...]:
    """The steps at all four edges of a page of this size in mm, two flights an edge."""
    return tuple(step for edge in EDGES for step in _flights(edge, width, height))


def _flights(edge: str, width: float, height: float) -> Iterator[Step]:
    length = width if edge in ("top", "bottom") else height
    for place, number in enumerate(STEPS):
        first = CORNER + place * PITCH
        for along in (first, length - first - PITCH):
            depth = number if edge in ("top", "left") else -number - STEP_LINE
            if edge in ("top", "bottom"):
                yield Step(edge, number, along, depth % height, PITCH, STEP_LINE)
            else:
                yield Step(edge, number, depth % width, along, STEP_LINE, PITCH)


def list_ticks(width: float, height: float) -> tuple[Tick, ...]:
    """The ticks of both rulers on a page of this size in mm, 0.5 mm apart; every whole one reaches its number."""
    x, y = width / 2, height / 2
    ticks = []
    for half in range(-2 * RULER, 2 * RULER + 1):
        number = half / 2
        reach = _GAP + _reach(number)
        ticks.append(Tick(_word(number, "left", "right"), abs(number), x + number, y - _GAP, x + number, y - reach))
        ticks.append(Tick(_word(number, "up", "down"), abs(number), x + _GAP, y + number, x + reach, y + number))
    return tuple(ticks)


def _reach(number: float) -> float:
    """Length of a tick: the nearer to the centre, the longer, so that numbers 1 mm apart stand free."""
    return ARM - _GAP - abs(number) * _RISE if number.is_integer() else 3.5


def _word(number: float, below: str, above: str) -> str:
    return "" if number == 0 else below if number < 0 else above


def draw_front(width: float, height: float) -> str:
    """The front's steps and rulers as an SVG of this size in mm."""
    ticks = list_ticks(width, height)
    lines = "".join(_draw_tick(tick) for tick in ticks)
    numbers = "".join(_number_tick(tick) for tick in ticks if tick.number and tick.number.is_integer())
    return _page(width, height, f'<g stroke="#000">{lines}</g>{numbers}{_words(width / 2, height / 2)}')


def draw_back(width: float, height: float) -> str:
    """The back's steps, its cross and its ring as an SVG of this size in mm."""
    x, y, arm = width / 2, height / 2, ARM - 2
    cross = f'<path d="M{x - arm:g} {y:g}h{2 * arm:g}M{x:g} {y - arm:g}v{2 * arm:g}" stroke-width="{CROSS_LINE}"/>'
    ring = f'<circle cx="{x:g}" cy="{ARROW_DEPTH:g}" r="{RING:g}" stroke-width="0.9"/>'
    return _page(width, height, f'<g fill="none" stroke="#000">{cross}{ring}</g>')


def _page(width: float, height: float, inside: str) -> str:
    steps = "".join(_draw_step(step) for step in list_steps(width, height))
    tip = f'<path d="M{width / 2:g} {ARROW_DEPTH - 3.2:g}l2.6 4h-1.6v2.6h-2v-2.6h-1.6z" fill="#000"/>'
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" height="{height:g}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><g {_STYLE}>{steps}{tip}{inside}</g></svg>'


def _draw_step(step: Step) -> str:
    line = f'<path d="M{step.x:.3f} {step.y:.3f}h{step.width:g}v{step.height:g}h-{step.width:g}z"/>'
    if not step.number.is_integer():
        return line
    x, y = step.x + step.width / 2, step.y + step.height / 2
    inward = 2.4 if step.number < 10 or step.edge in ("top", "bottom") else 3.0
    x += {"left": inward, "right": -inward}.get(step.edge, 0)
    y += {"top": inward, "bottom": -inward}.get(step.edge, 0)
    return line + _text(x, y, f"{step.number:g}", "middle")


def _draw_tick(tick: Tick) -> str:
    heavy = 2 if tick.number % 5 == 0 else 1
    end = f"M{tick.x1:g} {tick.y1:g}L{tick.x2:g} {tick.y2:g}"
    return f'<path d="{end}" stroke-width="{TICK_LINE * heavy:g}"/>'


def _number_tick(tick: Tick) -> str:
    """The number at the end of a tick, on the outer side, where the next tick is shorter."""
    across, downward, anchor = {
        "left": (-0.6, 1.3, "end"),
        "right": (0.6, 1.3, "start"),
        "up": (0.0, -1.6, "end"),
        "down": (0.0, 1.6, "end"),
    }[tick.word]
    return _text(tick.x2 + across, tick.y2 + downward, f"{tick.number:g}", anchor)


def _words(x: float, y: float) -> str:
    """The directions at the ends of both rulers, about their zeros."""
    top, end = y - ARM - 2.5, x + ARM + 1.2
    words = (
        *((x, top, "0", "middle"), (x - 3, top, "left", "end"), (x + 3, top, "right", "start")),
        *((end, y, "0", "start"), (end, y - 4.8, "up", "start"), (end, y + 4.8, "down", "start")),
    )
    told = "".join(_text(*word, size=_WORD) for word in words)
    return f'<g font-weight="700" font-size="{_WORD}">{told}</g>'


def _text(x: float, y: float, text: str, anchor: str, size: float = _NUMBER) -> str:
    """A text whose figures have their middle at y."""
    return f'<text x="{x:.2f}" y="{y + _HALF_FIGURE * size:.2f}" text-anchor="{anchor}">{text}</text>'
