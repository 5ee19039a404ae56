"""Dates, interests, the law's view, safety: each rule catches a bad sample."""

from datetime import date, timedelta

import pytest

from foldwell.findings import Severity
from tests.edit.samples import TODAY, find, find_one, make


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"dates.next_review": "2026-03-09"}, "that day is past"),
        ({"dates.next_review": "2028-03-03"}, "more than 24 months"),
        ({"dates.next_review": "2027-03-03", "evidence_pace": "fast"}, "more than 12 months"),
        ({"dates.wording": "2026-03-11"}, "in the future"),
    ],
)
def test_wrong_dates(changes, said):
    finding = find_one("ME-03", make(topic=changes))
    assert finding.severity is Severity.ERROR
    assert said in finding.message
    assert finding.place.file == "content/topics/wrap/topic.yaml"


@pytest.mark.parametrize(
    "changes",
    [
        {"dates.next_review": "2026-03-10"},
        {"dates.next_review": "2028-03-02"},
        {"dates.next_review": "2027-03-02", "evidence_pace": "fast"},
        {"dates.evidence_search": "2024-03-31", "dates.next_review": "2026-03-31"},
    ],
)
def test_right_dates(changes):
    assert find(make(topic=changes)) == {}


def test_a_leap_day_is_two_years_before_the_end_of_february():
    dates = {"dates.evidence_search": "2024-02-29", "dates.wording": "2024-02-29"}
    last, later = (make(topic={**dates, "dates.next_review": day}) for day in ("2026-02-28", "2026-03-01"))
    assert "ME-03" not in find(last, date(2026, 2, 1))
    assert find(later, date(2026, 2, 1))["ME-03"][0].remedy == "write 2026-02-28 or an earlier day"


def test_the_day_is_told_and_never_read():
    brochure = make()
    assert find(brochure, date(2026, 3, 2)) == {}
    assert set(find(brochure, date(2031, 1, 1))) == {"ME-03", "ME-06", "RG-05"}


def test_a_seller_who_says_nothing():
    finding = find_one("ME-05", make(topic={"sections.8.blocks.1": {"id": "x", "kind": "contact"}}))
    assert "the clinic is paid for the treatment" in finding.message
    assert "Our clinic is paid for this treatment." in finding.remedy


@pytest.mark.parametrize("text", ["None.", "No conflict of interest.", "We have no conflicts of interest."])
def test_a_seller_who_says_none(text):
    assert find_one("ME-05", make(words={"blocks.paid": text})).field == "blocks.paid"


def test_who_does_not_sell_has_nothing_to_say():
    assert find(make(clinic={"offers.wrap.sells": "false"})) == {}


def test_nothing_on_the_law_where_the_clinic_is():
    found = find_one("RG-01", make(words={"status": {"GB": "No law."}}))
    assert "the law of US" in found.message
    found = find(make(topic={"status": {"GB": {"checked_on": "2026-03-02", "refs": ["R1"]}}}))
    assert list(found) == ["RG-01"]
    found = find_one("RG-01", make(topic={"sections.2.blocks.0": {"id": "x", "kind": "contact"}}))
    assert "does not print" in found.message


@pytest.mark.parametrize(
    ("days", "severity"),
    [
        (0, None),
        (180, None),
        (181, Severity.WARNING),
        (365, Severity.WARNING),
        (366, Severity.ERROR),
        (-1, Severity.ERROR),
    ],
)
def test_age_of_the_status_check(days, severity):
    brochure = make(topic={"status.US.checked_on": str(TODAY - timedelta(days))})
    if severity is None:
        assert find(brochure) == {}
    else:
        assert find_one("RG-05", brochure).severity is severity


@pytest.mark.parametrize(("section", "kind"), [(5, "cost"), (6, "questions"), (7, "warning_signs")])
def test_safety_that_may_be_dropped(section, kind):
    finding = find_one("LA-01", make(topic={f"sections.{section}.safety": "false"}))
    assert f"of kind {kind}" in finding.message
    marked = {f"sections.{section}.safety": "false", f"sections.{section}.blocks.0.safety": "true"}
    assert find(make(topic=marked)) == {}


