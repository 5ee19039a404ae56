"""The web file: all that it shows is inside it, cut to what it needs, and the same on each run."""

from __future__ import annotations

import base64
import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from foldwell.finish.web_fonts import font_rules
from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_brochure
from tests.samples import BUNDLED, SMALL, sample, shelf, small
from tests.web_pages import errors, finish, make

THEMES = ("calm", "clear", "low-vision", "warm")
MOST = 300_000
"""Bytes of the longest sample page; it has no photo."""


def fonts(data):
    written = re.findall(r'font-family:"([^"]+)";font-weight:(\d+);[^}]*base64,([^)]+)\)', data)
    return {(family, int(weight)): TTFont(BytesIO(base64.b64decode(font))) for family, weight, font in written}


def test_the_line_makes_it_and_the_same_bytes_each_time():
    order = Order(media=("web",))
    one, other = (Shop(SMALL).make(small(), order) for _ in range(2))
    assert [file.ending for file in one.files] == ["web.html"]
    assert not one.failed
    assert one.files == other.files


def test_the_printed_files_are_the_same_with_and_without_it():
    alone = Shop(SMALL).make(small(), Order())
    beside = Shop(SMALL).make(small(), Order(media=("screen", "office", "web")))
    assert beside.files[:2] == alone.files


def test_mono_is_grey():
    made = Shop(SMALL).make(small(), Order(media=("web",), ink="mono"))
    (file,) = made.files
    assert file.ending == "web-mono.html"
    assert not made.failed
    colors = re.findall(r"--[a-z-]+:#(..)(..)(..)", file.data.decode())
    assert colors
    assert all(red == green == blue for red, green, blue in colors)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_dresses_it(theme):
    told = {"topic": "tiny", "clinic": "plain", "layout": "handout", "paper": "letter", "locale": "en-US"}
    brochure = read_brochure(shelf(SMALL), **told, theme=theme)
    web, expected = finish(brochure)
    assert errors(web.data, expected) == []
    assert {family for family, _ in fonts(web.data.decode())} >= {brochure.theme.text, brochure.theme.headings}


def test_typefaces_hold_the_signs_of_the_page_and_few_others():
    web, _ = make(sample, "riverside", "letter", "trifold")
    for font in fonts(web.data.decode()).values():
        assert {ord("a"), ord("7")} <= font.getBestCmap().keys()
        assert len(font.getBestCmap()) < 120


def test_a_sign_that_a_theme_lacks_comes_from_the_fallback():
    theme = shelf(SMALL).theme("low-vision").model
    cut = fonts(font_rules(BUNDLED, theme, "back ↑", "b{font-weight:700}"))
    assert ord("↑") in cut["Source Sans 3", 400].getBestCmap()
    assert ord("a") not in cut["Source Sans 3", 400].getBestCmap()


def test_an_italic_is_carried_where_the_text_has_one():
    theme = shelf(SMALL).theme("calm").model
    assert "font-style:italic" not in font_rules(BUNDLED, theme, "plain", "")
    assert "font-style:italic" in font_rules(BUNDLED, theme, "<em>leaning", "")


def test_the_longest_page_is_small():
    web, _ = make(sample, "riverside", "letter", "booklet")
    assert len(web.data) < MOST


def test_pictures_of_the_clinic_are_inside():
    web, _ = make(sample, "riverside", "letter", "trifold")
    assert re.search(r'<img class="logo[^"]*" src="data:image/(png|svg\+xml);base64,', web.data.decode())
    assert b"asset:" not in web.data
