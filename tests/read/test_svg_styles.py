from __future__ import annotations

import pytest

from foldwell.read.svg_styles import apply_styles
from foldwell.read.svg_tree import parse_svg


def styled(rules: str, attributes: str) -> dict[str, str]:
    tree = parse_svg(f"<svg><style>{rules}</style><path {attributes}/></svg>".encode(), "x.svg")
    apply_styles(tree)
    assert tree.findings == []
    return dict(tree.root[0].attrib)


@pytest.mark.parametrize(
    ("rules", "attributes", "fill"),
    [
        ("path{fill:red}", "fill='blue'", "red"),
        ("path{fill:red} .a{fill:green}", "class='a'", "green"),
        (".a{fill:green} path{fill:red}", "class='a'", "green"),
        ("#p{fill:blue} .a{fill:green}", "class='a' id='p'", "blue"),
        (".a{fill:green} .b{fill:red}", "class='b a'", "red"),
        (".a.b{fill:green} .b{fill:red}", "class='b a'", "green"),
        (".a{fill:green}", "class='a' style='fill:red'", "red"),
        (".a{fill:green !important}", "class='a' style='fill:red'", "green"),
        ("*{fill:green} rect.a{fill:red}", "class='a'", "green"),
        (".a,.b{fill:green}", "class='b'", "green"),
        (".a{fill:red;fill:green}", "class='a'", "green"),
        ("/* note */ .a { fill : green ; }", "class='a'", "green"),
    ],
)
def test_the_same_rule_wins_as_in_css(rules, attributes, fill):
    assert styled(rules, attributes)["fill"] == fill


def test_what_only_screens_know_is_left_out():
    assert styled(".a{cursor:pointer;-inkscape-stroke:none;font-variation-settings:normal}", "class='a'") == {}


def test_later_style_element_wins():
    tree = parse_svg(b"<svg><style>.a{fill:red}</style><style>.a{fill:green}</style><g class='a'/></svg>", "x.svg")
    apply_styles(tree)
    assert [dict(child.attrib) for child in tree.root] == [{"fill": "green"}]
