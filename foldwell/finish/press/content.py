"""A content stream in the inks of the press.

Colours are held back until something is painted with them: only then is it known whether it is text, a thin line
or a ground, and that decides the ink and whether it prints over what is there.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pikepdf
from pikepdf import Name, Operator

from foldwell.finish.press.spaces import read_space_colour
from foldwell.finish.press.state import FINE, HAIR, GraphicsState, Pen

if TYPE_CHECKING:
    from pikepdf import Object

    from foldwell.finish.press.inks import Inks, Paint


_PATH = {"m", "l", "c", "v", "y", "h", "re"}
_CLIP = {"W", "W*"}
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_SHOWS = {"Tj", "TJ", "'", '"'}
_MARKED = {"BMC", "BDC", "EMC", "MP", "DP"}
_COLOURS = {"rg": False, "g": False, "k": False, "RG": True, "G": True, "K": True}
"""Operators that set a colour at once, and whether it is the stroke's."""
_SPACES = {"cs": False, "CS": True}
_SPACED = {"sc": False, "scn": False, "SC": True, "SCN": True}
_OVERPRINT = {(False, False): "/FwKnock", (True, False): "/FwFill", (False, True): "/FwStroke", (True, True): "/FwBoth"}
"""Names of the graphics states that say whether fill and stroke print over what is there."""


@dataclass
class InkedContent:
    """A converted stream, and what it uses beside its own resources.

    states: names of graphics states by (fill, stroke) overprint. spots: spot paints by the name of their colour
    space. scales: for each XObject, points a unit at the place it is drawn.
    """

    data: bytes = b""
    states: dict[str, tuple[bool, bool]] = field(default_factory=dict)
    spots: dict[str, Paint] = field(default_factory=dict)
    scales: dict[str, float] = field(default_factory=dict)


def ink_content(source: Object, resources: Object, inks: Inks, *, scale: float, is_page: bool) -> InkedContent:
    """Convert the content of a page, form or pattern.

    scale: points a unit where it is drawn. is_page: it begins in black; a form begins with the colour at hand.
    """
    inker = _Inker(resources, inks, GraphicsState.at_start(scale, is_page=is_page))
    for instruction in pikepdf.parse_content_stream(source):
        inker.take(instruction.operands, str(instruction.operator))
    inker.made.data = pikepdf.unparse_content_stream(inker.out)
    return inker.made


