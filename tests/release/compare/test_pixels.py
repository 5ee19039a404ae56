"""What looks different, and what is noise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from foldwell.release.compare.pixels import MOST_REGIONS, compare_pictures, draw_marked

SIZE = (200, 160)


def draw(*boxes, ground="white", ink="black"):
    picture = Image.new("RGB", SIZE, ground)
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill=ink)
    return picture


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (draw(), draw((50, 50, 90, 50))),
        (draw((50, 50, 90, 90)), draw((50, 50, 90, 90), ink=(0, 0, 60))),
        (draw(), draw(ground=(248, 255, 255))),
        (draw((50, 50, 90, 90)), draw((58, 50, 98, 90))),
    ],
    ids=["hairline", "ink", "ground", "moved"],
)
def test_changes_are_found(old, new):
    assert compare_pictures(old, new)


def test_what_is_smoothed_otherwise_is_noise():
    large = Image.new("L", (800, 640), 255)
    ImageDraw.Draw(large).rectangle((200, 200, 400, 400), fill=0)
    moved = Image.new("L", large.size, 255)
    moved.paste(large, (1, 1))
    one, two = (picture.resize(SIZE, Image.Resampling.BOX).convert("RGB") for picture in (large, moved))
    assert one.tobytes() != two.tobytes()
    assert compare_pictures(one, two) is None


def test_two_places_have_two_boxes_around_them():
    found = compare_pictures(draw(), draw((10, 10, 30, 30), (150, 100, 180, 140)))
    assert len(found.regions) == 2
    first = found.regions[0]
    assert (first.left <= 10, first.right >= 30) == (True, True)
    assert (first.top <= 10, first.bottom >= 30) == (True, True)


def test_many_places_have_one_box():
    dots = [(x, y, x + 3, y + 3) for x in range(0, 1200, 40) for y in range(0, 160, 40)]
    old, new = Image.new("RGB", (1200, 160), "white"), Image.new("RGB", (1200, 160), "white")
    for dot in dots:
        ImageDraw.Draw(new).rectangle(dot, fill="black")
    assert len(dots) > MOST_REGIONS
    assert len(compare_pictures(old, new).regions) == 1


def test_the_marked_picture_shows_a_box_and_pales_the_rest():
    new = draw((10, 10, 30, 30), (150, 100, 180, 140))
    marked = draw_marked(new, compare_pictures(draw((10, 10, 30, 30)), new))
    assert marked.getpixel((20, 20)) == (153, 153, 153)
    assert marked.getpixel((165, 120)) == (0, 0, 0)
    assert (190, 20, 80) in {colour for _, colour in marked.getcolors(10_000)}


BOXES = st.tuples(*[st.integers(0, 90)] * 2).map(lambda at: (*at, at[0] + 12, at[1] + 9))


@settings(max_examples=40, deadline=None)
@given(st.lists(BOXES, max_size=3), st.lists(BOXES, max_size=3))
def test_the_other_direction_is_the_mirror(old, new):
    forth, back = compare_pictures(draw(*old), draw(*new)), compare_pictures(draw(*new), draw(*old))
    assert (forth and forth.regions) == (back and back.regions)
    assert compare_pictures(draw(*old), draw(*old)) is None
