"""Pictures that are drawn once: the file is the same as if they were drawn each time."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from foldwell.compose.artwork import Asset
from foldwell.compose.fit import Fit
from foldwell.typeset.drawings import Drawings
from foldwell.typeset.engine import Engine, PictureCache
from tests.samples import BUNDLED, composer, small

PLAIN = '<path fill="#123456" d="M1 1h8v8z"/>'
STRIPES = '<path stroke="#654321" stroke-opacity=".5" fill="#abcdef" fill-opacity=".25" d="M0 0l9 9"/>'
FADED = '<g opacity=".5"><path d="M0 0h9v9z"/></g>'
GRADIENT = (
    '<linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>'
    '<path fill="url(#g)" d="M0 0h9v9z"/>'
)
WORDS = '<text x="1" y="8" font-size="4">Knee</text>'
PICTURE = '<image href="asset:other.png" width="9" height="9"/>'
UNKNOWN_COLOUR = '<path fill="color(--nobody 0 0 0)" d="M0 0h9v9z"/>'
BROKEN = '<path fill="#123456" transform="rotate(a)" d="M1 1h8v8z"/>'


def svg(body):
    code = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{body}</svg>'
    return Asset(code.encode(), "image/svg+xml")


def write(engine, body, html=None, css="img { width: 20pt }"):
    """The file of a document that shows a picture twice, and what was logged."""
    shown = html or "<p>x<img src='asset:a.svg' alt=a>y<img src='asset:a.svg' alt=a>"
    document = f"<html lang=en><title>t</title><body>{shown}</body></html>"
    page = replace(
        composer().compose(small(), Fit(frozenset(), 12.0)),
        html=document,
        styles=css,
        page_styles="",
        assets={"a.svg": svg(body)},
    )
    laid_out = engine.lay_out(page, PictureCache())
    data, log = engine.write(laid_out)
    return data, (*laid_out.log, *log)


def draw(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=2).to_pil().convert("RGB")
    finally:
        document.close()


class Forgetful(Drawings):
    """Leaves every picture to the engine."""

    def list_ready(self, assets):
        return iter(())


@pytest.fixture(scope="module")
def engines():
    """One that keeps drawings, and one that keeps none."""
    keeping, forgetful = Engine(BUNDLED), Engine(BUNDLED)
    forgetful._drawings = Forgetful()
    return keeping, forgetful


ALL = [PLAIN, STRIPES, FADED, GRADIENT, WORDS, BROKEN, UNKNOWN_COLOUR]


@pytest.mark.parametrize("body", ALL)
@pytest.mark.parametrize("css", ["img { width: 20pt }", "img { width: 31pt }", "p { background: url(asset:a.svg) }"])
def test_a_kept_picture_gives_the_same_bytes_and_log(engines, body, css):
    keeping, forgetful = engines
    drawn_anew = write(forgetful, body, css=css)
    assert [write(keeping, body, css=css) for _ in range(3)] == [drawn_anew] * 3


def test_a_picture_in_the_colour_of_the_words_before_it_looks_the_same(engines):
    """There the engine leaves the colour out, and a kept picture tells it again."""
    drawn = [write(each, PLAIN, css="p { color: #123456 } img { width: 20pt }")[0] for each in engines]
    kept, anew = (draw(data) for data in drawn)
    assert drawn[0] != drawn[1]
    assert ImageChops.difference(kept, anew).getbbox() is None
    assert ImageChops.difference(kept, draw(write(engines[0], FADED)[0])).getbbox()


def test_the_comparison_sees_another_picture(engines):
    assert write(engines[0], PLAIN)[0] != write(engines[0], PLAIN.replace("h8", "h7"))[0]


OTHER_WORDS = "p { color: #fedcba } img { width: 20pt }"


class Watched(Drawings):
    """Counts the pictures that are parsed."""

    parsed = 0

    def _find(self, key):
        self.parsed += key not in self._kept
        return super()._find(key)


colours = st.one_of(st.from_regex("#[0-9a-fA-F]{6}", fullmatch=True), st.sampled_from(["#010203", "#020304", "white"]))


@given(st.tuples(colours, colours, colours))
@settings(max_examples=40, deadline=None)
def test_a_picture_in_other_colours_is_the_same_picture(engines, chosen):
    keeping, forgetful = engines
    one, two, three = chosen
    body = (
        f'<path fill="{one}" stroke="{two}" d="M1 1h8v8z"/><path fill="{three}" d="M2 2h3v3z"/>'
        f'<circle stroke="{one}" fill="{two}" fill-opacity=".5" cx="5" cy="5" r="2"/>'
    )
    assert write(keeping, body, css=OTHER_WORDS) == write(forgetful, body, css=OTHER_WORDS)


def test_other_colours_cost_no_parsing():
    engine = Engine(BUNDLED)
    engine._drawings = Watched()
    files = {write(engine, PLAIN.replace("#123456", f"#0000{number:02X}"))[0] for number in range(20)}
    assert (len(files), engine._drawings.parsed) == (20, 1)


@pytest.mark.parametrize(
    ("body", "is_kept"), [(PLAIN, True), (STRIPES, True), (GRADIENT, False), (FADED, False), (UNKNOWN_COLOUR, False)]
)
def test_only_what_names_nothing_of_its_file_is_kept(body, is_kept):
    engine = Engine(BUNDLED)
    write(engine, body)
    [template] = engine._drawings._kept.values()
    assert [written is not None for written in template._written.values()] == [is_kept]


@pytest.mark.parametrize("body", [WORDS, PICTURE, "<broken"])
def test_pictures_that_need_their_document_are_left_to_the_engine(body):
    assert dict(Drawings().list_ready({"a.svg": svg(body)})) == {}


def test_pictures_of_late_are_kept_and_no_more():
    drawings = Watched()

    def ask(number):
        before = drawings.parsed
        assert dict(drawings.list_ready({"a.svg": svg(PLAIN.replace("8", str(number)))}))
        return drawings.parsed - before

    assert [ask(number) for number in range(300)] == [1] * 300
    assert (ask(299), ask(0)) == (0, 1)


def test_a_raster_is_none_of_its_pictures():
    assert dict(Drawings().list_ready({"a.png": Asset(b"x", "image/png")})) == {}
