"""Where links and bookmarks lead: every destination of a document, found and moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Matrix, Name, Rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pikepdf import Object, Pdf


def find_destinations(pdf: Pdf) -> Iterator[Array]:
    """Every explicit destination: named ones, bookmarks', links', and the opening one."""
    root = pdf.Root
    yield from _explicit(root.get("/OpenAction"))
    named = root.get("/Dests", Dictionary())
    for name in named:
        yield from _explicit(named[str(name)])
    if "/Names" in root and "/Dests" in root.Names:
        yield from _named(root.Names.Dests)
    if "/Outlines" in root:
        yield from _bookmarks(root.Outlines)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            yield from _targets(annotation)


def move_destination(destination: Array, page: Object, matrix: Matrix) -> None:
    """Let a destination lead to the same spot, now on another page, by the matrix from its old page's points."""
    kind = str(destination[1])
    destination[0] = page
    if kind == "/XYZ":
        _move_corner(destination, 2, 3, matrix)
    elif kind in ("/FitH", "/FitBH"):
        _move_corner(destination, None, 2, matrix)
    elif kind in ("/FitV", "/FitBV"):
        _move_corner(destination, 2, None, matrix)
    elif kind == "/FitR":
        rectangle = move_rectangle([destination[index] for index in range(2, 6)], matrix)
        for index, number in enumerate(rectangle, start=2):
            destination[index] = number


def move_rectangle(numbers: Iterable[Any], matrix: Matrix) -> Array:
    """A rectangle of left, bottom, right, top, moved by a matrix, and with its corners in that order again."""
    moved = matrix.transform(Rectangle(*(float(number) for number in numbers)))
    return Array([round(number, 4) for number in (moved.llx, moved.lly, moved.urx, moved.ury)])


def move_points(numbers: Iterable[Any], matrix: Matrix) -> Array:
    """A run of x and y, moved by a matrix."""
    values = [float(number) for number in numbers]
    moved: list[float] = []
    for x, y in zip(values[::2], values[1::2], strict=True):
        moved += (round(number, 4) for number in matrix.transform((x, y)))
    return Array(moved)


def _move_corner(destination: Array, x_index: int | None, y_index: int | None, matrix: Matrix) -> None:
    """Move the coordinates a destination gives; one that is null stays null: the reader keeps its view."""
    given = [None if index is None else destination[index] for index in (x_index, y_index)]
    moved = matrix.transform((float(given[0] or 0), float(given[1] or 0)))
    for index, old, number in zip((x_index, y_index), given, moved, strict=True):
        if index is not None and old is not None:
            destination[index] = round(number, 4)


def _explicit(destination: Object | None) -> Iterator[Array]:
    if isinstance(destination, Array):
        yield destination
    elif isinstance(destination, Dictionary) and "/D" in destination:
        yield from _explicit(destination.D)


def _targets(holder: Object) -> Iterator[Array]:
    yield from _explicit(holder.get("/Dest"))
    action = holder.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
        yield from _explicit(action.get("/D"))


def _named(node: Object) -> Iterator[Array]:
    names = node.get("/Names", Array())
    for index in range(1, len(names), 2):
        yield from _explicit(names[index])
    for kid in node.get("/Kids", Array()):
        yield from _named(kid)


def _bookmarks(node: Object) -> Iterator[Array]:
    bookmark = node.get("/First")
    while bookmark is not None:
        yield from _targets(bookmark)
        yield from _bookmarks(bookmark)
        bookmark = bookmark.get("/Next")
