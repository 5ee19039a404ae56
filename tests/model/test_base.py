"""Numbers, days and truth are read as YAML 1.2 core writes them, and no other way."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from foldwell.model.base import Day, FileName, Flag, Measure, Priority, Share, Whole, Written

WHOLE, MEASURE, FLAG = TypeAdapter(Whole), TypeAdapter(Measure), TypeAdapter(Flag)


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers(number):
    assert WHOLE.validate_python(str(number)) == number == WHOLE.validate_python(number)


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_measures(number):
    assert MEASURE.validate_python(f"{number:.6f}") == pytest.approx(number, abs=1e-6)


@given(st.text(max_size=12))
def test_no_text_is_taken_for_a_number_by_chance(text):
    for adapter in (WHOLE, MEASURE):
        try:
            assert math.isfinite(adapter.validate_python(text))
            assert set(text) <= set("+-.eE0123456789")
        except ValidationError:
            pass


@pytest.mark.parametrize("written", ["1_000", "1.0", " 12", "12 ", "", "0x1", "9" * 20, True, None, math.nan, 1.5])
def test_not_whole(written):
    with pytest.raises(ValidationError):
        WHOLE.validate_python(written)


@pytest.mark.parametrize("written", ["nan", ".nan", "inf", "-.inf", "1e999", "1_0", " 1", "", True, None, math.inf])
def test_not_a_measure(written):
    with pytest.raises(ValidationError):
        MEASURE.validate_python(written)


def test_truth():
    assert [FLAG.validate_python(written) for written in ("true", "TRUE", "False", False)] == [True, True, False, False]
    for written in ("yes", "no", "on", "1", "", None, 1):
        with pytest.raises(ValidationError):
            FLAG.validate_python(written)


def test_priorities_are_read_from_text():
    assert TypeAdapter(Priority).validate_python("2") == 2
    with pytest.raises(ValidationError):
        TypeAdapter(Priority).validate_python("4")


def test_shares_days_and_lengths():
    assert TypeAdapter(Share).validate_python("-2/3") == Fraction(-2, 3)
    assert TypeAdapter(Share).validate_python("0.5") == Fraction(1, 2)
    assert str(TypeAdapter(Day).validate_python("2026-11-22")) == "2026-11-22"
    assert TypeAdapter(Written).validate_python("1in").points == 72
    for adapter, written in ((Share, "1/0"), (Share, "1e99999999"), (Day, "20261122"), (Day, None), (Written, "1")):
        with pytest.raises(ValidationError):
            TypeAdapter(adapter).validate_python(written)


@pytest.mark.parametrize("name", ["../a.svg", "/a.svg", "a/b.svg", ".hidden", "", "C:\\a.svg"])
def test_a_file_name_is_no_path(name):
    assert TypeAdapter(FileName).validate_python("knee-1.svg")
    with pytest.raises(ValidationError):
        TypeAdapter(FileName).validate_python(name)
