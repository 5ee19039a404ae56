from __future__ import annotations

import io

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from foldwell.finish.form_font import embed_form_font
from foldwell.typeset.fonts import text_file
from tests.samples import BUNDLED

FAMILIES = ["Source Sans 3", "Source Serif 4", "Atkinson Hyperlegible Next"]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_character_of_the_face_can_be_typed(family):
    path = text_file(BUNDLED, family)
    with pikepdf.new() as pdf, TTFont(path) as whole:
        font = embed_form_font(pdf, path)
        inner = font.DescendantFonts[0]
        program = inner.FontDescriptor.FontFile2.read_bytes()
        glyphs = inner.CIDToGIDMap.read_bytes()
        widths = list_widths(inner.W)
        with TTFont(io.BytesIO(program)) as cut:
            typed = {code: name for code, name in whole.getBestCmap().items() if code <= 0xFFFF}
            assert widths.keys() == typed.keys()
            for code, name in typed.items():
                glyph = cut.getGlyphName(int.from_bytes(glyphs[2 * code : 2 * code + 2], "big"))
                assert glyph == cut.getBestCmap()[code]
                assert widths[code] == round(whole["hmtx"][name][0] * 1000 / whole["head"].unitsPerEm)
        assert b"<00e9> <00e9>" in font.ToUnicode.read_bytes()


def list_widths(written):
    """Widths by character, of a W array of runs."""
    pairs = zip(written[::2], written[1::2], strict=True)
    return {int(start) + at: int(width) for start, run in pairs for at, width in enumerate(run)}


def test_a_character_that_the_face_lacks_is_no_other_one():
    with pikepdf.new() as pdf:
        glyphs = embed_form_font(pdf, text_file(BUNDLED, FAMILIES[0])).DescendantFonts[0].CIDToGIDMap.read_bytes()
    arabic, chinese = (glyphs[2 * ord(sign) : 2 * ord(sign) + 2] for sign in "م中")
    assert {arabic, chinese} <= {b"", b"\0\0"}


def test_the_font_does_not_call_itself_a_subset():
    with pikepdf.new() as pdf:
        assert str(embed_form_font(pdf, text_file(BUNDLED, FAMILIES[0])).BaseFont) == "/SourceSans3-Regular"
