from __future__ import annotations

import pytest

from foldwell.finish.folded.camera import aim_camera
from foldwell.finish.folded.curves import Curve
from foldwell.finish.folded.order import sort_leaves
from foldwell.finish.folded.pieces import STATES, fold_booklet
from foldwell.finish.folded.pose import pose_piece
from tests.finish.folded.samples import BOOKLETS, STRIPS, TENTS

LOW = Curve(((0.0, 0.0), (100.0, 0.0)))
HIGH = Curve(((0.0, 2.0), (100.0, 9.0)))
ASIDE = Curve(((150.0, 0.0), (200.0, 0.0)))


def test_the_nearer_leaf_comes_last_from_either_side():
    assert sort_leaves([HIGH, LOW, ASIDE], (50, 500)).index(0) > sort_leaves([HIGH, LOW, ASIDE], (50, 500)).index(1)
    assert sort_leaves([HIGH, LOW], (50, -500)) == [0, 1]


def test_a_closed_booklet_is_piled_from_its_back():
    assert sort_leaves(fold_booklet(BOOKLETS["booklet"], "folded"), (30, 2000)) == [7, 6, 5, 4, 3, 2, 1, 0]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("piece", (STRIPS | TENTS | BOOKLETS).values(), ids=STRIPS | TENTS | BOOKLETS)
def test_every_piece_can_be_painted_leaf_by_leaf(piece, state):
    scene = pose_piece(piece, state)
    camera = aim_camera(scene, 300, 200, 0.8)
    (body,) = scene.bodies
    assert sorted(sort_leaves(body.curves, body.project(camera.eye))) == list(range(len(body.curves)))
