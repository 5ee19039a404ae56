"""Fonts, type sizes, signs that no font has, and the resolution of pictures."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pikepdf

from foldwell.findings import Severity
from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import name_page, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.preflight.content import Line
    from foldwell.preflight.reading import Reading

ROUNDING = 0.05
"""Points by which a size may miss its rule: files write sizes as rounded decimals."""

_SUBSET = re.compile(r"[A-Z]{6}\+")


def font_key(name: str) -> str:
    """A font's name as it is compared: without subset prefix, punctuation, capitals and the word Regular.

    `SourceSans3-Regular` of a font file and `ABCDEF+Source-Sans-3,` of the engine are one font.
    """
    letters = re.sub(r"[^a-z0-9]", "", _SUBSET.sub("", name).lower())
    return letters.removesuffix("regular")


def _name_font(font: str) -> str:
    return _SUBSET.sub("", font).rstrip(",") or "without a name"


def find_wrong_fonts(reading: Reading) -> Iterator[Fault]:
    """Fonts that are not ours, not in the file, or in it whole."""
    known = reading.known
    allowed = {font_key(name) for name in known.fonts} if known else set()
    cut = _cut_fonts(reading)
    first: dict[str, Line] = {}
    for line in reading.lines:
        first.setdefault(line.font, line)
    for font, line in sorted(first.items()):
        where, what = reading.name_place(line), quote(line.text)
        if not line.is_embedded:
            yield Fault(f"{where}: the font {_name_font(font)} of {what} is not in the file", "embed it")
        elif known and not _SUBSET.match(font) and font not in cut:
            yield Fault(
                f"{where}: the font {_name_font(font)} of {what} is in the file whole", "embed only the signs used"
            )
        if known and font_key(font) not in allowed:
            yield Fault(
                f"{where}: {what} is set in {_name_font(font)}, which is not a font of this brochure",
                "use the bundled fonts, and characters that they have",
            )


def _cut_fonts(reading: Reading) -> set[str]:
    """Names of the fonts that hold only what is used; PDFium leaves the prefix of simple ones away."""
    fonts = (thing for thing in reading.pdf.objects if isinstance(thing, pikepdf.Dictionary))
    names = (str(font.get("/BaseFont", "")).removeprefix("/") for font in fonts if font.get("/Type") == "/Font")
    return {_SUBSET.sub("", name) for name in names if _SUBSET.match(name)}


def find_missing_glyphs(reading: Reading) -> Iterator[Fault]:
    """Signs that no font has (an empty box in print), and signs without a character."""
    for number, page in enumerate(reading.codes):
        if page.missing:
            yield Fault(
                f"{name_page(number)}: {page.missing} sign{'s' * (page.missing > 1)} printed as an empty box: "
                "no font of the brochure has it",
                "write it with letters of the bundled fonts",
            )
        if page.nameless:
            yield Fault(
                f"{name_page(number)}: {page.nameless} sign{'s' * (page.nameless > 1)} stand for no character",
                "the font's table of characters (ToUnicode) is missing or wrong",
            )


_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HAN_WEIGHT = 2
"""What a Han character counts for beside itself: it says as much as about three letters."""


def find_small_type(reading: Reading) -> Iterator[Fault]:
    """Signs under the least size, and a body under the body size."""
    limits = reading.limits
    for line in reading.lines:
        if line.size < limits.least_size - ROUNDING:
            yield Fault(
                f"{reading.name_place(line)}: {quote(line.text)} is {line.size:.1f} pt, "
                f"under the least size of {limits.least_size:g} pt",
                "set it larger, or cut words to make room",
            )
    body = measure_body(reading.spoken or reading.lines)
    if body and body < limits.body_size - ROUNDING:
        yield Fault(
            f"most of the text is {body:g} pt, under the body size of {limits.body_size:g} pt",
            "set the body larger, or cut words to make room",
        )


def measure_body(lines: Iterable[Line]) -> float:
    """The size in points that most of the text is set in; 0 where there is none."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text) + _HAN_WEIGHT * len(_HAN.findall(line.text))
    return letters.most_common(1)[0][0] if letters else 0.0


def find_coarse_pictures(reading: Reading) -> Iterator[Fault]:
    """Pictures with too few pixels for their printed size."""
    least, good = reading.limits.min_ppi, reading.limits.good_ppi
    for content in reading.contents:
        for picture in content.pictures:
            if picture.ppi >= max(least, good):
                continue
            is_error = picture.ppi < least
            yield Fault(
                f"{name_page(picture.page)}: a picture of {picture.width} x {picture.height} pixels prints at "
                f"{picture.ppi:.0f} ppi, under {least if is_error else good:g}",
                "use a larger picture, or print it smaller",
                Severity.ERROR if is_error else Severity.WARNING,
            )
