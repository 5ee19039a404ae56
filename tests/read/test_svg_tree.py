from __future__ import annotations

import pytest

from foldwell.errors import InputError
from foldwell.findings import Place
from foldwell.read.svg_tree import DEEPEST, parse_svg


def test_every_element_has_its_place():
    tree = parse_svg(b"<svg>\n  <g>\n    <path/></g></svg>", "x.svg")
    assert [tree.places[element] for element in tree.root.iter()] == [
        Place("x.svg", 1, 1),
        Place("x.svg", 2, 3),
        Place("x.svg", 3, 5),
    ]


def test_text_stays_and_other_characters_go():
    tree = parse_svg(b"<svg>loose<text>a<tspan>b</tspan>c</text></svg>", "x.svg")
    assert "".join(tree.root.itertext()) == "abc"


def test_other_namespaces_go_and_references_of_xlink_stay():
    spaces = b'xmlns:x="http://www.w3.org/1999/xlink" xmlns:i="urn:i"'
    tree = parse_svg(b"<svg " + spaces + b'><i:a><path/></i:a><use x:href="#a" i:b="1"/></svg>', "x.svg")
    assert [(element.tag, element.attrib) for element in tree.root] == [("use", {"href": "#a"})]


def test_baggage_counts_for_depth():
    with pytest.raises(InputError, match="deep"):
        parse_svg(b"<svg><metadata>" + b"<g>" * DEEPEST + b"</g>" * DEEPEST + b"</metadata></svg>", "x.svg")


def test_doctype_of_drawing_programs_is_skipped_but_no_entity():
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.example/svg11.dtd">'
    assert parse_svg(doctype + b"<svg/>", "x.svg").findings == []
    (finding,) = parse_svg(doctype + b"<svg><text>&unknown;</text></svg>", "x.svg").findings
    assert "&unknown;" in finding.message
