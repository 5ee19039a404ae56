"""A file opened for comparison: its pages, words and facts. Whatever is wrong with it is told in one sentence."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from foldwell.release.compare.facts import Facts, read_facts
from foldwell.release.compare.limits import MOST_PAGES, MOST_PIXELS, MOST_WORDS, UncomparableError
from foldwell.release.compare.words import Word, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

PIXELS_PER_INCH = 100
"""A hairline still shows, and a page of Letter paper is 850 by 1100 pixels."""


@dataclass(frozen=True)
class PageShape:
    """Boxes of a page by name, each left, bottom, right, top in points; rotation in degrees."""

    size: tuple[float, float]
    boxes: dict[str, tuple[float, float, float, float]]
    rotation: int


class OpenFile:
    """An open PDF."""

    def __init__(self, document: pypdfium2.PdfDocument, facts: Facts) -> None:
        self.facts = facts
        self._pages = [document[number] for number in range(len(document))]
        self.shapes = tuple(_read_shape(page) for page in self._pages)

    def read_words(self) -> tuple[Word, ...]:
        """All words in order. Raises UncomparableError where there are too many, or a page can't be read."""
        words: list[Word] = []
        for number, page in enumerate(self._pages):
            words += read_words(page, number)
            if len(words) > MOST_WORDS:
                raise UncomparableError(f"it has more than {MOST_WORDS:,} words", "compare shorter files")
        return tuple(words)

    def draw(self, page: int) -> Image:
        """A page (from 0) as a picture at PIXELS_PER_INCH. Raises ValueError where it is too large to draw."""
        scale = PIXELS_PER_INCH / 72
        width, height = self._pages[page].get_size()
        if not 0 < width * height * scale * scale <= MOST_PIXELS:
            raise ValueError(f"{width / 72:.0f} × {height / 72:.0f} in is too large to draw")
        drawn: Image = self._pages[page].render(scale=scale).to_pil().convert("RGB")
        return drawn


@contextmanager
def open_file(data: bytes) -> Iterator[OpenFile]:
    """Open a PDF; raises UncomparableError for what is none, is damaged, locked, or too long."""
    if b"%PDF-" not in data[:1024]:
        raise UncomparableError("this is no PDF file", "check what it is; its name ends in .pdf")
    facts = _read_facts(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise UncomparableError(*_DAMAGED) from None
    try:
        yield OpenFile(document, facts)
    finally:
        document.close()


_DAMAGED = ("the file is damaged or cut short", "get it again from where it came")


def _read_facts(data: bytes) -> Facts:
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            if not 0 < len(pdf.pages) <= MOST_PAGES:
                told = f"it has {len(pdf.pages):,} pages"
                raise UncomparableError(told, f"compare files of 1 to {MOST_PAGES} pages")
            return read_facts(pdf)
    except pikepdf.PasswordError:
        raise UncomparableError("a password locks it", "save it without one") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        raise UncomparableError(*_DAMAGED) from None


def _read_shape(page: pypdfium2.PdfPage) -> PageShape:
    boxes = {
        "media": page.get_mediabox(),
        "crop": page.get_cropbox(),
        "bleed": page.get_bleedbox(),
        "trim": page.get_trimbox(),
    }
    return PageShape(page.get_size(), boxes, page.get_rotation())
