from __future__ import annotations

import re
from dataclasses import replace

import pytest

from foldwell.compose.pages import page_rules, panel_boxes
from foldwell.model.geometry import panel_shapes
from foldwell.units import total
from tests.samples import LAYOUTS, small

PAPERS = ("letter", "a4")
SIZE = re.compile(r"size:([\d.]+)pt ([\d.]+)pt")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_columns_of_a_zone_are_equally_wide(layout, paper):
    for boxes in panel_boxes(small(layout, paper).form).values():
        assert max(box.column for box in boxes) == pytest.approx(min(box.column for box in boxes), abs=1e-9)
        assert min(box.depth for box in boxes) > 300


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_margins_are_never_less_than_the_layout_asks(layout, paper):
    asked = small(layout, paper).layout
    for zone in asked.zones:
        margins = zone.margins or asked.margins
        for box in panel_boxes(small(layout, paper).form)[zone.id]:
            assert box.left >= (margins.edge if box.panel.at_left else margins.fold).pt - 1e-9
            assert box.right >= (margins.edge if box.panel.at_right else margins.fold).pt - 1e-9


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("layout", ["trifold", "handout"])
def test_page_rules_add_up_to_the_sheet(layout, paper):
    brochure = small(layout, paper)
    rules = page_rules(brochure, "foot", measuring=False)
    shapes = {shape.id: shape for shape in panel_shapes(brochure.form)}
    widths = {}
    for zone in brochure.layout.zones:
        sized = re.search(rf"@page {zone.id}{{(.*?)}}", rules)[1]
        for number, panel in enumerate(zone.panels, 1):
            own = re.search(rf"@page :nth\({number} of {zone.id}\){{(.*?)}}", rules)
            width, height = map(float, SIZE.search((own or [0, sized])[1]).groups())
            widths[panel] = width
            assert width == pytest.approx(shapes[panel].width.pt)
            assert height == pytest.approx(brochure.paper.sheet[1].pt)
    for side in brochure.layout.sides:
        assert sum(widths[panel] for panel in side.panels) == pytest.approx(brochure.paper.sheet[0].pt)
        assert total([shapes[panel].width for panel in side.panels]) == brochure.paper.sheet[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_two_booklet_pages_make_a_sheet(paper):
    brochure = small("booklet", paper)
    rules = page_rules(brochure, "foot", measuring=False)
    widths = {float(width) for width, _ in SIZE.findall(rules)}
    assert list(widths) == [pytest.approx(brochure.paper.sheet[0].pt / 2)]
    for side in ("left", "right"):
        assert f"@page body:{side}" in rules
        assert "counter(page)" in re.search(rf"@page body:{side}{{.*}}", rules)[0]
        assert "counter(page)" not in re.search(rf"@page cover:{side}{{.*}}", rules)[0]


def test_text_is_measured_on_endless_pages():
    heights = {float(height) for _, height in SIZE.findall(page_rules(small(), "foot", measuring=True))}
    assert heights == {60_000.0}


def test_a_foot_can_not_break_out_of_its_string():
    rules = page_rules(small(), 'a "b" \\ c\nd', measuring=False)
    assert '@bottom-left{content:"a \\"b\\" \\\\ c d";' in rules


def test_a_panel_that_is_wider_gives_its_rest_to_its_margins():
    brochure = small("trifold")
    inside = panel_boxes(brochure.form)["inside"]
    assert len({box.width for box in inside}) > 1
    alone = replace(inside[0], left=inside[0].left - 1)
    assert alone.column != pytest.approx(inside[1].column), "the comparison sees one point"


CORNER = re.compile(r"@bottom-(\w+){content:(.*?);text-align:(\w+);direction:(\w+);(.*?)}")


@pytest.mark.parametrize(("locale", "start", "direction"), [("en-US", "left", "ltr"), ("ar-XB", "right", "rtl")])
def test_the_foot_line_stands_where_lines_begin(locale, start, direction):
    found = CORNER.findall(page_rules(small("trifold", locale=locale), "A foot.", measuring=False))
    assert {(side, align, way) for side, _, align, way, _ in found} == {(start, start, direction)}
    marked = {content for _, content, *_ in found}
    assert marked == ({'"A foot."'} if locale == "en-US" else {'"\u2066A foot.\u2069"'})


@pytest.mark.parametrize("locale", ["en-US", "ar-XB"])
def test_page_numbers_stand_at_the_outer_edge_in_both_directions(locale):
    rules = page_rules(small("booklet", locale=locale), "foot", measuring=False)
    for outer in ("left", "right"):
        leaf = re.search(rf"@page body:{outer}{{(.*)}}", rules)[1]
        corners = {side: content for side, content, *_ in CORNER.findall(leaf)}
        assert set(corners) == {"left", "right"}
        assert "counter(page)" in corners[outer]
    covers = re.findall(r"@page cover:\w+{(.*)}", rules)
    start = "left" if locale == "en-US" else "right"
    assert [[side for side, *_ in CORNER.findall(cover)] for cover in covers] == [[start], [start]]


@pytest.mark.parametrize("locale", ["en-US", "ar-XB"])
def test_the_engine_need_not_measure_feet(locale):
    """A margin box without a width is measured word by word, which took a fifth of a layout."""
    for name in ("trifold", "booklet", "large-print"):
        feet = CORNER.findall(page_rules(small(name, locale=locale), "foot", measuring=False))
        assert feet
        assert all("width:" in size for *_, size in feet)
