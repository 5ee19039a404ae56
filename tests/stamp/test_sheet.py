"""Slots of many clinics on one sheet are those that each clinic gets alone, and none costs another its own."""

from dataclasses import replace
from functools import cache

import pytest

from foldwell.compose.artwork import Asset
from foldwell.stamp.base import STAND_INS, BaseMaker
from foldwell.stamp.sheet import Wanted, lay_out_ahead, lay_out_slots
from foldwell.stamp.slots import UnstampableError, cut_slots
from foldwell.typeset.engine import Engine
from tests.realistic_clinics import dress
from tests.samples import BUNDLED, composer, sample

CLINIC = ("riverside", "letter", "trifold")
NUMBERS = (0, 1, 2, 3, 5)
TOO_LONG = "Orthopedics of the North and the South and the East " * 3


@cache
def engine():
    return Engine(BUNDLED)


@cache
def base():
    return BaseMaker(composer(BUNDLED), engine()).make(sample(*CLINIC))


def want(brochure):
    """All slots of a brochure."""
    composition = composer(BUNDLED).compose(brochure, base().panels.fit, stand_ins=STAND_INS)
    cut = cut_slots(composition.html)
    return Wanted(cut, composition, range(len(cut.slots)))


def alone(wanted):
    return lay_out_slots(base(), wanted.cut, wanted.composition, engine(), wanted.numbers)


@cache
def varied():
    return [want(dress(sample(*CLINIC), number)) for number in NUMBERS]


def named(name):
    brochure = sample(*CLINIC)
    return want(replace(brochure, clinic=brochure.clinic.model_copy(update={"name": name})))


def test_slots_in_company_are_those_that_each_clinic_gets_alone():
    together = lay_out_ahead(base(), varied(), engine())
    assert together == [alone(wanted) for wanted in varied()]
    assert len({fragments["brand"] for fragments in together}) == len(NUMBERS)
    backwards = lay_out_ahead(base(), varied()[::-1], engine())
    assert backwards == together[::-1]


def test_some_slots_are_laid_out_as_they_are_with_the_others():
    whole = alone(varied()[0])
    for number, slot in enumerate(varied()[0].cut.slots):
        some = replace(varied()[0], numbers=(number,))
        assert alone(some) == {slot.name: whole[slot.name]}


def fill(wanted, inner, opening="", **pictures):
    """The brochure with something else in its first slot, and these SVG pictures."""
    first, *others = wanted.cut.slots
    changed = replace(first, inner=inner, opening=opening or first.opening)
    drawn = {f"{name}.svg": Asset(data.encode(), "image/svg+xml") for name, data in pictures.items()}
    composition = replace(wanted.composition, assets={**wanted.composition.assets, **drawn})
    return replace(wanted, cut=replace(wanted.cut, slots=(changed, *others)), composition=composition)


SPOILT = {
    "the slot brand is too small": lambda: named(TOO_LONG),
    "holds a heading": lambda: fill(varied()[0], "<h2>A heading</h2>"),
    "the slot brand is higher than a page": lambda: fill(varied()[0], '<p style="height:2000pt">high</p>' * 2),
    "reaches past it": lambda: fill(
        varied()[0],
        '<p style="margin-top:9pt">low</p>',
        '<div class="brand-slot" data-slot="brand" style="display:block">',
    ),
    "or no block of its own": lambda: fill(varied()[0], "words", '<span data-slot="brand" style="display:inline">'),
}


@pytest.mark.parametrize("told", SPOILT)
def test_who_does_not_fit_costs_no_other_clinic_its_slots_and_is_told_when_alone(told):
    first, last, spoilt = *varied()[:2], SPOILT[told]()
    with pytest.raises(UnstampableError, match=told):
        alone(spoilt)
    before, own, after = lay_out_ahead(base(), [first, spoilt, last], engine())
    assert own == {}
    assert (before, after) == (alone(first), alone(last))


def test_what_the_engine_complains_of_is_laid_out_alone():
    good, broken = (
        varied()[0],
        fill(varied()[0], '<img src="asset:mark.svg" alt="a mark" style="width:9pt">', mark="<svg"),
    )
    assert lay_out_ahead(base(), [good, broken], engine()) == [{}, {}]
    with pytest.raises(UnstampableError, match="the engine said"):
        alone(broken)


def mark(colour, html='<img src="asset:mark.svg" alt="a mark" style="width:9pt">'):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z" fill="{colour}"/></svg>'
    return fill(varied()[0], html, mark=svg)


def test_pictures_of_the_same_name_are_told_apart():
    marks = [mark("#102030"), mark("#405060"), mark("#102030")]
    together = lay_out_ahead(base(), marks, engine())
    assert together == [alone(one) for one in marks]
    assert together[0] == together[2] != together[1]


def test_words_that_look_like_a_picture_stay_as_they_are():
    words = '<img src="asset:mark.svg" alt="a mark" style="width:9pt"><p>asset:mark.svg, asset:another.svg</p>'
    marks = [mark("#102030", words), mark("#405060", words)]
    assert lay_out_ahead(base(), marks, engine()) == [{}, {}]
    assert lay_out_ahead(base(), marks[:1], engine()) == [alone(marks[0])]
