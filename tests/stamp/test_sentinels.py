"""Colours that stand for roles are found in what the engine wrote, and exchanged for those of a brand."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.compose.palette import derive_palette
from foldwell.stamp.sentinels import Ink, find_literal, has_open_gradient, ink_pieces, leave_open, stand_in, write_inks

ROLES = tuple(derive_palette({}).roles)
STAND_INS = stand_in(ROLES)
COLOURS = st.from_regex(re.compile(r"#[0-9a-f]{6}"), fullmatch=True)
CONTENT = st.lists(
    st.one_of(
        st.sampled_from([b"q", b"Q", b"/a1.0 gs", b"0 0 12.5 8 re", b"f", b"0.5 0.25 1 rg", b"1 1 1 RG", b"BT", b"ET"]),
        st.tuples(st.sampled_from(ROLES), st.sampled_from([b"rg", b"RG"])),
    ),
    max_size=30,
)


@settings(max_examples=30)
@given(CONTENT, st.fixed_dictionaries(dict.fromkeys(ROLES, COLOURS)))
def test_a_content_is_inked_as_if_it_had_been_drawn_so(parts, palette):
    def draw(colours):
        inks = write_inks(colours)
        return b"\n".join(part if isinstance(part, bytes) else inks[part] for part in parts)

    pieces = leave_open(draw(STAND_INS.roles), STAND_INS)
    assert [piece for piece in pieces if isinstance(piece, Ink)] == [part for part in parts if isinstance(part, tuple)]
    assert ink_pieces(pieces, write_inks(palette)) == draw(palette)


def test_each_role_has_a_colour_of_its_own_and_none_of_the_other_family():
    others = stand_in(ROLES, other=True)
    assert len({*STAND_INS.roles.values(), *others.roles.values()}) == 2 * len(ROLES)


def test_colours_are_written_as_the_engine_writes_them():
    inks = write_inks({"a": "#14505c", "b": "#ffffff"})
    assert inks["a", b"rg"] == b"0.078431 0.313725 0.360784 rg"
    assert inks["b", b"RG"] == b"1 1 1 RG"


def test_a_gradient_in_a_colour_that_can_not_be_exchanged_is_found():
    told = b"<</ColorSpace /DeviceRGB/Function <</C0 [%b]/C1 [1 1 1]/FunctionType 2>>>>"
    brand = write_inks(STAND_INS.roles)["brand", b"rg"].removesuffix(b" rg")
    assert has_open_gradient(told % brand, STAND_INS)
    assert not has_open_gradient(told % b"0.1 0.2 0.3", STAND_INS)


def test_a_drawing_with_one_of_the_colours_is_told():
    colour = STAND_INS.roles["brand"]
    assert find_literal(STAND_INS, ["<svg/>", f'<rect fill="{colour.upper()}"/>']) == colour
    assert find_literal(STAND_INS, [f"<rect fill='{c}'/>" for c in stand_in(ROLES, other=True).roles.values()]) is None
