"""Text keeps clear of edges that are wider than layouts reckon with."""

import pytest

from foldwell.model.printable import FOOT_ROOM, GROUND_WHITE, OFFICE_EDGE, widen_margins
from foldwell.model.printer import Edges
from foldwell.units import mm
from tests.samples import LAYOUTS, small


def edges(bottom):
    return Edges.model_validate({"left": "4mm", "right": "4mm", "top": "4mm", "bottom": f"{bottom}mm"})


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_printer_as_layouts_reckon_with_changes_nothing(layout):
    asked = small(layout, "letter").layout
    assert widen_margins(asked, None) is asked
    assert widen_margins(asked, edges(OFFICE_EDGE.mm)) is asked


@pytest.mark.parametrize("edge", [7.5, 12, 20])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_margins_reach_past_a_wide_edge_and_never_shrink(layout, edge):
    asked = small(layout, "letter").layout
    widened = widen_margins(asked, edges(edge))
    for before, after in zip(asked.zones, widened.zones, strict=True):
        old, new = before.margins or asked.margins, after.margins
        clear = mm(edge) + GROUND_WHITE if after.ground else mm(edge)
        assert min(new.edge, new.top) >= clear
        assert new.bottom >= mm(edge) + FOOT_ROOM
        assert all(getattr(new, name) >= getattr(old, name) for name in ("edge", "fold", "top", "bottom"))
        assert new.fold == old.fold
