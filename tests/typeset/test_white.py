"""What fills the room that text leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.typeset.pieces import Piece
from foldwell.typeset.white import MOST_NOTES, NOTE_LINE, count_notes, most_white, share_white
from tests.samples import small

BODY = 12.0


def piece(unit, *, block="", before=5.0, is_heading=False, beside=()):
    return Piece(unit, block, "s", 30, before, 5, is_heading, is_heading, beside=frozenset(beside))


PANEL = [
    piece("section--one", is_heading=True),
    piece("a", block="a"),
    piece("b", block="b"),
    piece("list--x", block="list"),
    piece("list--y", block="list", before=2),
    piece("section--two", is_heading=True, before=12),
    piece("c", block="c"),
    piece("row", block="row", beside={"row"}),
]


@given(st.floats(0, 400))
def test_white_is_what_was_free_or_all_that_the_panel_takes(free):
    shared = share_white(PANEL, free, BODY)
    before = {p.unit: 0.0 if p.is_heading else p.before for p in PANEL}
    added = sum(white - before[unit] for unit, white in shared.items())
    assert added == pytest.approx(min(free, most_white(PANEL, BODY)), abs=0.5)
    assert not {"section--one", "a", "c", "row"} & shared.keys(), "nothing moves away from its heading or its row"


def test_sections_move_apart_before_blocks_do():
    shared = share_white(PANEL, 10, BODY)
    assert shared == {"section--two": 10}
    wide = share_white(PANEL, 60, BODY)
    assert wide["section--two"] > wide["b"] - 5 > wide["list--y"] - 2 > 0


def test_a_full_panel_gets_no_white():
    assert share_white(PANEL, 0, BODY) == share_white(PANEL[:1], 50, BODY) == {}


def test_lines_to_write_on_take_what_is_free():
    block = next(block for _, block in small().topic.blocks() if block.kind == "notes_lines")
    assert count_notes(block, 0, BODY) == block.least
    assert count_notes(block, 2.5 * NOTE_LINE * BODY, BODY) == block.least + 2
    assert count_notes(block, 9_999, BODY) == MOST_NOTES


def test_a_list_stays_close_to_the_words_that_lead_it():
    lead = Piece("lead", "lead", "s", 30, 5.0, 5, keeps_next=True)
    shared = share_white([PANEL[0], lead, piece("led", block="led"), piece("b", block="b")], 20, BODY)
    assert 0 < shared["led"] - 5 < shared["b"] - 5
