from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.finish.folded.curves import LAYER_GAP, Crease, bend_strip, stack_leaves
from foldwell.finish.folded.pieces import (
    PAGE_GAP,
    SPRING,
    STATES,
    Booklet,
    Strip,
    Tent,
    fold_booklet,
    fold_strip,
    fold_tent,
    mirror_strip,
)
from tests.finish.folded.laws import (
    assert_hinges_hold,
    assert_leaves_do_not_cross,
    assert_leaves_keep_their_width,
    assert_rests_on_the_desk,
    span,
)
from tests.finish.folded.samples import BOOKLETS, STRIPS, TENTS, TRIFOLD, fold

every_state = pytest.mark.parametrize("state", STATES)
every_strip = pytest.mark.parametrize("strip", STRIPS.values(), ids=STRIPS)


@every_state
@every_strip
def test_a_strip_is_one_sheet_of_paper_in_every_state(strip, state):
    curves = fold_strip(strip, state)
    assert_leaves_keep_their_width(curves, strip.widths)
    assert_hinges_hold(curves)
    assert_leaves_do_not_cross(curves)
    assert_rests_on_the_desk(curves)


@every_state
@pytest.mark.parametrize("tent", TENTS.values(), ids=TENTS)
def test_a_tent_is_one_sheet_of_paper_in_every_state(tent, state):
    curves = fold_tent(tent, state)
    assert_leaves_keep_their_width(curves, tent.widths)
    assert_hinges_hold(curves)
    assert_rests_on_the_desk(curves)


@every_state
@pytest.mark.parametrize("booklet", BOOKLETS.values(), ids=BOOKLETS)
def test_a_booklet_s_leaves_hang_on_its_spine_in_every_state(booklet, state):
    curves = fold_booklet(booklet, state)
    assert_leaves_keep_their_width(curves, [booklet.width] * booklet.leaves)
    assert_leaves_do_not_cross(curves)
    assert_rests_on_the_desk(curves)
    hinges = [curve.points[-1 if booklet.mirrored else 0] for curve in curves]
    assert max(math.dist(hinges[0], hinge) for hinge in hinges) <= booklet.leaves * PAGE_GAP


@given(
    widths=st.lists(st.floats(100, 400), min_size=2, max_size=6),
    angles=st.lists(st.floats(-math.pi, math.pi), min_size=5, max_size=5),
    radii=st.lists(st.floats(0, 8), min_size=5, max_size=5),
)
def test_bending_neither_stretches_nor_tears(widths, angles, radii):
    count = len(widths) - 1
    curves = bend_strip(widths, angles[:count], radii[:count])
    assert_leaves_keep_their_width(curves, widths)
    assert_hinges_hold(curves)


@every_strip
def test_folded_a_strip_is_as_wide_as_its_widest_leaf(strip):
    wide, high = span(fold_strip(strip, "folded"))
    assert wide <= max(strip.widths) + 3 * LAYER_GAP
    assert high <= len(strip.widths) * LAYER_GAP + max(strip.widths) * math.sin(SPRING)
    wide_open, _ = span(fold_strip(strip, "open"))
    assert wide_open > 0.95 * sum(strip.widths)


@every_strip
def test_folded_the_cover_lies_on_top_with_its_front_up(strip):
    cover = fold_strip(strip, "folded")[strip.cover].points
    assert cover[-1][0] > cover[0][0], "its front is up"
    middle = (cover[0][0] + cover[-1][0]) / 2
    for curve in fold_strip(strip, "folded"):
        left, right = sorted((curve.points[0][0], curve.points[-1][0]))
        if left < middle < right:
            assert _height(curve.points, middle) <= _height(cover, middle)


def _height(points, u):
    (u1, v1), (u2, v2) = next(pair for pair in pairwise(points) if min(pair)[0] <= u <= max(pair)[0])
    return v1 + (v2 - v1) * (u - u1) / (u2 - u1)


@every_state
@every_strip
def test_a_mirrored_strip_is_the_mirror_image(strip, state):
    if strip.across:
        assert mirror_strip(strip) == strip
        return
    image = [curve.mirror().points for curve in reversed(fold_strip(strip, state))]
    mirrored = [curve.points for curve in fold_strip(mirror_strip(strip), state)]
    assert [point for curve in mirrored for point in curve] == [
        pytest.approx(point, abs=1e-6) for curve in image for point in curve
    ]


@every_state
def test_a_mirrored_booklet_is_the_mirror_image(state):
    booklet = BOOKLETS["booklet"]
    image = [curve.mirror().points for curve in fold_booklet(booklet, state)]
    mirrored = [curve.points for curve in fold_booklet(replace(booklet, mirrored=True), state)]
    assert [point for curve in mirrored for point in curve] == [
        pytest.approx(point, abs=1e-6) for curve in image for point in curve
    ]


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("trifold", (1, 0, 2)),
        ("z", (2, 1, 0)),
        ("half", (1, 0)),
        ("open gate", (0, 1, 0)),
        ("closed gate", (1, 0, 3, 2)),
        ("accordion", (0, 1, 2, 3)),
    ],
)
def test_layers_follow_the_order_of_the_folds(name, levels):
    strip = STRIPS[name]
    found = stack_leaves(strip.widths, strip.creases)
    assert found == levels or found == tuple(max(levels) - level for level in levels)


@pytest.mark.parametrize(
    ("law", "torn"),
    [
        (assert_hinges_hold, lambda curves: [curves[0], curves[1].move(0.1, 0), curves[2]]),
        (
            lambda curves: assert_leaves_keep_their_width(curves, TRIFOLD.widths),
            lambda curves: [replace(curves[0], points=curves[0].points[1:]), *curves[1:]],
        ),
        (assert_leaves_do_not_cross, lambda curves: [curves[0].turn(0.05), *curves[1:]]),
        (assert_rests_on_the_desk, lambda curves: [curve.move(0, 1) for curve in curves]),
    ],
)
def test_the_laws_catch_broken_paper(law, torn):
    curves = fold_strip(TRIFOLD, "folded")
    law(curves)
    with pytest.raises(AssertionError):
        law(torn(curves))


def test_a_flap_closed_last_is_no_letter_fold():
    wrong = tuple(Crease(crease.fold, 3 - crease.order) for crease in TRIFOLD.creases)
    with pytest.raises(ValueError, match="leaf 2 can't be the cover"):
        replace(TRIFOLD, creases=wrong)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Strip((200, 200), 600, (), cover=0), "2 leaves have 1 creases, not 0"),
        (lambda: Strip((200, 200), 600, fold("mountain 1"), cover=2), "there is no leaf 2"),
        (lambda: Strip((200, 200), 600, fold("valley 1"), cover=1), "folded in, or its front is"),
        (lambda: Tent((200, 200, 100), 400, cover=1), "a tent has two faces"),
        (lambda: Tent((200, 200, 100), 400, cover=1, base=1), "a tent has two faces"),
        (lambda: Tent((200, 200, 450), 400, cover=1, base=2), "can't close"),
        (lambda: Tent((200, 200, 100), 400, cover=2, base=2), "leaf 2 is no face"),
        (lambda: Booklet(400, 600, leaves=1), "two leaves or more, not 1"),
    ],
)
def test_pieces_that_paper_cannot_be_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()
