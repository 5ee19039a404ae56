"""What the law of a place keeps out, and what it asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foldwell.compose.candidates import list_candidates
from foldwell.findings import Severity
from foldwell.read.jurisdictions import read_law
from tests.edit.samples import SHELF, find, find_one, make

TRIAL = {
    "number": "NCT01234567", "phase": "phase 2", "oversight": "IND 12345", "pays": "clinic",
    "told": {"en-US": "This is study NCT01234567, phase 2, IND 12345. You do not pay."},
}  # fmt: skip


def british(standing="not-approved", **changes):
    status = {"GB": {"standing": standing, "checked_on": "2026-03-02", "refs": ["R1"]}}
    law = read_law(SHELF, "GB")
    topic = {"status": status, **changes.pop("topic", {})}
    words = {"status": {"GB": "No agency has approved it."}, **changes.pop("words", {})}
    return make(topic=topic, words=words, jurisdiction=replace(law, report={"en-US": "Tell us."}), **changes)


def test_effects_prices_and_how_it_is_given_are_left_out_and_told():
    brochure = british()
    ids = {candidate.id for candidate in list_candidates(brochure).all}
    assert not ids & {"less-pain", "array", "cost", "day-full"}
    assert {"law", "rash", "late", "no-heal", "table", "about", "signs", "clinic", "paid"} <= ids
    finding = find_one("RG-03", brochure)
    assert finding.severity is Severity.NOTE
    assert "tells an effect: less-pain, array" in finding.message
    assert "tells a price: cost" in finding.message


def test_what_the_law_leaves_out_is_not_told_as_lost():
    holds = [zone.holds for zone in make().layout.zones]
    zones = {f"zones.{n}.holds": [kind for kind in kinds if kind != "cost"] for n, kinds in enumerate(holds) if kinds}
    assert "LA-01" in find(make(layout=zones))
    assert "LA-01" not in find(british(layout=zones))


@pytest.mark.parametrize("standing", ["approved", "no-medicine"])
def test_a_treatment_that_needs_no_ban_is_told_whole(standing):
    assert "less-pain" in {candidate.id for candidate in list_candidates(british(standing)).all}


def test_the_same_treatment_is_told_whole_where_the_law_bans_nothing():
    assert "less-pain" in {candidate.id for candidate in list_candidates(make()).all}


@pytest.mark.parametrize(
    "text",
    [
        "It costs £3,000 a knee.", "From 3000 pounds.", "Book now and save.", "Call us to book a place.",
        "Make an appointment today.", "We offer cell shots.", "Our team now provides it.", "It is available here.",
    ],
)  # fmt: skip
def test_wording_that_sells_is_an_error(text):
    errors = [one for one in find(british(words={"blocks.about": text}))["RG-03"] if one.severity is Severity.ERROR]
    assert [error.field for error in errors] == ["blocks.about"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask what you would pay in all.", "Read this booklet first.", "You can say no.", "The NHS may give it.",
        "Bring this book to your appointment.", "Some clinics offer it.", "Call us if your knee is hot.",
    ],
)  # fmt: skip
def test_wording_that_informs_is_none(text):
    assert [one.severity for one in find(british(words={"blocks.about": text}))["RG-03"]] == [Severity.NOTE]


def test_the_same_words_may_stand_where_the_law_bans_nothing():
    assert "RG-03" not in find(make(words={"blocks.about": "It costs £3,000 a knee."}))


def test_a_study_is_told_with_all_that_patients_ask():
    assert find(make(clinic={"offers.wrap.trial": TRIAL})) == {}
    told = {"en-US": "This is study NCT01234567. You do not pay."}
    found = find(make(clinic={"offers.wrap.trial": {**TRIAL, "told": told}}))
    assert [finding.message.split(", ")[0][-5:] for finding in found["RG-06"]] == ["phase", "sight"]
    found = find_one("RG-06", make(words={"blocks.about": "You can join our clinical trial."}))
    assert found.field == "blocks.about"


def test_a_clinic_that_sells_tells_its_price():
    assert find_one("RG-07", make(clinic={"offers.wrap.price": None})).field == "offers.wrap"
    assert find(make(clinic={"offers.wrap.price": None, "offers.wrap.sells": "false"})) == {}


def test_the_line_on_advice_and_consent_and_the_report_route():
    brochure = make(
        topic={"sections.9": {"id": "review", "kind": "notes", "blocks": [{"id": "own", "kind": "notes_lines"}]},
               "status.US.standing": "not-approved"},
        words={"blocks.own": "My notes:"},
    )  # fmt: skip
    assert {"RG-08", "AC-06"} <= find(brochure).keys()
    assert "AC-06" not in find(make(topic={"status.US.standing": "not-approved"}))


def test_a_disclaimer_that_cures_nothing():
    (found,) = find(make(words={"blocks.about": "Results may vary."}))["RG-08"]
    assert (found.severity, found.field) == (Severity.WARNING, "blocks.about")


def test_a_status_says_where_the_treatment_stands():
    found = find_one("RG-01", make(topic={"status.US.standing": None}))
    assert (found.field, found.severity) == ("status.US", Severity.ERROR)
    draft = make(topic={"status.US.standing": None}, profile="draft")
    assert find_one("RG-01", draft).severity is Severity.NOTE
