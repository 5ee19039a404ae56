"""Repairs of the structure tree that the engine writes: valid for both standards, and true for the reader.

The engine maps every HTML box to a tag as it comes. What that leaves wrong is mended here, element by element;
no page looks different afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Matrix, Name, NameTree

from foldwell.finish.tree import is_annotation, is_element, kids_of, walk_tree
from foldwell.impose.content import read_plain, unmark
from foldwell.impose.tags import read_parent_tree
from foldwell.impose.targets import move_rectangle

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

POINTS_PER_PIXEL = 0.75


def repair_structure(pdf: Pdf) -> list[Object]:
    """Mend the tags of a file as the engine wrote it, in place, and return its elements in reading order.

    Not for a file that was mended before:

    - What no reader of the tree can reach (running feet) becomes an artifact.
    - A list holds items, an item a label and a body (ISO 32000-1, 14.8.4.3.3).
    - A link's annotations belong to the Link itself (ISO 14289-1, 7.18.5).
    - A header cell says what it heads (ISO 14289-1, 7.5); cells can be found by their names.
    - The box of a figure is in points from the lower left corner (ISO 32000-1, 14.8.5.4.3), and that of a link
      names its lower left corner first.
    """
    for element, ancestors in list(walk_tree(pdf)):
        kind = str(element.S)
        if kind == "/L":
            _wrap_entries(pdf, element)
        elif kind == "/LI":
            _wrap_body(pdf, element)
        elif kind == "/TH":
            _set_scope(element, ancestors[-1])
        elif kind == "/Figure":
            _turn_box(element)
        if kind not in ("/Link", "/Form"):
            _return_annotations(pdf, element, ancestors)
    _order_corners(pdf)
    elements = [element for element, _ in walk_tree(pdf)]
    _name_cells(pdf, elements)
    _drop_unreachable(pdf, elements)
    return elements


def _make_element(pdf: Pdf, kind: Name, parent: Object, kids: list[Object | int]) -> Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent, K=Array(kids)))
    if "/Pg" in parent:
        made.Pg = parent.Pg
    for kid in kids:
        if is_element(kid):
            kid.P = made
    return made


def _wrap_entries(pdf: Pdf, entries: Object) -> None:
    kids = kids_of(entries)
    if all(is_element(kid, "/LI", "/L", "/Caption") for kid in kids):
        return
    wrapped: list[Object | int] = []
    for kid in kids:
        if is_element(kid, "/LI", "/L", "/Caption"):
            wrapped.append(kid)
            continue
        item = _make_element(pdf, Name.LI, entries, [])
        item.K = Array([_make_element(pdf, Name.LBody, item, [kid])])
        wrapped.append(item)
    entries.K = Array(wrapped)


def _wrap_body(pdf: Pdf, item: Object) -> None:
    kids = kids_of(item)
    if all(is_element(kid, "/Lbl", "/LBody") for kid in kids):
        return
    labels = [kid for kid in kids if is_element(kid, "/Lbl")]
    held: list[Object | int] = []
    for kid in kids:
        if is_element(kid, "/LBody"):
            held += kids_of(kid)
        elif not is_element(kid, "/Lbl"):
            held.append(kid)
    item.K = Array([*labels, _make_element(pdf, Name.LBody, item, held)])


def _set_scope(cell: Object, row: Object) -> None:
    """A header that starts a row with data cells heads the row; any other heads its column."""
    if "/A" not in cell:
        cell.A = Dictionary(O=Name.Table)
    if "/Scope" in cell.A:
        return
    cells = kids_of(row)
    heads_row = cells[0] == cell and any(is_element(kid, "/TD") for kid in cells)
    cell.A.Scope = Name.Row if heads_row else Name.Column


def _turn_box(figure: Object) -> None:
    """The engine gives pixels from the upper left corner; the standard wants points from the lower left one."""
    left, top, right, bottom = (float(number) * POINTS_PER_PIXEL for number in figure.A.BBox)
    height = float(figure.Pg.MediaBox[3])
    figure.A.BBox = Array([round(number, 3) for number in (left, height - bottom, right, height - top)])


def _return_annotations(pdf: Pdf, element: Object, ancestors: tuple[Object, ...]) -> None:
    """Hand annotations of a box inside a link to the link around it."""
    kids = kids_of(element)
    links = [kid for kid in kids if is_annotation(kid)]
    if not links:
        return
    around = next((ancestor for ancestor in reversed(ancestors) if is_element(ancestor, "/Link")), None)
    if around is None:
        return
    element.K = Array([kid for kid in kids if not is_annotation(kid)])
    around.K = Array([*kids_of(around), *links])
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = {int(link.Obj.StructParent) for link in links}
    for index in range(0, len(numbers), 2):
        if int(numbers[index]) in keys:
            numbers[index + 1] = around


def _order_corners(pdf: Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            annotation.Rect = move_rectangle(annotation.Rect, Matrix())


def _name_cells(pdf: Pdf, elements: list[Object]) -> None:
    """Index the names of cells (`/ID`), by which other cells name their headers (ISO 32000-1, 14.7.2)."""
    named = {str(element.ID): element for element in reversed(elements) if "/ID" in element}
    if not named:
        return
    index = NameTree.new(pdf)
    for name in sorted(named):
        index[name] = named[name]
    pdf.Root.StructTreeRoot.IDTree = index.obj


def _drop_unreachable(pdf: Pdf, elements: list[Object]) -> None:
    """Turn content whose element hangs outside the tree into artifacts; the engine does that to margin boxes."""
    reached: dict[tuple[int, int], set[int]] = {}
    for element in elements:
        for kid in kids_of(element):
            if isinstance(kid, int):
                reached.setdefault(element.Pg.objgen, set()).add(kid)
    parents = read_parent_tree(pdf)
    for page in pdf.pages:
        kept = reached.get(page.obj.objgen, set())
        listed = parents[int(page.obj.StructParents)]
        lost = [mark for mark in range(len(listed)) if mark not in kept]
        if lost:
            page.obj.Contents = pdf.make_stream(unmark(read_plain(page.obj), kept))
            for mark in lost:
                listed[mark] = None
