from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.typeset.panel_breaks import Breaks, find_breaks, used_height
from foldwell.typeset.pieces import Piece


@st.composite
def flows(draw, most=12):
    """Sections with blocks, of which some fall into items and some keep what follows."""
    pieces = []
    count = draw(st.integers(1, most))
    while len(pieces) < count:
        section = f"section--{len(pieces)}"
        pieces.append(Piece(section, "", section, 20, 15, 0, is_heading=True, keeps_next=True))
        for _ in range(draw(st.integers(1, 3))):
            block, tied = f"b{len(pieces)}", draw(st.integers(0, 5)) == 0
            items = draw(st.integers(1, 3))
            for item in range(items):
                unit = f"{block}--{item}" if items > 1 else block
                height = draw(st.integers(5, 60))
                pieces.append(Piece(unit, block, section, height, 4, 9, keeps_next=tied))
    return pieces[:count]


depths = st.lists(st.integers(40, 200).map(float), min_size=1, max_size=4)


def every_break(pieces, panels):
    """Every way to set all pieces in so many panels, in order and none empty."""
    for cuts in combinations(range(1, len(pieces)), panels - 1):
        yield list(zip((0, *cuts), (*cuts, len(pieces)), strict=True))


def is_allowed(pieces, spans, depths):
    heights = [used_height(pieces[start:end]) for start, end in spans]
    kept = any(pieces[end - 1].keeps_next for _, end in spans[:-1])
    return not kept and all(height <= depth for height, depth in zip(heights, depths, strict=True))


def emptiness(fill):
    return (1 - fill) ** 2 + (0.1 if fill < 0.77 else 0) + max(0, 0.6 - fill)


def cost(pieces, spans, depths):
    """What panel_breaks says a break costs, told anew: emptiness, a fine if underfull, the place of each cut."""
    total = sum(
        emptiness(used_height(pieces[start:end]) / depth) for (start, end), depth in zip(spans, depths, strict=True)
    )
    for _, end in spans[:-1]:
        before, after = pieces[end - 1], pieces[end]
        if after.is_heading:
            continue
        if not before.block or before.block != after.block:
            total += 0.02
            continue
        block = [number for number, piece in enumerate(pieces) if piece.block == before.block]
        total += 0.6 if end - 1 == block[0] or end == block[-1] else 0.04
    return total


@given(flows(), depths)
def test_every_piece_is_placed_once_in_order_and_fits(pieces, depths):
    found = find_breaks(pieces, depths)
    if found is None:
        return
    assert [number for start, end in found.panels for number in range(start, end)] == list(range(len(pieces)))
    assert len(found.panels) <= len(depths)
    for (start, end), used, depth in zip(found.panels, found.used, depths, strict=False):
        assert used == pytest.approx(used_height(pieces[start:end]))
        assert used <= depth + 1e-9
        assert end == len(pieces) or not pieces[end - 1].keeps_next


@given(flows(most=9), depths)
def test_none_only_where_nothing_fits_and_the_best_where_something_does(pieces, depths):
    """As many panels as can be filled; among these breaks the cheapest."""
    possible = []
    for panels in range(len(depths), 0, -1):
        possible = [s for s in every_break(pieces, panels) if is_allowed(pieces, s, depths[:panels])]
        if possible:
            break
    found = find_breaks(pieces, depths)
    if not possible:
        assert found is None
        return
    assert found is not None
    assert list(found.panels) in possible
    best = min(cost(pieces, spans, depths[: len(spans)]) for spans in possible)
    assert found.cost == pytest.approx(best)
    assert cost(pieces, found.panels, depths[: len(found.panels)]) == pytest.approx(best)


@given(flows(), st.integers(40, 200), st.permutations(range(1, 7)))
def test_breaks_found_for_one_number_of_panels_serve_for_others(pieces, depth, asked):
    """In whichever order they are asked for."""
    breaks = Breaks(pieces, [depth] * 6)
    assert {panels: breaks.over(panels) for panels in asked} == {
        panels: find_breaks(pieces, [depth] * panels) for panels in asked
    }


def heading(name="section--s"):
    return Piece(name, "", name, 20, 15, 0, is_heading=True, keeps_next=True)


def block(name, height, *, tied=False):
    return Piece(name, name.split("--")[0], "section--s", height, 5, 10, keeps_next=tied)


def test_the_check_of_a_break_sees_faults():
    pieces = [heading(), block("a", 50), block("b", 50)]
    assert is_allowed(pieces, [(0, 2), (2, 3)], [80, 80])
    assert not is_allowed(pieces, [(0, 1), (1, 3)], [80, 120]), "a heading alone"
    assert not is_allowed(pieces, [(0, 2), (2, 3)], [70, 80]), "too high"


def test_a_heading_is_never_left_behind():
    pieces = [block("a", 60), heading(), block("b", 40)]
    assert find_breaks(pieces, [100, 100]).panels == ((0, 1), (1, 3))
    assert find_breaks(pieces, [100, 50]) is None


def test_a_tied_block_stays_with_what_follows():
    pieces = [block("a", 40), block("status", 40, tied=True), block("b", 40)]
    assert find_breaks(pieces, [90, 90]).panels == ((0, 1), (1, 3))


def test_panels_are_about_equally_full():
    pieces = [block(name, 30) for name in "abcd"]
    assert find_breaks(pieces, [110, 110]).panels == ((0, 2), (2, 4))


def test_no_item_of_a_list_stands_alone():
    pieces = [block("top", 20), *(block(f"list--{n}", 20) for n in range(4))]
    (_, cut), _ = find_breaks(pieces, [100, 100]).panels
    assert cut in {1, 3}, "before the list, or two and two"


def test_nothing_fits_in_one_panel_or_three():
    assert find_breaks([], [100.0]).panels == ()
    assert find_breaks([block("a", 101)], [100, 100]) is None
    assert find_breaks([block("a", 10)], [100, 100, 100]).panels == ((0, 1),)


def test_an_item_that_stands_alone_is_told():
    pieces = [block("top", 20), *(block(f"list--{n}", 20) for n in range(4))]
    assert not find_breaks(pieces, [100, 100]).leaves_alone(pieces)
    forced = [*(block(f"list--{n}", 30) for n in range(4)), block("end", 60)]
    assert find_breaks(forced, [112, 112]).leaves_alone(forced)
