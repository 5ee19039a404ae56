"""What a release may not hold."""

from dataclasses import replace

from foldwell.release.contents import describe_brochure
from foldwell.release.ledger import open_ledger
from foldwell.release.rules import find_refusals
from tests.release.ledgers import release, withdraw
from tests.samples import small

PATIENT = small("handout", profile="patient")


def codes(folder, brochure=PATIENT):
    return [finding.code for finding in find_refusals([brochure, brochure], open_ledger(folder))]


def test_the_same_words_may_be_released_again(tmp_path):
    release(tmp_path, describe_brochure(PATIENT, ()))
    assert codes(tmp_path) == []


def test_other_words_need_another_revision(tmp_path):
    release(tmp_path, describe_brochure(PATIENT, ()))
    other = replace(PATIENT, wording_hash="sha256:" + "0" * 64)
    assert codes(tmp_path, other) == ["release.same-revision"]
    raised = replace(other, topic=PATIENT.topic.model_copy(update={"revision": "1.0.1"}))
    assert codes(tmp_path, raised) == []
    assert codes(tmp_path, replace(other, profile="draft")) == [], "drafts may change"


def test_a_draft_holds_no_revision(tmp_path):
    release(tmp_path, describe_brochure(replace(PATIENT, wording_hash="sha256:" + "0" * 64), ()), profile="draft")
    assert codes(tmp_path) == []


def test_what_was_withdrawn_stays_away(tmp_path):
    release(tmp_path, describe_brochure(PATIENT, ()))
    withdraw(tmp_path, clinic="other")
    assert codes(tmp_path) == []
    withdraw(tmp_path, clinic="plain")
    (finding,) = find_refusals([PATIENT], open_ledger(tmp_path))
    assert finding.code == "release.withdrawn"
    assert finding.place.file.endswith("topic.yaml")
    assert finding.place.line > 0
