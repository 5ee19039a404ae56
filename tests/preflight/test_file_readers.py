"""The readers of the file: content by PDFium, tags and codes by pikepdf."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from foldwell.preflight.codes import read_codes
from foldwell.preflight.content import Matrix
from foldwell.preflight.expected import Box
from foldwell.preflight.reading import open_reading
from foldwell.preflight.tags import read_tags
from foldwell.preflight.wording import normalise
from tests.preflight.samples import FOOT, SCREEN, SIDE, URL

numbers = st.integers(-9, 9)
matrices = st.builds(Matrix, numbers, numbers, numbers, numbers, numbers, numbers)


@given(matrices, matrices, matrices)
def test_transformations_are_chained_in_any_grouping(one, two, three):
    assert one.then(two).then(three) == one.then(two.then(three))
    assert one.then(Matrix()) == Matrix().then(one) == one


def test_box_turned_upside_down_stays_upright():
    assert Matrix(-1, 0, 0, -1, 100, 50).move(Box(10, 5, 30, 15)) == Box(70, 35, 90, 45)


def test_line_has_its_place_size_and_colour(screen):
    with open_reading(screen, SCREEN) as reading:
        line = next(line for line in reading.lines if line.text.startswith("They are not"))
    assert line.page == 1
    assert line.size == pytest.approx(12)
    assert line.colour == (255, 255, 255, 255)
    assert line.start[0] == pytest.approx(SIDE + 6, abs=0.01)
    assert line.is_embedded
    assert line.font.endswith("Source-Sans-3,")


def test_feet_are_silent_and_figures_drawn(screen):
    with open_reading(screen, SCREEN) as reading:
        assert [line.text for line in reading.silent] == [FOOT] * 6
        assert "".join(line.text for line in reading.drawn) == "joint"
        assert reading.spoken[0].text.startswith("Cell shots")


def test_photo_has_its_printed_resolution(screen):
    with open_reading(screen, SCREEN) as reading:
        (picture,) = reading.contents[4].pictures
    assert (picture.width, picture.height) == (600, 400)
    assert picture.ppi == pytest.approx(300, abs=0.5)


def test_drawing_without_text_leaves_the_page_as_it_was(screen):
    with open_reading(screen, SCREEN) as reading:
        first = reading.picture(0)
        reading._pictures.clear()
        second = reading.picture(0)
    assert first.full.tobytes() != first.ground.tobytes()
    assert first.full.tobytes() == second.full.tobytes()


def test_qr_code_is_measured(screen):
    with open_reading(screen, SCREEN) as reading:
        (code,) = reading.qr_codes(5).codes
    assert code.text == URL
    assert code.modules == 29


def test_both_readers_spell_the_same_letters(screen):
    with open_reading(screen, SCREEN) as reading:
        for content, coded in zip(reading.contents, reading.codes, strict=True):
            seen = "".join(line.text for line in content.lines)
            assert sorted(normalise(seen)) == sorted(normalise(coded.text))
            assert (coded.missing, coded.nameless) == (0, 0)


def test_tags_that_run_in_a_circle_end(screen):
    with pikepdf.open(BytesIO(screen)) as pdf:
        root = pdf.Root.StructTreeRoot
        tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div))
        tag.K = Array([tag])
        root.K = Array([tag])
        with pytest.raises(ValueError, match="no end"):
            read_tags(pdf)


def test_file_without_tags_has_none():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        assert read_tags(pdf).tags == ()


CMAP = b"""1 beginbfrange <01> <03> <0041> endbfrange
1 beginbfrange <04> <05> [<00660069> <D83DDE00>] endbfrange 1 beginbfchar <06> <2265> endbfchar"""


def test_ranges_lists_and_ligatures_of_a_character_map():
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, ToUnicode=pdf.make_stream(CMAP))
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = pdf.make_stream(b"BT /F 9 Tf <010203040506> Tj [(\x02) 3 (\x07)] TJ ET")
        (coded,) = read_codes(pdf)
    assert coded.text == "ABCfi😀≥B"
    assert coded.nameless == 1
