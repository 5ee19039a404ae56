"""A finished file, opened once: each view of it is read when the first check asks, and kept for the others."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from foldwell.preflight.codes import read_codes
from foldwell.preflight.content import read_content
from foldwell.preflight.ground import ground_colours
from foldwell.preflight.pictures import draw_grey, draw_page, read_qr_codes
from foldwell.preflight.tags import read_tags
from foldwell.preflight.wording import compare_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from foldwell.preflight.codes import CodedPage
    from foldwell.preflight.content import Line, PageContent
    from foldwell.preflight.expected import Expected, PanelArea
    from foldwell.preflight.ground import Colour
    from foldwell.preflight.pictures import FoundQr, PagePicture
    from foldwell.preflight.tags import TagTree
    from foldwell.preflight.wording import Comparison


@contextmanager
def open_reading(data: bytes, expected: Expected) -> Iterator[Reading]:
    """Open a file for its checks; raises the errors of pikepdf and pypdfium2 for what they can't open."""
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        document = pypdfium2.PdfDocument(data)
        try:
            yield Reading(data, pdf, document, expected)
        finally:
            document.close()


class Reading:
    """The file and what was expected of it. Views raise whatever a broken file makes them raise."""

    def __init__(self, data: bytes, pdf: pikepdf.Pdf, document: pypdfium2.PdfDocument, expected: Expected) -> None:
        self.data, self.pdf, self.expected = data, pdf, expected
        self._document = document
        self._pictures: dict[int, PagePicture] = {}
        self._grounds: dict[int, list[tuple[int, Colour]]] = {}

    @cached_property
    def _pages(self) -> tuple[pypdfium2.PdfPage, ...]:
        return tuple(self._document[number] for number in range(len(self._document)))

    @cached_property
    def contents(self) -> tuple[PageContent, ...]:
        """What stands on each page."""
        return tuple(read_content(page, number) for number, page in enumerate(self._pages))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines that show ink, page by page."""
        return tuple(line for content in self.contents for line in content.lines if not line.is_blank)

    @cached_property
    def tags(self) -> TagTree:
        """The structure tree."""
        return read_tags(self.pdf)

    @cached_property
    def codes(self) -> tuple[CodedPage, ...]:
        """The text as the second reader spells it."""
        return read_codes(self.pdf)

    @cached_property
    def _lines_by_mark(self) -> dict[tuple[int, int], list[Line]]:
        found: dict[tuple[int, int], list[Line]] = {}
        for content in self.contents:
            for line in content.lines:
                if line.mcid is not None and not line.artifact:
                    found.setdefault((line.page, line.mcid), []).append(line)
        return found

    @cached_property
    def spoken(self) -> tuple[Line, ...]:
        """The text in the order a screen reader speaks it, without what is drawn in figures and list marks."""
        return tuple(self._lines_under(figures=False))

    @cached_property
    def drawn(self) -> tuple[Line, ...]:
        """The words inside figures, which are silent: the reader hears the text alternative."""
        return tuple(self._lines_under(figures=True))

    def _lines_under(self, *, figures: bool) -> Iterator[Line]:
        for mark in self.tags.marked:
            tag = self.tags.tags[mark.tag]
            around = (*tag.path, tag.name)
            if ("Figure" in around) == figures and "Lbl" not in around:
                yield from self._lines_by_mark.get((mark.page, mark.mcid), ())

    @cached_property
    def silent(self) -> tuple[Line, ...]:
        """Lines that no tag holds."""
        held = {(mark.page, mark.mcid) for mark in self.tags.marked}
        return tuple(line for line in self.lines if line.artifact or (line.page, line.mcid) not in held)

    @cached_property
    def comparison(self) -> Comparison:
        """The spoken text held against the sources."""
        segments = [line.text for line in self.spoken]
        return compare_texts(self.expected.texts, segments, self.expected.generated)

    def picture(self, page: int) -> PagePicture:
        """A page as a picture, and its ground."""
        if page not in self._pictures:
            self._pictures[page] = draw_page(self._pages[page], self.contents[page].text_objects)
        return self._pictures[page]

    def ground(self, line: Line) -> list[tuple[int, Colour]]:
        """How many pixels of which colour lie under a line; empty outside the page."""
        if id(line) not in self._grounds:
            self._grounds[id(line)] = ground_colours(line, self.picture(line.page))
        return self._grounds[id(line)]

    def qr_codes(self, page: int) -> tuple[Image, tuple[FoundQr, ...]]:
        """A page in grey, and the QR codes read from it."""
        grey = draw_grey(self._pages[page])
        return grey, read_qr_codes(grey)

    def panel_of(self, line: Line) -> PanelArea | None:
        """The panel that a line starts in; else the one that holds its middle."""
        box = line.box
        for x, y in (line.start, ((box.left + box.right) / 2, (box.bottom + box.top) / 2)):
            for panel in self.expected.panels:
                area = panel.box
                on_page = panel.page == line.page
                if on_page and area.left <= x <= area.right and area.bottom <= y <= area.top:
                    return panel
        return None

    def name_place(self, line: Line) -> str:
        """Where a line stands, for people: `page 3 (inside-left)`."""
        panel = self.panel_of(line)
        return name_page(line.page) + (f" ({panel.id})" if panel else "")


def name_page(page: int) -> str:
    """A page for people, who count from 1."""
    return f"page {page + 1}"


def quote(text: str, most: int = 60) -> str:
    """A text in quotation marks, cut to a length that a message can carry."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= most else f"“{text[: most - 1].rstrip()}…”"
