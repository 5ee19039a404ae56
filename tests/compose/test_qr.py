from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from foldwell.compose.qr import make_qr
from foldwell.errors import InputError
from foldwell.findings import Severity
from foldwell.units import mm

URL = "https://riverside.example/knee"


def read_back(svg: str, width: str = "24mm") -> list[str]:
    html = f"<style>@page{{size:60mm;margin:5mm;background:#14505c}}svg{{width:{width}}}</style>{svg}"
    page = pypdfium2.PdfDocument(HTML(string=html).write_pdf())[0]
    return [code.text for code in zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())]


def test_printed_code_reads_back():
    assert read_back(make_qr(URL).svg) == [URL]


def test_reader_catches_a_broken_code():
    svg = make_qr(URL).svg
    assert read_back(re.sub(r"M\d+ (1\d|2\d)h\d+v1h-\d+z", "", svg)) == []


@settings(max_examples=40, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=120))
def test_quiet_zone_is_kept(path):
    qr = make_qr(f"https://a.example/{path}")
    root = ET.fromstring(qr.svg)
    side = qr.modules + 8
    assert root.get("viewBox") == f"0 0 {side} {side}"
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", root[1].get("d")):
        assert 4 <= int(x) < int(x) + int(length) <= side - 4
        assert 4 <= int(y) < side - 4


def test_printed_size_follows_the_three_rules():
    short, long = make_qr(URL), make_qr("https://riverside.example/" + "knee" * 40)
    assert short.printed_size().mm == pytest.approx(30)
    assert short.printed_size(mm(150)).mm == pytest.approx(20)
    assert short.printed_size(mm(1000)).mm == pytest.approx(100)
    assert long.printed_size(mm(150)).mm == pytest.approx((long.modules + 8) * 0.4)
    assert long.printed_size(mm(150)).mm > 20


def test_long_address_is_advised_to_shorten():
    assert make_qr(URL).findings == ()
    (advice,) = make_qr("https://riverside.example/" + "k" * 150).findings
    assert advice.severity is Severity.WARNING


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "riverside.example",
        "javascript:alert(1)",
        "ftp://a.example",
        "https://",
        "https://a b.example",
        "https://é.fr",
    ],
)
def test_what_is_no_web_address_is_refused(bad):
    with pytest.raises(InputError, match="starts with https://"):
        make_qr(bad)


def test_endless_address_is_refused():
    with pytest.raises(InputError, match="shorten it to 300"):
        make_qr("https://a.example/" + "a" * 300)
