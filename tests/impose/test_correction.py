"""Calibrated sheets: backs meet their fronts on the simulated paper, however it is turned over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.impose.correction import correct_backs, office_clip
from foldwell.impose.merge import OFFICE_CLIP, Clip
from foldwell.impose.sides import Fold, Placement, Side, turn_side
from foldwell.model.printer import Edges, Shift
from foldwell.units import mm

FORMS = {"portrait": (612.0, 792.0), "landscape": (792.0, 612.0)}
DUPLEX = st.sampled_from(["short-edge", "long-edge"])
SHIFTS = st.floats(-10, 10).map(lambda number: round(number, 1))


def make_sides(form):
    width, height = FORMS[form]
    place = Placement(0, "a", 30, 40, 200, 300)
    return Side("front", width, height, (place,), (Fold(False, 250.0, 0.0, height, "valley", 1),)), Side(
        "back", width, height, (replace(place, page=1),), (Fold(False, 250.0, 0.0, height, "valley", 1),)
    )


def write_shift(across, along):
    words = {("right" if across > 0 else "left"): abs(across), ("up" if along > 0 else "down"): abs(along)}
    return Shift.model_validate({word: f"{number}mm" for word, number in words.items()})


def land(point, side, duplex, shift=(0, 0)):
    """Where a point of a back lands on the paper seen from the front, printed by a printer that is off."""
    is_like_a_book = (duplex == "long-edge") == (side.height > side.width)
    x, y = point
    seen = (side.width - x, y) if is_like_a_book else (x, side.height - y)
    return seen[0] + mm(shift[0]).pt, seen[1] + mm(shift[1]).pt


@given(st.sampled_from(sorted(FORMS)), DUPLEX, SHIFTS, SHIFTS)
def test_every_back_lands_where_a_printer_without_a_shift_puts_it(form, duplex, right, up):
    front, back = make_sides(form)
    same, moved = correct_backs((front, back), write_shift(right, up), duplex=duplex)
    assert same == front
    (before,), (after,) = back.placements, moved.placements
    meant = land((before.x, before.y), back, duplex)
    assert land((after.x, after.y), moved, duplex, (right, up)) == pytest.approx(meant)
    assert moved.folds[0].at - back.folds[0].at == pytest.approx(after.x - before.x)


@given(st.sampled_from(sorted(FORMS)), SHIFTS, SHIFTS)
def test_the_correction_turns_with_a_back_that_is_turned(form, right, up):
    _, back = make_sides(form)
    shift = write_shift(right, up)
    plain = correct_backs((back, back), shift, duplex="long-edge")[1]
    turned = correct_backs((back, turn_side(back)), shift, duplex="short-edge")[1]
    (one,), (other,) = turn_side(turned).placements, plain.placements
    assert (one.x, one.y) == pytest.approx((other.x, other.y))


def test_only_backs_move_and_without_a_shift_none():
    sides = (*make_sides("portrait"), *make_sides("portrait"))
    assert correct_backs(sides, Shift(), duplex="long-edge") == sides
    moved = correct_backs(sides, write_shift(1, 0), duplex="long-edge")
    assert [one == other for one, other in zip(sides, moved, strict=True)] == [True, False, True, False]


def test_the_clip_ends_at_the_edges_that_were_read():
    assert office_clip(None) is OFFICE_CLIP
    edge = Edges.model_validate({"left": "1mm", "right": "2mm", "top": "3mm", "bottom": "4mm"})
    clip = office_clip(edge)
    assert clip == Clip(left=mm(1).pt, bottom=mm(4).pt, right=mm(2).pt, top=mm(3).pt)
    side = Side("front", 612, 792, ())
    whole = Placement(0, "a", 0, 0, 612, 792)
    assert clip.box(whole, side) == pytest.approx((mm(1).pt, mm(4).pt, 612 - mm(3).pt, 792 - mm(7).pt))
