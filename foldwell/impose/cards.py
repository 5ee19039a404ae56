"""Cards on a sheet: where each copy stands, and the ticks that a knife is laid to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.model.printable import OFFICE_EDGE
from foldwell.units import ZERO, Length, mm

if TYPE_CHECKING:
    from foldwell.model.geometry import SheetForm

TICK_LENGTH, TICK_GAP = mm(3), mm(1)


@dataclass(frozen=True)
class Tick:
    """A short line on a cut, in points from the lower left corner of the sheet."""

    x0: float
    y0: float
    x1: float
    y1: float

    def turned(self, width: float, height: float) -> Tick:
        """The same on a sheet turned by 180 degrees."""
        return Tick(width - self.x1, height - self.y1, width - self.x0, height - self.y0)


def place_cards(form: SheetForm, *, is_back: bool) -> tuple[tuple[float, float], ...]:
    """Lower left corner of each copy in points, row by row from the top; a single piece fills its sheet."""
    across, down = _cut_lines(form, is_back=is_back)
    return tuple((left.pt, bottom.pt) for bottom in reversed(down[:-1]) for left in across[:-1])


def _cut_lines(form: SheetForm, *, is_back: bool) -> tuple[list[Length], list[Length]]:
    """The x of the vertical cuts and the y of the horizontal ones, edges of the cards included.

    Cards stand in the middle of the sheet. Where their outer cuts would then lie on paper that can't be printed
    on, so that nothing could mark them, the cards begin at the sheet's own edge. From behind, all is mirrored.
    """
    across, down = (
        _line_up(sheet, card, count)
        for sheet, card, count in zip(form.paper.sheet, form.paper.trim, form.paper.copies, strict=True)
    )
    if is_back:
        across = [form.paper.sheet[0] - x for x in reversed(across)]
    return across, down


def _line_up(sheet: Length, card: Length, count: int) -> list[Length]:
    spare = sheet - card * count
    start = Length(spare.points / 2)
    if start < OFFICE_EDGE <= spare:
        start = ZERO
    return [start + card * number for number in range(count + 1)]


def cut_ticks(form: SheetForm, *, is_back: bool) -> tuple[Tick, ...]:
    """Ticks on every cut, in the paper around the cards; between cards that fill the sheet, at the ends of the cut."""
    if form.layout.imposition != "n-up":
        return ()
    width, height = form.paper.sheet
    across, down = _cut_lines(form, is_back=is_back)
    upright = [(x, *span) for x in _printable(across, width) for span in _tick_spans(down, height)]
    level = [(y, *span) for y in _printable(down, height) for span in _tick_spans(across, width)]
    ticks = [Tick(x.pt, low.pt, x.pt, high.pt) for x, low, high in upright]
    ticks += [Tick(low.pt, y.pt, high.pt, y.pt) for y, low, high in level]
    return tuple(ticks)


def _printable(cuts: list[Length], size: Length) -> list[Length]:
    return [cut for cut in cuts if OFFICE_EDGE <= cut <= size - OFFICE_EDGE]


def _tick_spans(cuts: list[Length], size: Length) -> list[tuple[Length, Length]]:
    """Where ticks begin and end along a cut: outside the cards where there is room, else just inside the printable."""
    first, last = cuts[0], cuts[-1]
    low = (first - TICK_GAP - TICK_LENGTH, first - TICK_GAP)
    high = (last + TICK_GAP, last + TICK_GAP + TICK_LENGTH)
    if low[0] < OFFICE_EDGE:
        low = (OFFICE_EDGE, OFFICE_EDGE + TICK_LENGTH)
    if high[1] > size - OFFICE_EDGE:
        high = (size - OFFICE_EDGE - TICK_LENGTH, size - OFFICE_EDGE)
    return [low, high]
