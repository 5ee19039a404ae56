"""Contrast of text against the ground that it is printed on, by WCAG 2, in colour or as grey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.preflight.faults import Fault
from foldwell.preflight.ground import Colour, text_colour
from foldwell.preflight.naming import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.content import Line
    from foldwell.preflight.reading import Reading

LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which text is large, and from which bold text is."""

WORST_SHARE = 0.12
"""Share of the ground that may be worse: a rule or an underline crosses it, a word over a dark spot does not."""

ROUNDING = 0.05

_BOLD = re.compile(r"(?<!semi)(?<!semi-)(?<!demi)(?<!demi-)bold|black|heavy", re.IGNORECASE)


def find_low_contrast(reading: Reading) -> Iterator[Fault]:
    """Text that is hard to tell from its ground."""
    for line in reading.lines:
        contrast = _contrast_of(line, reading)
        is_mark = not any(map(str.isalnum, line.text))
        is_large = line.size >= LARGE or (line.size >= LARGE_BOLD and _BOLD.search(line.font) is not None)
        limits = reading.limits
        least = limits.least_contrast_large if is_large or is_mark else limits.least_contrast
        if contrast is not None and contrast < least - ROUNDING:
            printed = " when printed in grey" if reading.limits.grey else ""
            yield Fault(
                f"{reading.name_place(line)}: {quote(line.text)} has a contrast of {contrast:.1f} to 1 "
                f"against its ground{printed}, under {least:g}",
                "use a darker text or a lighter ground",
            )


def _contrast_of(line: Line, reading: Reading) -> float | None:
    """The contrast that all but the worst share of the ground reaches; None where it can't be told."""
    colours = reading.ground(line)
    judged = []
    for count, ground in colours:
        text = text_colour(line, ground)
        if text is None:
            return None
        judged.append((contrast_ratio(text, ground, grey=reading.limits.grey), count))
    allowed = WORST_SHARE * sum(count for count, _ in colours)
    for contrast, count in sorted(judged):
        allowed -= count
        if allowed < 0:
            return contrast
    return None


def contrast_ratio(one: Colour, other: Colour, *, grey: bool = False) -> float:
    """WCAG 2 contrast, 1 to 21, of two sRGB colours; as a grey printer shows them where `grey`."""
    lights = [_luminance(_as_grey(colour) if grey else colour) for colour in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def _as_grey(colour: Colour) -> Colour:
    """Luma by ITU-R BT.601, as printer drivers make it."""
    red, green, blue = colour
    value = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return value, value, value


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
