"""Layouts of pages: how many there are, how they are filled, and how large their type is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foldwell.model.words import Words
from foldwell.typeset.forecast import padding_pages
from foldwell.typeset.typesetting import Typesetter
from tests.samples import BUNDLED, composer, engine, long, reword, sample, small, typeset

LARGE = [("riverside", "letter"), ("sunfield", "a4")]


def typeset_sample(brochure):
    return Typesetter(composer(BUNDLED), engine(BUNDLED)).typeset(brochure)


@pytest.mark.parametrize(("clinic", "paper"), LARGE)
def test_large_print_fills_its_pages_in_eighteen_points_or_more(clinic, paper):
    made = typeset_sample(sample(clinic, paper, "large-print"))
    assert [finding for finding in made.findings if finding.code.startswith("typeset.")] == []
    assert made.fit.body >= 18
    assert made.fit.padding_pages == 0
    assert made.pages[-1].fill > 0.75
    assert max(page.box.column for page in made.pages) <= 6 * 72 + 0.01


def test_large_print_sets_nothing_in_italics_or_capitals_and_nothing_under_sixteen_points():
    brochure = sample("riverside", "letter", "large-print")
    assert brochure.layout.reading.least == 16
    style = (BUNDLED.roots[0] / "styles/layouts/large-print.css").read_text()
    assert "italic" not in style.split("*/")[1]
    assert "text-transform: none" in style


@pytest.mark.parametrize("words", [10, 400, 2500])
def test_a_booklet_of_any_length_has_no_page_of_lines_too_many(words):
    brochure = reword(small("booklet"), blocks__what=long(words))
    made = typeset(brochure)
    assert len(made.pages) % 4 == 0
    assert made.fit.padding_pages <= 3


def test_a_short_booklet_has_four_pages_of_which_lines_fill_what_is_left():
    assert padding_pages(small("booklet").layout, 3) == 1
    assert padding_pages(small("booklet").layout, 4) == 0
    assert padding_pages(sample("riverside", "letter", "large-print").layout, 7) == 0


def test_a_topic_of_many_words_still_makes_a_booklet():
    brochure = sample("riverside", "tabloid", "booklet")
    data = brochure.words.model_dump(by_alias=True)
    data["blocks"] = {name: _repeat(words) for name, words in data["blocks"].items()}
    made = typeset_sample(replace(brochure, words=Words.model_validate(data)))
    once = typeset_sample(brochure)
    assert len(made.pages) > len(once.pages)
    assert len(made.pages) % 4 == 0


def _repeat(words):
    return " ".join([words] * 4) if isinstance(words, str) else {name: _repeat(text) for name, text in words.items()}
