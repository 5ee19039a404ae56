"""Cards: copies in a grid, front and back of each on one another, and ticks that every printer can print."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from foldwell.impose.cards import PRINTABLE_EDGE, cut_ticks, place_cards
from foldwell.model.geometry import SheetForm
from foldwell.model.layout import Layout
from foldwell.units import mm
from tests.impose.sample import ROOT, read_layout


def cards(sheet, card, copies, *, sides=2):
    """A layout of cards, front and back."""
    layout = yaml.safe_load((ROOT / "templates/layouts/trifold.yaml").read_text())
    names = ["front", "back"][:sides]
    layout |= {
        "imposition": "n-up",
        "papers": {"own": {"sheet": sheet, "card": card, "copies": copies}},
        "panels": [{"id": name, "share": 1} for name in names],
        "sides": [{"id": name, "panels": [name]} for name in names],
        "zones": [{"id": "all", "panels": names}],
        "folds": [],
    }
    return SheetForm(Layout.model_validate(layout), "own")


@given(
    st.tuples(st.integers(50, 120), st.integers(40, 250)),
    st.tuples(st.integers(1, 4), st.integers(1, 5)),
    st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_the_back_of_each_card_lies_behind_its_front(card, copies, spare):
    sheet = tuple(side * count + rest for side, count, rest in zip(card, copies, spare, strict=True))
    form = cards([f"{side}mm" for side in sheet], [f"{side}mm" for side in card], copies)
    front, back = place_cards(form, is_back=False), place_cards(form, is_back=True)
    assert len(front) == copies[0] * copies[1]
    width = mm(card[0]).pt
    seen_through = {(round(mm(sheet[0]).pt - x - width, 6), round(y, 6)) for x, y in back}
    assert seen_through == {(round(x, 6), round(y, 6)) for x, y in front}


@given(
    st.tuples(st.integers(50, 120), st.integers(40, 250)),
    st.tuples(st.integers(1, 4), st.integers(1, 5)),
    st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_ticks_stand_on_cuts_where_every_printer_prints(card, copies, spare):
    sheet = tuple(side * count + rest for side, count, rest in zip(card, copies, spare, strict=True))
    form = cards([f"{side}mm" for side in sheet], [f"{side}mm" for side in card], copies)
    edge, (width, height) = PRINTABLE_EDGE.pt - 1e-6, (mm(side).pt for side in sheet)
    for is_back in (False, True):
        lefts = {round(x, 3) for x, _ in place_cards(form, is_back=is_back)}
        cuts = lefts | {round(x + mm(card[0]).pt, 3) for x in lefts}
        for tick in cut_ticks(form, is_back=is_back):
            assert edge <= tick.x0 <= tick.x1 <= width - edge
            assert edge <= tick.y0 <= tick.y1 <= height - edge
            if tick.x0 == tick.x1:
                assert min(abs(tick.x0 - cut) for cut in cuts) < 0.01


@pytest.mark.parametrize(
    ("sheet", "card", "copies", "first", "ticks"),
    [
        (["11in", "8.5in"], ["3.5in", "8.5in"], (3, 1), 0.0, 6),
        (["297mm", "210mm"], ["99mm", "210mm"], (3, 1), 0.0, 4),
        (["8.5in", "11in"], ["85.6mm", "53.98mm"], (2, 4), (612 - 2 * 85.6 * 72 / 25.4) / 2, 16),
    ],
)
def test_cards_that_clinics_cut(sheet, card, copies, first, ticks):
    """Three rack cards on Letter begin at its edge: their outer cuts would be 6.4 mm from it, where none can print."""
    form = cards(sheet, card, copies)
    assert min(x for x, _ in place_cards(form, is_back=False)) == pytest.approx(first)
    assert len(cut_ticks(form, is_back=False)) == ticks


def test_a_sheet_without_cards_has_no_ticks():
    form = SheetForm(read_layout("trifold"), "letter")
    assert (cut_ticks(form, is_back=False), place_cards(form, is_back=False)) == ((), ((0.0, 0.0),))
