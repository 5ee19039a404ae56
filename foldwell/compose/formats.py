"""Dates, money, hours and fixed words as a locale writes them."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from babel import Locale as CldrLocale
from babel.dates import format_date, format_time
from babel.numbers import format_currency

if TYPE_CHECKING:
    from foldwell.model.clinic import OpenHours
    from foldwell.model.locale import Currency, Locale


def fill(text: str, **values: str | int) -> str:
    """Put values in the places that a fixed text marks with `{name}`."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


class Formats:
    """The formats of one locale."""

    def __init__(self, tag: str, locale: Locale) -> None:
        self._cldr = CldrLocale.parse(tag, sep="-")
        self._locale = locale

    def month(self, day: date) -> str:
        """Month and year."""
        return format_date(day, self._locale.formats.month, locale=self._cldr)

    def day(self, day: date) -> str:
        """A day in full."""
        return format_date(day, self._locale.formats.day, locale=self._cldr)

    def money(self, amount: int, currency: Currency) -> str:
        """A whole amount of money, such as $4,800."""
        own = self._locale.formats.money.get(currency)
        pattern = own or self._cldr.currency_formats["standard"].pattern.replace("0.00", "0")
        return format_currency(amount, currency, format=pattern, locale=self._cldr, currency_digits=False)

    def hours(self, hours: OpenHours) -> str:
        """One line of opening hours."""
        names = [self._locale.days[day] for day in hours.days]
        days = names[0] if len(names) == 1 else fill(self._locale.days_range, first=names[0], last=names[1])
        opens, closes = (self._time(hour) for hour in (hours.opens, hours.closes))
        return fill(self._locale.hours_range, days=days, opens=opens, closes=closes)

    def _time(self, hour: str) -> str:
        told = time.fromisoformat(hour)
        formats = self._locale.formats
        written = format_time(told, formats.hour if told.minute else formats.full_hour, locale=self._cldr)
        return written.replace("\u202f", "\u00a0").replace(" ", "\u00a0")
