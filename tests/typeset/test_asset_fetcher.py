from __future__ import annotations

import logging
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from weasyprint.urls import FatalURLFetchingError

from foldwell.compose.artwork import Asset
from foldwell.compose.fit import Fit
from foldwell.errors import InputError
from foldwell.typeset.asset_fetcher import AssetFetcher
from foldwell.typeset.engine import Engine, PictureCache
from tests.samples import BUNDLED, composer, small

DOT = Asset(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "image/svg+xml")
BLOCKED = [
    "file:///etc/hostname",
    "http://127.0.0.1:9/x.svg",
    "https://plain.example/x.svg",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    "ftp://plain.example/x",
    "asset:other.svg",
    "asset:../dot.svg",
    "ASSET:dot.svg",
    "dot.svg",
    "asset:asset:dot.svg",
    "",
]


def raster(width, height, kind):
    written = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(written, kind)
    return written.getvalue()


def test_an_asset_is_answered_by_its_name():
    answer = AssetFetcher({"dot.svg": DOT}).fetch("asset:dot.svg")
    assert answer.read() == DOT.data
    assert answer.headers["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("url", BLOCKED)
def test_every_other_address_is_blocked(url):
    with pytest.raises(FatalURLFetchingError, match="blocked"):
        AssetFetcher({"dot.svg": DOT}).fetch(url)


def test_a_photo_is_cropped_and_a_logo_made_small():
    photo = Asset(raster(900, 900, "JPEG"), "image/jpeg", (72, 36))
    logo = Asset(raster(900, 300, "PNG"), "image/png", (30, 30))
    fetcher = AssetFetcher({"photo.jpg": photo, "logo.png": logo})
    assert Image.open(BytesIO(fetcher.fetch("asset:photo.jpg").read())).size == (300, 150)
    assert Image.open(BytesIO(fetcher.fetch("asset:logo.png").read())).size == (125, 42)


def test_rasters_lose_their_colour_where_ink_is_black():
    photo = Asset(raster(90, 90, "JPEG"), "image/jpeg", (72, 36), grey=True)
    logo = Asset(raster(90, 30, "PNG"), "image/png", (30, 30), grey=True)
    fetcher = AssetFetcher({"photo.jpg": photo, "logo.png": logo})
    for name in ("photo.jpg", "logo.png"):
        red, green, blue = Image.open(BytesIO(fetcher.fetch(f"asset:{name}").read())).convert("RGB").getpixel((9, 9))
        assert red == green == blue


@pytest.fixture(scope="module")
def engine():
    return Engine(BUNDLED)


def lay_out(engine, html, css="", cache=None, **assets):
    named = {name.replace("_", "."): asset for name, asset in assets.items()}
    document = f"<html lang=en><body>{html}</body></html>"
    page = replace(
        composer().compose(small(), Fit(frozenset(), 12.0)), html=document, styles=css, page_styles="", assets=named
    )
    return engine.lay_out(page, PictureCache() if cache is None else cache)


@pytest.mark.parametrize(
    ("html", "css"),
    [
        ("<img src='file:///etc/hostname' alt=x>", ""),
        ("<img src='https://plain.example/x.png' alt=x>", ""),
        ("<p>x", "p { background: url(data:image/png;base64,AAAA) }"),
        ("<p>x", "@font-face { font-family: x; src: url(https://plain.example/x.ttf) } p { font-family: x }"),
        ("<p>x", "@import url(https://plain.example/x.css);"),
        ("<link rel=stylesheet href='https://plain.example/x.css'>", ""),
    ],
)
def test_a_document_reaches_nothing_outside(engine, html, css):
    with pytest.raises(InputError, match="blocked"):
        lay_out(engine, html, css)


def test_what_the_engine_logs_is_kept(engine):
    laid_out = lay_out(engine, "<p>words", "p { colour: red }")
    assert any("colour" in line for line in laid_out.log)
    assert lay_out(engine, "<p>words", "p { color: red }").log == ()


def test_the_logger_is_left_as_it_was(engine, caplog):
    before = logging.getLogger("weasyprint").handlers[:]
    lay_out(engine, "<p>words", "p { colour: red }")
    assert logging.getLogger("weasyprint").handlers == before
    assert caplog.records == []


def test_a_picture_that_changed_is_read_anew(engine):
    cache = PictureCache()
    lay_out(engine, "<img src='asset:dot.svg' alt=x>", cache=cache, dot_svg=DOT)
    first = cache["asset:dot.svg"]
    lay_out(engine, "<img src='asset:dot.svg' alt=x>", cache=cache, dot_svg=DOT)
    assert cache["asset:dot.svg"] is first
    other = Asset(DOT.data.replace(b"0 0 1 1", b"0 0 2 1"), DOT.media_type)
    lay_out(engine, "<img src='asset:dot.svg' alt=x>", cache=cache, dot_svg=other)
    assert cache["asset:dot.svg"] is not first
