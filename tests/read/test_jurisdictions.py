"""The law of a place: its own facts, those of its country, and what keeps a file from being used."""

from __future__ import annotations

import pytest

from foldwell.errors import InputError
from foldwell.findings import Severity
from foldwell.read.brochures import read_with_findings
from foldwell.read.jurisdictions import read_law
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.samples import BUNDLED, ROOT

GOOD = """
schema: jurisdiction/1
name: Sampleland
within: EU
regulator: {name: Sample Agency, short: SA}
report: {en-GB: Tell the SA.}
sources:
  regulator: {citation: A law, url: https://a.sample, accessed: 2026-03-02}
  report: {citation: A page, url: https://a.sample, accessed: 2026-03-02}
"""


@pytest.fixture
def add(tmp_path):
    """A library with one more jurisdiction, XS; called with its text."""

    def add_file(text):
        path = tmp_path / "content/jurisdictions/XS.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return Shelf(Library((tmp_path, ROOT)))

    return add_file


def refusal(shelf, name="XS"):
    with pytest.raises(InputError) as refused:
        read_law(shelf, name)
    return [(finding.code, finding.message) for finding in refused.value.findings]


def test_a_state_tells_what_differs_from_its_country():
    florida, country = read_law(Shelf(BUNDLED), "US-FL"), read_law(Shelf(BUNDLED), "US")
    assert florida.chain == ("US-FL", "US")
    assert (florida.regulator, florida.emergency, florida.report) == (
        country.regulator,
        country.emergency,
        country.report,
    )
    assert (florida.notices, florida.signs, country.notices, country.signs) == (("US-FL",), ("legal",), (), ())


def test_a_project_adds_a_country_of_the_union(add):
    law = read_law(add(GOOD), "XS")
    assert (law.regulator.short, law.emergency, law.unapproved) == ("SA", ("112",), "information_only")
    assert law.holds(("EU",))
    assert not law.holds(("GB", "US"))
    assert "911" in law.foreign_numbers
    assert "112" not in law.foreign_numbers


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("within: EU", "within: EX", "read.unknown-jurisdiction", "there is no EX"),
        ("within: EU", "within: XS", "read.wrong-value", "within itself"),
        ("within: EU\n", "", "read.incomplete-jurisdiction", "which number reaches an ambulance"),
        ("  report: {citation", "  emergency: {citation", "read.wrong-value", "report was looked up"),
    ],
)
def test_a_file_that_can_not_be_used(add, old, new, code, said):
    assert any(found == code and said in message for found, message in refusal(add(GOOD.replace(old, new))))


def test_the_union_itself_is_no_place_for_a_clinic():
    assert [code for code, _ in refusal(Shelf(BUNDLED), "EU")] == ["read.incomplete-jurisdiction"]


@pytest.mark.parametrize("name", [name for name in BUNDLED.jurisdictions() if name != "EU"])
def test_every_bundled_place_is_complete_and_agrees_with_the_table_of_numbers(name):
    law = read_law(Shelf(BUNDLED), name)
    assert set(law.emergency) <= set(law.known_numbers)


def test_what_nobody_verified_stops_a_patient_build_and_is_told_in_a_draft():
    def read(profile):
        return read_with_findings(
            Shelf(BUNDLED), topic="knee-stem-cells", clinic="northmoor", layout="trifold", paper="a4",
            locale="en-GB", profile=profile,
        )  # fmt: skip

    codes = {"read.unverified-jurisdiction", "read.unverified-status"}
    notes = {finding.code for finding in read("draft")[1] if finding.severity is Severity.NOTE}
    assert codes <= notes
    with pytest.raises(InputError) as refused:
        read("patient")
    assert {finding.code for finding in refused.value.findings if finding.severity is Severity.ERROR} == codes
