from __future__ import annotations

from foldwell.finish.folded.camera import aim_camera
from foldwell.finish.folded.light import SAMPLES, draw_shadow, shade_leaf
from foldwell.finish.folded.pose import pose_piece
from tests.finish.folded.samples import BOOKLETS, FLATS, TRIFOLD


def test_light_is_full_on_top_and_dim_between_layers():
    (body,) = pose_piece(TRIFOLD, "folded").bodies
    cover, inside = shade_leaf(body, 2, front=True), shade_leaf(body, 2, front=False)
    assert len(cover) == len(inside) == SAMPLES
    assert all(0 <= light <= 1 for light in cover + inside)
    assert min(cover) > 0.95
    assert max(inside) < 0.8


def test_an_open_booklet_is_darker_at_its_spine():
    (body,) = pose_piece(BOOKLETS["booklet"], "open").bodies
    page = shade_leaf(body, 4, front=True)
    assert page[0] < page[SAMPLES // 2] - 0.02


def test_the_shadow_falls_away_from_the_lamp():
    scene = pose_piece(TRIFOLD, "half-open")
    camera = aim_camera(scene, 320, 240, 0.6)
    shadow = draw_shadow(scene.bodies[0], camera, (320, 240))
    assert shadow.size == (320, 240)
    left, right = (shadow.getpixel((round(camera.see((x, 60.0, 0.0))[0]), 150)) for x in (-330, 330))
    assert right > left + 5


def test_a_sheet_on_the_desk_hardly_throws_one():
    scene = pose_piece(FLATS["notice"], "open")
    camera = aim_camera(scene, 320, 240, 0.6)
    assert draw_shadow(scene.bodies[0], camera, (320, 240)).getpixel((4, 4)) == 0
