"""The structure tree after imposition: marks renumbered, elements on their new pages, the parent tree rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Matrix, Name

from foldwell.impose.targets import move_rectangle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikepdf import Object, Pdf


@dataclass(frozen=True)
class Spot:
    """Where a page went: onto which side, by which matrix, and what is added to its marks (MCIDs)."""

    side: Object
    matrix: Matrix
    first_mark: int


Spots = dict[tuple[int, int], Spot]
"""Spots by the object number of the page that went there."""


def read_parent_tree(pdf: Pdf) -> dict[int, Object]:
    """The parent tree: key to the list of a page's elements by mark, or to the element of an annotation."""
    return dict(_read_numbers(pdf.Root.StructTreeRoot.ParentTree))


def _read_numbers(node: Object) -> list[tuple[int, Object]]:
    numbers = node.get("/Nums", Array())
    entries = [(int(numbers[index]), numbers[index + 1]) for index in range(0, len(numbers), 2)]
    for kid in node.get("/Kids", Array()):
        entries += _read_numbers(kid)
    return entries


def write_parent_tree(pdf: Pdf, entries: Mapping[int, Object | Array]) -> None:
    """Replace the parent tree; keys in ascending order."""
    numbers = Array()
    for key in sorted(entries):
        numbers.append(key)
        numbers.append(entries[key])
    root = pdf.Root.StructTreeRoot
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = max(entries, default=-1) + 1


def move_elements(pdf: Pdf, spots: Spots) -> None:
    """Move every element of the structure tree with its page. The order of reading does not change."""
    kids = pdf.Root.StructTreeRoot.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        _move_element(kid, None, spots)


def _move_element(element: Object, inherited: Spot | None, spots: Spots) -> None:
    page = element.get("/Pg")
    spot = inherited
    if page is not None:
        spot = spots[page.objgen]
        element.Pg = spot.side
    _move_box(element.get("/A"), spot)
    kids = element.get("/K")
    if isinstance(kids, Array):
        for index, kid in enumerate(kids):
            if isinstance(kid, int):
                kids[index] = _shifted(kid, spot)
            else:
                _move_kid(kid, spot, spots)
    elif isinstance(kids, int):
        element.K = _shifted(kids, spot)
    elif kids is not None:
        _move_kid(kids, spot, spots)


def _move_kid(kid: Object, spot: Spot | None, spots: Spots) -> None:
    """A kid is an element, or points to an annotation (OBJR) or a mark (MCR)."""
    kind = kid.get("/Type")
    if kind not in (Name.OBJR, Name.MCR):
        _move_element(kid, spot, spots)
        return
    own = spots[kid.Pg.objgen] if "/Pg" in kid else spot
    if "/Pg" in kid and own is not None:
        kid.Pg = own.side
    if kind == Name.MCR:
        if "/Stm" in kid:
            raise ValueError("tags inside forms can't be imposed")
        kid.MCID = _shifted(int(kid.MCID), own)


def _shifted(mark: int, spot: Spot | None) -> int:
    if spot is None:
        raise ValueError("a tag has content, but is on no page")
    return mark + spot.first_mark


def _move_box(attributes: Object | None, spot: Spot | None) -> None:
    """Layout attributes give the box of a figure in points of its page."""
    if attributes is None or spot is None:
        return
    for attribute in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(attribute, Dictionary) and "/BBox" in attribute:
            attribute.BBox = move_rectangle(attribute.BBox, spot.matrix)
