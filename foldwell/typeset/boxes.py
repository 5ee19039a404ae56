"""Reads the engine's laid-out boxes: where each unit stands, what sticks out sideways, how headings broke.

`Page._page_box` is private to the engine; this is the only file that touches it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weasyprint import Document

PT = 0.75
"""Points in one of the engine's pixels."""
_TOLERANCE = 0.5
_GROWN = 0.01
"""Pixels by which a slot may miss its reserved height: heights are sums of fractions."""
_BREAKABLE = re.compile(r"[ \t\r\n\f]+")
"""White space that a line may break at; words that are tied by U+00A0 stay one."""

_DIRECTION = re.compile("[\u200e\u200f\u2066-\u2069]")


@dataclass(frozen=True)
class UnitBox:
    """A unit on a page, in points from the top of the page: a section, a block or an item."""

    id: str
    zone: str
    page: int
    top: float
    bottom: float
    words: int


@dataclass(frozen=True)
class SlotBox:
    """The border box of a slot, in points from the upper left corner of its page.

    page: counts from 0. set_width: what its style has to say as its width, so that it is so wide.
    """

    name: str
    page: int
    left: float
    top: float
    width: float
    height: float
    set_width: float


@dataclass(frozen=True)
class Heading:
    """A heading as it was set: its text, type size and the width it may take, in points.

    text: with a space wherever a line may break, and nowhere else, without marks of direction. lines: how many it took.
    inked: width of its words on all lines together, in points.
    """

    id: str
    text: str
    size: float
    column: float
    lines: int
    inked: float


@dataclass(frozen=True)
class Sideways:
    """Text or a picture that runs past the right edge of its panel's text area, by so many points."""

    page: int
    unit: str
    text: str
    by: float


