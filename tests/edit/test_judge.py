"""The verdict on real content, and what a draft makes of errors."""

import re
from dataclasses import replace
from datetime import date

import pytest

from foldwell.edit.in_common import leave_common
from foldwell.edit.judge import RULES, Judge, judge
from foldwell.edit.readability.measures import reading_grade
from foldwell.findings import Place, Severity
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.read.brochures import read_with_findings
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.edit.samples import ROOT, TODAY, make

REAL = [("riverside", "trifold", "letter"), ("riverside", "booklet", "letter"), ("sunfield", "handout", "a4")]
BY_NATURE = {"AC-04", "ME-01", "ME-07"}
"""What drafts for sample clinics have by nature: numbers that are given to nobody, no author, no readers."""


@pytest.fixture(scope="module")
def shelf():
    return Shelf(Library((ROOT,)))


def read_real(shelf, clinic, layout, paper):
    names = {"topic": "knee-stem-cells", "clinic": clinic, "layout": layout, "paper": paper, "locale": "en-US"}
    return read_with_findings(shelf, **names)[0]


@pytest.mark.parametrize(("clinic", "layout", "paper"), REAL)
def test_the_knee_topic_is_plain_fair_and_complete(shelf, clinic, layout, paper):
    brochure = read_real(shelf, clinic, layout, paper)
    topic = brochure.topic
    on = max(topic.dates.wording, *(reference.accessed for reference in topic.references.values()))
    assert reading_grade(brochure.words) <= 6
    draft = judge(brochure, on)
    assert {finding.code for finding in draft} <= BY_NATURE
    assert {finding.severity for finding in draft} == {Severity.NOTE}
    patient = judge(replace(brochure, profile="patient"), on)
    assert {finding.code for finding in patient if finding.severity is not Severity.ERROR} == {"ME-07"}


def test_places_are_lines_of_the_real_files(shelf):
    brochure = read_real(shelf, "riverside", "trifold", "letter")
    long = "We do not know how often rare or late harms may happen, since all of the studies were small."
    blocks = {**brochure.words.blocks, "unknown-late": long}
    spoiled = replace(brochure, words=brochure.words.model_copy(update={"blocks": blocks}))
    (finding,) = [one for one in judge(spoiled, TODAY) if one.code == "RD-03"]
    file = ROOT / finding.place.file
    assert file.read_text(encoding="utf-8").splitlines()[finding.place.line - 1].startswith("  unknown-late:")


def test_an_error_is_a_warning_in_a_draft_and_says_so():
    bad = make(topic={"dates.next_review": "2026-03-09"})
    (patient,) = judge(bad, TODAY)
    (draft,) = judge(replace(bad, profile="draft"), TODAY)
    assert (patient.severity, draft.severity) == (Severity.ERROR, Severity.WARNING)
    assert draft.message == patient.message + " (stops a patient build)"
    warned = make(topic={"status.US.checked_on": "2025-08-01"})
    assert judge(warned, TODAY) == judge(replace(warned, profile="draft"), TODAY)


def test_a_place_is_the_nearest_line_that_is_known():
    path, line = "words:blocks.about", Place("content/topics/wrap/en-US.yaml", 40, 3)
    long = make(words={"blocks.about": "We " + "go " * 20 + "on."})
    assert judge(long, TODAY)[0].place == Place("content/topics/wrap/en-US.yaml")
    assert judge(replace(long, places={path: line}), TODAY)[0].place == line
    assert judge(replace(long, places={"words:blocks": line}), TODAY)[0].place == line


def test_rules_are_the_catalogue_s():
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Z]{2}-[0-9]{2}", name) for name in ids)
    assert all(rule.title and rule.source for rule in RULES)


def test_the_same_day_gives_the_same_verdict():
    bad = make(words={"blocks.about": "TODO"}, topic={"dates.next_review": "2026-03-09"})
    assert judge(bad, date(2026, 5, 1)) == judge(bad, date(2026, 5, 1))
    assert len(judge(bad, date(2026, 5, 1))) == len(dict.fromkeys(judge(bad, date(2026, 5, 1))))


def test_many_brochures_are_judged_together_as_each_alone(shelf):
    editor = Judge()
    jobs = plan_jobs(shelf, Filters(layouts=("trifold", "walletcard"), locales=("en-US", "en-GB", "es-US"))).jobs
    assert len({job.clinic for job in jobs}) > 3
    for job in jobs:
        brochure = read_with_findings(shelf, **job.names)[0]
        assert editor.judge(brochure, TODAY) == judge(brochure, TODAY)


def change(brochure, name, **update):
    return replace(brochure, **{name: getattr(brochure, name).model_copy(update=update)})


def change_offer(brochure, **update):
    offers = {**brochure.clinic.offers, brochure.topic_id: brochure.offer.model_copy(update=update)}
    return change(brochure, "clinic", offers=offers)


CHANGES = {
    "a phone": lambda one: change(one, "clinic", phone="123"),
    "a price": lambda one: change_offer(one, price=None),
    "a variant": lambda one: change_offer(one, variant={}),
    "words": lambda one: change(one, "words", title="TODO: write this"),
    "facts": lambda one: change(one, "topic", references={}),
    "a layout": lambda one: change(one, "layout", role="extract"),
    "a locale": lambda one: change(one, "locale", words=one.locale.words.model_copy(update={"array_alt": "{count}"})),
    "law": lambda one: replace(one, jurisdiction=replace(one.jurisdiction, emergency=("999",))),
    "the profile": lambda one: replace(one, profile="patient"),
    "a lexicon": lambda one: replace(one, lexicon=type(one.lexicon)()),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_judged_before_hides_no_change(shelf, what):
    editor, brochure = Judge(), read_real(shelf, "riverside", "trifold", "letter")
    before = editor.judge(brochure, TODAY)
    changed = CHANGES[what](brochure)
    assert editor.judge(changed, TODAY) == judge(changed, TODAY) != before
    assert editor.judge(brochure, TODAY) == before


def test_who_gains_is_judged_for_each_clinic():
    editor = Judge()
    seller = make(topic={"sections.8.blocks.1": {"id": "x", "kind": "contact"}})
    for sells in (True, False, True):
        codes = {finding.code for finding in editor.judge(change_offer(seller, sells=sells), TODAY)}
        assert ("ME-05" in codes) == sells


def test_another_day_is_judged_anew(shelf):
    editor, brochure = Judge(), read_real(shelf, "riverside", "trifold", "letter")
    assert editor.judge(brochure, TODAY) != editor.judge(brochure, date(2030, 1, 1))


def test_what_brochures_have_in_common_shows_nothing_of_a_clinic(shelf):
    common = leave_common(read_real(shelf, "riverside", "trifold", "letter"))
    assert common.holds({"source": "marrow"})
    assert (common.offer.sells, common.clinic_id) == (True, "")
    for read in (
        lambda: common.clinic.phone,
        lambda: common.offer.price,
        lambda: common.guide,
        lambda: common.brand.logo,
        lambda: common.theme.text,
    ):
        with pytest.raises(AttributeError):
            read()


def test_an_allowance_that_a_clinic_s_file_needs_is_not_told_as_useless():
    allowed = {"rule": "AC-03", "block": "phone", "reason": "new", "by": "A. Lee", "until": "2099-01-01"}
    bad = make(topic={"allow": [allowed]}, clinic={"phone": "(217) 5550"})
    codes = [finding.code for finding in judge(bad, TODAY)]
    assert "AC-03" in codes
    assert codes.count("edit.allowance") == 1  # it is firm
