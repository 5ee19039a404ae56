"""Walking the structure tree of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object, Pdf

Family = tuple["Object", tuple["Object", ...]]
"""An element and its ancestors, the nearest last."""


def walk_tree(pdf: Pdf) -> Iterator[Family]:
    """Every element in reading order, from the document element down."""
    kids = pdf.Root.StructTreeRoot.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        yield from _walk(kid, ())


def kids_of(element: Object) -> list[Object | int]:
    """What an element holds: elements, marks (numbers) and annotations (OBJR)."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def is_element(kid: Object | int, *kinds: str) -> TypeGuard[Object]:
    """Whether a kid is an element, of one of the kinds if any are given, such as `/LI`."""
    return isinstance(kid, Dictionary) and "/S" in kid and (not kinds or str(kid.S) in kinds)


def is_annotation(kid: Object | int) -> TypeGuard[Object]:
    """Whether a kid points to an annotation."""
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _walk(element: Object, ancestors: tuple[Object, ...]) -> Iterator[Family]:
    yield element, ancestors
    for kid in kids_of(element):
        if is_element(kid):
            yield from _walk(kid, (*ancestors, element))
