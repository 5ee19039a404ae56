"""The third reader: inks, lines and places as content streams tell them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from foldwell.preflight import check_file
from foldwell.preflight.encodings import read_encoding
from foldwell.preflight.expected import Box
from foldwell.preflight.inks import CMYK, Colour, Space, is_rich_black, read_space
from foldwell.preflight.paint import read_paint
from tests.preflight.press_samples import GOOD, PRESS, write_press

if TYPE_CHECKING:
    from foldwell.preflight.paint_state import Painted

shares = st.floats(0, 1)


def paint(content: bytes, **resources) -> list[Painted]:
    """What a page of such content paints."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Resources = Dictionary(**resources)
        page.Contents = pdf.make_stream(content)
        return list(read_paint(pdf))


@given(st.floats(0.1, 9), st.floats(0.1, 9), st.floats(0.1, 9))
def test_a_line_is_as_thick_as_it_prints(width, across, upward):
    (line,) = paint(b"%f 0 0 %f 0 0 cm %f w 0 0 m 9 9 l S" % (across, upward, width))
    assert line.thickness == pytest.approx(width * min(across, upward), abs=1e-4)


def test_turning_changes_no_thickness():
    (line,) = paint(b"0 2 -2 0 0 0 cm 1 w 0 0 m 9 9 l S")
    assert line.thickness == pytest.approx(2)


def test_state_is_given_back():
    one, other = paint(b"q 1 0 0 rg 0 0 9 9 re f Q 0 0 9 9 re f")
    assert (one.colour.space.model, other.colour.space.model) == ("rgb", "grey")


def test_a_clip_paints_nothing():
    assert paint(b"0 0 9 9 re W n") == []


def test_unseen_text_paints_nothing():
    assert paint(b"BT 3 Tr /F 9 Tf (x) Tj ET") == []


def test_text_has_its_size_and_place():
    (text,) = paint(b"2 0 0 2 10 20 cm BT /F 9 Tf 1 0 0 1 5 5 Tm 5 5 Td (x) Tj ET")
    assert text.size == pytest.approx(18)
    assert text.box == Box(30, 40, 30, 40)


def test_filled_rectangle_that_is_turned_is_measured():
    (rule,) = paint(b"0 1 -1 0 0 0 cm 0 0 100 .2 re f")
    assert rule.thickness == pytest.approx(0.2)


def test_box_of_two_rectangles_is_no_line():
    (frame,) = paint(b"0 0 9 9 re 1 1 7 7 re f*")
    assert frame.thickness == pytest.approx(7)


@given(st.floats(0.75, 1))
def test_black_ink_alone_is_never_rich(black):
    assert not is_rich_black(Colour(CMYK, (0.0, 0.0, 0.0, black)))


@given(st.floats(0.05, 1), st.floats(0.9, 1))
def test_dark_of_several_inks_is_rich(colour, black):
    assert is_rich_black(Colour(CMYK, (colour, colour, colour, black)))


@pytest.mark.parametrize("inks", [(0.6, 0, 0, 0.9), (0.66, 0.47, 0.17, 0.87)], ids=["cool black", "slate"])
def test_a_hue_that_nobody_sees_is_still_rich(inks):
    assert is_rich_black(Colour(CMYK, inks))


COLOURED = {
    "navy": (1, 0.7, 0, 0.4),
    "red": (0, 1, 0.9, 0.2),
    "grey": (0.3, 0.2, 0.2, 0),
    "dark teal": (0.7, 0.11, 0.18, 0.76),
    "dark plum": (0.59, 0.65, 0.03, 0.75),
}


@pytest.mark.parametrize("inks", COLOURED.values(), ids=COLOURED)
def test_colours_and_light_greys_are_no_rich_black(inks):
    assert not is_rich_black(Colour(CMYK, inks))


def test_spaces_by_name_and_inside_each_other():
    resources = Dictionary(ColorSpace=Dictionary(own=Array([Name.Indexed, Name.DeviceCMYK, 1, b"12345678"])))
    assert read_space(Name.own, resources) == Space("DeviceCMYK", "cmyk", 1)
    deep = Name.DeviceRGB
    for _ in range(9):
        deep = Array([Name.Pattern, deep])
    with pytest.raises(ValueError, match="without end"):
        read_space(deep, resources)


def test_codes_of_simple_fonts_without_a_table():
    assert read_encoding(Name.WinAnsiEncoding)[0x80] == "€"
    assert read_encoding(None)[ord("A")] == "A"
    differing = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name.bullet, Name.fi]))
    assert [read_encoding(differing)[code] for code in (65, 66, 67)] == ["•", "ﬁ", "C"]


# what the press may have


@pytest.mark.parametrize(
    "content",
    [
        b"/over gs 0 0 0 1 k BT /F 30 Tf 20 40 Td (a) Tj ET",
        b"0.6 0.4 0.4 1 k BT /F 30 Tf 20 40 Td (a) Tj ET",
        b"1 1 1 1 k -28 50 5 5 re f",
        b"0 0 0 0 K 0.1 w 20 20 m 60 60 l S",
        b"/half gs 0 0 0 0.4 k 20 20 9 9 re f",
    ],
    ids=["black", "large rich black", "patch in the waste", "white hairline", "see-through in X-4"],
)
def test_what_is_right_has_no_findings(content):
    told = {one.code for one in check_file(write_press(GOOD + content), PRESS)}
    assert told <= {"preflight.text-extra", "preflight.text-lost"}


def test_profiled_colours_of_others_are_a_warning_in_x4():
    def change(pdf):
        from tests.preflight.press_samples import _show, write_profile

        space = Array([Name.ICCBased, pdf.make_stream(write_profile(b"RGB ", b"mntr"), N=3)])
        _show(pdf, "/ColorSpace", "/icc", space, b"/icc cs 1 0 0 sc 20 20 9 9 re f")

    (found,) = (one for one in check_file(write_press(change=change)) if one.code == "preflight.rgb")
    assert found.severity == "warning"


def test_a_file_that_starts_elsewhere_is_read_at_its_place():
    """The media box of the press sample starts left of and below 0: its text is seen where it is."""
    with pikepdf.open(BytesIO(write_press())) as pdf:
        assert float(pdf.pages[0].mediabox[0]) < 0
    assert not any(one.code == "preflight.text-hidden" for one in check_file(write_press(), PRESS))
