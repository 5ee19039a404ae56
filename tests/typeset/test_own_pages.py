"""Slots over each other on one page are drawn as each would be on a page of its own, in files without fonts."""

import io
from functools import cache

import pytest
from pikepdf import Pdf

from foldwell.compose.composition import Composition
from foldwell.compose.palette import Palette
from foldwell.finish.marked_text import list_glyphs, read_characters
from foldwell.typeset.engine import Engine, PictureCache
from foldwell.typeset.own_pages import give_pages, list_apart
from tests.samples import BUNDLED

STYLES = """@page{size:225pt 300pt;margin:0} body{margin:0} body>div{position:absolute;top:0;left:0;width:120pt}
p{margin:0;font:10.7pt/1.31 "Source Sans 3"}"""
AFTER = '<p data-slot="after"></p>'
WORDS = ("We take stem cells from your own hip and put them into your knee.", "Call us: 217 555 0123", "Wǒ")


@cache
def engine():
    return Engine(BUNDLED)


def lay_out(body, styles=STYLES):
    html = f'<!DOCTYPE html><html lang="en"><title>.</title><body>{body}'
    return engine().lay_out(Composition(html, styles, "", {}, "", "", Palette({}, {})), PictureCache())


def slot(words):
    return f'<div><section><p data-slot="a">{words}</p>{AFTER}</section></div>'


def contents(data):
    with Pdf.open(io.BytesIO(data)) as pdf:
        return [page.obj.Contents.read_bytes() for page in pdf.pages]


def test_each_slot_is_drawn_as_on_a_page_of_its_own():
    laid_out = lay_out("".join(map(slot, WORDS)))
    found = list_apart(laid_out.document)
    assert all((apart.place.top, apart.place.width, apart.after.top) == (0, 120, apart.place.height) for apart in found)
    apart = give_pages(laid_out.document, found, [(225, 300)] * len(WORDS))
    drawn = []
    for one in range(len(WORDS)):
        pages = apart.copy(apart.pages[one : one + 1])
        drawn += contents(engine().write_apart(pages)[0])
    styles = STYLES.replace("position:absolute;", "")
    alone = [contents(engine().write(lay_out(slot(words), styles))[0])[0] for words in WORDS]
    assert drawn == alone


def test_pages_are_as_large_as_they_are_wanted():
    laid_out = lay_out(slot(WORDS[0]) + slot(WORDS[1]))
    sizes = [(120.0, 50.0), (110.25, 40.5)]
    data, _ = engine().write_apart(give_pages(laid_out.document, list_apart(laid_out.document), sizes))
    with Pdf.open(io.BytesIO(data)) as pdf:
        assert [tuple(map(float, page.mediabox[2:])) for page in pdf.pages] == sizes


@pytest.mark.parametrize(
    "body",
    [
        f'<div><p data-slot="a">a slot</p>and words{AFTER}</div>',
        f'<div><p>words before</p><section><p data-slot="a">a slot</p>{AFTER}</section></div>',
        f'<div><p><span data-slot="a">in a line</span></p>{AFTER}</div>',
        '<div><p data-slot="a">nothing follows</p></div>',
        "<div></div>",
        f'<div><div data-slot="a"><p style="height:200pt">too</p><p style="height:200pt">high</p></div>{AFTER}</div>',
    ],
)
def test_a_slot_that_is_not_alone_is_none(body):
    before, found, after = list_apart(lay_out(slot("before") + body + slot("after")).document)
    assert found is None
    assert (before.place.name, after.place.name) == ("a", "a")


def test_a_file_that_is_taken_apart_has_the_glyphs_of_one_with_fonts():
    laid_out = lay_out(slot(WORDS[0]))
    whole, apart = engine().write(laid_out)[0], engine().write_apart(laid_out.document)[0]
    with Pdf.open(io.BytesIO(whole)) as first, Pdf.open(io.BytesIO(apart)) as second:
        assert contents(whole) == contents(apart)
        fonts = [pdf.pages[0].Resources.Font for pdf in (first, second)]
        assert list(fonts[0].keys()) == list(fonts[1].keys()) != []
        for name in fonts[0].keys():  # noqa: SIM118
            letters = read_characters(fonts[1][name])
            assert letters == read_characters(fonts[0][name])
            assert list_glyphs(contents(apart)[0])[str(name)] <= letters.keys()
            files = [font[name].DescendantFonts[0].FontDescriptor.FontFile2 for font in fonts]
            assert [len(file.read_bytes()) > 0 for file in files] == [True, False]
