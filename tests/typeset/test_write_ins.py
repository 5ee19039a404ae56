"""Places to write are found in the layout, in the very order of the tags without content."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import CSS, HTML

from foldwell.finish.tree import is_element, kids_of, walk_tree
from foldwell.typeset.fonts import configure_fonts
from foldwell.typeset.write_ins import list_write_ins
from tests.samples import BUNDLED

STYLE = "@page { size: 200pt 300pt; margin: 20pt } body { margin: 0; font: 10pt 'Source Sans 3' }"
LINE = '<div class="note-line" style="height:20pt"></div>'
FIELD = '<div data-field="{0}" data-label="Write {0}" data-lines="{1}">{2}</div>'


@cache
def fonts():
    return configure_fonts(BUNDLED)


def lay_out(body):
    page = HTML(string=f'<html lang="en"><title>T</title><body>{body}</body></html>')
    return page.render(stylesheets=[CSS(string=STYLE)], font_config=fonts(), pdf_variant="pdf/ua-1")


def count_empty(document):
    with pikepdf.open(io.BytesIO(document.write_pdf(pdf_variant="pdf/ua-1"))) as pdf:
        return sum(is_element(element, "/Div") and not kids_of(element) for element, _ in walk_tree(pdf))


def field(name, lines=1):
    return FIELD.format(name, lines, LINE * lines)


def test_a_place_is_told_in_points_from_the_lower_left_corner():
    (found, rest) = list_write_ins(lay_out(field("visit", 2)))
    assert rest is None
    assert (found.name, found.label, found.page, found.lines) == ("visit", "Write visit", 0, 2)
    assert (found.left, found.right, found.top) == (20, 180, 280)
    assert found.bottom == pytest.approx(240.5)
    assert found.size == pytest.approx(10)


def test_what_runs_over_is_found_on_its_page():
    tall = '<div style="height:250pt">x</div>'
    (found,) = list_write_ins(lay_out(tall + field("visit")))
    assert (found.page, found.top) == (1, 280)


PARTS = st.sampled_from(
    [
        field("a"),
        field("b", 3),
        "<div></div>",
        "<div><div></div></div>",
        "<div> </div>",
        "<div><br></div>",
        "<div><span></span></div>",
        "<div>words</div>",
        '<div style="display:flex"><p>words</p><div></div></div>',
        '<div style="position:absolute"></div>',
        '<div style="float:left"></div>',
        "<ul><li><div></div></li></ul>",
        "<table><tr><td><div></div></td></tr></table>",
        '<div style="height:240pt"></div>',
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, max_size=6))
def test_there_are_as_many_as_the_engine_tags(parts):
    document = lay_out("<h1>T</h1>" + "".join(parts))
    assert len(list_write_ins(document)) == count_empty(document)
