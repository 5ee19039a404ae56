"""Whole brochures of the small project, laid out: what fits, what does not, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from foldwell.compose.candidates import list_candidates
from foldwell.findings import Severity
from foldwell.model.clinic import Site
from foldwell.read.library import Library
from foldwell.typeset.boxes import count_words, list_headings, list_units, page_zones
from foldwell.typeset.engine import PictureCache
from foldwell.typeset.measuring import measure, measuring_fit
from foldwell.typeset.pieces import measure_pieces
from foldwell.typeset.typesetting import LEAST_FILL, Typesetter
from foldwell.typeset.white import NOTE_LINE
from tests.samples import (
    BUNDLED,
    SMALL,
    composer,
    engine,
    find_block,
    long,
    place_of,
    restructure,
    reword,
    sample,
    small,
    typeset,
)


@cache
def panels(layout):
    return typeset(small(layout))


@pytest.mark.parametrize("layout", ["trifold", "handout", "booklet"])
def test_each_panel_is_a_page(layout):
    made = panels(layout)
    order = [panel for zone in small(layout).layout.zones for panel in zone.panels]
    names = [page.panel for page in made.pages]
    if layout == "booklet":
        assert len(names) % 4 == 0
        assert [page.number for page in made.pages[1:3]] == ["Page 2", "Page 3"]
    else:
        assert names == [name for name in order if name in names]
    assert sum(page.has_qr for page in made.pages) == 1
    assert not [finding for finding in made.findings if finding.severity is Severity.ERROR]
    assert all(page.fill is None or 0 <= page.fill <= 1 for page in made.pages)


@pytest.mark.parametrize("layout", ["trifold", "booklet"])
def test_a_known_fit_gives_the_same_bytes_with_one_layout(layout):
    searched = panels(layout)
    known = typeset(small(layout), known=searched.fit)
    assert (known.layouts, known.pdf == searched.pdf) == (1, True)
    assert known.pages == searched.pages
    assert searched.layouts <= 3


def test_the_fit_is_the_same_each_time():
    assert typeset(small("trifold")) == panels("trifold")


def test_a_known_fit_that_lacks_a_safety_block_is_not_used():
    fit = panels("trifold").fit
    made = typeset(small("trifold"), known=replace(fit, blocks=fit.blocks - {"call-now"}))
    assert made.pdf == panels("trifold").pdf
    assert "call-now" in made.fit.blocks


@pytest.mark.parametrize("stale", [{"body": 30.0}, {"body": 6.0}, {"blocks": frozenset({"gone"})}, {"measuring": True}])
def test_a_known_fit_of_other_words_is_not_used(stale):
    made = typeset(small("trifold"), known=replace(panels("trifold").fit, **stale))
    assert made.fit == panels("trifold").fit


def test_must_blocks_print_and_the_rest_are_named():
    made = panels("trifold")
    candidates = list_candidates(small("trifold"))
    assert candidates.must <= made.fit.blocks
    assert made.fit.blocks | set(made.left_out) == candidates.by_id.keys()


def test_type_is_never_under_the_reading_standard():
    for layout in ("trifold", "booklet"):
        reading = small(layout).layout.reading
        assert reading.body_min <= panels(layout).fit.body <= reading.body_max


def test_optional_blocks_go_before_type_shrinks():
    brochure = restructure(small("trifold"), lambda data: find_block(data, "what").update(priority=2))
    made = typeset(reword(brochure, blocks__what=long(700)))
    assert "what" in made.left_out
    assert made.fit.body >= brochure.layout.reading.body_min


def test_a_block_longer_than_a_page_still_makes_a_booklet():
    made = typeset(reword(small("booklet"), blocks__what=long(900)))
    assert len(made.pages) % 4 == 0
    assert made.fit.padding_pages <= 3


def sideways(made):
    return [finding for finding in made.findings if finding.code == "typeset.sideways"]


@pytest.mark.parametrize("layout", ["trifold", "booklet"])
def test_one_endless_word_does_not_run_sideways(layout):
    word = "a" * 300
    brochure = reword(small(layout), blocks__what=f"See {word} here.", claims__pain=f"See {word}", title=word[:60])
    assert sideways(typeset(brochure)) == []


def test_an_endless_word_that_the_engine_can_not_break_is_told_with_its_line():
    found = sideways(typeset(reword(small("trifold"), options__wrap__gain="a" * 300)))
    assert {finding.place for finding in found} <= {place_of(("options", "wrap"))}


def with_style(tmp_path, css):
    """A typesetter whose style has more rules."""
    path = tmp_path / "styles/brochure.css"
    path.parent.mkdir(parents=True)
    path.write_text((BUNDLED.roots[0] / "styles/brochure.css").read_text(encoding="utf-8") + css, encoding="utf-8")
    library = Library((tmp_path, *SMALL.roots))
    return Typesetter(composer(library), engine())


@pytest.mark.parametrize("locale", ["en-US", "ar-XB"])
def test_text_that_runs_sideways_is_told_with_its_line(tmp_path, locale):
    brochure = small("trifold", locale=locale)
    found = with_style(tmp_path, ".paragraph { white-space: nowrap }").typeset(brochure).findings
    wide = [finding for finding in found if finding.code == "typeset.sideways"]
    assert wide
    assert wide[0].severity is Severity.ERROR
    assert wide[0].place == place_of(("blocks", "what"))
    assert "pt too wide" in wide[0].message


def test_what_the_engine_logs_is_a_finding(tmp_path):
    found = with_style(tmp_path, ".paragraph { colour: red }").typeset(small("trifold")).findings
    (logged,) = [finding for finding in found if finding.code == "typeset.engine-log"]
    assert "colour" in logged.message
    assert logged.severity is Severity.WARNING
    assert not [finding for finding in panels("trifold").findings if finding.code == "typeset.engine-log"]


def test_a_panel_that_is_hardly_filled_is_warned_about():
    made = panels("trifold")
    short = [page.panel for page in made.pages if page.fill is not None and page.fill < LEAST_FILL]
    told = [finding.message.split()[2] for finding in made.findings if finding.code == "typeset.underfull"]
    assert told == short
    assert told, "the small project does not fill a tri-fold"


@pytest.mark.parametrize("layout", ["trifold", "booklet"])
def test_balanced_headings_keep_their_number_of_lines(layout):
    title = {
        "title": "A wrap for a very sore knee",
        "sections__what-can-go-wrong": "What can go wrong with a wrap now?",
    }
    brochure = reword(small(layout), **title)
    fit = typeset(brochure).fit
    assert fit.narrow

    def height(narrow):
        composition = composer().compose(brochure, replace(fit, narrow=narrow, extra={}, measuring=True))
        units = list_units(engine().lay_out(composition, PictureCache()).document)
        return {unit.id: round(unit.bottom - unit.top, 1) for unit in units}

    assert height(fit.narrow) == height({})
    assert height(dict.fromkeys(fit.narrow, 60.0)) != height({}), "the comparison sees a line more"


def test_a_section_of_one_word_is_set():
    made = typeset(reword(small("trifold"), blocks__what="Yes."))
    assert "what" in made.fit.blocks


@pytest.fixture(scope="module")
def measured_sample():
    brochure = sample("riverside", "letter", "trifold")
    return brochure, Typesetter(composer(BUNDLED), engine(BUNDLED)).typeset(brochure)


def test_heights_are_foretold_within_a_point(measured_sample):
    brochure, made = measured_sample

    def lay_out(fit):
        composition = composer(BUNDLED).compose(brochure, fit)
        return engine(BUNDLED).lay_out(composition, PictureCache()).document

    foretold = measure(lay_out(measuring_fit(brochure)), brochure)
    notes = {c.id for c in list_candidates(brochure).all if c.block.kind == "notes_lines"}
    document = lay_out(made.fit)
    units = list_units(document)
    compared = 0
    for zone, pieces in foretold.pieces.items():
        real = {piece.unit: piece for piece in measure_pieces(units, zone)}
        for piece in (piece.scaled(made.fit.body / foretold.body) for piece in pieces if not piece.is_heading):
            if piece.unit in real and piece.block not in notes and piece.unit != "cover":
                assert real[piece.unit].height == pytest.approx(piece.height, abs=1), piece.unit
                compared += 1
    assert compared > 25
    assert len(page_zones(document)) == 6


def test_the_words_of_all_pages_are_the_words_of_the_brochure(measured_sample):
    _, made = measured_sample
    document = engine(BUNDLED).lay_out(made.composition, PictureCache()).document
    units = [unit for unit in list_units(document) if not unit.id.startswith("section--")]
    told = sum({unit.id: unit.words for unit in units}.values())
    counted = count_words(document, range(len(document.pages)))
    headings = sum(len(heading.text.split()) for heading in list_headings(document) if heading.id != "cover")
    assert told < told + headings <= counted < 1.12 * (told + headings), (
        "sentences of a list stand in lines of their own"
    )
    assert counted > 500


@pytest.mark.parametrize("layout", ["trifold", "handout", "booklet"])
def test_a_clinic_with_a_long_name_and_three_long_addresses_fits(layout):
    brochure = sample("riverside", "letter", layout)
    lines = ("Lakewood Professional Plaza", "Tower 2, Floor 14", "98765 West Old Plank Road", "Elm Street door")
    sites = tuple(Site(name=name, address=(*lines, "Jacksonville, IL 62650")) for name in ("Main", "West", "North"))
    name = "The Northwestern Center for Orthopedic Surgery, Sports Medicine & Rehab"
    clinic = brochure.clinic.model_copy(update={"name": name, "sites": sites})
    made = typeset(replace(brochure, clinic=clinic))
    told = {finding.code for finding in made.findings if finding.severity is not Severity.NOTE}
    assert told <= {"typeset.underfull"}, "addresses that take most of a panel may leave another one airy"
    assert min(page.fill for page in made.pages if page.fill is not None) > 2 / 3


@pytest.mark.parametrize(("layout", "panel"), [("bifold", "back"), ("handout", "back-right")])
def test_lines_to_write_on_fill_what_grown_type_really_leaves(layout, panel):
    made = panels(layout)
    assert made.fit.body > small(layout).layout.reading.body_min
    (back,) = (page for page in made.pages if page.panel == panel)
    spare = (1 - back.fill) * back.box.depth
    assert spare < 2 * NOTE_LINE * made.fit.body or max(made.fit.notes.values()) == 12
