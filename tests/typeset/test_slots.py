"""Laid out, nothing outside the slots moves from clinic to clinic, and what needs more room gets it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest

from foldwell.compose.slots import list_slots, slot_contents
from foldwell.model.clinic import Site
from foldwell.typeset.boxes import children, list_grown_slots, page_boxes
from foldwell.typeset.engine import PictureCache
from foldwell.typeset.typesetting import Typesetter
from tests.realistic_clinics import COUNT, dress
from tests.samples import BUNDLED, Page, composer, engine, sample

PLACES = [("riverside", "letter", "trifold"), ("riverside", "letter", "pocket"), ("riverside", "letter", "walletcard")]
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


def test_nearly_every_clinic_fits_its_slots():
    brochure, panels = typeset(PLACES[0], None)
    assert len(find_grown(brochure, panels.fit)) <= COUNT - LIKELY


def find_grown(brochure, fit):
    """The numbers of the clinics that do not fit: one document holds each slot of all of them, one after another."""
    composed = composer(BUNDLED).compose(brochure, replace(fit, measuring=True))
    html, assets = composed.html, dict(composed.assets)
    contents = {number: own_contents(brochure, fit, number, assets) for number in range(COUNT)}
    for slot in reversed(list_slots(html)):
        start, end = html.rindex("<div", 0, slot.start), slot.end + len("</div>")
        tag = html[start : slot.start]
        copies = (f"{tag[:-1]} data-number={number}>{own[slot.name]}</div>" for number, own in contents.items())
        html = html[:start] + "".join(copies) + html[end:]
    document = engine(BUNDLED).lay_out(replace(composed, html=html, assets=assets), PictureCache()).document
    return {number for page in page_boxes(document) for number in _list_grown(page)}


def own_contents(brochure, fit, number, assets):
    """What the slots of a clinic hold; its pictures are added to the assets under names of their own."""
    composed = composer(BUNDLED).compose(dress(brochure, number), replace(fit, measuring=True))
    contents = slot_contents(composed.html)
    for name in [name for name in composed.assets if name.startswith(("logo.", "qr."))]:
        assets[f"{number}-{name}"] = composed.assets[name]
        contents = {slot: html.replace(f"asset:{name}", f"asset:{number}-{name}") for slot, html in contents.items()}
    return contents


def _list_grown(box):
    element = getattr(box, "element", None)
    if element is not None and element.get("data-number") and hasattr(box, "min_height"):
        if box.height > box.min_height + 0.01:
            yield int(element.get("data-number"))
        return
    for child in children(box):
        yield from _list_grown(child)