def children(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """The boxes inside a box, placeholders resolved."""
    for child in getattr(box, "children", None) or ():
        yield getattr(child, "_box", child)


def page_boxes(document: Document) -> list[Any]:
    """The box of each page."""
    return [page._page_box for page in document.pages]


def page_zones(document: Document) -> list[str]:
    """The zone that each page belongs to: pages are named for their zones."""
    return [str(box.page_type.name) for box in page_boxes(document)]


def list_units(document: Document) -> list[UnitBox]:
    """Every unit in reading order; one that breaks over pages is listed once for each."""
    units: list[UnitBox] = []
    for number, (page, zone) in enumerate(zip(page_boxes(document), page_zones(document), strict=True)):
        seen: set[str] = set()
        _collect_units(page, number, zone, units, seen)
    return units


def _collect_units(box: Any, page: int, zone: str, units: list[UnitBox], seen: set[str]) -> None:  # noqa: ANN401
    element = getattr(box, "element", None)
    unit = "" if element is None or box.element_tag.endswith("::before") else element.get("data-unit", "")
    if element is not None and unit and unit not in seen:
        seen.add(unit)
        top = box.border_box_y()
        words = len("".join(element.itertext()).split())
        units.append(UnitBox(unit, zone, page, top * PT, (top + box.border_height()) * PT, words))
    for child in children(box):
        _collect_units(child, page, zone, units, seen)


def list_slots(document: Document) -> tuple[SlotBox, ...]:
    """Every slot, page by page; one that breaks over pages is listed once for each."""
    return tuple(
        read_slot(box, number)
        for number, page in enumerate(page_boxes(document))
        for box, _ in _walk_units(page, "")
        if getattr(box, "element", None) is not None
        and box.element_tag == box.element.tag
        and "data-slot" in box.element.keys()  # noqa: SIM118
    )


def read_slot(box: Any, page: int) -> SlotBox:  # noqa: ANN401
    """The box of a slot on a page, which is counted from 0."""
    width = box.border_width()
    return SlotBox(
        name=box.element.get("data-slot"),
        page=page,
        left=box.border_box_x() * PT,
        top=box.border_box_y() * PT,
        width=width * PT,
        height=box.border_height() * PT,
        set_width=(width if box.style["box_sizing"] == "border-box" else box.width) * PT,
    )


def _own_lines(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """The lines of a box, and not those of what stands inside a line of it."""
    for child in children(box):
        if type(child).__name__ == "LineBox":
            yield child
        else:
            yield from _own_lines(child)


def list_headings(document: Document) -> list[Heading]:
    """The headings of sections and of the cover."""
    found = []
    for page in page_boxes(document):
        for box, unit in _walk_units(page, ""):
            element = getattr(box, "element", None)
            if type(box).__name__ != "BlockBox" or element is None or element.get("class") != "heading":
                continue
            text = _BREAKABLE.sub(" ", _DIRECTION.sub("", "".join(element.itertext()))).strip(" ")
            name = unit.removeprefix("section--")
            lines = list(_own_lines(box))
            words = [part.width for line in lines for part, _ in _walk_units(line, unit) if hasattr(part, "text")]
            size, column, inked = box.style["font_size"] * PT, box.width * PT, sum(words) * PT
            found.append(Heading(name, text, size, column, len(lines), inked))
    return found


def _walk_units(box: Any, unit: str) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    element = getattr(box, "element", None)
    if element is not None:
        unit = element.get("data-unit") or unit
    yield box, unit
    for child in children(box):
        yield from _walk_units(child, unit)


def list_sideways(document: Document) -> list[Sideways]:
    """What runs past the text area of its panel to the left or right."""
    found = []
    for number, page in enumerate(page_boxes(document)):
        left = page.content_box_x()
        right = left + page.width
        for box, unit in _walk_units(page, ""):
            if type(box).__name__ in {"TextBox", "InlineReplacedBox", "BlockReplacedBox"} and unit:
                width = box.width if hasattr(box, "text") else box.margin_width()
                over = max(box.position_x + width - right, left - box.position_x)
                if over > _TOLERANCE and getattr(box, "text", "a picture").strip():
                    found.append(Sideways(number, unit, getattr(box, "text", "a picture").strip(), over * PT))
    return found


def count_words(document: Document, pages: Iterable[int]) -> int:
    """How many words of units stand on these pages."""
    boxes = page_boxes(document)
    return sum(_count_words(box) for page in pages for box, unit in _walk_units(boxes[page], "") if unit)


def _count_words(box: Any) -> int:  # noqa: ANN401
    if type(box).__name__ != "LineBox":
        return 0
    return len("".join(getattr(part, "text", "") for part, _ in _walk_units(box, "")).split())


def last_ink(document: Document, page: int) -> float:
    """Bottom of the lowest line, picture or slot of a page's text area, in points from the top of the page."""
    bottom = 0.0
    for box, unit in _walk_units(page_boxes(document)[page], ""):
        kind = type(box).__name__
        if unit and kind in {"LineBox", "InlineReplacedBox", "BlockReplacedBox"}:
            height = box.height if kind == "LineBox" else box.margin_height()
            bottom = max(bottom, box.position_y + height)
        elif unit and _holds_room(box):
            bottom = max(bottom, box.position_y + box.margin_height())
    return bottom * PT


def _holds_room(box: Any) -> bool:  # noqa: ANN401
    """Whether a box counts as filled without any ink: a line to write on, or a slot, whose size is reserved."""
    element = getattr(box, "element", None)
    return element is not None and (element.get("class") == "note-line" or "data-slot" in element.attrib)


def list_grown_slots(document: Document) -> tuple[str, ...]:
    """Names of the slots whose content is higher than the room that the style reserves for it."""
    return tuple(
        str(box.element.get("data-slot"))
        for page in page_boxes(document)
        for box, _ in _walk_units(page, "")
        if _is_slot(box) and box.height > box.min_height + _GROWN
    )


def _is_slot(box: Any) -> bool:  # noqa: ANN401
    element = getattr(box, "element", None)
    return element is not None and "data-slot" in element.attrib and hasattr(box, "min_height")
