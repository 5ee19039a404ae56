"""Whole brochures under the law of a place: the notice in print and on the web, and an information leaflet."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from foldwell.compose.page_views import view_notice
from foldwell.errors import UsageError
from foldwell.expectations import expect_screen
from foldwell.findings import Severity
from foldwell.jobs.notice_fit import tell_where_it_fits
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.pipeline import Order, Shop
from foldwell.preflight.check import check_file
from foldwell.read.notices import require_notice
from foldwell.read.shelf import Shelf
from foldwell.typeset.engine import PictureCache
from tests.samples import BUNDLED, SMALL, Page, engine, sample, small

NOTICE = "THIS NOTICE MUST BE PROVIDED TO YOU UNDER FLORIDA LAW."


@pytest.fixture(scope="module")
def shop():
    return Shop(BUNDLED)


@pytest.mark.parametrize("layout", ["trifold", "zfold", "rackcard"])
def test_the_notice_is_whole_and_nothing_outdoes_it(shop, layout):
    brochure = sample("gulfside", "letter", layout)
    made = shop.make(brochure, Order(media=("screen", "office", "web")))
    assert [str(finding) for finding in made.findings if finding.severity is not Severity.NOTE] == []
    texts = {file.ending: file.data for file in made.files}
    assert NOTICE in Page(texts["web.html"].decode()).text
    assert brochure.notice.wording["en-US"][1] in made.panels.composition.html


def test_a_title_that_outdoes_the_notice_is_found(shop):
    brochure = sample("gulfside", "letter", "zfold")
    panels = shop.typeset(brochure, Order())
    larger = replace(panels.composition, styles=panels.composition.styles + " h1 { font-size: 27pt !important }")
    pdf, _ = engine(BUNDLED).write(engine(BUNDLED).lay_out(larger, PictureCache()))
    found = check_file(pdf, expect_screen(brochure, panels, BUNDLED))
    assert any(one.code == "preflight.notice" and "no smaller than any other" in one.message for one in found)


def test_layouts_without_a_place_for_the_notice_are_refused_and_never_planned():
    shelf = Shelf(BUNDLED)
    with pytest.raises(UsageError, match=r"choose one that has: .*trifold"):
        require_notice(shelf, "gulfside", "knee-stem-cells", "walletcard")
    assert require_notice(shelf, "riverside", "knee-stem-cells", "walletcard") is None
    plan = plan_jobs(shelf, Filters(clinics=("gulfside",)))
    assert {job.layout for job in plan.jobs} == {"trifold", "large-print", "booklet", "rackcard"}


def test_a_translation_stands_beside_the_words_of_the_law():
    told = sample("gulfside", "letter", "handout")
    wording = {**told.notice.wording, "es-US": ("Este aviso.",)}
    spanish = replace(told, notice=told.notice.model_copy(update={"wording": wording}), pseudo_of="es-US")
    for brochure, beside in ((told, None), (spanish, ("Este aviso.",))):
        view = view_notice(SimpleNamespace(brochure=brochure))
        assert (view["language"], view["paragraphs"][0], view["beside"]) == ("en-US", NOTICE, beside)


def test_where_a_brochure_fits_beside_its_notice_is_named():
    florida = sample("gulfside", "letter", "handout")
    brochure = replace(small(), notice=florida.notice, jurisdiction=florida.jurisdiction)
    told = tell_where_it_fits(brochure, Shop(SMALL), Shelf(SMALL), Order(media=("screen",)))
    assert told.code == "RG-02"
    assert "handout on letter" in told.remedy
    assert "trifold on letter" not in told.remedy


@pytest.mark.parametrize("layout", ["trifold", "handout"])
def test_a_british_leaflet_informs_and_sells_nothing(shop, layout):
    brochure = sample("northmoor", "a4", layout, "en-GB")
    assert brochure.is_information_only
    made = shop.make(brochure, Order(media=("screen", "office")))
    assert [str(finding) for finding in made.findings if finding.severity is not Severity.NOTE] == []
    text = Page(made.panels.composition.html).text
    for said in ("Yellow Card", "Call 999", "in the UK", "A joint infection", "Wait and see", "Steroid injection"):
        assert said in text
    for unsaid in ("£", "$", "FDA", "MedWatch", "911", "1 point better", "shot", "47 of 100", "Medicare"):
        assert unsaid not in text
