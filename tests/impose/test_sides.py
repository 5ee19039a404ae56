from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from foldwell.impose.sides import impose_panels, pair_leaves, turn_side
from foldwell.model.geometry import SheetForm
from foldwell.model.layout import Layout
from foldwell.units import Length
from tests.impose.sample import PANELS, ROOT, read_layout

LAYOUTS = sorted(path.stem for path in (ROOT / "templates/layouts").glob("*.yaml"))
TABLES = [name for name in LAYOUTS if not read_layout(name).is_paged]


def form_of(name, paper="letter", **options):
    layout = read_layout(name)
    return SheetForm(layout, paper if paper in layout.papers else next(iter(layout.papers)), **options)


def names_of(layout, pages=8):
    return [layout.panels[0].id] * pages if layout.is_paged else [panel.id for panel in layout.panels]


def write_layout(sides, shares, **changes):
    """A layout of the tri-fold's file with other sides, each a list of rows, and shares by panel."""
    written = yaml.safe_load((ROOT / "templates/layouts/trifold.yaml").read_text())
    written["panels"] = [{"id": name, "share": share} for name, share in shares.items()]
    written["sides"] = [{"id": name, "rows": [{"panels": row} for row in rows]} for name, rows in sides.items()]
    written["zones"] = [{"id": "all", "panels": list(shares)}]
    written["folds"] = []
    return Layout.model_validate(written | changes)


@st.composite
def folded_layouts(draw):
    """Layouts of up to three rows and six columns, whose inside is the mirror image of the outside."""
    weights = draw(st.lists(st.integers(1, 9), min_size=1, max_size=6))
    rows = draw(st.integers(1, 3))
    letters = "abcdef"[: len(weights)]
    outside = [[f"out-{letter}{row}" for letter in letters] for row in range(rows)]
    inside = [[f"in-{letter}{row}" for letter in reversed(letters)] for row in range(rows)]
    widths = {letter: f"{weight}/{sum(weights)}" for letter, weight in zip(letters, weights, strict=True)}
    names = draw(st.permutations([name for row in (*outside, *inside) for name in row]))
    shares = {name: widths[name.split("-")[1][0]] for name in names}
    folds = [{"between": pair, "fold": "valley"} for pair in zip(outside[0], outside[0][1:], strict=False)]
    return write_layout({"outside": outside, "inside": inside}, shares, folds=folds)


def check_cover(side, copies=1):
    """Placements of a side cover their pieces without a gap and without lying on each other."""
    pieces = {p.copy: [q for q in side.placements if q.copy == p.copy] for p in side.placements}
    assert len(pieces) == copies
    for placed in pieces.values():
        left, right = min(p.x for p in placed), max(p.x + p.width for p in placed)
        bottom, top = min(p.y for p in placed), max(p.y + p.height for p in placed)
        assert sum(p.width * p.height for p in placed) == pytest.approx((right - left) * (top - bottom))
        for number, one in enumerate(placed):
            assert one.at_left == (one.x == pytest.approx(left))
            assert one.at_right == (one.x + one.width == pytest.approx(right))
            assert one.at_bottom == (one.y == pytest.approx(bottom))
            for other in placed[number + 1 :]:
                apart_x = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
                apart_y = one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6
                assert apart_x or apart_y
        assert left > -1e-6
        assert bottom > -1e-6
        assert right < side.width + 1e-6
        assert top < side.height + 1e-6


def test_letter_fold_has_its_flap_at_the_outer_left_and_inner_right():
    outside, inside = impose_panels(form_of("trifold"), PANELS)
    assert [p.panel for p in outside.placements] == ["flap", "back", "cover"]
    assert [p.page for p in outside.placements] == [1, 5, 0]
    assert [(fold.at, fold.fold, fold.order) for fold in outside.folds] == [
        (261, "mountain", 1),
        (526.5, "mountain", 2),
    ]
    assert [(fold.at, fold.fold, fold.order) for fold in inside.folds] == [(531, "valley", 1), (265.5, "valley", 2)]


@pytest.mark.parametrize(("stock", "flap"), [("text", 3.625), ("cover", 3.58333), (Length.parse("0mm"), 3.66667)])
def test_the_stock_moves_the_panels(stock, flap):
    outside, inside = impose_panels(form_of("trifold", stock=stock), PANELS)
    widths = {p.panel: p.width / 72 for side in (outside, inside) for p in side.placements}
    assert widths["flap"] == widths["inside-right"] == pytest.approx(flap, abs=1e-4)
    assert widths["cover"] == widths["back"] == pytest.approx((11 - flap) / 2, abs=1e-4)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_on_every_paper(name, mirrored):
    layout = read_layout(name)
    for paper_id, paper in layout.papers.items():
        form = SheetForm(layout, paper_id, is_mirrored=mirrored)
        sides = impose_panels(form, names_of(layout))
        assert sorted(p.page for s in sides for p in s.placements if not p.copy) == list(range(len(names_of(layout))))
        for side in sides:
            assert bool(side.folds) == layout.folded
            if layout.imposition != "saddle":
                check_cover(side, paper.copies[0] * paper.copies[1])


