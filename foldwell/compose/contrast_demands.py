"""How strong contrast must be: what is read on what, at each level that a theme may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.model.theme import ContrastLevel

PAPERS = ("paper", "tint", "warm")
_MARGIN = 0.15, 0.02
"""Added to every minimum, in points or as a share of it, so that it still holds when colours are rounded to greys."""
_SKIN = 3.0
"""Lines in drawings of the body, which keep their own colours (WCAG 2.2, 1.4.11)."""


@dataclass(frozen=True)
class Demands:
    """Least contrasts by WCAG 2.2: of body text, of any other text, and of marks without letters."""

    body: float
    text: float
    graphic: float

    @property
    def sought(self) -> Demands:
        """What a colour is looked for with: a little more than must hold."""
        return Demands(*(least + max(_MARGIN[0], _MARGIN[1] * least) for least in (self.body, self.text, self.graphic)))


STANDARD = Demands(body=7.0, text=4.5, graphic=3.0)
"""Body at level AAA (1.4.6), the rest at level AA (1.4.3, 1.4.11)."""
HIGH = Demands(body=12.0, text=7.0, graphic=4.5)
"""For low vision: all text at level AAA, body at 12:1, and marks like large text at level AAA (1.4.6)."""
LEVELS: Mapping[ContrastLevel, Demands] = {"standard": STANDARD, "high": HIGH}


def list_pairs(demands: Demands) -> tuple[tuple[str, str, float], ...]:
    """What must be read on what: text or mark, its ground, and the least contrast."""
    body, text, graphic = demands.body, demands.text, demands.graphic
    halos = ("halo", "halo-strong")
    return (
        *(("ink", ground, body) for ground in (*PAPERS, "tint-strong", "accent-tint", "alert")),
        *(("deep", ground, body) for ground in (*PAPERS, "tint-strong", "accent-tint", "alert")),
        *(("soft", ground, text) for ground in (*PAPERS, "accent-tint", "alert")),
        *(("brand", ground, text) for ground in PAPERS),
        ("on-brand", "brand", text),
        *(("accent", ground, graphic) for ground in (*PAPERS, "accent-tint")),
        *(("icon", ground, graphic) for ground in (*PAPERS, "accent-tint")),
        *(("alert-ink", ground, body) for ground in ("alert", "paper")),
        *(("alert-rule", ground, graphic) for ground in ("alert", "paper")),
        *((role, "ground", text) for role in ("on-ground", "on-ground-soft", "ground-accent", "label")),
        ("ground-mark", "ground", graphic),
        *(("label", halo, text) for halo in halos),
        *(("label-line", ground, graphic) for ground in ("ground", *halos)),
        *(("paper-label", ground, text) for ground in ("paper", "paper-halo", "paper-halo-strong")),
        *(("paper-label-line", ground, graphic) for ground in ("paper", "paper-halo", "paper-halo-strong")),
        *(("skin-line", ground, _SKIN) for ground in ("skin", "paper")),
    )
