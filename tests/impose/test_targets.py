from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Matrix, Name, OutlineItem

from foldwell.impose.targets import find_destinations, move_destination, move_points, move_rectangle

MOVE = Matrix(1, 0, 0, 1, 100, 10)
TURN = Matrix(-1, 0, 0, -1, 300, 600)


@pytest.mark.parametrize(
    ("written", "matrix", "moved"),
    [
        ([Name.XYZ, 5, 20, 0], MOVE, [105, 30, 0]),
        ([Name.XYZ, 5, 20, 0], TURN, [295, 580, 0]),
        ([Name.XYZ, None, 20, None], MOVE, [None, 30, None]),
        ([Name.Fit], MOVE, []),
        ([Name.FitH, 20], TURN, [580]),
        ([Name.FitV, 5], MOVE, [105]),
        ([Name.FitR, 1, 2, 3, 4], TURN, [297, 596, 299, 598]),
    ],
)
def test_destinations_move(written, matrix, moved):
    pdf = pikepdf.new()
    old, new = (pdf.add_blank_page().obj for _ in range(2))
    destination = Array([old, *written])
    move_destination(destination, new, matrix)
    assert destination[0].objgen == new.objgen
    assert [None if number is None else float(number) for number in list(destination)[2:]] == moved


def test_turned_rectangles_keep_their_order():
    assert [float(number) for number in move_rectangle([1, 2, 3, 4], TURN)] == [297, 596, 299, 598]
    assert [float(number) for number in move_rectangle([1, 4, 3, 2], MOVE)] == [101, 12, 103, 14]
    assert [float(number) for number in move_points([1, 2, 3, 4], TURN)] == [299, 598, 297, 596]


def test_every_kind_of_destination_is_found():
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj

    def lead(x):
        return Array([page, Name.XYZ, x, 0, 0])

    pdf.Root.OpenAction = lead(1)
    pdf.Root.Dests = Dictionary(old=Dictionary(D=lead(2)))
    leaf = Dictionary(Names=Array(["b", lead(4)]))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(["a", lead(3)]), Kids=Array([leaf])))
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("one", lead(5)))
        outline.root[0].children.append(OutlineItem("inner", lead(6)))
    go_to = Dictionary(S=Name.GoTo, D=lead(8))
    web = Dictionary(S=Name.URI, URI="https://example.org")
    page.Annots = Array([Dictionary(Dest=lead(7)), Dictionary(A=go_to), Dictionary(A=web), Dictionary(Dest="a")])
    assert sorted(int(found[2]) for found in find_destinations(pdf)) == [1, 2, 3, 4, 5, 6, 7, 8]
