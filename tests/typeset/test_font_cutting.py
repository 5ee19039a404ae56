"""A font is cut to what is wanted."""

import io

from fontTools.ttLib import TTFont

from foldwell.typeset.font_cutting import cut_font
from foldwell.typeset.fonts import text_file
from tests.samples import BUNDLED


def test_what_is_not_wanted_is_cut_and_the_order_stays():
    data = text_file(BUNDLED, "Source Sans 3").read_bytes()
    with TTFont(io.BytesIO(cut_font(data, map(ord, "baé")))) as cut:
        assert cut.getBestCmap().keys() == set(map(ord, "abé"))
        assert {"GSUB", "GPOS", "fpgm", "prep"}.isdisjoint(cut.keys())
        assert cut.getGlyphOrder().index(cut.getBestCmap()[ord("a")]) == 1
