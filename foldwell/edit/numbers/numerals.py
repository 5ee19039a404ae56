"""Numbers, times and phones in running text of any language, in one form that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.model.lexicon import TranslationWords

_ARABIC_MARKS = str.maketrans({"٫": ".", "٬": ",", "：": ":", "％": "%", "٪": "%"})
_PHONE = re.compile(
    r"\+\d[\d\s().–-]{6,}\d|\(\d{3}\)\s*\d{3}[\s.–-]?\d{4}|\b(?:\d{1,4}[\s.–-]){2,4}\d{3,4}\b|\b\d{10,11}\b"
)
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d{2})|\s*[点时時](?:\s*(\d{1,2})\s*分)?)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d|[.,]\d)\s*年?")
"""A year of the calendar, which is no number of years."""
_HAN_DIGITS = {
    **{han: number for number, han in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_HAN = re.compile(f"[{''.join((*_HAN_DIGITS, *_HAN_PLACES))}]+")
_LARGE = "万萬亿億"


@dataclass(frozen=True)
class Figures:
    """What a text tells in figures.

    written: numbers in digits of any script; told: those in words, which may also be no number at all (`one`);
    times: minutes after midnight; phones: digits alone; counted: units beside a number; units: all that are named.
    """

    written: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    times: Counter[int] = field(default_factory=Counter)
    phones: Counter[str] = field(default_factory=Counter)
    counted: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


def read_figures(text: str, tag: str, words: TranslationWords) -> Figures:
    """The figures of a text without markup, in a locale such as `es-US`."""
    text = _write_in_ascii(text)
    phones = Counter("".join(filter(str.isdigit, found[0])) for found in _PHONE.finditer(text))
    text = _PHONE.sub(" ", text)
    times, rest = _take_times(text, words)
    numbers = _number_pattern(tag)
    written = Counter(_canonical(found, tag) for found in numbers.finditer(rest))
    return Figures(
        written=written,
        told=Counter(_told(numbers.sub(" ", rest), tag, words)),
        times=times,
        phones=phones,
        counted=_find_units(text, words, counted=True),
        units=_find_units(text, words),
    )


def _find_units(text: str, words: TranslationWords, *, counted: bool = False) -> frozenset[str]:
    apart = _YEAR.sub(" ", text) if counted else text
    return frozenset(
        name
        for name, forms in words.units.items()
        if _unit_pattern(forms, counted=counted).search(apart if name == "year" else text)
    )


def _write_in_ascii(text: str) -> str:
    digits = (str(unicodedata.decimal(letter, letter)) for letter in text.translate(_ARABIC_MARKS))
    return "".join(digits)


def _take_times(text: str, words: TranslationWords) -> tuple[Counter[int], str]:
    """Times of day, and the text without them."""
    times: Counter[int] = Counter()

    def take(hour: str, minute: str | None, half: str) -> str:
        told = int(hour) % 12 + 12 * (half == "pm") if half else int(hour)
        times[told * 60 + int(minute or 0)] += 1
        return " "

    for half, forms in (("am", words.am), ("pm", words.pm)):
        if forms:
            mark = _any_of(forms)
            after = re.compile(rf"\b(\d{{1,2}})(?::(\d{{2}}))?\s*{mark}(?!\w)", re.I)
            before = re.compile(rf"{mark}\s*(\d{{1,2}})(?:[:点时時](\d{{2}})?分?)?", re.I)
            for pattern in (after, before):
                text = pattern.sub(lambda found, half=half: take(found[1], found[2], half), text)  # type: ignore[misc]
    return times, _CLOCK.sub(lambda found: take(found[1], found[2] or found[3], ""), text)


@cache
def _number_pattern(tag: str) -> re.Pattern[str]:
    point, group = _marks(tag)
    return re.compile(rf"\d+(?:[{re.escape(group)}\u00a0\u202f\u2009]\d{{3}})*(?:{re.escape(point)}\d+)?[{_LARGE}千]?")


@cache
def _marks(tag: str) -> tuple[str, str]:
    """The mark before decimals and that between thousands; those of English where a locale is not known."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ".", ","
    return get_decimal_symbol(locale, numbering_system="latn"), get_group_symbol(locale, numbering_system="latn")


def _canonical(found: re.Match[str], tag: str) -> str:
    point, _ = _marks(tag)
    whole, _, part = found[0].rstrip(_LARGE + "千").partition(point)
    number = Decimal("".join(filter(str.isdigit, whole)) + ("." + part if part else ""))
    return _plain(number * _HAN_PLACES.get(found[0][-1], 1))


def _plain(number: Decimal) -> str:
    told = f"{number:f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def _told(text: str, tag: str, words: TranslationWords) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in words.numbers:
            yield str(words.numbers[word])
        if month := _months(tag).get(word):
            yield str(month)
    for found in _HAN.finditer(text):
        yield str(read_han(found[0]))


@cache
def _months(tag: str) -> dict[str, int]:
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.lower().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
        if not any(map(str.isdigit, name))
    }


def read_han(numeral: str) -> int:
    """The value of a Chinese numeral, such as 47 for 四十七; of digits alone, what they say (二〇二五 is 2025)."""
    if not any(letter in _HAN_PLACES for letter in numeral):
        return int("".join(str(_HAN_DIGITS[letter]) for letter in numeral))
    total = part = digit = 0
    for letter in numeral:
        if letter in _HAN_DIGITS:
            digit = _HAN_DIGITS[letter]
        elif (place := _HAN_PLACES[letter]) >= 10_000:
            total, part, digit = total + (part + digit or 1) * place, 0, 0
        else:
            part, digit = part + (digit or 1) * place, 0
    return total + part + digit


@cache
def _unit_pattern(forms: tuple[str, ...], *, counted: bool = False) -> re.Pattern[str]:
    """Finds a unit by any of its forms; counted: only beside a number."""
    unit = _any_of(forms)
    if not counted:
        return re.compile(unit, re.I)
    return re.compile(rf"\d[\s\u00a0-]*{unit}|{unit}\s*\d", re.I)


def _any_of(forms: Iterable[str]) -> str:
    """Forms as a pattern, the longest first; one of letters of an alphabet ends where the word ends."""
    longest = sorted(forms, key=len, reverse=True)
    return "(?:" + "|".join(_bounded(form) for form in longest) + ")"


def _bounded(form: str) -> str:
    is_han = any("\u4e00" <= letter <= "\u9fff" for letter in form)
    written = re.escape(form).replace(r"\ ", r"\s")
    before = r"(?<![^\W\d])" if form[0].isalpha() and not is_han else ""
    return before + written + (r"(?!\w)" if form[-1].isalpha() and not is_han else "")
