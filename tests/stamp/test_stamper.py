"""A stamped file is what the full layout gives, whoever else is stamped, and what can't be stamped is told."""

from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from foldwell.expectations import expect_codes
from foldwell.pipeline import Order, Shop
from foldwell.preflight.expected import Box
from foldwell.preflight.slot_checks import Surroundings, check_room, check_slots
from foldwell.stamp.slots import UnstampableError
from foldwell.stamp.stamper import Stamper
from foldwell.typeset.engine import Engine
from tests.realistic_clinics import dress
from tests.same_files import find_differences
from tests.samples import BUNDLED, composer, sample

CLINIC = ("riverside", "letter", "trifold")
FULL, STAMPED = Order(("screen",)), Order(("screen",), stamp=True)


@cache
def engine():
    return Engine(BUNDLED)


def new_stamper():
    return Stamper(BUNDLED, composer(BUNDLED), engine())


@cache
def shop():
    return Shop(BUNDLED)


@pytest.mark.parametrize("number", [None, 2, 5])
def test_a_stamped_tri_fold_is_the_one_that_is_laid_out_in_full(number):
    brochure = sample(*CLINIC) if number is None else dress(sample(*CLINIC), number)
    full, stamped = shop().make(brochure, FULL), shop().make(brochure, STAMPED)
    assert (full.is_stamped, stamped.is_stamped) == (False, True)
    assert find_differences(full.files[0].data, stamped.files[0].data) == []
    assert (stamped.panels.fit, stamped.panels.pages) == (full.panels.fit, full.panels.pages)
    assert stamped.findings == full.findings


def test_the_bytes_do_not_hang_on_what_else_was_stamped():
    first, second = (dress(sample(*CLINIC), number) for number in (3, 4))
    stamper = new_stamper()
    one, other = stamper.stamp(first).screen, stamper.stamp(second).screen
    alone = new_stamper().stamp(second).screen
    assert alone == other
    assert one != other


def test_a_slot_that_shows_another_clinic_is_found():
    one, other = (Made(number) for number in (3, 4))
    codes = expect_codes(one.brochure, one.stamped.panels)
    slots = one.stamped.slots
    assert check_slots(one.stamped.screen, slots, codes) == ()
    assert check_slots(one.stamped.screen, slots, codes, one.stamped.shared) == ()
    found = check_slots(other.stamped.screen, slots, codes)
    assert {finding.code for finding in found} == {"preflight.slot-words", "preflight.qr"}
    assert check_slots(other.stamped.screen, slots, codes, other.stamped.shared) == found


def test_a_bare_page_shows_its_slots_where_they_are_and_nothing_else():
    made = Made(3)
    pages = sorted({slot.page for slot in made.stamped.slots})
    whole = pypdfium2.PdfDocument(made.stamped.screen)
    bare = pypdfium2.PdfDocument(made.stamped.shared.show_bare(pages))
    for page in pages:
        own = [slot for slot in made.stamped.slots if slot.page == page]
        told = [bare[page].get_textpage().get_text_bounded(*slot.box) for slot in own]
        assert told == [whole[page].get_textpage().get_text_bounded(*slot.box) for slot in own]
        shown = "".join(bare[page].get_textpage().get_text_bounded().split())
        assert sorted(shown) == sorted("".join("".join(told).split()))


def test_a_slot_in_which_something_else_stands_has_no_room():
    made = Made(3)
    slot = made.stamped.slots[0]
    assert check_room(made.stamped.shared.show_bare([1]), {"elsewhere": (1, Box(0, 0, 100, 40))}) == ()
    (found,) = check_room(made.stamped.screen, {slot.name: (slot.page, slot.box)})
    assert found.code == "preflight.slot-words"
    assert slot.texts[-1] in found.message


def test_what_stands_too_near_a_code_is_found_though_its_page_is_bare():
    made = Made(3)
    codes = expect_codes(made.brochure, made.stamped.panels)
    shared = made.stamped.shared
    ((name, around),) = shared.around.items()
    crowded = Surroundings(around.size, b"\0" * len(around.grey[:400]) + around.grey[400:])
    assert check_slots(made.stamped.screen, made.stamped.slots, codes, replace(shared, around={name: crowded})) == ()
    width, height = around.size
    near = bytearray(around.grey)
    near[height // 2 * width + width // 6 : height // 2 * width + width // 6 + 3] = b"\0\0\0"
    crowded = Surroundings(around.size, bytes(near))
    (found,) = check_slots(made.stamped.screen, made.stamped.slots, codes, replace(shared, around={name: crowded}))
    assert (found.code, "within 4 modules" in found.message) == ("preflight.qr", True)


@cache
def shared_stamper():
    return new_stamper()


class Made:
    def __init__(self, number):
        self.brochure = dress(sample(*CLINIC), number)
        self.stamped = shared_stamper().stamp(self.brochure)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": "Orthopedics of the North and the South and the East " * 3}, "the slot brand is too small"),
        ({"name": "Őrség Knee Clinic"}, "letters that its group's fonts lack: Ő"),
    ],
)
def test_what_does_not_fit_its_slot_is_laid_out_in_full_and_told(change, told):
    brochure = sample(*CLINIC)
    brochure = replace(brochure, clinic=brochure.clinic.model_copy(update=change))
    with pytest.raises(UnstampableError, match=told):
        shared_stamper().stamp(brochure)
    made = shop().make(brochure, STAMPED)
    assert not made.is_stamped
    assert told in made.in_full


def test_a_logo_in_a_colour_that_stands_for_a_role_is_not_recoloured():
    from foldwell.stamp.base import STAND_INS

    brochure = sample(*CLINIC)
    svg = brochure.logo.svg.replace("<svg ", f'<svg stroke="{STAND_INS.roles["brand"]}" ', 1)
    logo = replace(brochure.logo, svg=svg)
    with pytest.raises(UnstampableError, match="colour"):
        shared_stamper().stamp(replace(brochure, logo=logo, logo_reversed=logo))


def test_looking_ahead_changes_no_byte_and_hides_no_fault():
    brochures = [dress(sample(*CLINIC), number) for number in (3, 4, 6)]
    long = brochures[1].clinic.model_copy(update={"name": "Orthopedics of the North and the South and the East " * 3})
    brochures[1] = replace(brochures[1], clinic=long)
    stamper = new_stamper()
    stamper.stamp(sample(*CLINIC))
    stamper.look_ahead(brochures)
    for number in (0, 2):
        assert stamper.stamp(brochures[number]).screen == shared_stamper().stamp(brochures[number]).screen
    with pytest.raises(UnstampableError, match="the slot brand is too small"):
        stamper.stamp(brochures[1])


def test_a_letter_of_the_line_above_may_reach_into_an_empty_slot():
    stamped = new_stamper().stamp(sample(*CLINIC, "ar"))
    assert any("\u0600" < letter < "\u0700" for slot in stamped.slots for text in slot.texts for letter in text)


def test_greys_are_laid_out_in_full():
    made = shop().make(sample(*CLINIC), replace(STAMPED, ink="mono"))
    assert (made.is_stamped, made.in_full) == (False, "greys are laid out in full")
