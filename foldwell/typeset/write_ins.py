"""Where a patient writes: the lines to write on, as the engine laid them out.

The engine tags a line as an element without content. Only their order tells which element is which line, so
every such element is listed, not those of lines alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foldwell.typeset.boxes import PT, children, page_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document

_CLEAR = 0.5
"""Points between a field and the line under it, so that what covers the field leaves the line."""


@dataclass(frozen=True)
class WriteIn:
    """Lines that one thing is written on; a field of the screen file.

    name: unlike any other of the brochure. label: what is to be written, in words that need no look at the page.
    page: counts from 0. left, bottom, right, top: points from the lower left corner of the page.
    lines: how many there are. size: of what is typed, in points.
    """

    name: str
    label: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    lines: int
    size: float


def list_write_ins(document: Document) -> tuple[WriteIn | None, ...]:
    """What is written in each element that the engine tags without content, in the order of its tags.

    None for one that is no place to write, or the second and later line of one.
    """
    return tuple(write_in for number, page in enumerate(page_boxes(document)) for write_in in _walk(page, number, page))


def _walk(box: Any, number: int, page: Any) -> Iterator[WriteIn | None]:  # noqa: ANN401
    for child in _tagged(box):
        if hasattr(child, "text"):
            continue
        if child.element is None or "data-field" not in child.element.keys():  # noqa: SIM118 (an element is no mapping)
            yield from _walk(child, number, page)
            if _is_empty(child):
                yield None
            continue
        empty = len(list(_walk(child, number, page)))
        yield from [_read(child, number, page), *[None] * (empty - 1)][:empty]


def _is_empty(box: Any) -> bool:  # noqa: ANN401
    """Whether the engine gives a box an element of the kind Div with nothing in it."""
    return box.element is not None and box.element_tag == "div" and not list(_tagged(box))


def _tagged(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """What a box holds of boxes that the engine tags: lines are none, and what stands in margins is left out."""
    for child in children(box):
        if type(child).__name__ == "LineBox":
            yield from children(child)
        elif type(child).__name__ != "MarginBox":
            yield child


def _read(box: Any, number: int, page: Any) -> WriteIn:  # noqa: ANN401
    """A box of the engine, which counts pixels from the upper left corner."""
    left, top = box.content_box_x() * PT, box.content_box_y() * PT
    height = page.margin_height() * PT
    return WriteIn(
        name=box.element.get("data-field"),
        label=box.element.get("data-label"),
        page=number,
        left=round(left, 3),
        bottom=round(height - top - box.height * PT + _CLEAR, 3),
        right=round(left + box.width * PT, 3),
        top=round(height - top, 3),
        lines=int(box.element.get("data-lines", "1")),
        size=box.style["font_size"] * PT,
    )
