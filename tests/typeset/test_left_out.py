"""Why blocks are left out, on heights made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.compose.candidates import list_candidates
from foldwell.typeset.forecast import Forecast
from foldwell.typeset.left_out import explain_left_out, explain_without_room
from foldwell.typeset.measuring import Measured
from foldwell.typeset.pieces import Piece
from tests.samples import find_block, restructure, small

HEADING = Piece("section--what-it-is", "", "section--what-it-is", 30.0, 0.0, 0, is_heading=True, keeps_next=True)
PANEL = 500.0
"""Less than the panels of zone inside are deep; `room` makes it what text may fill."""


def block(name, height, section="section--what-it-is"):
    return Piece(name, name, section, height, 8.0, 10)


def foretell(*pieces, day_priority=1, pair=()):
    """A forecast of the tri-fold of which zone inside holds these pieces, and room for PANEL points on each panel."""

    def change(data):
        find_block(data, "what").update(priority=2, pair=list(pair))
        find_block(data, "day").update(priority=day_priority)

    brochure = restructure(small("trifold"), change)
    zones = {zone.id: list(pieces) if zone.id == "inside" else [] for zone in brochure.layout.zones}
    forecast = Forecast(
        brochure, Measured(zones, (), brochure.layout.reading.body_min, brochure.layout.reading.body_min)
    )
    return forecast, PANEL / forecast.boxes["inside"][0].depth


def explain(name, *pieces, fitting=frozenset(), **changes):
    forecast, room = foretell(*pieces, **changes)
    told = explain_left_out(forecast, forecast.candidates.must, fitting=fitting, room=room)
    return next(one for one in told if one.block == name)


def test_what_is_needed_and_what_is_left_in_points_and_lines():
    told = explain("what", HEADING, block("what", 1200), block("day", 400))
    assert (told.needed, told.left) == (1208, 3 * PANEL - 430 - 8)
    assert told.why == "needs 1208 pt, zone inside has 1062 pt left: 10 lines too many"


def test_a_heading_that_would_be_new_counts():
    told = explain("what", HEADING, block("what", 1490), block("day", 400), day_priority=2)
    assert (told.needed, told.left) == (30 + 8 + 1490, 3 * PANEL)


def test_what_must_print_beside_it_counts_and_is_named():
    told = explain("what", HEADING, block("what", 900), block("day", 700), day_priority=2, pair=["day"])
    assert told.needed == 30 + 8 + 900 + 8 + 700
    assert told.why.startswith("needs 1646 pt with day, zone inside has 1500 pt left: ")


def test_room_in_too_small_parts_is_told_as_such():
    parts = [block(name, 350, "section--does-it-work") for name in ("day", "pain-less", "law")]
    told = explain("what", block("what", 300), *parts)
    assert told.needed < told.left
    assert told.why == "needs 308 pt, zone inside has 450 pt left, but spread over 3 panels"


def test_a_block_that_was_exchanged_is_told_so():
    told = explain("what", HEADING, block("what", 2000), fitting=frozenset({"what"}))
    assert (told.why, told.needed) == ("left out so that no panel stays under 75% full", None)


def test_where_not_even_the_rest_is_sure_to_fit_no_number_is_made_up():
    candidates = list_candidates(small("trifold"))
    told = explain_without_room(candidates)
    assert [one.block for one in told] == list(candidates.optional)
    assert {(one.why, one.needed) for one in told} == {("what must print takes all the room there is", None)}


@given(st.lists(st.integers(1, 490), min_size=3, max_size=3), st.integers(1, 1400))
def test_a_lack_is_told_exactly_where_the_block_does_not_fit(heights, height):
    names = ("day", "pain-less", "law")
    pieces = [block(name, high) for name, high in zip(names, heights, strict=True)]
    pieces.insert(1, block("what", height))
    forecast, room = foretell(*pieces)
    must = forecast.candidates.must
    (told,) = (one for one in explain_left_out(forecast, must, fitting=must, room=room) if one.block == "what")
    fits = forecast.break_all(must | {"what"}, forecast.layout.reading.body_min, room) is not None
    assert (told.needed is None) == fits
    if not fits:
        assert ("too many" in told.why) == (told.needed > told.left)


@pytest.mark.parametrize(("over", "told"), [(1, "1 line too many"), (15, "1 line too many"), (16, "2 lines too many")])
def test_the_lines_too_many_are_rounded_up(over, told):
    assert explain("what", HEADING, block("what", 1054 + over), block("day", 400)).why.endswith(told)
