"""The words of a page in the order the file shows them, with place, size and font."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium_c

from foldwell.release.compare.limits import MOST_WORDS, UncomparableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

LINE_END_HYPHEN = "\x02"
"""What PDFium returns for a hyphen that it takes for the break of a word."""

_HYPHENS = frozenset("-\u2010\u00ad" + LINE_END_HYPHEN)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe" + LINE_END_HYPHEN + "]")
_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]+")
"""Ligatures and shapes of letters, which stand for plain ones."""
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Scripts that set no space between words: each character counts as one."""
_SUBSET = re.compile(r"^[A-Z]{6}\+")


@dataclass(frozen=True)
class Word:
    """One word. Lengths are points; x and y are the start of its baseline from the bottom left of the page.

    page: counts from 0. colour: of its first letter, as `#rrggbb`; empty where it has none.
    is_broken: whether a line ends inside it, after a hyphen.
    """

    text: str
    page: int = 0
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    font: str = ""
    colour: str = ""
    is_broken: bool = False

    @property
    def key(self) -> str:
        """The word as it is compared: ligatures count as their letters; what shows no ink does not count."""
        return spell(self.text)


def spell(text: str) -> str:
    """The letters of a text as they are compared; case, accents and signs count."""
    plain = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", plain)


def read_words(page: PdfPage, number: int) -> tuple[Word, ...]:
    """The words of a page that counts as `number` from 0.

    Raises UncomparableError for a page whose text can't be read, or has no end.
    """
    reader = pdfium_c.FPDFText_LoadPage(page.raw)
    if not reader:
        raise UncomparableError(f"the text of page {number + 1} can't be read", "write the file again, whole")
    try:
        return tuple(_spell_out(reader, number))
    finally:
        pdfium_c.FPDFText_ClosePage(reader)


@dataclass
class _Open:
    """A word that is being read."""

    first: int = -1
    letters: list[str] = field(default_factory=list)
    is_broken: bool = False


def _spell_out(reader: pdfium_c.FPDF_TEXTPAGE, page: int) -> Iterator[Word]:
    word, told = _Open(), 0
    for index in range(pdfium_c.FPDFText_CountChars(reader)):
        letter = chr(pdfium_c.FPDFText_GetUnicode(reader, index))
        if letter in "\r\n" and word.letters and word.letters[-1] in _HYPHENS and len(word.letters) > 1:
            word.is_broken = True
        elif (
            letter.isspace() or letter == "\0" or _IDEOGRAPHS.match(letter) or _IDEOGRAPHS.match("".join(word.letters))
        ):
            yield from _close(word, reader, page)
            told, word = told + 1, _Open()
        if not _ends_words(letter):
            word.first = index if word.first < 0 else word.first
            word.letters.append(letter)
            word.is_broken |= letter == LINE_END_HYPHEN
        if told > MOST_WORDS:
            raise UncomparableError(f"page {page + 1} has more than {MOST_WORDS:,} words", "compare a shorter file")
    yield from _close(word, reader, page)


def _ends_words(letter: str) -> bool:
    """White space and control characters, which a terminal would obey."""
    return letter != LINE_END_HYPHEN and (letter.isspace() or unicodedata.category(letter) == "Cc")


def _close(word: _Open, reader: pdfium_c.FPDF_TEXTPAGE, page: int) -> Iterator[Word]:
    text = "".join(word.letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not spell(text):
        return
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetCharOrigin(reader, word.first, x, y)
    pdfium_c.FPDFText_GetMatrix(reader, word.first, matrix)
    em = pdfium_c.FPDFText_GetFontSize(reader, word.first) * (matrix.c**2 + matrix.d**2) ** 0.5
    shown = text.replace(LINE_END_HYPHEN, "-")
    yield Word(
        shown, page, x.value, y.value, em, _font_of(reader, word.first), _colour_of(reader, word.first), word.is_broken
    )


def _font_of(reader: pdfium_c.FPDF_TEXTPAGE, index: int) -> str:
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(reader, index, name, len(name), flags)
    return _SUBSET.sub("", name.value.decode("utf-8", "replace"))


def _colour_of(reader: pdfium_c.FPDF_TEXTPAGE, index: int) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFText_GetFillColor(reader, index, red, green, blue, alpha):
        return ""
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
