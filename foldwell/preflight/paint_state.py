"""What is painted, and the graphics state that it is painted in (PDF 1.7, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import pikepdf

from foldwell.preflight.content import Matrix
from foldwell.preflight.inks import BLACK, Colour

if TYPE_CHECKING:
    from foldwell.preflight.expected import Box

Kind = Literal["fill", "stroke", "text", "image", "shading"]


@dataclass(frozen=True)
class Painted:
    """One thing that is painted.

    page: from 0; inside: empty, or the `pattern` or `annotation` that paints it.
    box: around it on the page without its line width, for text its start; None where it has no place of its own.
    thickness: of a line, or of a filled rectangle's thinner side, in points as printed; None where it has none.
    size: of the type in points as printed, 0 for what is no text.
    overprint, mode: of this colour (OP or op, OPM); see_through: why it is transparent, or empty.
    """

    page: int
    kind: Kind
    colour: Colour
    box: Box | None = None
    thickness: float | None = None
    size: float = 0.0
    overprint: bool = False
    mode: int = 0
    see_through: str = ""
    inside: str = ""


@dataclass(frozen=True)
class State:
    """The graphics state, as far as it matters here."""

    matrix: Matrix = field(default_factory=Matrix)
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_pattern: Any = None
    stroke_pattern: Any = None
    width: float = 1.0
    size: float = 0.0
    mode: int = 0
    fill_over: bool = False
    stroke_over: bool = False
    over_mode: int = 0
    see_through: str = ""


def least_scale(matrix: Matrix) -> float:
    """By how much the thinner direction of a line grows: the smaller singular value of the matrix."""
    a, b, c, d = matrix[:4]
    total, area = a * a + b * b + c * c + d * d, abs(a * d - b * c)
    root = max(total * total - 4 * area * area, 0.0) ** 0.5
    return float((max(total - root, 0.0) / 2) ** 0.5)


def transparency_of(extended: pikepdf.Object) -> str | None:
    """Why a state is transparent, empty where it says that it is not, None where it says nothing."""
    told = None
    for key, name in (("/ca", "opacity"), ("/CA", "opacity"), ("/BM", "a blend mode"), ("/SMask", "a soft mask")):
        value = extended.get(key)
        if value is None:
            continue
        if key in ("/ca", "/CA"):
            is_plain = float(value) >= 1
        else:
            is_plain = value in (pikepdf.Name.Normal, pikepdf.Name.Compatible, pikepdf.Name("/None"))
        told = told or ("" if is_plain else name)
    return told
