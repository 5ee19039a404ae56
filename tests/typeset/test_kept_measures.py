"""Measures are kept for documents that differ in colours alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foldwell.compose.artwork import Asset
from foldwell.typeset import kept_measures
from foldwell.typeset.engine import Engine, PictureCache
from foldwell.typeset.kept_measures import KeptMeasures
from foldwell.typeset.measuring import measure, measuring_fit
from foldwell.typeset.typesetting import Typesetter
from tests.realistic_clinics import dress
from tests.samples import BUNDLED, composer, engine, reword, sample, small


class Watched(Engine):
    """Counts its layouts."""

    layouts = 0

    def lay_out(self, composition, pictures):
        self.layouts += 1
        return super().lay_out(composition, pictures)


def test_other_clinics_are_not_measured_again_and_fitted_as_if_they_were():
    brochures = [dress(sample("riverside", "letter", "trifold"), number) for number in (3, 11)]
    watched, sharing, layouts = Watched(BUNDLED), [], []
    for brochure in brochures:
        sharing.append(Typesetter(composer(BUNDLED), watched).typeset(brochure))
        layouts.append(watched.layouts)
    assert layouts == [2, 3]
    alone = Typesetter(composer(BUNDLED), Engine(BUNDLED)).typeset(brochures[1])
    assert (alone.pdf, alone.fit, alone.report) == (sharing[1].pdf, sharing[1].fit, sharing[1].report)


def find(kept, composition, brochure, body=None):
    """The measures, and whether it was laid out for them."""
    laid_out = []

    def lay_out():
        laid_out.append(engine().lay_out(composition, PictureCache()).document)
        return laid_out[0]

    return kept.find(composition, brochure, body, lay_out), bool(laid_out)


@pytest.fixture
def known():
    brochure = small()
    composition = composer().compose(brochure, measuring_fit(brochure))
    kept = KeptMeasures()
    assert find(kept, composition, brochure)[1]
    return kept, composition, brochure


def recolour(composition, colour="#123456"):
    styles = kept_measures._COLOUR.sub(colour, composition.styles)
    assets = {
        name: replace(asset, data=kept_measures._COLOUR.sub(colour, asset.data.decode()).encode())
        if asset.media_type == "image/svg+xml"
        else asset
        for name, asset in composition.assets.items()
    }
    assert styles != composition.styles
    return replace(composition, styles=styles, assets=assets)


def test_colours_do_not_matter(known):
    kept, composition, brochure = known
    recoloured = recolour(composition)
    found, is_laid_out = find(kept, recoloured, brochure)
    assert not is_laid_out
    assert found == measure(engine().lay_out(recoloured, PictureCache()).document, brochure)


def test_what_no_page_shows_does_not_matter(known):
    kept, composition, brochure = known
    assets = {**composition.assets, "other.svg": Asset(b"<svg/>", "image/svg+xml")}
    assert not find(kept, replace(composition, assets=assets, title="Other"), brochure)[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda known: replace(known, html=known.html.replace("</body>", "<p>#123456</p></body>")),
        lambda known: replace(known, html=known.html.replace("<p", '<p class="caption"', 1)),
        lambda known: replace(known, styles=known.styles + "p { margin: 1pt }"),
        lambda known: replace(known, page_styles=known.page_styles + "p { margin: 1pt }"),
        lambda known: replace(
            known,
            styles=known.styles + "p { background: url(asset:other.svg) }",
            assets={**known.assets, "other.svg": Asset(b"<svg/>", "image/svg+xml")},
        ),
    ],
)
def test_all_else_does(known, change):
    kept, composition, brochure = known
    assert find(kept, change(composition), brochure)[1]


def test_so_do_another_size_and_another_form(known):
    kept, composition, brochure = known
    assert find(kept, composition, brochure, brochure.layout.reading.body_min + 1)[1]
    other = small("trifold", "a4")
    assert find(kept, composer().compose(other, measuring_fit(other)), other)[1]


def test_only_the_last_ones_are_kept(monkeypatch, known):
    kept, composition, brochure = known
    monkeypatch.setattr(kept_measures, "_MOST_MEASURES", 2)
    others = [reword(brochure, title=title) for title in ("One", "Two")]
    for other in others:
        find(kept, composer().compose(other, measuring_fit(other)), other)
    assert find(kept, composition, brochure)[1]
