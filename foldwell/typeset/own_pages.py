"""Slots that were laid out over each other on one page, each taken to a page of its own before it is drawn.

A page costs the engine as much as what stands on it. Boxes that all begin in the upper left corner of one page get
the very numbers that they would get on pages of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foldwell.typeset.boxes import PT, children, page_boxes, read_slot
from foldwell.typeset.engine_import import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weasyprint import Document

    from foldwell.typeset.boxes import SlotBox


@dataclass(frozen=True)
class Apart:
    """A slot in an element of the body. place: its own box; after: that of the slot that follows it there.

    drawn: what the engine draws of it.
    """

    place: SlotBox
    after: SlotBox
    drawn: Any


def list_apart(document: Document) -> list[Apart | None]:
    """The slot in each element of the body, on the only page of a document.

    It is alone in all that is around it, but for an empty slot that follows it; None where it stands otherwise.
    """
    (page,) = page_boxes(document)
    return [_find_slot(box) for box in children(page.children[0].children[-1])]


def _find_slot(box: Any) -> Apart | None:  # noqa: ANN401
    """The slot in a box, below elements that each hold nothing but the next."""
    held = list(children(box))
    while len(held) == 1 and held[0].element is not None:
        held = list(children(held[0]))
    if len(held) != 2 or not all(map(_is_slot, held)):
        return None
    slot, after = held
    return Apart(read_slot(slot, 0), read_slot(after, 0), slot)


def _is_slot(box: Any) -> bool:  # noqa: ANN401
    return box.element is not None and box.element_tag == box.element.tag and "data-slot" in box.element.attrib


def give_pages(document: Document, slots: Sequence[Apart], sizes: Sequence[tuple[float, float]]) -> Document:
    """A document with a page for each of some slots of `list_apart`; sizes: width and height of each in points."""
    (page,) = page_boxes(document)
    root = page.children[0]
    pages = []
    for slot, (width, height) in zip(slots, sizes, strict=True):
        body = root.children[-1].copy_with_children([slot.drawn])
        own = page.copy_with_children([root.copy_with_children([body])])
        own.width, own.height = width / PT, height / PT
        pages.append(Page(own))
    return document.copy(pages)
