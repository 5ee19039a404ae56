"""Text that does not fit is refused, with its panel, its words too many and its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foldwell.errors import OversetError
from tests.samples import find_section, long, place_of, restructure, reword, small, typeset


def refuse(brochure):
    with pytest.raises(OversetError) as refused:
        typeset(brochure)
    return refused.value.findings


def test_a_section_that_is_too_long_is_told_with_panel_words_and_line():
    (found,) = refuse(reword(small("trifold"), blocks__late=long(700)))
    assert found.code == "typeset.overset"
    assert "trifold-letter, panel inside-right: " in found.message
    assert found.place == place_of(("blocks", "late"))
    words = int(found.message.split("inside-right: ")[1].split()[0])
    assert 100 < words < 900
    assert f"cut about {words} words" in found.remedy


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB"])
def test_a_text_of_a_pseudo_locale_is_told_where_its_source_stands(locale):
    found = refuse(reword(small("trifold", locale=locale), blocks__late=long(700)))
    (late,) = (one for one in found if one.place == place_of(("blocks", "late")))
    assert f"tiny.{locale}.trifold-letter, panel inside-right: " in late.message
    assert late.place.file.endswith("en-US.yaml")
    assert len(found) == (2 if locale == "en-XA" else 1), "longer words leave no room on the back either"


def test_cutting_the_words_that_are_too_many_makes_it_fit():
    brochure, words = small("trifold"), 500
    for _ in range(3):
        (found,) = refuse(reword(brochure, blocks__late=long(words)))
        words -= int(found.message.split("inside-right: ")[1].split()[0])
    assert words > 200
    typeset(reword(brochure, blocks__late=long(words)))


def test_words_are_found_wherever_they_are_told():
    (found,) = refuse(reword(small("trifold"), blocks__day__rest=long(900)))
    assert found.place == place_of(("blocks", "day", "rest"))
    (found,) = refuse(reword(small("trifold"), claims__pain=long(900)))
    assert found.place == place_of(("claims", "pain"))
    brochure = restructure(small("handout"), lambda data: find_section(data, "choices").update(priority=1))
    (found,) = refuse(reword(brochure, options__wrap__gain=long(1500)))
    assert found.place == place_of(("options", "wrap"))


def test_a_cover_that_is_too_long_is_told():
    (found,) = refuse(reword(small("trifold"), purpose=long(300)))
    assert "panel cover" in found.message
    assert found.place == place_of(("purpose",))


def test_the_clinics_own_lines_are_named_where_they_stand():
    (found,) = refuse(reword(small("trifold"), blocks__paid=long(500)))
    assert "addresses" in found.remedy
    (found,) = refuse(reword(small("trifold"), blocks__late=long(700)))
    assert "addresses" not in found.remedy


def test_every_zone_that_runs_over_is_told_at_once():
    found = refuse(reword(small("trifold"), purpose=long(300), blocks__late=long(700)))
    assert [finding.message.split(",")[1].split(":")[0] for finding in found] == [" panel cover", " panel inside-right"]


@pytest.mark.parametrize(("layout", "least"), [("trifold", 8_000), ("booklet", 500)])
def test_ten_thousand_words_are_refused_with_their_number(layout, least):
    brochure = reword(small(layout), blocks__what=long(10_000))
    if brochure.layout.pages:
        pages = brochure.layout.pages.model_copy(update={"max": 24})
        brochure = replace(brochure, layout=brochure.layout.model_copy(update={"pages": pages}))
    (found,) = refuse(brochure)
    words = int(found.message.split(": ")[1].split()[0])
    assert least < words < 10_400
    assert found.place == place_of(("blocks", "what"))
