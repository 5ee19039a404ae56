"""Sheets for a print shop: outer edges bleed, inner edges end at the fold, cards touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.impose.press_sheets import BleedClip, cut_lines, overhang, press_sides
from tests.samples import small

MARGIN, BLEED = 33.0, 9.0
CLIP = BleedClip(BLEED, MARGIN)


def sides(layout, paper="letter", pages=None, arrangement="imposed"):
    form = small(layout, paper).form
    names = [form.layout.panels[0].id] * pages if pages else [p for zone in form.layout.zones for p in zone.panels]
    return press_sides(form, names, arrangement=arrangement, margin=MARGIN)


def clips(side):
    return [CLIP.box(place, side) for place in side.placements]


@pytest.mark.parametrize("layout", ["trifold", "bifold", "zfold", "gatefold-open", "pocket", "tent", "handout"])
def test_what_is_printed_covers_the_bleed_once(layout):
    """The clips of a side add up to the bleed's area and none reaches into another."""
    for side in sides(layout):
        found = clips(side)
        width, height = side.width - 2 * (MARGIN - BLEED), side.height - 2 * (MARGIN - BLEED)
        assert sum(w * h for _, _, w, h in found) == pytest.approx(width * height)
        for number, (x, y, w, h) in enumerate(found):
            for other_x, other_y, other_w, other_h in found[number + 1 :]:
                across = min(x + w, other_x + other_w) - max(x, other_x)
                along = min(y + h, other_y + other_h) - max(y, other_y)
                assert min(across, along) < 1e-6


@given(st.integers(1, 24).map(lambda sheets: 4 * sheets))
def test_pages_of_a_booklet_end_at_the_spine_however_far_they_creep(pages):
    found = sides("booklet", pages=pages)
    creep = overhang(found, MARGIN)
    assert creep == pytest.approx((pages // 4 - 1) * small("booklet").form.caliper.pt)
    for side in found:
        (spine,) = side.folds
        left, right = sorted(clips(side))
        assert left[0] + left[2] == pytest.approx(spine.at)
        assert right[0] == pytest.approx(spine.at)
        assert left[0] == MARGIN - BLEED
        assert right[0] + right[2] == side.width - MARGIN + BLEED


def test_cards_touch_and_only_the_outer_edges_bleed():
    for side in sides("walletcard"):
        across, along = cut_lines(side, MARGIN)
        assert (len(across), len(along)) == (3, 5)
        assert (across[0], across[-1]) == (MARGIN, pytest.approx(side.width - MARGIN))
        assert side.ticks == ()
        left, bottom, _, _ = (min(corner) for corner in zip(*clips(side), strict=True))
        assert (left, bottom) == (MARGIN - BLEED, MARGIN - BLEED)


def test_a_card_and_a_page_by_themselves_bleed_all_round():
    for side in (*sides("walletcard", arrangement="pages"), *sides("booklet", pages=8, arrangement="pages")):
        (box,) = clips(side)
        rim = MARGIN - BLEED
        assert box == pytest.approx((rim, rim, side.width - 2 * rim, side.height - 2 * rim))


def test_a_folded_piece_is_one_page_a_side_however_it_is_sent():
    imposed, single = sides("trifold"), sides("trifold", arrangement="pages")
    assert [(side.width, side.placements) for side in imposed] == [(side.width, side.placements) for side in single]
