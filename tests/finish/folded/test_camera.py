from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.finish.folded.camera import aim_camera, invert_map, map_square, signed_area
from foldwell.finish.folded.pieces import STATES
from foldwell.finish.folded.pose import pose_piece
from tests.finish.folded.samples import BOOKLETS, FLATS, STRIPS, TENTS

PIECES = STRIPS | TENTS | BOOKLETS | FLATS
SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))
shift = st.floats(-20, 20)


def follow(way, spot):
    (a, b, c, d, e, f, g, h), (x, y) = way, spot
    low = g * x + h * y + 1
    return (a * x + b * y + c) / low, (d * x + e * y + f) / low


@given(st.lists(st.tuples(shift, shift), min_size=4, max_size=4))
def test_a_square_goes_to_its_corners_and_back(shifts):
    corners = [(100 * x + dx, 100 * y + dy) for (x, y), (dx, dy) in zip(SQUARE, shifts, strict=True)]
    there = map_square(corners)
    back = invert_map(there)
    for spot, corner in zip(SQUARE, corners, strict=True):
        assert follow(there, spot) == pytest.approx(corner, abs=1e-6)
        assert follow(back, corner) == pytest.approx(spot, abs=1e-6)


def test_area_tells_the_face():
    assert signed_area(SQUARE) == 2
    assert signed_area(SQUARE[::-1]) == -2


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_the_whole_piece_is_in_the_picture(piece, state):
    scene = pose_piece(piece, state)
    camera = aim_camera(scene, 300, 200, 0.8)
    seen = [
        camera.see(body.place(u, v, h))
        for body in scene.bodies
        for curve in body.curves
        for u, v in curve.points
        for h in (0, body.reach)
    ]
    xs, ys = zip(*seen, strict=True)
    assert (min(xs) + max(xs)) / 2 == pytest.approx(150)
    assert (min(ys) + max(ys)) / 2 == pytest.approx(100)
    assert max((max(xs) - min(xs)) / 300, (max(ys) - min(ys)) / 200) == pytest.approx(0.8)


def test_what_is_nearer_is_larger():
    scene = pose_piece(FLATS["notice"], "open")
    camera = aim_camera(scene, 300, 200, 0.8)
    near, far = (abs(camera.see((100, y, 0))[0] - camera.see((-100, y, 0))[0]) for y in (-300, 300))
    assert near > 1.05 * far
