"""What a file is held to: by its brochure where that is known, else by what its purpose asks of any file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from foldwell.preflight.expected import ExpectedPress
from foldwell.units import mm

if TYPE_CHECKING:
    from foldwell.preflight.claims import Claims
    from foldwell.preflight.expected import Expected

Purpose = Literal["screen", "office", "press", "general"]
"""What a file is for; general is a file that does not say."""

PURPOSES: tuple[Purpose, ...] = ("screen", "office", "press", "general")

EDGE = mm(4.2).pt
"""What an office laser leaves white on every edge; a file of ours keeps clear of more."""

ANY_SHOP = ExpectedPress(bleed=mm(3).pt, ink_limit=320.0, condition="")
"""Bleed of 3 mm and 320 % of ink, the most that sheet-fed offset takes; any output condition."""


@dataclass(frozen=True)
class Limits:
    """Sizes are points; contrast is a ratio by WCAG 2.

    least_size: no type is smaller. body_size: nor is most of the text. min_ppi, good_ppi: of pictures as printed; under
    the first it is an error, under the second a warning. qr_module: least width of a module in millimetres.
    edge_clear: kept free of ink at the left, lower, right and upper edge. press: what the print shop asks for.
    """

    least_size: float = 8.0
    body_size: float = 0.0
    min_ppi: float = 150.0
    good_ppi: float = 225.0
    least_contrast: float = 4.5
    least_contrast_large: float = 3.0
    edge_clear: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    grey: bool = False
    qr_module: float = 0.4
    press: ExpectedPress | None = None


_OF_PURPOSE = {
    "screen": Limits(min_ppi=96.0, good_ppi=150.0),
    "office": Limits(edge_clear=(EDGE,) * 4),
    "press": Limits(least_size=6.0, min_ppi=ANY_SHOP.min_ppi, press=ANY_SHOP),
    "general": Limits(),
}
"""Type: 8 pt is the least of a wallet card, 6 pt the least that a print shop knocks out. Pictures: 225 ppi is the
least that print shops take, 96 ppi what a screen shows."""


def limits_of(purpose: Purpose, expected: Expected | None) -> Limits:
    """The limits of a purpose; those of the brochure win."""
    if expected is None:
        return _OF_PURPOSE[purpose]
    limits = Limits(
        least_size=expected.least_size,
        body_size=expected.body_size,
        min_ppi=expected.min_ppi,
        least_contrast=expected.least_contrast,
        least_contrast_large=expected.least_contrast_large,
        edge_clear=expected.edge_clear,
        grey=expected.grey,
        press=expected.press,
    )
    return replace(limits, min_ppi=expected.press.min_ppi) if expected.press else limits


def purpose_of(claims: Claims) -> Purpose:
    """What a file is for, by what it declares: a press standard first, then an access or archive standard."""
    if claims.press or claims.has_press_intent:
        return "press"
    return "screen" if claims.access or claims.archive else "general"
