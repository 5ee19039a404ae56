"""Statutory notices: whose they are, their hash, and what keeps one from being printed."""

from __future__ import annotations

import shutil

import pytest

from foldwell.errors import InputError, OversetError, UsageError
from foldwell.findings import Severity
from foldwell.model.notice import hash_wording
from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_with_findings
from foldwell.read.library import Library
from foldwell.read.notices import find_notices
from foldwell.read.shelf import Shelf
from tests.samples import BUNDLED, ROOT, sample

NOTICE = "content/notices/US-CA.yaml"


@pytest.fixture
def changed(tmp_path):
    """A library with a changed notice: called with the text to replace, and what by."""

    def change(old, new):
        path = tmp_path / NOTICE
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            shutil.copy(ROOT / NOTICE, path)
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))
        return Shelf(Library((tmp_path, ROOT)))

    return change


def read(shelf, clinic="bayview", paper="letter", profile="draft"):
    return read_with_findings(
        shelf, topic="knee-stem-cells", clinic=clinic, layout="notice", paper=paper, locale="en-US", profile=profile
    )


def errors(refused):
    return [finding.code for finding in refused.value.findings if finding.severity is Severity.ERROR]


def test_notice_prints_its_words_in_its_size_without_findings():
    brochure = sample("bayview", "letter", "notice")
    made = Shop(BUNDLED).make(brochure, Order())
    assert [f for f in made.findings if f.code.startswith(("preflight.", "typeset."))] == []
    assert made.panels.fit.body >= brochure.notice.type_size == 40
    for paragraph in brochure.notice.wording["en-US"]:
        assert paragraph in made.panels.composition.html


def test_a_changed_word_is_refused_with_both_hashes(changed):
    with pytest.raises(InputError) as refused:
        read(changed("United States Food", "US Food"))
    (found,) = refused.value.findings
    told = find_notices(Shelf(BUNDLED), "US-CA")[0].model
    assert found.code == "read.changed-notice"
    assert told.sha256["en-US"] in found.message
    words = tuple(text.replace("United States Food", "US Food") for text in told.wording["en-US"])
    assert hash_wording(words) in found.message
    assert found.place.file == NOTICE


def test_a_draft_says_that_nobody_verified_it_and_a_patient_build_is_refused(changed):
    brochure, findings = read(Shelf(BUNDLED))
    assert "read.unverified-notice" in {finding.code for finding in findings}
    html = Shop(BUNDLED).typeset(brochure, Order()).composition.html
    assert brochure.locale.words.notice_draft in html
    with pytest.raises(InputError) as refused:
        read(Shelf(BUNDLED), profile="patient")
    assert errors(refused) == ["read.unverified-notice"]
    verified = changed("verify: true", "verify: true\nverified: {by: Ann Example, on: 2026-11-27}")
    assert not read(verified, profile="patient")[0].notice.is_open


def test_a_clinic_whose_law_asks_for_none_is_told_so():
    with pytest.raises(UsageError, match="US, where riverside is, has none"):
        read(Shelf(BUNDLED), clinic="riverside")


def test_a_jurisdiction_has_the_notices_that_its_law_words():
    shelf = Shelf(BUNDLED)
    assert [notice.source.file for notice in find_notices(shelf, "US-CA")] == ["content/notices/US-CA.yaml"]
    assert find_notices(shelf, "US") == find_notices(shelf, "JP") == ()


def test_a_sheet_under_the_least_is_refused(changed):
    with pytest.raises(InputError) as refused:
        read(changed("sheet: [8.5in, 11in]", "sheet: [11in, 17in]"))
    assert errors(refused) == ["read.small-sheet"]


def test_a_notice_that_does_not_fit_is_refused_at_its_own_line(changed):
    brochure, _ = read(changed("type_size: 40", "type_size: 60"))
    with pytest.raises(OversetError) as refused:
        Shop(BUNDLED).make(brochure, Order())
    (found,) = refused.value.findings
    assert "words too many" in found.message
    assert found.place.file == NOTICE


def test_the_law_of_the_country_is_told_where_the_state_has_none():
    brochure, findings = read(Shelf(BUNDLED))
    assert (brochure.clinic.jurisdiction, brochure.law) == ("US-CA", "US")
    assert "read.status-of-country" in {finding.code for finding in findings}
