"""On wide backs the code stands beside the heading: nothing runs into it, and it never leaves its page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from foldwell.compose.candidates import list_candidates
from foldwell.compose.fit import Fit
from foldwell.typeset.boxes import children, page_boxes
from foldwell.typeset.engine import PictureCache
from tests.samples import BUNDLED, composer, engine, reword, sample

LAYOUTS = ("bifold", "gatefold-open")
LONG = "Talk to us about all that you would like to know before you choose"


@dataclass
class Found:
    """The boxes of lines and of the code's slot, in the engine's pixels: left, top, right, bottom."""

    lines: list
    code: tuple | None = None
    page: object = None


def look(document):
    found = Found([])
    for page in page_boxes(document):
        own = Found([])
        _look(page, own)
        if own.code:
            found = replace(own, page=page)
    return found


def _look(box, found):
    element = getattr(box, "element", None)
    if element is not None and str(element.get("data-slot", "")).startswith("code--"):
        left, top = box.border_box_x(), box.border_box_y()
        found.code = (left, top, left + box.border_width(), top + box.border_height())
        return
    if hasattr(box, "text") and box.text.strip():
        found.lines.append((box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height))
    for child in children(box):
        _look(child, found)


def meets(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def lay_out(brochure, **fitted):
    fit = Fit(list_candidates(brochure).must, brochure.layout.reading.body_min, **fitted)
    return look(engine(BUNDLED).lay_out(composer(BUNDLED).compose(brochure, fit), PictureCache()).document)


@pytest.mark.parametrize("locale", ["en-US", "ar"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_runs_into_the_code_beside_the_heading(layout, locale):
    found = lay_out(sample("riverside", "letter", layout, locale=locale))
    assert [line for line in found.lines if meets(line, found.code)] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_heading_keeps_out_of_the_code(layout):
    brochure = reword(sample("riverside", "letter", layout), **{"sections__talk-to-us": LONG})
    found = lay_out(brochure)
    assert [line for line in found.lines if meets(line, found.code)] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_code_of_a_contact_that_begins_a_panel_stays_on_it(layout):
    found = lay_out(sample("riverside", "letter", layout), starts=frozenset({"contact-clinic"}))
    assert found.code[1] >= found.page.content_box_y()
