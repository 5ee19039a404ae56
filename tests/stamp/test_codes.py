"""A code that takes another's place in a slot gives the bytes that the engine would."""

from dataclasses import replace

from foldwell.stamp.base import STAND_INS, BaseMaker
from foldwell.stamp.codes import exchange_code, read_code
from foldwell.stamp.sheet import lay_out_slots
from foldwell.stamp.slots import cut_slots
from foldwell.typeset.engine import Engine
from tests.samples import BUNDLED, composer, offering, sample


def test_a_code_in_the_place_of_another_is_what_the_engine_draws():
    engine = Engine(BUNDLED)
    brochure = sample("riverside", "letter", "trifold")
    base = BaseMaker(composer(BUNDLED), engine).make(brochure)
    shown = []
    for guide in ("https://a.example/knee-1", "https://b.example/knee-2"):
        composition = composer(BUNDLED).compose(offering(brochure, guide=guide), base.panels.fit, stand_ins=STAND_INS)
        cut = cut_slots(composition.html)
        number = next(n for n, slot in enumerate(cut.slots) if slot.name.startswith("code--"))
        fragment = lay_out_slots(base, cut, composition, engine, [number])[cut.slots[number].name]
        shown.append((fragment, read_code(cut.slots[number].inner, composition.assets["qr.svg"].data.decode())))
    (one, first), (other, second) = shown
    assert first.around == second.around
    assert exchange_code(one, first, second) == other
    assert exchange_code(other, second, first) == one
    assert exchange_code(replace(one, content=(b"q Q",)), first, second) is None


def test_a_slot_with_more_than_a_code_is_left_to_the_engine():
    svg = '<svg viewBox="0 0 37 37"><path d="M4 4h7v1h-7z"/></svg>'
    assert read_code('<img class="qr-code" src="asset:qr.svg" alt="a">', svg).alt == "a"
    assert read_code('<img src="asset:qr.svg" alt="a"><p>Scan me</p>', svg) is None
    assert read_code('<img src="asset:logo.svg" alt="a">', svg) is None
