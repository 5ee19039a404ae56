"""What may stand in an SVG from outside: elements, attributes and how each value is written.

Everything is refused that is not known to be harmless, so that a drawing can neither reach out of its file,
nor run, nor take the layout engine down.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from coloraide import Color
from tinycss2.color4 import parse_color  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_NUMBER = 1e6
LONGEST_VALUE = 4_000
"""Characters of a value that is not the points of a shape."""
SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"])
TEXTS = frozenset(["text", "tspan", "textPath"])
_HOLDERS = "svg g defs symbol clipPath mask marker pattern linearGradient radialGradient stop style"
ELEMENTS = SHAPES | TEXTS | frozenset(_HOLDERS.split())
BAGGAGE = frozenset(["title", "desc", "metadata", "filter"])
"""Left out without a word; words for a picture come from the words file, in each language."""
_MOVES = "is animated, and paper stands still"
FORBIDDEN = {
    "script": "runs a program",
    "foreignObject": "holds a web page",
    "image": "holds a picture, or points to one",
    "feImage": "points to a picture",
    "a": "is a link",
    "iframe": "holds a web page",
    "switch": "chooses between drawings",
} | dict.fromkeys(("animate", "animateTransform", "animateMotion", "animateColor", "set", "discard"), _MOVES)

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_MEASURE = re.compile(_NUMBER.pattern + r"(?:px|pt|pc|mm|cm|in|em|ex|rem|deg|%)?")
_SEGMENT = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([-+0-9eE.,\s]*)")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
_TRANSFORM = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([-+0-9eE.,\s]*)\)\s*")
_TRANSFORM_ARITY = {"matrix": {6}, "translate": {1, 2}, "scale": {1, 2}, "rotate": {1, 3}, "skewX": {1}, "skewY": {1}}
_WIDE_GAMUT = ("color(", "lab(", "lch(", "oklab(", "oklch(")
_KEYWORDS = re.compile(r"[a-zA-Z0-9 .%-]*")
_FAMILY = re.compile(r"[\w\s,'\"-]*")
_ROLE = re.compile(r"var\(--[a-z][a-z0-9-]*\)")
_POINTER = re.compile(r"url\(\s*[\"']?#([^\"'()\s]+)[\"']?\s*\)(?:\s+(\S+))?")


def pointed_id(value: str) -> str:
    """The id that `url(#id)` points to; empty where it is none."""
    match = _POINTER.fullmatch(value.strip())
    return match[1] if match else ""


def count_points(value: str) -> int:
    """About how many points a path has."""
    return len(_NUMBER.findall(value)) // 2 + 1


def write_plain_color(value: str) -> str:
    """A colour of a wide gamut, as drawing programs write it beside the plain one, as `#rrggbb`; others as they are."""
    if not value.lower().startswith(_WIDE_GAMUT):
        return value
    return Color(value).convert("srgb").fit(method="raytrace", pspace="oklch").to_string(hex=True, alpha=False)


def _find_bad_number(value: str) -> str | None:
    for written in _NUMBER.findall(value):
        if not math.isfinite(float(written)) or abs(float(written)) > LARGEST_NUMBER:
            return f"the number {written[:30]} is too large"
    return None


def _is_numbers(value: str) -> bool:
    return not _NUMBER.sub("", value).strip(" ,\t\r\n")


def _check_numbers(value: str) -> str | None:
    if value in {"none", "auto", "auto-start-reverse", "inherit", "normal"}:
        return None
    if not all(_MEASURE.fullmatch(part) for part in re.split(r"[\s,]+", value.strip(" ,\t\r\n")) if part):
        return f"{value[:40]!r} is not a number"
    return _find_bad_number(value)


def _check_points(value: str) -> str | None:
    if not _is_numbers(value) or len(_NUMBER.findall(value)) % 2:
        return f"{value[:40]!r} is not a list of points"
    return _find_bad_number(value)


def _check_path(value: str) -> str | None:
    path = value.strip()
    if _SEGMENT.sub("", path) or (path and path[0] not in "Mm"):
        return f"{value[:40]!r} is not a path"
    for letter, numbers in _SEGMENT.findall(path):
        count, arity = len(_NUMBER.findall(numbers)), _ARITY.get(letter.upper())
        if not _is_numbers(numbers) or (arity and (not count or count % arity)) or (letter in "Zz" and count):
            return f"the part {(letter + numbers)[:40]!r} of the path is broken"
    return _find_bad_number(path)


def _check_transform(value: str) -> str | None:
    if value.strip() == "none":
        return None
    if _TRANSFORM.sub("", value).strip() or any(
        len(_NUMBER.findall(arguments)) not in _TRANSFORM_ARITY[name] for name, arguments in _TRANSFORM.findall(value)
    ):
        return f"{value[:40]!r} is not a transformation"
    return _find_bad_number(value)


def _check_paint(value: str) -> str | None:
    match = _POINTER.fullmatch(value.strip())
    color = (match[2] or "none") if match else value.strip()
    if color in {"none", "inherit", "context-fill", "context-stroke"} or _ROLE.fullmatch(color):
        return None
    if "url(" in color.lower():
        return f"{value[:60]!r} points outside the file"
    is_known = Color.match(color) if color.lower().startswith(_WIDE_GAMUT) else parse_color(color)
    return None if is_known is not None else f"{value[:40]!r} is not a colour"


def _check_pointer(value: str) -> str | None:
    return (
        None if value.strip() in {"none", "inherit"} or pointed_id(value) else f"{value[:60]!r} points outside the file"
    )


def _check_href(value: str) -> str | None:
    return None if re.fullmatch(r"#\S+", value.strip()) else f"{value[:60]!r} points outside the file"


def _match(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda value: None if pattern.fullmatch(value) else f"{value[:40]!r} is not a word that is known here"


PAINTS = ("fill", "stroke", "stop-color", "color")
MARKERS = ("marker-start", "marker-mid", "marker-end")
POINTERS = ("clip-path", "mask", *MARKERS)
_NUMBERS = """
    opacity fill-opacity stroke-opacity stop-opacity stroke-width stroke-miterlimit stroke-dasharray
    stroke-dashoffset font-size letter-spacing word-spacing
