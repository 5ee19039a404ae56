"""No type outdoes a notice that the law wants in the largest there is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from foldwell.compose.type_cap import cap_type
from tests.samples import ROOT

SIZES = re.compile(r"font-size:\s*([\d.]+)(rem|pt)")


@given(st.floats(1, 2), st.floats(8, 24), st.floats(0, 12), st.lists(st.floats(0.1, 90), max_size=8))
def test_every_size_stays_under_the_notice_however_the_body_grows(scale, least, growth, sizes):
    rules = [f"p{{font-size:{size:.3f}{unit}}}" for size in sizes for unit in ("rem", "pt")]
    body = least + growth
    for size, unit in SIZES.findall(cap_type("".join(rules), scale, least)):
        points = float(size) * (body if unit == "rem" else 1)
        assert points <= float(f"{scale:g}") * body * 1.0001 + 0.01


def test_what_is_smaller_stays_as_it_is():
    style = "h1 { font-size: 30pt } .cite { font-size: 9pt } h2 { font-size: 1.5rem } sup { font-size: 0.8em }"
    capped = cap_type(style, 1.25, 12)
    assert (
        "h1 { font-size: 15pt } .cite { font-size: 9pt } h2 { font-size: 1.25rem } sup { font-size: 0.8em }" in capped
    )
    assert capped.endswith(".standing-notice{font-size:1.25rem}")


def test_print_styles_size_type_in_units_that_are_capped():
    files = [ROOT / "styles/brochure.css", *(ROOT / "styles/layouts").glob("*.css")]
    for file in files:
        for size in re.findall(r"font-size:\s*([^;}]+)", file.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\d.]+(rem|pt)\s*", size), (file.name, size)
