"""The small formats: wallet card, rack card, pocket guide and table tent."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
import yaml

from foldwell.compose.candidates import list_candidates
from foldwell.expectations import source_texts
from foldwell.impose.cards import place_cards
from foldwell.model.geometry import SheetForm, panel_shapes, side_creases
from foldwell.model.layout import Layout
from foldwell.pipeline import Order, Shop
from foldwell.read.check_layout import KEPT_OUT
from foldwell.units import mm
from tests.projects import Project
from tests.samples import BUNDLED, ROOT, sample

LAYOUTS = ROOT / "templates/layouts"
UNPRINTABLE = mm(7).pt
"""No office printer leaves a wider edge (print.md 3)."""
RACK_SHOWS = 3 * 72
"""Points of a card that a rack shows: the upper 3 in (print.md 8)."""


@cache
def read(name):
    return Layout.model_validate(yaml.safe_load((LAYOUTS / f"{name}.yaml").read_text()))


@cache
def shop():
    return Shop(BUNDLED)


@cache
def make(clinic, paper, layout):
    return shop().make(sample(clinic, paper, layout), Order())


def texts(made):
    return source_texts(made.panels.composition.html)


def file(made, medium):
    return next(file.data for file in made.files if file.ending == f"{medium}.pdf")


@pytest.mark.parametrize(("layout", "paper", "card", "copies"), [
    ("walletcard", "letter", (85.6, 53.98), 8),
    ("walletcard", "a4", (85.6, 53.98), 10),
    ("rackcard", "letter", (88.9, 215.9), 3),
    ("rackcard", "a4", (99, 210), 3),
    ("rackcard", "rack-4x9", (101.6, 228.6), 1),
    ("rackcard", "dl", (99, 210), 1),
])  # fmt: skip
def test_cards_have_the_size_that_purses_and_racks_have(layout, paper, card, copies):
    form = SheetForm(read(layout), paper)
    assert tuple(round(side.mm, 2) for side in form.paper.trim) == card
    assert len(place_cards(form, is_back=False)) == len(place_cards(form, is_back=True)) == copies


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_wallet_cards_lie_whole_where_every_printer_prints(paper):
    form = SheetForm(read("walletcard"), paper)
    for place in place_cards(form, is_back=False):
        for start, card, sheet in zip(place, form.paper.trim, form.paper.sheet, strict=True):
            assert UNPRINTABLE <= start <= sheet.pt - card.pt - UNPRINTABLE


@pytest.mark.parametrize(("paper", "page"), [("letter", (69.85, 107.95)), ("a4", (74.25, 105))])
def test_the_pocket_guide_folds_into_its_pages(paper, page):
    shapes = panel_shapes(SheetForm(read("pocket"), paper))
    assert {(round(shape.width.mm, 2), round(shape.height.mm, 2)) for shape in shapes} == {page}
    one, two, three, four, five, six, seven, eight = shapes
    assert all(_hang_at_the_head(front, back) for front, back in ((three, four), (seven, eight)))
    assert all(_stand_side_by_side(front, back) for front, back in ((one, two), (five, six)))
    opened = [(two, three), (four, five), (six, seven), (eight, one)]
    assert all(_stand_side_by_side(left, right) for left, right in opened)


def _hang_at_the_head(upright, other):
    """Whether two pages lie head to head, so that a fold between them makes them front and back of a leaf."""
    upright, other = sorted((upright, other), key=lambda shape: shape.turned)
    return other.turned and not upright.turned and upright.x == other.x and upright.y + upright.height == other.y


def _stand_side_by_side(left, right):
    """Whether two pages stand as they are read: in a row that is turned, the left one lies to the right."""
    first, second = (right, left) if left.turned else (left, right)
    return left.turned == right.turned and first.y == second.y and first.x + first.width == second.x


def test_the_pocket_guide_is_cut_between_its_two_middle_folds():
    form = SheetForm(read("pocket"), "letter")
    creases = side_creases(form, form.layout.sides[0])
    [cut] = [crease for crease in creases if crease.fold is None]
    across = next(crease for crease in creases if crease.fold and crease.is_across)
    upright = sorted(crease.at for crease in creases if not crease.is_across)
    assert cut.is_across
    assert cut.at == across.at
    assert (cut.start, cut.end) == (upright[0], upright[2])


def test_the_tent_stands_on_the_feet_of_both_faces():
    message, questions = panel_shapes(SheetForm(read("tent"), "a4"))
    assert _hang_at_the_head(message, questions)


def test_the_tent_keeps_all_of_its_code_on_one_face_under_a_title_of_two_lines():
    brochure = sample("riverside", "letter", "tent")
    told = {"title": "What helps first for knee arthritis", "main_message": brochure.words.main_message[1:]}
    words = brochure.words.model_copy(update=told)
    document = pypdfium2.PdfDocument(file(shop().make(replace(brochure, words=words), Order()), "screen"))
    message, questions = (" ".join(page.get_textpage().get_text_range().split()) for page in document)
    assert brochure.words.blocks["guide-code"] in message
    assert "Scan" not in questions
    document.close()


@pytest.mark.parametrize("layout", ["walletcard", "rackcard", "pocket", "tent"])
def test_an_extract_leads_to_the_full_guide_and_tells_no_price_or_benefit(layout):
    brochure = sample("riverside", "letter", layout)
    kinds = {candidate.block.kind for candidate in list_candidates(brochure).all}
    assert "qr" in kinds
    assert not kinds & KEPT_OUT
    assert kinds & {"main_message", "warning_signs"} or brochure.words.main_message[0] in texts(
        make("riverside", "letter", layout)
    )


@pytest.mark.parametrize(("clinic", "paper"), [("riverside", "letter"), ("sunfield", "a4")])
def test_the_wallet_card_has_every_sign_and_every_number(clinic, paper):
    made = make(clinic, paper, "walletcard")
    brochure, told = made.brochure, texts(made)
    signs = [text for block in ("call-us", "call-emergency") for text in brochure.words.blocks[block].values()]
    assert set(signs) <= set(told)
    for number in (brochure.clinic.phone, brochure.clinic.after_hours, brochure.jurisdiction.emergency[0]):
        assert number in told
    assert told.index(brochure.clinic.phone) < told.index(signs[0])


@pytest.mark.parametrize(("clinic", "paper"), [("riverside", "letter"), ("riverside", "rack-4x9"), ("sunfield", "dl")])
def test_the_rack_shows_the_title_and_the_drawing(clinic, paper):
    document = pypdfium2.PdfDocument(file(make(clinic, paper, "rackcard"), "screen"))
    page = document[0]
    shown = page.get_height() - RACK_SHOWS
    upper = page.get_textpage().get_text_bounded(bottom=shown)
    assert "Cell shots for" in upper
    assert "knee arthritis" in upper
    assert "Meniscus" in upper
    document.close()


@pytest.mark.parametrize("layout", ["walletcard", "rackcard", "pocket", "tent"])
def test_small_formats_hold_a_long_name_and_three_sites(layout):
    brochure = sample("riverside", "letter", layout)
    site = brochure.clinic.sites[0]
    clinic = brochure.clinic.model_copy(update={"name": "The Northern Lakes " * 4, "sites": (site,) * 3})
    made = shop().make(replace(brochure, clinic=clinic), Order())
    assert not made.failed


def test_each_paper_says_over_which_edge_its_sheet_is_turned(tmp_path):
    assert [read("rackcard").on_paper(paper).duplex for paper in ("letter", "rack-4x9")] == ["short-edge", "long-edge"]
    shutil.copytree(ROOT / "tests/fixtures/small", tmp_path / "p")
    project = Project(tmp_path / "p")
    project.change("templates/layouts/rackcard.yaml", "duplex: long-edge", "duplex: short-edge")
    told = project.run("check", "--layout", "rackcard")
    assert "on rack-4x9 a sheet of 101.6 x 228.6 mm comes out with its back upside down" in told.text
    assert "write duplex: long-edge" in told.text
