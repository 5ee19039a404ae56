"""Whatever stands in a layout's file: findings, or a sheet that can be imposed, and never a traceback."""

import copy
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.compose.pages import panel_boxes
from foldwell.errors import InputError
from foldwell.findings import has_errors
from foldwell.impose.sides import impose_panels
from foldwell.model.geometry import SheetForm, panel_shapes
from foldwell.model.layout import Layout
from foldwell.read.check_layout import check_layout
from foldwell.read.library import Library
from foldwell.read.shelf import Loaded
from foldwell.read.validation import validate
from foldwell.read.yaml_source import load_yaml

ROOT = Path(__file__).parents[2]
LAYOUTS = Library((ROOT,)).layouts()
BUNDLED = {
    name: yaml.load((ROOT / f"templates/layouts/{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for name in LAYOUTS
}
ODD = [
    "",
    "0",
    "-1",
    "1/3",
    "5/2",
    "1/0",
    "0in",
    "1/00in",
    "9" * 400 + "in",
    "1e400",
    ".nan",
    "true",
    "é",
    None,
    [],
    {},
]


def list_places(value, steps=()):
    """The way to every value of a tree."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in entries:
        yield (*steps, key)
        yield from list_places(child, (*steps, key))


def find(tree, steps):
    for step in steps:
        tree = tree[step]
    return tree


@st.composite
def mutated(draw):
    """A bundled layout with a few values dropped, doubled, swapped, or replaced by others of its own or by odd ones."""
    tree = copy.deepcopy(BUNDLED[draw(st.sampled_from(LAYOUTS))])
    for _ in range(draw(st.integers(1, 3))):
        places = list(list_places(tree))
        steps, other = draw(st.sampled_from(places)), draw(st.sampled_from(places))
        holder, key = find(tree, steps[:-1]), steps[-1]
        match draw(st.sampled_from(["drop", "double", "swap", "move", "odd"])):
            case "drop":
                del holder[key]
            case "double" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case "swap" if isinstance(holder, list):
                holder[key], holder[0] = holder[0], holder[key]
            case "move" | "double" | "swap":
                holder[key] = copy.deepcopy(find(tree, other))
            case "odd":
                holder[key] = draw(st.sampled_from(ODD))
    return tree


def judge(tree, path):
    """The findings of a layout; where it has none, it is imposed on each of its papers."""
    path.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), encoding="utf-8")
    source = load_yaml(path, path.name)
    layout = Loaded(validate(source, Layout), source)
    findings = list(check_layout(layout))
    if not has_errors(findings):
        for paper in layout.model.papers:
            impose(layout.model.on_paper(paper), paper)
    return findings


def impose(layout, paper):
    form = SheetForm(layout, paper)
    pages = [layout.panels[0].id] * 8 if layout.is_paged else [shape.id for shape in panel_shapes(form)]
    for turned in (False, True):
        sides = impose_panels(form, pages, turn_back=turned)
        for side in sides:
            for place in side.placements:
                assert -0.01 <= place.x <= place.x + place.width <= side.width + 0.01
                assert -0.01 <= place.y <= place.y + place.height <= side.height + 0.01
    assert all(box.column > 0 < box.depth for boxes in panel_boxes(form).values() for box in boxes)


@pytest.mark.parametrize("name", LAYOUTS)
def test_bundled_layouts_have_no_finding(name, tmp_path):
    assert judge(BUNDLED[name], tmp_path / "layout.yaml") == []


@settings(max_examples=300, deadline=None)
@given(tree=mutated())
def test_no_wrong_layout_ends_in_a_traceback(tree, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "layout.yaml"
    try:
        findings = judge(tree, path)
    except InputError as problem:
        findings = problem.findings
    assert all(finding.place and finding.place.line and finding.remedy for finding in findings)
