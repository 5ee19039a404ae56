"""Marks keep off the bleed and off one another, and stand where the sheet is cut and folded."""

from hypothesis import given
from hypothesis import strategies as st

from foldwell.finish.press.marks import CLEAR, OFFSET, TARGET, margin_for, place_marks
from foldwell.impose.sides import Fold, Placement, Side

ALL = ("crop", "fold", "registration")
SIZES = st.floats(120, 1300)
BLEEDS = st.floats(0, 42)


def side(width, height, margin, folds):
    place = Placement(0, "a", margin, margin, width, height)
    found = tuple(Fold(False, margin + share * width, margin, margin + height, "valley", 1) for share in folds)
    return Side("front", width + 2 * margin, height + 2 * margin, (place,), found)


def lines(marks):
    return [*marks.cuts, *marks.folds]


@given(SIZES, SIZES, BLEEDS, st.lists(st.floats(0.2, 0.8), max_size=4))
def test_marks_keep_off_the_bleed_and_on_the_sheet(width, height, bleed, folds):
    margin = margin_for(bleed, ALL)
    sheet = side(width, height, margin, folds)
    marks = place_marks(sheet, bleed, margin, ALL)
    low, right, top = margin - bleed - OFFSET + 1e-6, sheet.width - margin + bleed, sheet.height - margin + bleed
    spots = [(x, y) for line in lines(marks) for x, y in ((line.x0, line.y0), (line.x1, line.y1))]
    spots += [(x + dx, y + dy) for x, y in marks.targets for dx in (-2 * TARGET, 0, 2 * TARGET) for dy in (0,)]
    for x, y in spots:
        outside = x <= low or y <= low or x >= right + OFFSET - 1e-6 or y >= top + OFFSET - 1e-6
        assert outside
        assert 0 <= x <= sheet.width
        assert 0 <= y <= sheet.height


@given(SIZES, SIZES, st.lists(st.floats(0.2, 0.8), max_size=3))
def test_targets_keep_off_the_other_marks(width, height, folds):
    margin = margin_for(9, ALL)
    marks = place_marks(side(width, height, margin, folds), 9, margin, ALL)
    for x, y in marks.targets:
        for line in lines(marks):
            if line.x0 == line.x1 and (y < margin) == (line.y0 < margin):
                assert abs(line.x0 - x) >= CLEAR - 1e-6 or not min(line.y0, line.y1) <= y <= max(line.y0, line.y1)


def test_each_fold_is_marked_at_both_ends_and_each_corner_twice():
    margin = margin_for(9, ALL)
    marks = place_marks(side(792, 612, margin, (1 / 3, 2 / 3)), 9, margin, ALL)
    assert len(marks.cuts) == 8
    assert sorted({round(line.x0 - margin, 3) for line in marks.folds}) == [264, 528]
    assert len(marks.folds) == len(marks.targets) == 4


def test_only_wanted_marks_are_drawn_and_without_any_there_is_no_margin():
    marks = place_marks(side(792, 612, 33, (0.5,)), 9, 33, ("fold",))
    assert (marks.cuts, marks.targets, len(marks.folds)) == ((), (), 2)
    assert margin_for(9, ()) == 9


def test_a_cut_inside_the_piece_is_not_marked():
    margin = margin_for(9, ALL)
    cut = Fold(True, margin + 300, margin, margin + 400, None, 0)
    sheet = Side("front", 792 + 2 * margin, 612 + 2 * margin, side(792, 612, margin, ()).placements, (cut,))
    assert place_marks(sheet, 9, margin, ALL).folds == ()