def test_one_list_of_warning_signs_that_may_be_dropped_is_one_too_many():
    more = {"id": "more", "kind": "warning_signs", "call": "clinic", "items": ["red"]}
    topic = {"sections.7.safety": "false", "sections.7.blocks.0.safety": "true"}
    brochure = make(
        topic=topic | {"sections.8.safety": "false", "sections.8.blocks": [
            {"id": "clinic", "kind": "contact", "safety": "true"},
            {"id": "paid", "kind": "interest", "safety": "true"},
            {"id": "sources", "kind": "references"},
            {"id": "notes", "kind": "notes_lines"},
            {"id": "code", "kind": "qr", "safety": "false"},
            more,
        ]},
        words={"blocks.more": {"lead": "Signs", "red": "Red skin."}},
    )  # fmt: skip
    assert find_one("LA-01", brochure).field == "blocks.more"


def test_a_benefit_whose_harm_is_for_another_clinic():
    other = {"sections.3.blocks.0.when": {"arm": "right"}}
    found = find(make(topic=other))["LA-02"]
    assert [finding.field for finding in found] == ["blocks.less-pain", "blocks.array"]
    assert "without a harm" in found[0].message
    same = {"sections.3.blocks.0.when": {"arm": ["left", "right"]}}
    assert find(make(topic=same)) == {}


def test_a_benefit_whose_unknown_is_for_another_layout():
    found = find(make(topic={"sections.3.blocks.1.detail": "full"}))["LA-02"]
    assert "without an unknown" in found[0].message


def test_a_benefit_in_an_extract():
    found = find_one("LA-02", make(layout={"role": "extract", "blocks": ["claim", "qr"]}))
    assert "no room for harms" in found.message


def test_who_paid_is_said_out_loud():
    finding = find_one("ME-05", make(words={"funding": None}))
    assert (finding.field, finding.severity) == ("funding", Severity.ERROR)
    assert find_one("ME-05", make(words={"funding": None}, profile="draft")).severity is Severity.NOTE


def test_safety_that_no_zone_holds():
    holds = [zone.holds for zone in make().layout.zones]
    zones = {f"zones.{n}.holds": [kind for kind in kinds if kind != "cost"] for n, kinds in enumerate(holds) if kinds}
    found = find(make(layout=zones))
    assert found["LA-01"][0].field == "blocks.cost"
    assert "has no zone for cost" in found["LA-01"][0].message
    assert "add cost to holds:" in found["LA-01"][0].remedy


@pytest.mark.parametrize(
    ("code", "kind"), [("ME-05", "interest"), ("RG-01", "status"), ("LA-04", "qr"), ("SE-01", "options")]
)
def test_what_the_topic_lacks_is_told_alike_of_all_layouts(code, kind):
    """What one layout leaves out is told of that layout."""
    paths = [
        f"sections.{number}.blocks.{position}"
        for number, section in enumerate(make().topic.sections)
        for position, block in enumerate(section.blocks)
        if block.kind == kind
    ]
    lacking = {path: {"id": "x", "kind": "contact"} for path in paths}
    if kind == "options":
        lacking = {"sections.4": None}
    zfold = {"title": "Z-fold"}
    told = [find(make(topic=lacking, layout=layout))[code][0].message for layout in ({}, zfold)]
    assert told[0] == told[1]
    assert "the topic " in told[0]
    longer = {f"{path}.detail": "full" for path in paths}
    assert "the Z-fold " in find(make(topic=longer, layout=zfold))[code][0].message


def test_no_way_to_the_full_guide():
    without = make(topic={"sections.8.blocks.4": {"id": "x", "kind": "contact"}})
    assert find_one("LA-04", without).severity is Severity.WARNING
    assert find(make(topic={"sections.8.blocks.4": {"id": "x", "kind": "contact"}}, layout={"detail": "full"})) == {}
