"""Font files are known by what they say of themselves."""

import struct

import pytest
from fontTools.ttLib import TTFont

from foldwell.read.typefaces import FAMILY, POSTSCRIPT, TYPOGRAPHIC_FAMILY, list_faces, read_name
from tests.samples import BUNDLED


def test_faces_are_read_from_the_files():
    faces = {face.name: face for face in list_faces(BUNDLED)}
    semibold, italic = faces["SourceSerif4-SemiBold"], faces["SourceSans3-Italic"]
    assert (semibold.family, semibold.weight, semibold.is_italic) == ("Source Serif 4", 600, False)
    assert (italic.family, italic.weight, italic.is_italic) == ("Source Sans 3", 400, True)
    assert {face.family for face in faces.values()} == {
        "Atkinson Hyperlegible Next",
        "Foldwell Hei",
        "Foldwell Hei Marks",
        "Foldwell Naskh",
        "Source Sans 3",
        "Source Serif 4",
    }


def test_every_family_has_its_licence_beside_it():
    assert all((face.path.parent / "OFL.txt").is_file() for face in list_faces(BUNDLED))


@pytest.mark.parametrize("path", [face.path for face in list_faces(BUNDLED)], ids=lambda path: path.stem)
def test_names_are_those_that_font_tools_reads(path):
    with TTFont(path, lazy=True) as font:
        for number in (FAMILY, TYPOGRAPHIC_FAMILY, POSTSCRIPT):
            assert read_name(font.reader["name"], number) == (font["name"].getDebugName(number) or "")


def test_a_name_for_macintosh_is_read_where_there_is_no_other():
    table = struct.pack(">3H6H", 0, 1, 18, 1, 0, 0, POSTSCRIPT, 4, 0) + "Öré".encode("mac-roman") + b"!"
    assert read_name(table, POSTSCRIPT) == "Öré!"
    assert read_name(table, FAMILY) == ""


def test_a_table_that_ends_early_is_no_table():
    with pytest.raises(struct.error):
        read_name(struct.pack(">3H", 0, 4, 54), POSTSCRIPT)
