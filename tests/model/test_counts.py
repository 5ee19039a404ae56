"""Figures and their data: the printed one is the recomputed one, and bands leave no gap."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from foldwell.model.counts import BANDS, Count, Points, round_share


@given(st.integers(1, 5000), st.data(), st.sampled_from([100, 1000, 10_000]))
def test_the_recomputed_figure_is_the_nearest(n, data, of):
    k = data.draw(st.integers(0, n))
    count = Count(k=k, n=n, show=0, of=of)
    assert abs(Fraction(count.recomputed, of) - Fraction(k, n)) <= Fraction(1, 2 * of)
    assert 0 <= count.recomputed <= of


@given(st.integers(0, 10_000))
def test_a_percentage_and_its_people_give_the_same_figure(hundredths):
    told = Count(percent=hundredths / 100, show=0)
    assert told.recomputed == Count(k=hundredths, n=10_000, show=0).recomputed


@given(st.integers(0, 1000))
def test_half_a_person_is_rounded_up(k):
    assert round_share(Fraction(2 * k + 1, 200 * 20), 2000) == (2 * k + 1 + 1) // 2


@pytest.mark.parametrize(
    ("data", "of", "figure"),
    [({"k": 26, "n": 55}, 100, 47), ({"percent": 41.91}, 100, 42), ({"percent": 0.037}, 10_000, 4)],
)
def test_figures_of_real_studies(data, of, figure):
    assert Count(**data, show=0, of=of).recomputed == figure


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"show": 18}, "write one of them"),
        ({"k": 3, "percent": 2, "n": 9, "show": 33}, "write one of them"),
        ({"k": 3, "show": 33}, "3 of how many"),
        ({"k": 9, "n": 3, "show": 33}, "more than all"),
    ],
)
def test_data_that_give_no_figure(data, told):
    with pytest.raises(ValidationError, match=told):
        Count(**data)


def test_points_round_to_as_many_places_as_are_shown():
    assert Points(value=0.74, show=1, of=10).recomputed == 1
    assert Points(value=0.74, show=0.7, of=10).recomputed == Decimal("0.7")
    assert Points(value=2.5, show=3, of=10).recomputed == 3
    with pytest.raises(ValidationError, match="scale of 0 to 10"):
        Points(value=12, show=12, of=10)


@given(st.fractions(0, 1))
def test_every_chance_falls_into_one_band(share):
    assert sum(band.least <= share < band.below for band in BANDS.values()) == 1


def test_bands_are_told_in_numbers():
    assert BANDS["rare"].told == "fewer than 1 in 1,000 people, and 1 in 10,000 or more"
    assert BANDS["very-common"].told == "1 in 10 people or more"
    assert BANDS["very-rare"].told == "fewer than 1 in 10,000 people"