"""
_WORDS = """
    fill-rule clip-rule stroke-linecap stroke-linejoin display visibility text-anchor dominant-
    baseline alignment-baseline font-weight font-style font-stretch vector-effect paint-order mask-
    type overflow transform-origin
"""
PROPERTIES: dict[str, Callable[[str], str | None]] = (
    dict.fromkeys(PAINTS, _check_paint)
    | dict.fromkeys(POINTERS, _check_pointer)
    | dict.fromkeys(_NUMBERS.split(), _check_numbers)
    | dict.fromkeys(_WORDS.split(), _match(_KEYWORDS))
    | {"font-family": _match(_FAMILY), "transform": _check_transform}
)
"""What a style rule may set."""
_GEOMETRY = """
    x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr dx dy rotate offset viewBox refX refY
    markerWidth markerHeight textLength startOffset pathLength orient
"""
_UNITS = """
    gradientUnits clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits
    markerUnits spreadMethod preserveAspectRatio lengthAdjust
"""
ATTRIBUTES = (
    PROPERTIES
    | dict.fromkeys(_GEOMETRY.split(), _check_numbers)
    | dict.fromkeys(_UNITS.split(), _match(_KEYWORDS))
    | dict.fromkeys(("gradientTransform", "patternTransform"), _check_transform)
    | {"d": _check_path, "points": _check_points, "href": _check_href}
)
"""What an element may carry, and the check that tells what is wrong with a value."""


def find_problem(name: str, value: str) -> str | None:
    """What is wrong with the value of an attribute or property that ATTRIBUTES knows; None is well."""
    if len(value) > LONGEST_VALUE and name not in {"d", "points"}:
        return f"the value has {len(value):,} characters"
    return ATTRIBUTES[name](value)
