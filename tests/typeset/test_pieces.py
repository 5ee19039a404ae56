from __future__ import annotations

from dataclasses import replace

import pytest

from foldwell.typeset.boxes import UnitBox
from foldwell.typeset.pieces import choose_pieces, learn_growth, measure_pieces

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
    assert piece.scaled(1) == piece
    larger = piece.scaled(1.1)
    assert piece.height * 1.1 < larger.height < piece.height * 1.1**2


def test_growth_is_learned_from_another_size():
    pieces = measure_pieces(UNITS, "inside")
    others = [replace(piece, height=piece.height * (1.0 if piece.unit == "a" else 1.5)) for piece in pieces]
    learned = learn_growth(pieces, others, 1.2)
    assert [piece.scaled(1.2).height for piece in learned] == pytest.approx([piece.height for piece in others])
    fixed = next(piece for piece in learned if piece.unit == "a")
    assert fixed.scaled(1.4).height == fixed.height, "type of a fixed size does not grow with the body"


BESIDE = [
    UnitBox("section--one", "inside", 1, 50, 200, 40),
    UnitBox("steps--x", "inside", 1, 80, 120, 10),
    UnitBox("steps--y", "inside", 1, 80, 140, 5),
    UnitBox("contact", "inside", 1, 150, 200, 5),
    UnitBox("code", "inside", 1, 150, 190, 5),
    UnitBox("last", "inside", 1, 205, 220, 5),
]


def test_units_beside_each_other_are_one_piece():
    pieces = measure_pieces(BESIDE, "inside")
    assert [(piece.unit, piece.height, piece.before) for piece in pieces[1:]] == [
        ("steps--x", 60, 0),
        ("contact", 50, 10),
        ("last", 15, 5),
    ]
    assert pieces[2].blocks == {"contact", "code"}
    kept = choose_pieces(pieces, frozenset({"code"}))
    assert [piece.unit for piece in kept] == ["section--one", "contact"], "its place stays while one of them prints"


def test_a_masthead_that_runs_off_the_page_counts_from_the_text_area():
    piece = measure_pieces([UnitBox("masthead", "body", 0, 0, 120, 9)], "body", top=30)[0]
    assert piece.height == 90