class _Inker:
    def __init__(self, resources: Object, inks: Inks, state: GraphicsState) -> None:
        self._resources, self._inks, self._state = resources, inks, state
        self._stack: list[GraphicsState] = []
        self._path: list[tuple[Any, Operator]] = []
        self._outlines: list[list[tuple[float, float]]] = []
        self._clips = False
        self.out: list[tuple[Any, Operator]] = []
        self.made = InkedContent()

    def take(self, operands: Any, operator: str) -> None:  # noqa: ANN401 (operands of any kind)
        """One instruction."""
        if operator in _COLOURS:
            self._set_colour(operands, operator)
        elif operator in _SPACES:
            self._set_space(operands, operator)
        elif operator in _SPACED:
            self._set_in_space(operands, operator)
        elif operator in _PATH or operator in _CLIP:
            self._add_path(operands, operator)
        elif operator == "n" or operator in _FILLS or operator in _STROKES:
            self._paint_path(operands, operator)
        elif operator not in _MARKED:
            self._prepare(operands, operator)
            self._emit(operands, operator)

    def _prepare(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        """What an instruction means for the state, or needs before it."""
        if operator == "q":
            self._stack.append(copy(self._state))
        elif operator == "Q" and self._stack:
            self._state = self._stack.pop()
        elif operator == "cm":
            self._state.transform([float(number) for number in operands])
        elif operator == "w":
            self._state.width = float(operands[0])
        elif operator == "Tr":
            self._state.text_mode = int(operands[0])
        elif operator in _SHOWS:
            fills, strokes = self._state.text_mode % 4 in (0, 2), self._state.text_mode % 4 in (1, 2)
            self._dip(fills=fills, strokes=strokes, is_line=True)
        elif operator in ("Do", "sh"):
            self._draw_object(operands, operator)

    def _draw_object(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        """What is drawn by itself may use the fill's colour, and never prints over what is there."""
        if operator == "Do":
            name = str(operands[0])
            self.made.scales[name] = max(self._state.scale, self.made.scales.get(name, 0.0))
        self._dip(fills=self._state.fill.is_held, strokes=self._state.stroke.is_held, is_line=False)
        self._set_overprint(fill=False, stroke=False)

    def _set_colour(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        space = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}[operator.lower()]
        self._hold(read_space_colour(Name(space), operands), stroke=_COLOURS[operator])

    def _set_space(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        spaces = self._resources.get("/ColorSpace", pikepdf.Dictionary())
        space = spaces.get(str(operands[0]), operands[0])
        stroke = _SPACES[operator]
        self._state.set_pen(stroke, Pen(space=space))
        if read_space_colour(space, ()) is None:
            self._emit(operands, operator)

    def _set_in_space(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        stroke = _SPACED[operator]
        colour = read_space_colour(self._state.pen(stroke).space, operands)
        if colour is None:
            self._emit(operands, operator)
        else:
            self._hold(colour, stroke=stroke)

    def _hold(self, colour: Any, *, stroke: bool) -> None:  # noqa: ANN401 (RGB or Cmyk)
        pen = self._state.pen(stroke)
        self._state.set_pen(stroke, Pen(colour, pen.written, pen.space))

    def _add_path(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        self._path.append((operands, Operator(operator)))
        numbers = [float(number) for number in operands]
        if operator in ("m", "re") or not self._outlines:
            self._outlines.append([])
        if operator == "re":
            x, y, width, height = numbers
            self._outlines[-1] += [(x, y), (x + width, y + height)]
        else:
            self._outlines[-1] += list(zip(numbers[::2], numbers[1::2], strict=False))
        self._clips = self._clips or operator in _CLIP

    def _paint_path(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        strokes, fills = operator in _STROKES, operator in _FILLS
        thin = self._is_thin()
        if fills:
            self._dip(fills=True, strokes=False, is_line=thin or self._is_fine() or self._state.is_in_thin_clip)
        if strokes:
            self._dip(fills=False, strokes=True, is_line=self._state.width * self._state.scale < HAIR)
        self.out += self._path
        self._emit(operands, operator)
        if self._clips and thin:
            self._state.is_in_thin_clip = True
        self._path, self._outlines, self._clips = [], [], False

    def _is_thin(self) -> bool:
        """Whether the path is a line that is drawn as a narrow shape."""
        points = [point for outline in self._outlines for point in outline]
        return bool(points) and _least_side(points) * self._state.scale < HAIR

    def _is_fine(self) -> bool:
        """Whether the path is made of many small shapes, as a QR code is: out of register they would not be read."""
        sides = [_least_side(outline) * self._state.scale for outline in self._outlines if outline]
        return len(sides) > 1 and max(sides) < FINE

    def _dip(self, *, fills: bool, strokes: bool, is_line: bool) -> None:
        """Set the inks that are held, for what is painted next."""
        over = {False: self._state.over_fill, True: self._state.over_stroke}
        for stroke in [part for part, used in ((False, fills), (True, strokes)) if used]:
            pen = self._state.pen(stroke)
            if pen.colour is None:
                over[stroke] = False
                continue
            paint = pen.mix(self._inks, is_line=is_line)
            over[stroke] = is_line and self._inks.overprints and paint.is_solid_black
            if paint != pen.written:
                self._write(paint, stroke=stroke)
                self._state.set_pen(stroke, Pen(pen.colour, paint, pen.space))
        if fills or strokes:
            self._set_overprint(fill=bool(over[False]), stroke=bool(over[True]))

    def _write(self, paint: Paint, *, stroke: bool) -> None:
        if not paint.spot:
            self._emit([_decimal(ink) for ink in paint.cmyk], "K" if stroke else "k")
            return
        name = f"/FwSpot{crc32(paint.spot.encode()):08x}"
        self.made.spots[name] = paint
        self._emit([Name(name)], "CS" if stroke else "cs")
        self._emit([_decimal(paint.tint)], "SCN" if stroke else "scn")

    def _set_overprint(self, *, fill: bool, stroke: bool) -> None:
        state = self._state
        if (state.over_fill, state.over_stroke) != (fill, stroke):
            name = _OVERPRINT[fill, stroke]
            self.made.states[name] = (fill, stroke)
            self._emit([Name(name)], "gs")
            state.over_fill, state.over_stroke = fill, stroke

    def _emit(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        self.out.append((operands, Operator(operator)))


def _least_side(points: list[tuple[float, float]]) -> float:
    """The shorter side of the box around points, in units."""
    xs, ys = zip(*points, strict=True)
    return float(min(max(xs) - min(xs), max(ys) - min(ys)))


def _decimal(number: float) -> Decimal:
    return Decimal(f"{number:.4f}".rstrip("0").rstrip(".") or "0")
