"""Numbers and addresses that patients act on."""

from dataclasses import replace

import pytest

from foldwell.findings import Severity
from foldwell.read.jurisdictions import read_law
from tests.edit.samples import SHELF, find, find_one, make


@pytest.mark.parametrize(("country", "number"), [("US", "999"), ("GB", "911"), ("IE", "911"), ("US-CA", "112")])
def test_the_emergency_number_of_another_country(country, number):
    law = replace(read_law(SHELF, country), emergency=(number,), unapproved="full")
    status = {"status": {country: {"standing": "no-medicine", "checked_on": "2026-03-02", "refs": ["R1"]}}}
    finding = find_one("AC-02", make(topic=status, words={"status": {country: "No law."}}, jurisdiction=law))
    assert finding.severity is Severity.ERROR
    assert finding.field == "emergency"
    assert finding.place.file == f"content/jurisdictions/{country}.yaml"


@pytest.mark.parametrize("text", ["Call 999 now.", "Dial 112 right away."])
def test_a_wrong_number_in_the_words(text):
    assert find_one("AC-02", make(words={"blocks.about": text})).field == "blocks.about"
    assert find_one("AC-02", make(words={"blocks.signs.red": "Skin that is red: 999."})).field == "blocks.signs.red"


@pytest.mark.parametrize("text", ["Call 911 now.", "About 112 people did.", "Call 999,000 times.", "Call 9112."])
def test_figures_that_are_no_wrong_number(text):
    assert find(make(words={"blocks.about": text})) == {}


def test_a_country_whose_number_is_not_known():
    law = replace(read_law(SHELF, "US"), emergency=("119",), known_numbers=())
    assert find_one("AC-02", make(jurisdiction=law)).severity is Severity.WARNING


@pytest.mark.parametrize("phone", ["(217) 555-0142", "217-555-0199", "+44 20 7946 0123", "01632 960123"])
def test_a_number_that_nobody_answers(phone):
    brochure = make(clinic={"phone": phone})
    finding = find_one("AC-04", brochure)
    assert finding.severity is Severity.ERROR
    assert finding.field == "phone"
    draft = find_one("AC-04", replace(brochure, profile="draft"))
    assert draft.severity is Severity.NOTE
    assert draft.message.endswith("(stops a patient build)")


@pytest.mark.parametrize("phone", ["(217) 555-0200", "+44 20 7945 0123", "(217) 556-0142"])
def test_a_number_that_may_be_answered(phone):
    assert find(make(clinic={"after_hours": phone})) == {}


@pytest.mark.parametrize("address", ["https://clinic.example/knee", "https://www.example.com", "http://a.test/x"])
def test_an_address_that_leads_nowhere(address):
    assert find_one("AC-04", make(clinic={"offers.wrap.guide": address})).field == "offers.wrap.guide"
    assert find(make(clinic={"web": "https://examples.sample/example.com"})) == {}


@pytest.mark.parametrize(
    "text",
    ["Call {{phone}}.", "It costs XXX.", "TBD", "TODO: ask her.", "Ask [name] first.", "It costs ???", "Lorem ipsum."],
)
def test_what_was_left_to_write(text):
    finding = find(make(words={"blocks.about": text}))["AC-04"][0]
    assert (finding.severity, finding.field) == (Severity.ERROR, "blocks.about")
    assert find(make(words={"blocks.about": "My notes: ____. What did you say?"})) == {}


def test_what_was_left_to_write_in_the_clinic():
    assert find_one("AC-04", make(clinic={"sites.0.address.0": "[address]"})).field == "sites[0].address"
