"""Who answers for a text and what it stands on: each rule catches a bad sample."""

from dataclasses import replace

import pytest

from foldwell.findings import Severity
from foldwell.model.topic import People
from tests.edit.samples import find, find_group, find_one, make, sign

AUTHOR = {"author": "A. Lee", "credential": "RN", "role": "nurse"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"people.author": None}, "nobody is named as the author"),
        ({"people.credential": None}, "credential is not told"),
        ({"people.role": None}, "role is not told"),
        ({"people.author": "Our team"}, "is no person"),
        ({"people.author": "Editorial staff"}, "is no person"),
    ],
)
def test_nobody_answers_for_the_text(changes, said):
    finding = find_one("ME-01", make(topic=changes))
    assert finding.severity is Severity.ERROR
    assert said in finding.message


def test_a_name_that_looks_like_no_person_is_one():
    assert find(make(topic={"people.author": "Ai Tanaka"})) == {}


def test_a_draft_has_no_author_by_nature():
    draft = make(topic={"people": {}}, profile="draft")
    assert {finding.severity for one in find(draft).values() for finding in one} == {Severity.NOTE}


@pytest.mark.parametrize(
    ("name", "is_same"),
    [("A. Lee", True), ("Dr. A Lee", True), ("Anna Lee, MD", True), ("B. Lee", False), ("A. Li", False)],
)
def test_who_wrote_it_may_not_review_it(name, is_same):
    found = find(make(signatures=(sign().model_copy(update={"name": name}),)))
    assert list(found) == ["ME-02"] * is_same


def test_another_reviewer_is_fine():
    assert find(make(signatures=(sign(),))) == {}
    own = sign("language").model_copy(update={"name": "A. Lee"})
    assert find(make(signatures=(own,))) == {}, "only the clinical review must be another's"


def test_no_source_weighs_all_studies():
    assert "systematic review" in find_one("ME-06", make(topic={"references.R1.kind": "trial"})).message


@pytest.mark.parametrize("doi", ["https://doi.org/10.1000/x", "10.1/x", "doi:10.1000/x", "10.1000/", "10.1000/x."])
def test_what_is_no_doi(doi):
    finding = find_one("ME-06", make(topic={"references.R1.doi": doi}))
    assert (finding.field, finding.words) == ("references.R1.doi", doi)


@pytest.mark.parametrize("doi", ["10.1002/14651858.CD013342.pub2", "10.1302/0301-620X.89B7.19091", "10.1000/a(b)c"])
def test_what_is_a_doi(doi):
    assert find(make(topic={"references.R1.doi": doi})) == {}


def test_an_old_source_needs_a_reason():
    old = {"references.R1.year": "2020"}
    assert find_one("ME-06", make(topic=old)).severity is Severity.WARNING
    assert find_group("ME", make(topic={**old, "references.R1.kept": "No later review."})) == {}
    assert find_group("ME", make(topic={"references.R1.year": "2021"})) == {}


def test_a_source_of_tomorrow():
    assert "still to come" in find_one("ME-06", make(topic={"references.R1.accessed": "2026-03-11"})).message


def test_nobody_has_tried_it():
    brochure = make(topic={"people": AUTHOR})
    assert find_one("ME-07", brochure).severity is Severity.WARNING
    assert find_one("ME-07", replace(brochure, profile="draft")).severity is Severity.NOTE
    later = make(topic={"people.users.tested_on": "2026-03-11"})
    assert "still to come" in find_one("ME-07", later).message


def test_the_byline_is_what_the_review_line_prints():
    assert People(**AUTHOR).byline == "A. Lee, RN, nurse"
    assert People(credential="RN").byline == ""
