"""Each layout becomes the piece that a hand makes of it, with the right page on each face."""

from __future__ import annotations

import pytest
from PIL import Image

from foldwell.finish.folded.fold_up import fold_up, list_states
from foldwell.finish.folded.pieces import STATES, Booklet, Flat, Strip, Tent
from foldwell.impose.sides import impose_panels
from foldwell.model.geometry import SheetForm
from tests.impose.sample import read_layout

SHADES = [(20 * number + 40, 10, 10) for number in range(10)]
PIXELS = 0.2


def fold(name, paper="letter", **options):
    """The piece of a layout; page k is painted in shade k, with a dark upper edge so that turned pages show."""
    layout = read_layout(name)
    form = SheetForm(layout, paper if paper in layout.papers else next(iter(layout.papers)), **options)
    names = [layout.panels[0].id] * 8 if layout.is_paged else [panel.id for panel in layout.panels]
    sides = impose_panels(form, names)
    sizes = {p.page: (round(p.width * PIXELS), round(p.height * PIXELS)) for side in sides for p in side.placements}
    pages = [Image.new("RGB", sizes[number], SHADES[number]) for number in range(len(names))]
    return fold_up(form, sides, pages)


def pages_of(faces):
    """Which page each face shows, as (front, back)."""

    def find(picture):
        return None if picture is None else SHADES.index(picture.getpixel((picture.width // 2, picture.height // 2)))

    return [(find(face.front), find(face.back)) for face in faces]


@pytest.mark.parametrize(
    ("name", "leaves"),
    [
        ("trifold", [(1, 4), (5, 3), (0, 2)]),
        ("zfold", [(3, 5), (4, 2), (0, 1)]),
        ("bifold", [(3, 2), (0, 1)]),
        ("gatefold", [(2, 6), (7, 5), (0, 4), (1, 3)]),
        ("accordion", [(7, 4), (5, 3), (6, 2), (0, 1)]),
    ],
)
def test_a_strip_has_its_pages_on_both_faces_of_each_leaf(name, leaves):
    piece, faces = fold(name)
    assert isinstance(piece, Strip)
    assert pages_of(faces) == leaves
    assert leaves[piece.cover][0] == 0
    assert sum(piece.widths) == pytest.approx(fold_width(name))
    assert list_states(piece) == STATES


def fold_width(name):
    return next(iter(read_layout(name).papers.values())).sheet[0].pt


def test_right_to_left_the_cover_is_at_the_other_end():
    piece, faces = fold("trifold", is_mirrored=True)
    plain, shown = fold("trifold")
    assert (piece.cover, plain.cover) == (0, 2)
    assert piece.widths == pytest.approx(plain.widths[::-1])
    assert pages_of(faces) == pages_of(shown)[::-1]


def test_doors_close_together():
    piece, _ = fold("gatefold")
    orders = [crease.order for crease in piece.creases]
    assert orders[0] == orders[2] < orders[1]


def test_a_tent_stands_with_its_upper_face_turned():
    piece, faces = fold("tent")
    assert isinstance(piece, Tent)
    assert piece.cover == 1
    assert pages_of(faces) == [(1, None), (0, None)]


@pytest.mark.parametrize(("name", "leaves"), [("booklet", 4), ("pocket", 4)])
def test_booklets_turn_their_pages_in_reading_order(name, leaves):
    piece, faces = fold(name)
    assert isinstance(piece, Booklet)
    assert (piece.leaves, pages_of(faces)) == (leaves, [(0, 1), (2, 3), (4, 5), (6, 7)])


@pytest.mark.parametrize(("name", "sides"), [("poster", 1), ("walletcard", 2), ("rackcard", 2), ("handout", 2)])
def test_what_is_not_folded_is_flat(name, sides):
    piece, (face,) = fold(name)
    assert isinstance(piece, Flat)
    assert (piece.two_sided, piece.hangs) == (sides == 2, sides == 1)
    assert (face.back is not None) == (sides == 2)
    assert list_states(piece) == STATES[:1]
