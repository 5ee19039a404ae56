"""Pages onto sheets, with everything that makes them accessible.

A page's content is copied onto its side of the sheet; its tags, links, bookmarks, named destinations and
patterns move with it. The order of reading stays the order of the panels, whatever their order on the paper.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pikepdf import Array, Dictionary, Matrix, Name, Page

from foldwell.impose.content import read_plain, rename_resources, shift_marks, unmark
from foldwell.impose.resources import SideResources
from foldwell.impose.tags import Spot, Spots, move_elements, read_parent_tree, write_parent_tree
from foldwell.impose.targets import find_destinations, move_destination, move_points, move_rectangle
from foldwell.model.printable import OFFICE_EDGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import Object, Pdf

    from foldwell.impose.cards import Tick
    from foldwell.impose.sides import Placement, Side

SIZE_TOLERANCE = 0.1
"""How far a page may differ from its place, in points."""

CARRIED_KEYS = {
    *("/Type", "/Parent", "/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"),
    *("/Contents", "/Resources", "/Annots", "/StructParents", "/Tabs"),
}
"""What a page may have: it is carried over, or the sheet has its own."""


class Clipping(Protocol):
    """What is printed of a placed page."""

    def box(self, placement: Placement, side: Side) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of what is printed, in points on the sheet."""


@dataclass(frozen=True)
class Clip:
    """What is printed of a placed page: nothing outside its place, nor so near to an edge of the sheet, in points."""

    left: float = 0
    bottom: float = 0
    right: float = 0
    top: float = 0

    def box(self, placement: Placement, side: Side) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of what is printed, in points on the sheet."""
        left, bottom = max(placement.x, self.left), max(placement.y, self.bottom)
        right = min(placement.x + placement.width, side.width - self.right)
        top = min(placement.y + placement.height, side.height - self.top)
        return left, bottom, max(right - left, 0), max(top - bottom, 0)


OFFICE_CLIP = Clip(*4 * (OFFICE_EDGE.pt,))
"""Office printers can't print near the edges: 4.2 to 5.1 mm on lasers, up to 6.7 mm on inkjets."""

TICK_WIDTH, TICK_GREY = 0.25, 0.35
"""Ticks for cutting: points, and how light they are, so that what stays on a card is not seen."""


def merge_onto_sides(pdf: Pdf, sides: Sequence[Side], *, clip: Clip) -> None:
    """Replace the pages of a tagged document by the sides of its sheets, in place.

    Raises ValueError where a page has no place or two, does not have the size of its place, or holds something
    that can't be moved without loss. The document is then half changed and of no further use.
    """
    pages: list[Object] = [page.obj for page in pdf.pages]
    _check_pages(pages, sides)
    destinations = list(find_destinations(pdf))
    parents = read_parent_tree(pdf)
    spots: Spots = {}
    entries: dict[int, Object] = {}
    sheets = []
    for number, side in enumerate(sides):
        sheet = _Sheet(pdf, side, number)
        for placement in side.placements:
            page = pages[placement.page]
            if placement.copy:
                sheet.add_copy(page, placement, clip)
            else:
                spots[page.objgen] = sheet.add_page(page, placement, clip, parents[int(page.StructParents)])
        sheets.append(sheet.close())
        entries[number] = sheet.elements
    for page in sheets:
        for annotation in page.get("/Annots", Array()):
            if "/StructParent" in annotation:
                key = len(entries)
                entries[key] = parents[int(annotation.StructParent)]
                annotation.StructParent = key
    for destination in destinations:
        spot = spots[destination[0].objgen]
        move_destination(destination, spot.side, spot.matrix)
    move_elements(pdf, spots)
    write_parent_tree(pdf, entries)
    del pdf.pages[:]
    for page in sheets:
        pdf.pages.append(Page(page))


def lay_on_sides(pdf: Pdf, sides: Sequence[Side], *, clip: Clipping) -> None:
    """Replace the pages of a document by the sides of its sheets, in place, with what is seen of them and no more.

    The places are those of the pages without their bleed. Raises ValueError as merge_onto_sides does.
    """
    pages: list[Object] = [page.obj for page in pdf.pages]
    _check_pages(pages, sides, box="/TrimBox")
    sheets = []
    for number, side in enumerate(sides):
        sheet = _Sheet(pdf, side, number)
        for placement in side.placements:
            sheet.add_copy(pages[placement.page], placement, clip)
        sheets.append(sheet.close())
    del pdf.pages[:]
    for page in sheets:
        pdf.pages.append(Page(page))


