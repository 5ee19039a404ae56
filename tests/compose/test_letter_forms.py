from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.compose.letter_forms import paint_order

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكمنهوي"
"""Without lam, which becomes one with an alef."""


@pytest.mark.parametrize(
    ("written", "painted"),
    [
        ("باب", "\ufe8f\ufe8e\ufe91"),
        ("لا", "\ufefb"),
        ("سلام", "\ufee1\ufefc\ufeb3"),
        ("بَاب", "\ufe8f\ufe8e\ufe91"),
        ("دار 12", "12 \ufead\ufe8d\ufea9"),
        ("Knee (1)", "Knee (1)"),
    ],
)
def test_letters_join_and_stand_in_painted_order(written, painted):
    assert paint_order(written) == painted


@given(st.text(alphabet=LETTERS + " ", min_size=1))
def test_no_letter_is_lost(text):
    assert normalize("NFKC", paint_order(text))[::-1] == text
