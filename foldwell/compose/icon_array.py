"""People out of 100 as small figures, filled against outlined, so that the share is seen without colour."""

from __future__ import annotations

from dataclasses import dataclass

_PITCH, _ROW = 10.1, 11.2
"""Width and height given to one person, in pt."""
_GROUP, _GAP = 10, 4.0
"""After so many people stands a gap of so many pt, to count by."""
_LINE = 0.75
"""Width of an outline, in pt."""
_PERSON = "a2 2 0 1 1 4 0a2 2 0 1 1-4 0zm-1.4 7.1c0-5.2 6.8-5.2 6.800 0z"
"""Head and shoulders, drawn from the left of the head."""
_HEAD_LEFT, _HEAD_MIDDLE = _PITCH / 2 - 2, 2.7


@dataclass(frozen=True)
class IconArray:
    """A drawing of people. width, height: its natural size in pt; it has no title."""

    svg: str
    width: float
    height: float


def draw_icon_array(count: int, whole: int = 100, *, per_row: int = 20, role: str = "brand") -> IconArray:
    """`count` of `whole` people filled, the rest outlined, in rows with a gap after each ten.

    role: the colour role of the figures, left as `var(--role)`. Raises ValueError where count is not 0 to whole.
    """
    if not 0 <= count <= whole or whole < 1 or per_row < 1:
        raise ValueError(f"{count} of {whole} people, {per_row} to a row, can't be drawn")
    people = [_draw_person(number, per_row) for number in range(whole)]
    ink = f"var(--{role})"
    filled = f'<path fill="{ink}" d="{"".join(people[:count])}"/>' if count else ""
    outlined = f'<path fill="none" d="{"".join(people[count:])}"/>' if count < whole else ""
    in_row = min(per_row, whole)
    width = round(in_row * _PITCH + (in_row - 1) // _GROUP * _GAP, 2)
    height = round(-(-whole // per_row) * _ROW, 2)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<g stroke="{ink}" stroke-width="{_LINE}" stroke-linejoin="round">{filled}{outlined}</g></svg>'
    )
    return IconArray(svg, width, height)


def _draw_person(number: int, per_row: int) -> str:
    row, column = divmod(number, per_row)
    x = column * _PITCH + column // _GROUP * _GAP + _HEAD_LEFT
    return f"M{x:.2f} {row * _ROW + _HEAD_MIDDLE:.2f}{_PERSON}"
