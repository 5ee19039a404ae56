"""A finished file, opened once: each view of it is read when the first check asks, and kept for the others."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from foldwell.preflight.claims import read_claims
from foldwell.preflight.codes import read_codes
from foldwell.preflight.content import read_content
from foldwell.preflight.ground import ground_colours
from foldwell.preflight.limits import limits_of, purpose_of
from foldwell.preflight.naming import name_page
from foldwell.preflight.paint import read_paint
from foldwell.preflight.pictures import (
    FINE_PIXELS_PER_POINT,
    PIXELS_PER_POINT,
    draw_grey,
    draw_page,
    read_qr_codes,
)
from foldwell.preflight.right_to_left import Piece, drawn_backwards, is_right_to_left, join_pieces, loosen, turn_lines
from foldwell.preflight.tags import read_tags
from foldwell.preflight.wording import compare_texts, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.preflight.claims import Claims
    from foldwell.preflight.codes import CodedPage
    from foldwell.preflight.content import Line, PageContent
    from foldwell.preflight.expected import Expected, PanelArea
    from foldwell.preflight.ground import Colour
    from foldwell.preflight.limits import Limits, Purpose
    from foldwell.preflight.paint_state import Painted
    from foldwell.preflight.pictures import PageCodes, PagePicture
    from foldwell.preflight.tags import TagTree
    from foldwell.preflight.wording import Comparison


@contextmanager
def open_reading(data: bytes, expected: Expected | None = None, purpose: Purpose | None = None) -> Iterator[Reading]:
    """Open a file for its checks; raises the errors of pikepdf and pypdfium2 for what they can't open.

    purpose: what it is for; by the brochure or by what the file declares where left out.
    """
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        document = pypdfium2.PdfDocument(data)
        try:
            yield Reading(data, pdf, document, expected, purpose)
        finally:
            document.close()


class Reading:
    """The file and what was expected of it. Views raise whatever a broken file makes them raise.

    known: what was expected, None where the file stands for itself alone.
    """

    def __init__(
        self,
        data: bytes,
        pdf: pikepdf.Pdf,
        document: pypdfium2.PdfDocument,
        known: Expected | None,
        purpose: Purpose | None = None,
    ) -> None:
        self.data, self.pdf, self.known = data, pdf, known
        self._document = document
        self._asked = known.medium if known else purpose
        self._pictures: dict[int, PagePicture] = {}
        self._grounds: dict[int, list[tuple[int, Colour]]] = {}
        self._codes: dict[int, PageCodes] = {}

    @property
    def expected(self) -> Expected:
        """What was expected; only checks that need it ask for it."""
        if self.known is None:
            raise LookupError("this check needs the brochure that the file was made from")
        return self.known

    @cached_property
    def claims(self) -> Claims:
        """What the file says about itself."""
        return read_claims(self.pdf)

    @cached_property
    def purpose(self) -> Purpose:
        """What the file is for."""
        return self._asked or purpose_of(self.claims)

    @cached_property
    def limits(self) -> Limits:
        """What it is held to."""
        return limits_of(self.purpose, self.known)

    @property
    def paint(self) -> tuple[Painted, ...]:
        """What the pages paint, in which inks."""
        if isinstance(self._paint, Exception):
            raise self._paint
        return self._paint

    @cached_property
    def _paint(self) -> tuple[Painted, ...] | Exception:
        """The same, or what kept it from being read: several checks ask, and it is tried once."""
        try:
            return read_paint(self.pdf)
        except Exception as problem:
            return problem

    @cached_property
    def _pages(self) -> tuple[pypdfium2.PdfPage, ...]:
        pages = tuple(self._document[number] for number in range(len(self._document)))
        for page in pages:
            page.set_rotation(0)
        return pages

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
        """The text in the order a screen reader speaks it, without what is drawn in figures and list marks.

        A file for the press has no tags: there it is the text of each panel as it is painted, panel by panel.
        """
        if self.purpose == "press" and self.known:
            panels = [panel for panel in self.known.panels if panel.copy_of is None]
            return tuple(line for panel in panels for line in self.lines if self.panel_of(line) is panel)
        return tuple(self._lines_under(figures=False))

    @cached_property
    def drawn(self) -> tuple[Line, ...]:
        """The words inside figures, which are silent: the reader hears the text alternative."""
        if self.purpose == "press":
            return self.lines
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
    def letters(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """All that is spoken as it is compared, and where each spoken line begins and ends in it."""
        texts = map(loosen, self._segments) if self.is_turned else self._segments
        pieces = list(map(normalise, texts))
        ends = tuple(accumulate(map(len, pieces)))
        return "".join(pieces), tuple(zip((0, *ends), ends, strict=False))

    @cached_property
    def comparison(self) -> Comparison:
        """The spoken text held against the sources."""
        texts = self.expected.texts
        if self.is_turned:
            texts = tuple(map(loosen, texts))
        return compare_texts(texts, self._segments, self.expected.generated)

    @cached_property
    def is_turned(self) -> bool:
        """Whether the brochure is read from the right, so that its lines are stored as they are painted."""
        return self.known is not None and any(map(is_right_to_left, self.known.texts))

    @cached_property
    def _segments(self) -> list[str]:
        """The text of each spoken line, in the order of its source."""
        if not self.is_turned:
            return [line.text for line in self.spoken]
        texts = tuple(map(loosen, self.expected.texts))
        drawn = map(drawn_backwards, self.expected.figure_texts)
        return turn_lines(texts, self.join(self.spoken), (*self.expected.generated, *drawn))

    def join(self, lines: Iterable[Line]) -> list[str]:
        """The text of each painted line in place of its first piece, and nothing in place of its others."""
        return join_pieces([self._piece(line) for line in lines])

    def _piece(self, line: Line) -> Piece:
        return Piece(line.text, self.panel_of(line) or line.page, line.mcid, line.start[1], line.size)

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

    def qr_codes(self, page: int) -> PageCodes:
        """The QR codes of a page.

        They are read from the picture that is drawn already, and from a finer one where it shows none that could be
        there: a module of 0.4 mm is 2.3 pixels wide in the first, and 3.4 in the second.
        """
        if page not in self._codes:
            seen = read_qr_codes(self.picture(page).full.convert("L"), PIXELS_PER_POINT)
            wanted = self.known is None or any(code.page == page for code in self.known.qr)
            if wanted and not seen.codes:
                seen = read_qr_codes(draw_grey(self._pages[page]), FINE_PIXELS_PER_POINT)
            self._codes[page] = seen
        return self._codes[page]

    def panel_of(self, line: Line) -> PanelArea | None:
        """The panel that a line starts in; else the one that holds its middle."""
        box = line.box
        for x, y in (line.start, ((box.left + box.right) / 2, (box.bottom + box.top) / 2)):
            for panel in self.known.panels if self.known else ():
                area = panel.box
                on_page = panel.page == line.page
                if on_page and area.left <= x <= area.right and area.bottom <= y <= area.top:
                    return panel
        return None

    def name_place(self, line: Line) -> str:
        """Where a line stands, for people: `page 3 (inside-left)`."""
        panel = self.panel_of(line)
        return name_page(line.page) + (f" ({panel.id})" if panel else "")
