from __future__ import annotations

import pytest

from foldwell.finish.folded.pieces import STATES
from foldwell.finish.folded.pose import pose_piece
from tests.finish.folded.samples import BOOKLETS, FLATS, STRIPS, TENTS

PIECES = STRIPS | TENTS | BOOKLETS | FLATS


def dot(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def cross(one, other):
    return tuple(one[i - 2] * other[i - 1] - one[i - 1] * other[i - 2] for i in range(3))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_bodies_keep_their_shape_and_rest_on_the_desk(piece, state):
    for body in pose_piece(piece, state).bodies:
        assert cross(body.u, body.h) == pytest.approx(body.v)
        assert [dot(axis, axis) for axis in (body.u, body.v, body.h)] == pytest.approx([1, 1, 1])
        heights = [body.place(u, v, h)[2] for curve in body.curves for u, v in curve.points for h in (0, body.reach)]
        assert -1e-6 < min(heights) < 4
        assert body.project(body.place(3, 4, 5)) == pytest.approx((3, 4))


def test_the_letter_fold_lies_stands_and_lies_again():
    scenes = [pose_piece(STRIPS["trifold"], state) for state in STATES]
    assert [round(scene.bodies[0].h[2]) for scene in scenes] == [0, 1, 0]


def test_a_mirrored_booklet_is_turned_the_other_way():
    turns = [pose_piece(BOOKLETS[name], "open").bodies[0].u[1] for name in ("booklet", "mirrored booklet")]
    assert turns[0] == pytest.approx(-turns[1])
