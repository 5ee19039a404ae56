from __future__ import annotations

import colorsys
import io
from collections import defaultdict
from dataclasses import replace

import pytest
from PIL import Image

from foldwell.finish.folded.faces import Faces
from foldwell.finish.folded.picture import draw_piece
from foldwell.finish.folded.pieces import mirror_strip
from tests.finish.folded.samples import BOOKLETS, FLATS, STRIPS, TENTS, TRIFOLD

SIZE = (300, 200)
HUES = 16
"""Plain colours that are told apart whatever the light."""
LEAST_SHARE = 0.08
"""A colour seen less, by the one seen most, is an edge where two others mix."""


def paint(number: int) -> Image.Image:
    """A face of one colour."""
    red, green, blue = colorsys.hsv_to_rgb(number / HUES, 1, 1)
    return Image.new("RGB", (90, 120), (round(255 * red), round(255 * green), round(255 * blue)))


def paint_halves(upper: int, lower: int) -> Image.Image:
    picture = paint(upper)
    picture.paste(paint(lower).crop((0, 0, 90, 60)), (0, 60))
    return picture


def paint_leaves(count: int) -> list[Faces]:
    """Leaf k has colour 2k on its front and 2k + 1 on its back."""
    return [Faces(paint(2 * leaf), paint(2 * leaf + 1)) for leaf in range(count)]


def see(png: bytes) -> dict[int, tuple[float, float, int]]:
    """Each colour that is seen: its middle from the left and from the top, and its pixels."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    places = defaultdict(list)
    for index, pixel in enumerate(zip(*[iter(picture.tobytes())] * 3, strict=True)):
        hue, saturation, value = colorsys.rgb_to_hsv(*pixel)
        if saturation > 0.9 and value > 40:
            places[round(hue * HUES) % HUES].append((index % picture.width, index // picture.width))
    least = max(map(len, places.values()), default=0) * LEAST_SHARE
    return {
        color: (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots), len(spots))
        for color, spots in places.items()
        if len(spots) > least
    }


def from_left(png: bytes) -> list[int]:
    seen = see(png)
    return sorted(seen, key=lambda color: seen[color][0])


def draw(piece, count, state):
    return draw_piece(piece, paint_leaves(count), state, SIZE)


@pytest.mark.parametrize(
    ("name", "folded", "half_open", "whole"),
    [
        ("trifold", [4], [5, 3, 0], [5, 3, 1]),
        ("z", [4], [0, 2, 4], [5, 3, 1]),
        ("half", [2], [3, 1], [3, 1]),
        ("closed gate", [4], [7, 5, 3], [7, 5, 3, 1]),
        ("open gate", [4, 0], [5, 3, 1], [5, 3, 1]),
        ("accordion", [6], [0, 2, 4, 6], [7, 5, 3, 1]),
    ],
)
def test_a_strip_shows_the_right_faces_from_left_to_right(name, folded, half_open, whole):
    strip = STRIPS[name]
    count = len(strip.widths)
    assert from_left(draw(strip, count, "folded")) == folded
    assert set(half_open) <= set(from_left(draw(strip, count, "half-open")))
    assert from_left(draw(strip, count, "open")) == whole


def test_the_half_open_trifold_shows_the_flap_at_the_right():
    shown = [color for color in from_left(draw(TRIFOLD, 3, "half-open")) if color in (0, 3, 5)]
    assert shown == [5, 3, 0]


def test_a_mirrored_strip_shows_the_faces_from_right_to_left():
    leaves = paint_leaves(3)
    for state in ("folded", "open"):
        usual = from_left(draw_piece(TRIFOLD, leaves, state, SIZE))
        assert from_left(draw_piece(mirror_strip(TRIFOLD), leaves[::-1], state, SIZE)) == usual[::-1]


def test_leaves_in_the_wrong_order_are_seen():
    assert from_left(draw_piece(TRIFOLD, paint_leaves(3)[::-1], "folded", SIZE)) != [4]
    turned = [Faces(leaf.back, leaf.front) for leaf in paint_leaves(3)]
    assert from_left(draw_piece(TRIFOLD, turned, "open", SIZE)) != [5, 3, 1]


@pytest.mark.parametrize(("name", "leaves"), [("booklet", 8), ("pocket", 4), ("thin booklet", 2)])
def test_a_booklet_shows_cover_and_middle(name, leaves):
    booklet = BOOKLETS[name]
    folded = see(draw(booklet, leaves, "folded"))
    assert max(folded, key=lambda color: folded[color][2]) == 0
    opened = see(draw(booklet, leaves, "open"))
    assert sorted(sorted(opened, key=lambda color: -opened[color][2])[:2]) == [leaves - 1, leaves]
    assert opened[leaves - 1][0] < opened[leaves][0]
    mirrored = see(draw(replace(booklet, mirrored=True), leaves, "open"))
    assert mirrored[leaves - 1][0] > mirrored[leaves][0]


def test_a_half_open_booklet_shows_many_pages():
    assert len(see(draw(BOOKLETS["booklet"], 8, "half-open"))) >= 4


@pytest.mark.parametrize(("name", "cover", "other"), [("tent", 2, 0), ("tent with a base below", 2, 0)])
def test_a_tent_shows_one_face_and_then_the_other(name, cover, other):
    tent = TENTS[name]
    for state, color in (("folded", cover), ("half-open", other)):
        seen = see(draw(tent, len(tent.widths), state))
        assert max(seen, key=lambda color: seen[color][2]) == color


def test_pictures_stand_upright():
    upright = Faces(paint_halves(0, 4), paint_halves(8, 12))
    upside_down = Faces(paint_halves(4, 0))
    for piece, faces, state in (
        (TRIFOLD, [upright] * 3, "folded"),
        (STRIPS["top half"], [upright] * 2, "folded"),
        (TENTS["tent"], [upside_down, upright], "folded"),
        (TENTS["tent"], [upside_down, upright], "half-open"),
        (FLATS["poster"], [upright], "open"),
    ):
        seen = see(draw_piece(piece, faces, state, SIZE))
        assert seen[0][1] < seen[4][1]
    back = see(draw_piece(TRIFOLD, [upright] * 3, "open", SIZE))
    assert back[8][1] < back[12][1]
    wrong = see(draw_piece(TRIFOLD, [upside_down] * 3, "folded", SIZE))
    assert wrong[0][1] > wrong[4][1]


def test_flat_pieces_show_the_sides_they_have():
    assert from_left(draw(FLATS["handout"], 1, "folded")) == [0, 1]
    assert from_left(draw(FLATS["notice"], 1, "folded")) == [0]
    assert from_left(draw(FLATS["poster"], 1, "folded")) == [0]


def test_a_blank_back_is_paper():
    faces = [Faces(paint(2 * leaf)) for leaf in range(3)]
    assert see(draw_piece(TRIFOLD, faces, "open", SIZE)) == {}


def test_same_bytes_every_time():
    assert draw(TRIFOLD, 3, "half-open") == draw(TRIFOLD, 3, "half-open")
    assert draw(TRIFOLD, 3, "half-open") != draw(TRIFOLD, 3, "open")


def test_faces_for_each_leaf_are_asked_for():
    with pytest.raises(ValueError, match="has 3 leaves, but there are faces for 2"):
        draw_piece(TRIFOLD, paint_leaves(2), "folded", SIZE)