@pytest.mark.parametrize("name", TABLES)
def test_right_to_left_mirrors_every_side(name):
    layout = read_layout(name)
    for paper in layout.papers:
        plain = impose_panels(SheetForm(layout, paper), names_of(layout))
        mirrored = impose_panels(SheetForm(layout, paper, is_mirrored=True), names_of(layout))
        for one, other in zip(plain, mirrored, strict=True):
            there = {(p.page, p.copy == 0): p for p in one.placements}
            if layout.imposition == "n-up":
                continue
            for placed in other.placements:
                twin = there[placed.page, placed.copy == 0]
                assert placed.x == pytest.approx(one.width - twin.x - twin.width)
                assert (placed.y, placed.width, placed.rotation) == (twin.y, twin.width, twin.rotation)
            ats = [fold.at if fold.is_across else one.width - fold.at for fold in one.folds]
            assert [fold.at for fold in other.folds] == pytest.approx(ats)
            assert [(f.fold, f.order) for f in other.folds] == [(f.fold, f.order) for f in one.folds]


@given(folded_layouts())
def test_panels_fill_both_sides_and_folds_mirror(layout):
    outside, inside = impose_panels(SheetForm(layout, "letter"), names_of(layout))
    for side in (outside, inside):
        check_cover(side)
    assert [f.at for f in inside.folds] == pytest.approx([outside.width - f.at for f in outside.folds])
    assert {f.fold for f in inside.folds} <= {"mountain"}
    assert {f.fold for f in outside.folds} <= {"valley"}


def test_the_check_of_cover_sees_a_gap():
    side = impose_panels(form_of("trifold"), PANELS)[0]
    with pytest.raises(AssertionError):
        check_cover(type(side)(side.id, side.width, side.height, side.placements[::2]))


@given(st.permutations(PANELS), st.integers(0, 6))
def test_panels_without_a_page_stay_empty(panels, count):
    sides = impose_panels(form_of("trifold"), panels[:count])
    placed = {p.page: p.panel for side in sides for p in side.placements}
    assert placed == dict(enumerate(panels[:count]))
    assert [len(side.folds) for side in sides] == [2, 2]


@given(st.integers(1, 96), st.booleans())
def test_booklet_pages_pair_up(pages, mirrored):
    form = form_of("booklet", is_mirrored=mirrored)
    if pages % 4:
        with pytest.raises(ValueError, match="multiple of 4"):
            impose_panels(form, ["page"] * pages)
        return
    pairs = pair_leaves(pages)
    assert sorted(page for pair in pairs for page in pair) == list(range(1, pages + 1))
    assert all(left + right == pages + 1 and left % 2 == 0 for left, right in pairs)
    for front, back in zip(pairs[::2], pairs[1::2], strict=True):
        assert back[0] == front[1] + 1, "a leaf carries a page and the next one behind it"
    sides = impose_panels(form, ["page"] * pages)
    turn = reversed if mirrored else list
    assert [[p.page + 1 for p in side.placements] for side in sides] == [list(turn(pair)) for pair in pairs]


def test_booklet_of_eight():
    assert pair_leaves(8) == ((8, 1), (2, 7), (6, 3), (4, 5))
    sides = impose_panels(form_of("booklet"), ["page"] * 8)
    assert [side.id for side in sides] == ["sheet-1-front", "sheet-1-back", "sheet-2-front", "sheet-2-back"]
    assert {(fold.at, fold.fold) for side in sides for fold in side.folds} == {(396.0, "mountain"), (396.0, "valley")}


@pytest.mark.parametrize(("stock", "caliper"), [("text", 0.1), ("cover", 0.25)])
def test_inner_pages_creep_towards_the_spine(stock, caliper):
    sides = impose_panels(form_of("booklet", stock=stock), ["page"] * 16)
    for number, side in enumerate(sides):
        left, right = side.placements
        creep = number // 2 * caliper * 72 / 25.4
        assert left.x == pytest.approx(creep)
        assert right.x == pytest.approx(396 - creep)


@given(folded_layouts())
def test_turning_twice_changes_nothing(layout):
    for side in impose_panels(SheetForm(layout, "letter"), names_of(layout)):
        turned, back = turn_side(side), turn_side(turn_side(side))
        assert {p.rotation for p in turned.placements} == {180}
        assert [p.page for p in turned.placements] == [p.page for p in reversed(side.placements)]
        for one, other in zip(side.placements, back.placements, strict=True):
            assert (one.page, one.rotation, one.at_left, one.at_top) == (
                *(other.page, other.rotation, other.at_left, other.at_top),
            )
            assert (one.x, one.y) == pytest.approx((other.x, other.y), abs=1e-6)
        assert [f.at for f in back.folds] == pytest.approx([f.at for f in side.folds])


@pytest.mark.parametrize("name", [name for name in TABLES if len(read_layout(name).sides) > 1])
def test_turn_back_turns_only_the_back(name):
    form = form_of(name)
    panels = names_of(form.layout)
    plain = impose_panels(form, panels)
    turned = impose_panels(form, panels, turn_back=True)
    assert turned == (plain[0], turn_side(plain[1]))


def test_all_problems_at_once():
    with pytest.raises(ValueError, match=r"'flap' has 2 pages; it holds one; there is no panel 'spine'.*inside-left"):
        impose_panels(form_of("trifold"), ["flap", "spine", "flap"])
