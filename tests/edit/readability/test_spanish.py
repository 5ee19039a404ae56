"""Spanish: syllables by its spelling, its formulas, and the rules that judge by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.readability.measures import Reading
from foldwell.edit.readability.spanish import name_band
from foldwell.edit.readability.spanish_syllables import count_spanish_syllables
from foldwell.findings import Severity
from tests.edit.samples import fill, find, make

BY_HAND = {
    1: "y muy rey que sol bien fui vio dios buey hay 47",
    2: "día tío oír reír leer hueso cuidar ciudad guía quiero búho ruido ahí país maíz veinte viudo peine",
    3: """rodilla médula inyección arteria hacía ahora pingüino aliviar oído caída ahumado cohete ansiedad hinchazón
        dolencia leíste causabais paraguas""",
    4: """cartílago cirugía bioactivo cambiaríais tratamiento medicina hospitales analgesia bioética
        ortopedia FDA""",
    5: "articulación rehabilitar ecografía inflamatorio anestésicos aeropuerto",
    6: "rehabilitación osteoartritis",
    7: "antiinflamatorio",
}


@pytest.mark.parametrize("count", BY_HAND)
def test_words_counted_by_hand(count):
    assert {
        word: count_spanish_syllables(word) for word in BY_HAND[count].split() if count_spanish_syllables(word) != count
    } == {}


@given(st.text(max_size=30))
def test_every_word_has_a_syllable(word):
    assert count_spanish_syllables(word) >= 1


def test_the_formulas():
    reading = Reading(sentences=10, words=100, syllables=180, long_words=12)
    assert reading.inflesz == pytest.approx(206.835 - 62.3 * 1.8 - 10)
    assert reading.fernandez_huerta == pytest.approx(206.84 - 60 * 1.8 - 1.02 * 10)
    assert reading.sol is None
    assert Reading(30, 300, 540, 30).sol == pytest.approx(-2.51 + 0.74 * (3.1291 + 1.0430 * 30**0.5))


def test_shorter_sentences_are_easier_on_every_scale():
    short, long = Reading(20, 100, 180), Reading(10, 100, 180)
    assert short.inflesz > long.inflesz
    assert short.fernandez_huerta > long.fernandez_huerta


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (39, "very hard"),
        (40, "somewhat hard"),
        (55, "normal"),
        (65, "quite easy"),
        (80, "very easy"),
        (-3, "very hard"),
    ],
)
def test_the_bands_of_inflesz(value, band):
    assert name_band(value) == band


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Use hielo. Llame si le duele.", None),
        ("Su rodilla necesita descanso después de la inyección.", Severity.WARNING),
        ("La modulación inmunitaria contribuye a la disminución de la tumefacción articular.", Severity.ERROR),
    ],
)
def test_hard_spanish_is_found(text, severity):
    found = find(fill(text, locale_tag="es-US"))
    assert [finding.severity for finding in found.get("RD-08", [])] == ([severity] if severity else [])
    assert all("INFLESZ" in finding.message for finding in found.get("RD-08", []))
    (note,) = found["RD-09"]
    assert note.severity is Severity.NOTE
    assert "Fernández-Huerta" in note.message
    assert "RD-01" not in found


def test_english_is_not_judged_by_spanish_scales():
    assert {"RD-08", "RD-09"}.isdisjoint(find(make()))
