from __future__ import annotations

from datetime import date

import pytest

from foldwell.compose.formats import Formats, fill
from foldwell.model.clinic import OpenHours
from tests.samples import small


@pytest.fixture(scope="module")
def english():
    return Formats("en-US", small().locale)


@pytest.fixture(scope="module")
def german():
    """Another tag, with patterns of its own."""
    locale = small().locale
    formats = locale.formats.model_copy(update={"month": "MMMM y", "hour": "HH:mm 'Uhr'", "full_hour": "H 'Uhr'"})
    days = {"mon": "Mo", "fri": "Fr", "sat": "Sa"}
    return Formats("de-DE", locale.model_copy(update={"formats": formats, "days": locale.days | days}))


def test_fill_puts_every_value_in_its_place():
    assert fill("{count} of {whole}; {count}", count=3, whole=100) == "3 of 100; 3"
    assert fill("{name} and {other}", name="{braces}") == "{braces} and {other}"


@pytest.mark.parametrize(
    ("amount", "currency", "written"), [(4800, "USD", "$4,800"), (60, "GBP", "£60"), (1_234_567, "EUR", "€1,234,567")]
)
def test_money_is_whole(english, amount, currency, written):
    assert english.money(amount, currency) == written


def test_money_follows_the_locale(german):
    assert german.money(4800, "EUR") == "4.800\u00a0€"


def test_months_and_days(english, german):
    assert english.month(date(2026, 3, 2)) == "Mar 2026"
    assert english.day(date(2026, 3, 2)) == "March 2, 2026"
    assert german.month(date(2026, 3, 2)) == "März 2026"


@pytest.mark.parametrize(
    ("days", "opens", "closes", "told"),
    [
        (("mon", "fri"), "08:00", "17:30", ["Mon", "Fri", "8 AM", "5:30 PM"]),
        (("sat",), "00:00", "12:00", ["Sat", "12 AM", "12 PM"]),
    ],
)
def test_hours_leave_out_minutes_on_the_full_hour(english, days, opens, closes, told):
    line = english.hours(OpenHours(days=days, opens=opens, closes=closes))
    places = [line.index(part.replace(" ", "\u00a0")) for part in told]
    assert places == sorted(places), "a time never parts at a line end"
    assert ":00" not in line
    assert "\u202f" not in line, "no font has the narrow space"


def test_hours_follow_the_locale(german):
    line = german.hours(OpenHours(days=("mon", "fri"), opens="08:00", closes="17:30"))
    assert "Mo" in line
    assert "8\u00a0Uhr" in line
    assert "17:30\u00a0Uhr" in line
