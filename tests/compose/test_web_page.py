"""The page as it is composed: the fit's blocks, in the locale's words, without what a policy would refuse."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from foldwell.compose.fit import Fit
from foldwell.errors import InputError
from foldwell.expectations import source_texts
from foldwell.read.brochures import read_brochure
from foldwell.typeset.measuring import measuring_fit
from tests.samples import BUNDLED, SMALL, composer, sample, shelf, small
from tests.web_pages import finish, make, web_composer

TRIFOLD = ("riverside", "letter", "trifold")


def page_of(*told, library=BUNDLED, brochure_of=sample):
    return make(brochure_of, *told, library=library)[0].page


def test_blocks_that_a_fit_leaves_out_are_not_on_the_page():
    brochure = small()
    fit = measuring_fit(brochure)
    whole = finish(brochure, fit=fit)[0].page.html
    left_out = next(block for block in sorted(fit.blocks) if f'id="b-{block}"' in whole)
    html = finish(brochure, fit=replace(fit, blocks=fit.blocks - {left_out}))[0].page.html
    assert f'id="b-{left_out}"' not in html


@pytest.mark.parametrize("layout", ["walletcard", "pocket", "trifold"])
def test_the_head_says_what_the_cover_says(layout):
    brochure = small(layout)
    page = page_of(layout, library=SMALL, brochure_of=small)
    printed = composer().compose(brochure, measuring_fit(brochure)).html
    for name in ("kicker", "purpose", "first-message", "choice"):
        assert (f'class="{name}"' in page.html) == (f'class="{name}"' in printed)


def test_nothing_in_it_needs_a_style_of_its_own_or_a_script():
    html = page_of(*TRIFOLD).html
    assert not re.search(r"\sstyle=|<script|\son[a-z]+=", html)


def test_the_code_to_scan_is_a_link():
    page, guide = page_of(*TRIFOLD), sample(*TRIFOLD).offer.guide
    assert f'href="{guide}"' in page.html
    assert "Scan" not in page.html
    assert "qr.svg" not in page.assets


def test_phones_can_be_called():
    html = page_of(*TRIFOLD).html
    assert 'href="tel:2175550142"' in html
    assert 'href="tel:911"' in html


def test_sources_are_jumped_to_and_back_from():
    html = page_of(*TRIFOLD).html
    for source in re.findall(r'<li class="reference" id="([^"]+)"', html):
        assert f'href="#{source}" id="cite-{source}"' in html
        assert f'href="#cite-{source}"' in html


def test_drawings_follow_light_and_dark():
    html = page_of(*TRIFOLD).html
    assert 'fill="var(--ground)"' in html or 'fill="var(--halo)"' in html
    assert "asset:cover" not in html


def test_right_to_left_is_told_and_numbers_are_kept():
    html = page_of(*TRIFOLD, "ar-XB").html
    assert '<html lang="ar-XB" dir="rtl">' in html
    assert '<bdi dir="ltr">' in html


def test_words_of_the_page_are_those_of_print():
    page = page_of(*TRIFOLD)
    brochure = sample(*TRIFOLD)
    printed = source_texts(composer(BUNDLED).compose(brochure, measuring_fit(brochure)).html)
    own = {page.foot, "Scan for this guide with all of its sources. Was something not clear? Tell us."}
    words = source_texts(page.words)
    assert [text for text in words if text not in printed and text not in own] == ["The full guide has all 31."]
    assert [text for text in printed if text not in words and text not in own] == ["Scan the code for all 31."]


def test_a_style_that_names_no_role_is_told(tmp_path):
    from foldwell.read.library import Library

    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/web.css").write_text("a { color: var(--bran) }")
    library = Library((tmp_path, *SMALL.roots))
    brochure = small()
    fit = measuring_fit(brochure)
    with pytest.raises(InputError, match="brand"):
        web_composer(library).compose(brochure, fit, composer().compose(brochure, fit))


def test_a_page_without_blocks_is_still_a_page():
    brochure = small()
    html = finish(brochure, fit=Fit(frozenset(), 12))[0].page.html
    assert "<nav" not in html
    assert "<main" in html


def test_a_logo_is_seen_on_a_dark_screen_too():
    told = {"topic": "knee-stem-cells", "clinic": "sunfield", "layout": "trifold", "paper": "a4", "locale": "en-US"}
    html = finish(read_brochure(shelf(BUNDLED), **told, theme="clear"), BUNDLED)[0].page.html
    assert "dark-plate" in html
    assert "dark-plate" not in page_of(*TRIFOLD).html
