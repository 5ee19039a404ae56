"""The report on a fit: it agrees with the finished panels, and says why blocks are left out."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from foldwell.compose.candidates import list_candidates
from foldwell.typeset.fit_report import read_fit_report
from tests.samples import find_block, long, restructure, reword, small, typeset


def lengthened(block, words, layout="trifold", **changes):
    """The small brochure with one optional block that is so many words long."""
    brochure = restructure(small(layout), lambda data: find_block(data, block).update(priority=2, **changes))
    return reword(brochure, **{f"blocks__{block}": long(words)})


@pytest.fixture(scope="module")
def crowded():
    return typeset(lengthened("what", 700))


@pytest.mark.parametrize("layout", ["trifold", "booklet"])
def test_the_report_agrees_with_the_finished_panels(layout):
    made = typeset(small(layout))
    assert (made.report.body, made.report.layouts) == (made.fit.body, made.layouts)
    assert [panel.fill for panel in made.report.panels] == [page.fill for page in made.pages]
    if layout == "trifold":
        assert [panel.name for panel in made.report.panels] == [page.panel for page in made.pages]
    else:
        assert [panel.name for panel in made.report.panels[:2]] == ["page 1", "page 2"]
    assert made.report.panels[0].fill is None, "nobody asks how full a cover is"


def test_a_block_that_found_no_room_is_told_with_what_it_needs_and_what_is_left(crowded):
    (told,) = [one for one in crowded.report.left_out if one.block == "what"]
    inside = [page for page in crowded.pages if page.zone == "inside"]
    assert told.needed > told.left >= 0
    assert told.left < sum(page.box.depth for page in inside)
    lines = int(told.why.split(": ")[1].split()[0])
    leading = small("trifold").layout.reading.body_min * small("trifold").layout.reading.leading
    assert (lines - 1) * leading < told.needed - told.left <= lines * leading
    assert told.why.startswith(f"needs {told.needed:.0f} pt, zone inside has {told.left:.0f} pt left: {lines} lines ")


def test_every_block_that_does_not_print_is_told_once(crowded):
    told = [one.block for one in crowded.report.left_out]
    assert sorted(told) == sorted(list_candidates(lengthened("what", 700)).by_id.keys() - crowded.fit.blocks)
    assert all(one.why for one in crowded.report.left_out)


def test_a_fit_that_is_known_is_reported_alike(crowded):
    again = typeset(lengthened("what", 700), known=crowded.fit)
    assert replace(again.report, layouts=crowded.layouts) == crowded.report
    assert again.layouts == 1


def test_a_known_fit_that_does_not_tell_what_it_leaves_out_is_not_used(crowded):
    again = typeset(lengthened("what", 700), known=replace(crowded.fit, left_out=()))
    assert again.report == crowded.report


def test_a_report_comes_back_from_its_data(crowded):
    assert read_fit_report(json.loads(json.dumps(asdict(crowded.report)))) == crowded.report


def test_small_type_is_reported_with_its_reason():
    brochure = small("trifold")
    reading = brochure.layout.reading.model_copy(update={"body_min": 10, "body_max": 11, "reason": "It is a card."})
    layout = brochure.layout.model_copy(update={"reading": reading})
    assert typeset(replace(brochure, layout=layout)).report.reason == "It is a card."
    larger = reading.model_copy(update={"body_min": 12, "body_max": 12})
    layout = brochure.layout.model_copy(update={"reading": larger})
    assert typeset(replace(brochure, layout=layout)).report.reason is None