def _check_pages(pages: list[Object], sides: Sequence[Side], *, box: str = "/MediaBox") -> None:
    placed = [placement for side in sides for placement in side.placements]
    counts = Counter(placement.page for placement in placed if not placement.copy)
    problems = [f"page {page + 1} has no place" for page in range(len(pages)) if page not in counts]
    problems += [f"page {page + 1} has {count} places" for page, count in sorted(counts.items()) if count > 1]
    for placement in placed:
        if not 0 <= placement.page < len(pages):
            problems.append(f"there is no page {placement.page + 1} for panel {placement.panel}")
            continue
        page = pages[placement.page]
        left, bottom, right, top = (float(number) for number in page[box])
        width, height = right - left, top - bottom
        if max(abs(width - placement.width), abs(height - placement.height)) > SIZE_TOLERANCE:
            problems.append(
                f"page {placement.page + 1} is {width:g} x {height:g} pt, "
                f"but panel {placement.panel} is {placement.width:g} x {placement.height:g} pt"
            )
        if lost := sorted(set(page.keys()) - CARRIED_KEYS):
            problems.append(f"page {placement.page + 1} has {', '.join(lost)}, which imposing would lose")
    if problems:
        raise ValueError("; ".join(problems))


class _Sheet:
    """A side of a sheet while pages are put onto it."""

    def __init__(self, pdf: Pdf, side: Side, number: int) -> None:
        box = [0, 0, round(side.width, 4), round(side.height, 4)]
        self.elements = Array()
        """The elements of its marks, in their order."""
        self._page = pdf.make_indirect(
            Dictionary(Type=Name.Page, MediaBox=Array(box), TrimBox=Array(box), Tabs=Name.S, StructParents=number)
        )
        self._pdf = pdf
        self._side = side
        self._resources = SideResources(pdf)
        self._annotations = Array()
        self._parts: list[bytes] = []

    def add_page(self, page: Object, placement: Placement, clip: Clip, elements: Object) -> Spot:
        """Put a page onto the sheet; its tags' marks are counted on from those that are there."""
        first_mark = len(self.elements)
        matrix = _placing_matrix(placement, page)
        content = read_plain(page)
        renames = self._resources.add_page(page.Resources, content, matrix)
        content = shift_marks(rename_resources(content, renames), first_mark)
        self._parts.append(_frame_content(content, clip.box(placement, self._side), matrix))
        self.elements.extend(elements)
        for annotation in page.get("/Annots", Array()):
            _move_link(annotation, self._page, matrix)
            self._annotations.append(annotation)
        return Spot(self._page, matrix, first_mark)

    def add_copy(self, page: Object, placement: Placement, clip: Clipping) -> None:
        """Put a page onto the sheet once more, without tags and links: a screen reader reads a card once."""
        matrix = _placing_matrix(placement, page)
        content = read_plain(page)
        renames = self._resources.add_page(page.Resources, content, matrix)
        content = unmark(rename_resources(content, renames), kept=())
        self._parts.append(_frame_content(content, clip.box(placement, self._side), matrix))

    def close(self) -> Object:
        """The finished page of this side."""
        if self._side.ticks:
            self._parts.append(_draw_ticks(self._side.ticks))
        self._page.Contents = self._pdf.make_stream(b"\n".join(self._parts))
        self._page.Resources = self._resources.dictionary
        if len(self._annotations):
            self._page.Annots = self._annotations
        return self._page


def _piece(page: Object) -> tuple[float, ...]:
    """Left, bottom, right and top of what a page is cut to: without the bleed."""
    return tuple(float(number) for number in page.get("/TrimBox", page.MediaBox))


def _placing_matrix(placement: Placement, page: Object) -> Matrix:
    """From the points of a page to those of its side."""
    left, bottom, _, _ = _piece(page)
    if placement.rotation:
        return Matrix(-1, 0, 0, -1, placement.x + placement.width + left, placement.y + placement.height + bottom)
    return Matrix(1, 0, 0, 1, placement.x - left, placement.y - bottom)


def _frame_content(content: bytes, box: tuple[float, ...], matrix: Matrix) -> bytes:
    clip = " ".join(_number(value) for value in box)
    placed = " ".join(_number(value) for value in matrix.shorthand)
    return f"q {clip} re W n {placed} cm\n".encode() + content + b"\nQ"


def _draw_ticks(ticks: Sequence[Tick]) -> bytes:
    lines = " ".join(f"{_number(t.x0)} {_number(t.y0)} m {_number(t.x1)} {_number(t.y1)} l" for t in ticks)
    return f"/Artifact BMC q {TICK_WIDTH} w {TICK_GREY} G {lines} S Q EMC".encode()


def _number(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _move_link(annotation: Object, sheet: Object, matrix: Matrix) -> None:
    if annotation.get("/Subtype") != Name.Link:
        raise ValueError(f"an annotation of kind {annotation.get('/Subtype')} can't be imposed; only links can")
    annotation.Rect = move_rectangle(annotation.Rect, matrix)
    if "/QuadPoints" in annotation:
        annotation.QuadPoints = move_points(annotation.QuadPoints, matrix)
    if "/P" in annotation:
        annotation.P = sheet
