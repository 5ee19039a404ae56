from __future__ import annotations

import io

import pytest
from PIL import Image, ImageStat

from foldwell.finish.proof import LINE_COLOR, draw_panels, draw_sheets
from tests.impose.sample import place_sides, write_office_pdf, write_screen_pdf

PPI = 72
BORDER = 27


def open_all(pictures: list[bytes]) -> list[Image.Image]:
    return [Image.open(io.BytesIO(picture)) for picture in pictures]


def test_a_picture_of_each_panel():
    pictures = open_all(draw_panels(write_screen_pdf(), PPI))
    assert [picture.format for picture in pictures] == ["PNG"] * 6
    assert pictures[0].size == (266, 612)
    assert pictures[1].size == (261, 612)


def test_sheets_show_folds_and_names_outside_the_trim():
    outside, inside = open_all(draw_sheets(write_office_pdf(), place_sides(), PPI))
    assert outside.size == inside.size == (792 + 2 * BORDER, 612 + 2 * BORDER)
    for sheet, folds in ((outside, (261, 526)), (inside, (266, 531))):
        for fold in folds:
            dashes = [sheet.getpixel((BORDER + fold, y)) == LINE_COLOR for y in range(sheet.height)]
            assert 0.4 < sum(dashes) / len(dashes) < 0.7
            assert any(dashes[:BORDER])
        for x in (130, 393, 660):
            named = sheet.crop((BORDER + x - 30, 4, BORDER + x + 30, BORDER - 4))
            assert ImageStat.Stat(named.convert("L")).stddev[0] > 5, "there is a name above each panel"


def test_a_turned_side_has_its_names_below():
    inside = open_all(draw_sheets(write_office_pdf(turn_back=True), place_sides(turn_back=True), PPI))[1]
    above, below = inside.crop((300, 4, 540, 23)), inside.crop((300, inside.height - 23, 540, inside.height - 4))
    assert ImageStat.Stat(above.convert("L")).stddev[0] == 0
    assert ImageStat.Stat(below.convert("L")).stddev[0] > 5


def test_grey_has_no_colour_but_the_fold_lines():
    def is_coloured(picture):
        red, _, blue = picture.crop((700, 100, 800, 500)).split()
        return red.tobytes() != blue.tobytes()

    assert is_coloured(open_all(draw_sheets(write_office_pdf(), place_sides(), PPI))[0])
    assert not is_coloured(open_all(draw_sheets(write_office_pdf(), place_sides(), PPI, grey=True))[0])


def test_same_pictures_every_time():
    assert draw_panels(write_screen_pdf(), PPI) == draw_panels(write_screen_pdf(), PPI)
    assert draw_sheets(write_office_pdf(), place_sides(), PPI) == draw_sheets(write_office_pdf(), place_sides(), PPI)


def test_sides_of_another_file_are_refused():
    with pytest.raises(ValueError, match="the file has 6 pages, but there are 2 sides"):
        draw_sheets(write_screen_pdf(), place_sides(), PPI)
