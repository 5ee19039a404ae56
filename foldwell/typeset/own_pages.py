"""Boxes that were laid out over each other on one page, each taken to a page of its own before it is drawn.

A page costs the engine as much as what stands on it. Boxes that all begin in the upper left corner of one page get
the very numbers that they would get on pages of their own.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from foldwell.typeset.boxes import PT, children, page_boxes
from foldwell.typeset.engine_import import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weasyprint import Document


def set_apart(document: Document, first: int, sizes: Sequence[tuple[float, float]]) -> Document:
    """A document with a page for each of some slots of one whose only page holds them all.

    Each slot stands in an element of the body, alone in whatever is around it but for one element that follows it.
    first: how many slots are before them. sizes: width and height of each page in points.
    Raises ValueError where a slot stands in another way.
    """
    (page,) = page_boxes(document)
    root = page.children[0]
    body = root.children[-1]
    pages = []
    for apart, (width, height) in zip(islice(children(body), first, first + len(sizes)), sizes, strict=True):
        slot = body.copy_with_children([_find_slot(apart)])
        own = page.copy_with_children([root.copy_with_children([slot])])
        own.width, own.height = width / PT, height / PT
        pages.append(Page(own))
    return document.copy(pages)


def _find_slot(box: Any) -> Any:  # noqa: ANN401
    """The slot in a box, below elements that each hold nothing but the next."""
    while True:
        held = list(children(box))
        box = held[0] if held else None
        if box is None or box.element is None or type(box).__name__ == "LineBox":
            raise ValueError("a slot is no block of its own")
        is_slot = "data-slot" in box.element.attrib and box.element_tag == box.element.tag
        if len(held) != (2 if is_slot else 1):
            raise ValueError("a slot is not alone")
        if is_slot:
            return box
