from __future__ import annotations

from foldwell.read.svg_references import check_references, reference_names, rename_references
from foldwell.read.svg_tree import parse_svg


def problems(inner: str) -> list[str]:
    tree = parse_svg(f"<svg>{inner}</svg>".encode(), "x.svg")
    check_references(tree)
    return [finding.message for finding in tree.findings]


def test_shared_parts_are_no_explosion():
    assert problems('<g id="a"><path d="M0 0"/></g>' + '<use href="#a"/>' * 500) == []


def test_one_gradient_may_fill_a_whole_drawing():
    gradient = '<linearGradient id="a">' + "<stop/>" * 9 + "</linearGradient>"
    assert problems(gradient + '<g fill="url(#a)">' + '<path fill="url(#a)" d="M0 0"/>' * 5000 + "</g>") == []


def test_circles_of_any_kind_are_found():
    assert problems('<pattern id="p"><path fill="url(#p)"/></pattern>')
    assert problems('<mask id="m"><g mask="url(#m)"/></mask>')
    assert problems('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')
    assert problems('<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>')


def test_long_chain_is_found():
    chain = "".join(f'<linearGradient id="a{n}" href="#a{n + 1}"/>' for n in range(400))
    assert problems(chain + '<linearGradient id="a400"/>') == ["references follow each other without end"]


def test_only_used_ids_stay_and_get_new_names():
    tree = parse_svg(
        b'<svg id="cover"><path id="x y" fill="url(#x) red"/><pattern id="x"/><use href="#u"/><g id="u"/></svg>', "x"
    )
    rename_references(tree, "k")
    assert [element.get("id") for element in tree.root.iter()] == [None, None, "k-1", None, "k-2"]
    assert tree.root[0].get("fill") == "url(#k-1) red"
    assert reference_names(tree.root[2]) == {"href": "k-2"}
