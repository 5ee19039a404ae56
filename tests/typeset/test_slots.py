"""Laid out, nothing outside the slots moves from clinic to clinic, and what needs more room gets it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest

from foldwell.model.clinic import Site
from foldwell.typeset.boxes import children, list_grown_slots, page_boxes
from foldwell.typeset.engine import PictureCache
from foldwell.typeset.typesetting import Typesetter
from tests.realistic_clinics import COUNT, dress
from tests.samples import BUNDLED, Page, composer, engine, sample
from tests.slot_needs import measure_needs

PLACES = [("riverside", "letter", "trifold"), ("riverside", "letter", "pocket"), ("riverside", "letter", "walletcard")]
CLOSE = [
    ("riverside", "letter", "bifold"),
    ("riverside", "letter", "gatefold-open"),
    ("riverside", "legal", "accordion"),
]
"""Where contacts have the least room."""
LIKELY = 95
"""Of a hundred clinics, those that must fit their slots."""


@dataclass
class Laid:
    """Where the words outside slots stand, and the boxes of slots, by page in the engine's pixels."""

    words: list
    slots: dict


def lay_out(brochure, fit):
    composition = composer(BUNDLED).compose(brochure, fit)
    return engine(BUNDLED).lay_out(composition, PictureCache()).document


def look(document):
    laid = Laid([], {})
    for number, page in enumerate(page_boxes(document)):
        _look(page, number, laid, inside="")
    return laid


def _look(box, page, laid, inside):
    element = getattr(box, "element", None)
    slot = "" if element is None else element.get("data-slot", "")
    if slot and not inside:
        place = (page, box.position_x, box.position_y, box.border_width(), box.border_height())
        laid.slots[slot] = tuple(round(value, 3) for value in place)
    inside = inside or slot
    if hasattr(box, "text") and not inside:
        laid.words.append((page, box.text, round(box.position_x, 3), round(box.position_y, 3)))
    for child in children(box):
        _look(child, page, laid, inside)


@cache
def typeset(place, number, locale="en-US"):
    brochure = sample(*place, locale=locale)
    brochure = brochure if number is None else dress(brochure, number)
    return brochure, Typesetter(composer(BUNDLED), engine(BUNDLED)).typeset(brochure)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_outside_slots_moves_from_clinic_to_clinic(place):
    (one, first), (other, second) = typeset(place, None), typeset(place, 5)
    assert first.fit == second.fit
    assert first.fit.reserves
    laid, again = look(lay_out(one, first.fit)), look(lay_out(other, second.fit))
    assert laid.slots
    assert laid.words
    assert laid == again


def test_a_word_that_moves_is_seen():
    brochure, panels = typeset(PLACES[0], None)
    moved = replace(panels.fit, extra={**panels.fit.extra, "section--talk-to-us": 3.0})
    assert look(lay_out(brochure, moved)) != look(lay_out(brochure, panels.fit))


def wordy(brochure, sites):
    line = "Medical Arts Pavilion, Suite 210, beside the river"
    address = Site(name="Hospital campus", address=("4000 Dr. Martin Luther King Jr. Boulevard", line, line))
    return replace(brochure, clinic=brochure.clinic.model_copy(update={"sites": (address,) * sites}))


def test_what_does_not_fit_its_slot_is_fitted_by_what_it_holds():
    brochure = wordy(sample(*PLACES[0]), 3)
    panels = Typesetter(composer(BUNDLED), engine(BUNDLED)).typeset(brochure)
    assert not panels.fit.reserves
    text = Page(panels.composition.html).text
    assert text.count("Hospital campus") == 3
    again = Typesetter(composer(BUNDLED), engine(BUNDLED)).typeset(brochure, known=panels.fit)
    assert again.pdf == panels.pdf


def test_a_known_fit_that_reserves_too_little_is_not_used():
    _, panels = typeset(PLACES[0], None)
    long = Typesetter(composer(BUNDLED), engine(BUNDLED)).typeset(wordy(sample(*PLACES[0]), 3), known=panels.fit)
    assert not long.fit.reserves


def test_reserved_room_counts_as_filled():
    _, panels = typeset(PLACES[0], None)
    back = next(panel for panel in panels.report.panels if panel.name == "back")
    assert back.fill > 0.9


def test_a_grown_slot_is_seen():
    brochure, panels = typeset(PLACES[0], None)
    assert list_grown_slots(lay_out(brochure, panels.fit)) == ()
    assert list_grown_slots(lay_out(wordy(brochure, 3), panels.fit)) == ("contact--contact-clinic",)


@pytest.mark.parametrize("place", CLOSE)
def test_nearly_every_clinic_fits_its_slots(place):
    brochure, panels = typeset(place, None)
    assert panels.fit.reserves
    needs = measure_needs(brochure, panels.fit, composer(BUNDLED), engine(BUNDLED))
    assert len(set().union(*(slot.find_grown() for slot in needs.values()))) <= COUNT - LIKELY


def test_a_slot_that_is_too_small_is_seen():
    brochure, panels = typeset(PLACES[0], None)
    needs = measure_needs(brochure, replace(panels.fit, body=24.0), composer(BUNDLED), engine(BUNDLED))
    assert len(needs["contact--contact-clinic"].find_grown()) > COUNT - LIKELY
