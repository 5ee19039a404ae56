"""The engine's computed styles by a shorter way, for properties that an element's styles do not mention.

An element mentions some ten of a few hundred properties. The engine answers each of the others as if it were
mentioned, forty thousand times a brochure. Most are the parent's or the standard's, unchanged: these are answered at
once here, and all else is left to the engine.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import ComputedStyle, check_math
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

_FOLLOWING = INITIAL_NOT_COMPUTED | {"page", "position", "float", "display"}
"""Properties whose value follows from others, or of which the engine keeps the specified value too."""
_PLAIN = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in _FOLLOWING and not name.startswith("text_decoration_") and not check_math(value)
}
_INHERITED = frozenset(INHERITED & _PLAIN.keys() - PHYSICAL_FUNCTIONS.keys())
_OWN = {name: _PLAIN[name] for name in _PLAIN.keys() - INHERITED - PHYSICAL_FUNCTIONS.keys()}
_TWICE_NAMED = {
    name: (_PLAIN[name], {inline: find(block="ttb", inline=inline) for inline in ("ltr", "rtl")})
    for name, find in PHYSICAL_FUNCTIONS.items()
    if name in _PLAIN
}
"""Of properties that styles may mention by start and end too: their value, and that name by direction."""

compute_in_full = ComputedStyle.__missing__


def compute(style: Any, name: str) -> Any:  # noqa: ANN401
    """The value of a property that a style was not asked for before; the style keeps it."""
    mentioned = style.cascaded
    if name not in mentioned:
        if name in _OWN:
            value = style[name] = _OWN[name]
            return value
        if name in _TWICE_NAMED:
            value, names = _TWICE_NAMED[name]
            if names[style["direction"]] not in mentioned:
                style[name] = value
                return value
        elif name in _INHERITED and style.parent_style is not None:
            value = style.parent_style[name]
            if type(value) is str or not check_math(value):
                style[name] = value
                return value
    return compute_in_full(style, name)
