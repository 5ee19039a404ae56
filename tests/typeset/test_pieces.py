from __future__ import annotations

import pytest

from foldwell.typeset.boxes import UnitBox
from foldwell.typeset.pieces import REST_SIZE, choose_pieces, measure_pieces

UNITS = [
    UnitBox("cover", "cover", 0, 40, 400, 30),
    UnitBox("section--one", "inside", 1, 50, 200, 40),
    UnitBox("a", "inside", 1, 80, 120, 10),
    UnitBox("list--x", "inside", 1, 126, 140, 5),
    UnitBox("list--y", "inside", 1, 142, 160, 5),
    UnitBox("section--two", "inside", 1, 175, 300, 40),
    UnitBox("b", "inside", 1, 200, 260, 12),
]


def test_pieces_are_a_zones_headings_blocks_and_items():
    pieces = measure_pieces(UNITS, "inside")
    assert [piece.unit for piece in pieces] == ["section--one", "a", "list--x", "list--y", "section--two", "b"]
    assert [piece.height for piece in pieces] == [30, 40, 14, 18, 25, 60]
    assert [piece.block for piece in pieces] == ["", "a", "list", "list", "", "b"]
    assert [piece.section for piece in pieces][-1] == "section--two"
    assert [piece.unit for piece in pieces if piece.keeps_next] == ["section--one", "section--two"]


def test_heights_and_white_add_up_to_the_whole():
    pieces = measure_pieces(UNITS, "inside")
    whole = sum(piece.height for piece in pieces) + sum(piece.before for piece in pieces[1:])
    assert whole == pytest.approx(260 - 50)


def test_the_first_heading_gets_the_white_of_the_others():
    assert [piece.before for piece in measure_pieces(UNITS, "inside") if piece.is_heading] == [15, 15]


def test_tied_blocks_keep_what_follows():
    tied = {piece.unit for piece in measure_pieces(UNITS, "inside", frozenset({"list"})) if piece.keeps_next}
    assert tied == {"section--one", "section--two", "list--x", "list--y"}


def test_a_heading_without_a_block_goes_and_furniture_stays():
    pieces = measure_pieces(UNITS, "inside")
    assert [piece.unit for piece in choose_pieces(pieces, frozenset({"b"}))] == ["section--two", "b"]
    cover = measure_pieces(UNITS, "cover")
    assert [piece.unit for piece in choose_pieces(cover, frozenset())] == ["cover"]


def test_an_empty_section_at_the_end_has_no_piece():
    assert [p.unit for p in measure_pieces([*UNITS, UnitBox("section--three", "inside", 1, 300, 310, 3)], "inside")][
        -1
    ] == "b"


def test_larger_type_is_foretold_higher():
    piece = measure_pieces(UNITS, "inside")[1]
    assert piece.scaled(REST_SIZE) == piece
    larger = piece.scaled(REST_SIZE * 1.1)
    assert piece.height * 1.1 < larger.height < piece.height * 1.1**2
    assert larger.before == pytest.approx(piece.before * 1.1)
