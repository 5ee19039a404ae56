"""Prices: all four parts are printed, and no amount is without data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.numbers.prices import rounds_to
from foldwell.findings import Severity
from tests.edit.samples import find, find_group, find_one, make


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Others asked $40 for a wrap (2025).", "90"),
        ("Others asked $40 to $90 for a wrap.", "the year 2025"),
        ("Others asked 40 to 90 for a wrap (2025).", "the currency (USD)"),
        ("Others asked $40 to $90 (2025).", "what it covers (a wrap)"),
    ],
)
def test_a_price_without_one_of_its_parts(text, missing):
    finding = find_one("NU-13", make(words={"blocks.cost.market": text}))
    assert finding.severity is Severity.ERROR
    assert missing in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Others asked $40 to $90 for a wrap (2025).",
        "In 2025, a wrap was about $60. Prices ran from 40 to 90 dollars.",
        "For a wrap, others asked US$40 to US$90 in 2025.",
    ],
)
def test_a_price_in_full(text):
    assert find(make(words={"blocks.cost.market": text})) == {}


def test_an_amount_without_data():
    text = "Others asked $40 to $90 for a wrap (2025), most often $75."
    assert find_one("NU-13", make(words={"blocks.cost.market": text})).words == "$75"
    assert "per: one knee" in find_one("NU-13", make(topic={"market.per": None})).remedy


@pytest.mark.parametrize(
    "words",
    [
        {"title": "An affordable wrap"},
        {"blocks.cost.cover": "It is cheap."},
        {"blocks.about": "A wrap costs $60."},
        {"options.wrap.gain": "It saves $60."},
    ],
)
def test_a_price_that_is_praised_or_has_no_year(words):
    assert set(find_group("NU", make(words=words))) == {"NU-13"}


@pytest.mark.parametrize(
    "words",
    [
        {"options.wrap.cost": "Low. Some plans pay."},
        {"options.wrap.gain": "It saves $60 (2025)."},
        {"blocks.about": "Ask what it costs. Ask for the price in writing."},
    ],
)
def test_words_on_cost_that_praise_nothing(words):
    assert "NU-13" not in find(make(words=words))


@given(st.integers(1, 10**6), st.integers(0, 4))
def test_an_amount_is_itself_and_its_roundings(exact, place):
    step = 10**place
    assert rounds_to(exact, exact)
    assert rounds_to(exact, (2 * exact + step) // (2 * step) * step) or step > exact
    assert not rounds_to(5156, 5100)
