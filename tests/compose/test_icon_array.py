from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from foldwell.compose.colour_roles import substitute_roles
from foldwell.compose.icon_array import draw_icon_array

SVG = "{http://www.w3.org/2000/svg}"


def people(svg: str) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Where the filled and the outlined people stand."""
    found: tuple[list, list] = ([], [])
    for path in ET.fromstring(svg).iter(f"{SVG}path"):
        places = re.findall(r"M([\d.]+) ([\d.]+)", path.get("d"))
        found[path.get("fill") == "none"].extend((float(x), float(y)) for x, y in places)
    return found


@given(st.integers(1, 200).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_as_many_are_filled_as_counted(numbers):
    count, whole = numbers
    filled, outlined = people(draw_icon_array(count, whole).svg)
    assert (len(filled), len(outlined)) == (count, whole - count)
    assert len({*filled, *outlined}) == whole


def test_rows_of_twenty_with_a_gap_after_ten():
    filled, _ = people(draw_icon_array(100).svg)
    first_row = sorted(x for x, y in filled if y == filled[0][1])
    steps = [round(b - a, 2) for a, b in pairwise(first_row)]
    assert len(first_row) == 20
    assert [number for number, step in enumerate(steps, 1) if step > min(steps)] == [10]


def test_fits_the_narrowest_panel():
    array = draw_icon_array(47)
    assert array.width <= 206.5
    assert array.height == 56
    assert ET.fromstring(array.svg).get("viewBox") == "0 0 206 56"


@pytest.mark.parametrize(("count", "whole"), [(101, 100), (-1, 100), (0, 0)])
def test_impossible_counts_are_refused(count, whole):
    with pytest.raises(ValueError, match="can't be drawn"):
        draw_icon_array(count, whole)


def ink_of(count: int) -> float:
    svg = substitute_roles(draw_icon_array(count).svg, {"brand": "#000000"}, "icon array")
    html = f"<style>@page{{size:206pt 56pt;margin:0}}svg{{display:block;width:206pt}}</style>{svg}"
    grey = pypdfium2.PdfDocument(HTML(string=html).write_pdf())[0].render(scale=2).to_pil().convert("L")
    return sum(255 - value for value in grey.tobytes())


def test_filled_and_outlined_differ_without_colour():
    assert ink_of(100) > 1.8 * ink_of(0) > 0
