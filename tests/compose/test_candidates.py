from __future__ import annotations

import pytest

from foldwell.compose.candidates import list_candidates
from tests.samples import SAMPLES, find_block, find_section, offering, restructure, sample, small


def changed(name, layout="booklet", **values):
    """Candidates of the small project with one block changed."""
    return list_candidates(restructure(small(layout), lambda data: find_block(data, name).update(values)))


def names(candidates):
    return [candidate.id for candidate in candidates.all]


def test_zones_hold_the_kinds_they_list_in_their_order():
    for layout in ("trifold", "handout", "booklet"):
        brochure = small(layout)
        placed = [(candidate.zone, candidate.section.kind) for candidate in list_candidates(brochure).all]
        order = [(zone.id, kind) for zone in brochure.layout.zones for kind in zone.holds]
        assert placed == sorted(placed, key=order.index)


def test_blocks_of_priority_one_must_print():
    candidates = list_candidates(small("booklet"))
    assert {"what", "day", "pain-less"} <= candidates.must
    assert "better-array" in candidates.optional
    assert not candidates.must.intersection(candidates.optional)
    assert candidates.must | set(candidates.optional) == set(names(candidates))


def test_the_section_and_the_block_both_lower_the_priority():
    candidates = list_candidates(small("booklet"))
    assert candidates.by_id["choices"].priority == 2  # its section's
    assert changed("choices", priority=3).by_id["choices"].priority == 3
    assert changed("what", priority=2).by_id["what"].must is False


def test_the_most_wanted_come_first_then_the_reading_order():
    candidates = list_candidates(
        restructure(small("booklet"), lambda data: find_block(data, "what").update(priority=3))
    )
    priorities = [candidates.by_id[name].priority for name in candidates.optional]
    assert priorities == sorted(priorities)
    order = names(candidates)
    for priority in (2, 3):
        same = [name for name in candidates.optional if candidates.by_id[name].priority == priority]
        assert same == sorted(same, key=order.index)


@pytest.mark.parametrize("name", ["rash", "ask", "call-now", "price"])
def test_safety_is_never_optional(name):
    assert name in changed(name, priority=3).must


def test_safety_of_a_section_is_that_of_its_blocks():
    def lower(data):
        find_section(data, "what-can-go-wrong")["safety"] = True
        find_block(data, "late").update(priority=3, safety=False)

    assert "late" in list_candidates(restructure(small(), lower)).must


@pytest.mark.parametrize(("clinic", "paper", "layout"), SAMPLES)
def test_every_safety_block_of_the_samples_must_print(clinic, paper, layout):
    candidates = list_candidates(sample(clinic, paper, layout))
    safe = {candidate.id for candidate in candidates.all if candidate.safety}
    assert safe
    assert safe <= candidates.must
    assert {"warning_signs", "harm", "unknown"} <= {candidates.by_id[name].block.kind for name in candidates.must}


@pytest.mark.parametrize(
    ("when", "prints"),
    [({}, True), ({"source": "fat"}, True), ({"source": ("fat", "donor")}, True), ({"source": "marrow"}, False)],
)
def test_when_follows_the_clinics_variant(when, prints):
    def vary(data):
        data["variants"] = {"source": ["fat", "marrow", "donor"]}
        find_block(data, "what")["when"] = when
        find_section(data, "choices")["when"] = when

    candidates = list_candidates(offering(restructure(small(), vary), variant={"source": "fat"}))
    assert ("what" in candidates.by_id) is prints
    assert ("choices" in candidates.by_id) is prints


@pytest.mark.parametrize(("detail", "trifold", "booklet"), [("both", 1, 1), ("short", 1, 0), ("full", 0, 1)])
def test_detail_follows_the_layouts_length(detail, trifold, booklet):
    assert names(changed("what", "trifold", detail=detail)).count("what") == trifold
    assert names(changed("what", "booklet", detail=detail)).count("what") == booklet


@pytest.mark.parametrize("sells", [True, False])
def test_the_interest_prints_where_the_clinic_sells(sells):
    assert ("paid" in list_candidates(offering(small(), sells=sells)).by_id) is sells


def test_pairs_close_over_claims_numbers_and_blocks():
    candidates = list_candidates(small("booklet"))
    assert candidates.with_pairs("pain-less") == {"pain-less", "rash", "late"}
    assert candidates.with_pairs("better-array") == {"better-array", "rash", "late"}
    chained = changed("late", pair=("choices",))
    assert chained.with_pairs("pain-less") == {"pain-less", "rash", "late", "choices"}
    assert "choices" in chained.must
    assert changed("rash", pair=("rash",)).with_pairs("rash") == {"rash"}


@pytest.mark.parametrize("away", [{"detail": "short"}, {"when": {"source": "marrow"}}])
def test_a_benefit_does_not_print_without_its_harm(away):
    candidates = changed("rash", **away)
    assert "rash" not in candidates.by_id
    assert "pain-less" not in candidates.by_id
    assert "better-array" not in candidates.by_id
    assert candidates.must <= candidates.by_id.keys()


def test_safety_stays_though_its_pair_can_not_print():
    def part(data):
        find_block(data, "ask")["pair"] = ["what"]
        find_block(data, "what")["detail"] = "short"

    candidates = list_candidates(restructure(small("booklet"), part))
    assert "ask" in candidates.must
    assert candidates.must <= candidates.by_id.keys()
