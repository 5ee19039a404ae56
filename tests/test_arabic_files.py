"""A real Arabic brochure: its sheets without tags are read back to the letter, and rules of fairness see its lines."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from foldwell.expectations import expect_press, expect_screen
from foldwell.findings import Severity
from foldwell.finish.press.sheets import press_margin
from foldwell.impose.press_sheets import press_sides
from foldwell.pipeline import Order, Shop
from foldwell.preflight.check import check_file
from foldwell.preflight.expected import ExpectedArray
from foldwell.press_file import suit_shop
from foldwell.read.print_shops import read_print_shop
from tests.samples import BUNDLED, sample, shelf


@cache
def make():
    return Shop(BUNDLED).make(sample("riverside", "letter", "trifold", "ar"), Order(("screen", "press")))


@cache
def expected(medium):
    made = make()
    if medium == "screen":
        return expect_screen(made.brochure, made.panels, BUNDLED)
    profile = read_print_shop(shelf(BUNDLED), made.brochure.clinic)
    names, margin = [page.panel for page in made.panels.pages], press_margin(profile.shop)
    sides = press_sides(suit_shop(made.brochure, profile).form, names, arrangement=profile.shop.sheets, margin=margin)
    return expect_press(made.brochure, made.panels, sides, BUNDLED, profile)


def find(medium, **changes):
    """Codes of what the file is found to lack when it is held against something else."""
    data = next(file.data for file in make().files if file.ending == f"{medium}.pdf")
    found = check_file(data, replace(expected(medium), **changes))
    return {finding.code for finding in found if finding.severity is not Severity.NOTE}


def telling(**texts):
    return replace(expected("screen").told, **texts)


def test_no_check_finds_anything():
    assert [str(found) for found in make().findings if found.severity is not Severity.NOTE] == []
    assert find("press") == find("screen") == set()


@pytest.mark.parametrize("medium", ["screen", "press"])
def test_a_text_that_was_not_printed_is_found(medium):
    texts = expected(medium).texts
    assert find(medium, texts=(*texts[:20], "نص لم يُطبع", *texts[20:])) >= {"preflight.text-lost"}


@pytest.mark.parametrize("medium", ["screen", "press"])
def test_another_number_in_a_line_is_found(medium):
    texts = tuple(text.replace("4,800", "4,900") for text in expected(medium).texts)
    assert texts != expected(medium).texts
    assert find(medium, texts=texts) >= {"preflight.text-lost"}


@pytest.mark.parametrize("medium", ["screen", "press"])
def test_another_foot_is_found(medium):
    feet = tuple(foot.replace("1.0.0", "1.0.1") for foot in expected(medium).feet)
    assert feet != expected(medium).feet
    assert "preflight.text-silent" in find(medium, feet=feet)


def test_a_harm_that_comes_last_is_found():
    told = telling(harms=("رمز الوثيقة",))
    assert find("screen", told=told) == {"BA-04"}


def test_a_harm_smaller_than_a_benefit_is_found():
    told = telling(harms=(expected("screen").texts[-1],), benefits=(make().brochure.words.title,))
    assert find("screen", told=told) >= {"BA-05"}


def test_a_message_after_other_texts_is_found():
    told = expected("screen").told
    assert find("screen", told=telling(message=told.others[0], others=(told.message,))) == {"SE-02"}


def test_a_benefit_without_the_law_beside_it_is_found():
    assert find("screen", told=telling(status=("لا شيء",))) == {"RG-04"}


def test_a_drawing_of_other_people_is_found():
    assert find("screen", arrays=(ExpectedArray("الحقنة", 99, 100, "سنة"),)) == {"AX-02"}


def test_a_page_without_its_date_is_found():
    assert "ME-04" in find("screen", marks=("نوفمبر 2025",))
