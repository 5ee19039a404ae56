from __future__ import annotations

import pytest
from PIL import Image

from foldwell.finish.folded.faces import Faces, cut_faces, pair_pages


def paint(number: int) -> Image.Image:
    return Image.new("RGB", (90, 120), (20 * number, 0, 0))


def test_faces_are_cut_from_both_sides_of_the_sheet():
    first, second = Image.new("RGB", (60, 30)), Image.new("RGB", (60, 30))
    for number, (start, stop) in enumerate(((0, 10), (10, 30), (30, 60))):
        first.paste(paint(number).resize((stop - start, 30)), (start, 0))
        second.paste(paint(8 + number).resize((stop - start, 30)), (60 - stop, 0))
    faces = cut_faces(first, second, (100, 200, 300))
    assert [face.front.size for face in faces] == [face.back.size for face in faces] == [(10, 30), (20, 30), (30, 30)]
    for number, face in enumerate(faces):
        assert face.front.getpixel((5, 5)) == paint(number).getpixel((0, 0))
        assert face.back.getpixel((5, 5)) == paint(8 + number).getpixel((0, 0))
    across = cut_faces(first.rotate(-90, expand=True), None, (100, 200, 300), across=True)
    assert [(face.front.size, face.back) for face in across] == [((30, 10), None), ((30, 20), None), ((30, 30), None)]


def test_pages_pair_to_leaves():
    pages = [paint(number) for number in range(4)]
    assert pair_pages(pages) == (Faces(pages[0], pages[1]), Faces(pages[2], pages[3]))
    with pytest.raises(ValueError, match="there are 3 pages"):
        pair_pages(pages[:3])
