from __future__ import annotations

import io

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
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
        with TTFont(io.BytesIO(program)) as cut:
            assert cut.getBestCmap().keys() == whole.getBestCmap().keys()
            numbers = {name: number for number, name in enumerate(cut.getGlyphOrder())}
            widths = [int(width) for width in inner.W[1]]
            assert len(widths) == len(numbers)
            letter = numbers[cut.getBestCmap()[ord("é")]]
            assert widths[letter] == round(cut["hmtx"][cut.getBestCmap()[ord("é")]][0] * 1000 / cut["head"].unitsPerEm)
        assert f"<{letter:04x}> <00e9>".encode() in font.ToUnicode.read_bytes()


def test_the_font_does_not_call_itself_a_subset():
    with pikepdf.new() as pdf:
        assert str(embed_form_font(pdf, text_file(BUNDLED, FAMILIES[0])).BaseFont) == "/SourceSans3-Regular"


@pytest.mark.parametrize("family", FAMILIES)
def test_every_letter_is_drawn_as_in_the_whole_face(family):
    path = text_file(BUNDLED, family)
    with pikepdf.new() as pdf, TTFont(path) as whole:
        program = embed_form_font(pdf, path).DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        with TTFont(io.BytesIO(program)) as cut:
            glyphs = [(whole.getGlyphSet(), whole.getBestCmap()), (cut.getGlyphSet(), cut.getBestCmap())]
            for character in whole.getBestCmap():
                drawn = [_draw(names[character], faces) for faces, names in glyphs]
                assert drawn[0] == drawn[1]


def _draw(name, glyphs):
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value
