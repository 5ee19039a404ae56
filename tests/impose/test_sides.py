from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from foldwell.impose.sides import impose_panels, pair_leaves, turn_side
from foldwell.model.layout import Layout
from tests.impose.sample import PANELS, ROOT, read_layout

LAYOUTS = sorted(path.stem for path in (ROOT / "templates/layouts").glob("*.yaml"))
TABLES = [name for name in LAYOUTS if read_layout(name).imposition == "table"]


def fold_into(weights: list[int], order: list[int]) -> Layout:
    """A layout whose outside has panels of these weights, and whose inside is its mirror; read in any order."""
    written = yaml.safe_load((ROOT / "templates/layouts/trifold.yaml").read_text())
    names = [f"out-{'abcdefgh'[i]}" for i in range(len(weights))] + [f"in-{'abcdefgh'[i]}" for i in range(len(weights))]
    shares = dict(zip(names, [f"{w}/{sum(weights)}" for w in weights + weights[::-1]], strict=True))
    read = [names[i] for i in order]
    written["panels"] = [{"id": name, "share": shares[name]} for name in read]
    written["sides"] = [
        {"id": "outside", "panels": names[: len(weights)]},
        {"id": "inside", "panels": names[len(weights) :]},
    ]
    written["zones"] = [{"id": "all", "panels": read}]
    return Layout.model_validate(written)


@st.composite
def folded_layouts(draw):
    weights = draw(st.lists(st.integers(1, 9), min_size=1, max_size=6))
    return fold_into(weights, draw(st.permutations(range(2 * len(weights)))))


def check_sides(sides, count, folded=True):
    """The laws of every imposition: each page once, side by side, from edge to edge, folds only where it is folded."""
    assert sorted(p.page for side in sides for p in side.placements) == list(range(count))
    for side in sides:
        x = 0.0
        for number, placed in enumerate(side.placements):
            assert placed.x == pytest.approx(x)
            assert (placed.y, placed.height) == (0, side.height)
            assert placed.at_left == (number == 0)
            assert placed.at_right == (number == len(side.placements) - 1)
            x = placed.x + placed.width
        assert x == pytest.approx(side.width)
        assert side.folds == (tuple(placed.x for placed in side.placements[1:]) if folded else ())


def test_letter_fold_has_its_flap_at_the_outer_left_and_inner_right():
    outside, inside = impose_panels(read_layout("trifold"), "letter", PANELS)
    assert [p.panel for p in outside.placements] == ["flap", "back", "cover"]
    assert [p.page for p in outside.placements] == [1, 5, 0]
    assert outside.folds == (261, 526.5)
    assert inside.folds == (265.5, 531)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_on_every_paper(name):
    layout = read_layout(name)
    panels = [layout.panels[0].id] * 8 if layout.pages else [panel.id for panel in layout.panels]
    for paper in layout.papers:
        check_sides(impose_panels(layout, paper, panels), len(panels), layout.folded)


@given(folded_layouts())
def test_panels_fill_both_sides_and_folds_mirror(layout):
    outside, inside = sides = impose_panels(layout, "letter", [panel.id for panel in layout.panels])
    check_sides(sides, len(layout.panels))
    mirrored = [outside.width - fold for fold in reversed(outside.folds)]
    assert list(inside.folds) == pytest.approx(mirrored)


@given(st.permutations(PANELS), st.integers(0, 6))
def test_panels_without_a_page_stay_empty(panels, count):
    sides = impose_panels(read_layout("trifold"), "letter", panels[:count])
    placed = {p.page: p.panel for side in sides for p in side.placements}
    assert placed == dict(enumerate(panels[:count]))
    assert [len(side.folds) for side in sides] == [2, 2]


@given(st.integers(1, 96))
def test_booklet_pages_pair_up(pages):
    booklet = read_layout("booklet")
    if pages % 4:
        with pytest.raises(ValueError, match="multiple of 4"):
            impose_panels(booklet, "letter", ["page"] * pages)
        return
    pairs = pair_leaves(pages)
    assert sorted(page for pair in pairs for page in pair) == list(range(1, pages + 1))
    assert all(left + right == pages + 1 and left % 2 == 0 for left, right in pairs)
    for front, back in zip(pairs[::2], pairs[1::2], strict=True):
        assert back[0] == front[1] + 1, "a leaf carries a page and the next one behind it"
    sides = impose_panels(booklet, "letter", ["page"] * pages)
    check_sides(sides, pages)
    assert [tuple(p.page + 1 for p in side.placements) for side in sides] == list(pairs)


def test_booklet_of_eight():
    assert pair_leaves(8) == ((8, 1), (2, 7), (6, 3), (4, 5))
    sides = impose_panels(read_layout("booklet"), "letter", ["page"] * 8)
    assert [side.id for side in sides] == ["sheet-1-front", "sheet-1-back", "sheet-2-front", "sheet-2-back"]
    assert {side.folds for side in sides} == {(396.0,)}


@given(folded_layouts())
def test_turning_twice_changes_nothing(layout):
    for side in impose_panels(layout, "letter", [panel.id for panel in layout.panels]):
        turned, back = turn_side(side), turn_side(turn_side(side))
        assert {p.rotation for p in turned.placements} == {180}
        assert [p.page for p in turned.placements] == [p.page for p in reversed(side.placements)]
        assert [(p.page, p.rotation, p.at_left) for p in back.placements] == [
            (p.page, p.rotation, p.at_left) for p in side.placements
        ]
        assert [p.x for p in back.placements] == pytest.approx([p.x for p in side.placements])
        assert list(back.folds) == pytest.approx(list(side.folds))


@pytest.mark.parametrize("name", TABLES)
def test_turn_back_turns_only_the_back(name):
    layout = read_layout(name)
    panels = [panel.id for panel in layout.panels]
    plain = impose_panels(layout, "letter", panels)
    turned = impose_panels(layout, "letter", panels, turn_back=True)
    assert turned == (plain[0], turn_side(plain[1]))


def test_all_problems_at_once():
    with pytest.raises(ValueError, match=r"'flap' has 2 pages; it holds one; there is no panel 'spine'.*inside-left"):
        impose_panels(read_layout("trifold"), "letter", ["flap", "spine", "flap"])
