"""WeasyPrint, set up once: fonts, styles and pictures are shared by all layouts of a brochure."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foldwell.collector import pause_collector
from foldwell.errors import InputError
from foldwell.findings import error
from foldwell.typeset.asset_fetcher import AssetFetcher
from foldwell.typeset.drawings import Drawings
from foldwell.typeset.engine_log import keep_log, log_again
from foldwell.typeset.engine_shortcuts import take_shortcuts
from foldwell.typeset.font_cutting import FontsWithoutFiles
from foldwell.typeset.fonts import configure_fonts
from foldwell.typeset.kept_measures import KeptMeasures
from foldwell.typeset.photos import PRINT_PPI

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from weasyprint import CSS, Document

    from foldwell.compose.artwork import Asset
    from foldwell.compose.composition import Composition
    from foldwell.read.library import Library


_MOST_PARSED = 16
"""Parsed style sheets that are kept, the last ones used: one for each palette and layout, and for its slots alone."""


_NO_FILES = AssetFetcher({})
"""What a style sheet may fetch by itself: without it, `@import` and `@font-face` would reach the network."""


class PictureCache(dict[str, Any]):
    """The engine's decoded pictures by address, shared by layouts of one brochure while their data stay the same."""

    def __init__(self) -> None:
        super().__init__()
        self._assets: dict[str, Asset] = {}

    def renew(self, assets: Mapping[str, Asset]) -> None:
        """Forget the pictures whose data are others than in the layout before."""
        for name, asset in assets.items():
            if self._assets.get(name) != asset:
                self.pop(f"asset:{name}", None)
        self._assets.update(assets)


@dataclass(frozen=True)
class LaidOut:
    """A document as the engine laid it out, with every line it logged meanwhile."""

    document: Document
    log: tuple[str, ...]


class Engine:
    """The typesetting engine with the fonts of one library; measures: what its layouts told of documents."""

    def __init__(self, library: Library) -> None:
        take_shortcuts()
        self.library = library
        self._fonts = configure_fonts(library)
        self.measures = KeptMeasures()
        self._drawings = Drawings()
        self._parsed: dict[str, tuple[CSS, tuple[str, ...]]] = {}

    def _parse(self, styles: str) -> CSS:
        """A style sheet, parsed once for all layouts that share it; what was logged of it is logged each time."""
        from weasyprint import CSS

        known = self._parsed.pop(styles, None)
        if known is None:
            with keep_log() as keeper:
                parsed = CSS(string=styles, font_config=self._fonts, url_fetcher=_NO_FILES)
            known = parsed, tuple(keeper.lines)
        self._parsed[styles] = known
        if len(self._parsed) > _MOST_PARSED:
            del self._parsed[next(iter(self._parsed))]
        parsed, lines = known
        log_again(lines)
        return parsed

    def lay_out(self, composition: Composition, pictures: PictureCache) -> LaidOut:
        """Lay a document out. pictures: those that earlier layouts of the same brochure decoded."""
        from weasyprint import CSS, HTML

        fetcher = AssetFetcher(composition.assets)
        pictures.renew(composition.assets)
        for address, drawing in self._drawings.list_ready(composition.assets):
            pictures.setdefault(address, drawing)
        with keep_log() as keeper, pause_collector(), _tell_blocked():
            html = HTML(string=composition.html, base_url=None, url_fetcher=fetcher)
            pages = CSS(string=composition.page_styles, font_config=self._fonts, url_fetcher=_NO_FILES)
            styles = [self._parse(composition.styles), pages]
            document = html.render(
                font_config=self._fonts, stylesheets=styles, cache=pictures, dpi=PRINT_PPI, pdf_variant="pdf/a-3a"
            )
        return LaidOut(document, tuple(keeper.lines))

    def write(self, laid_out: LaidOut, specimen: LaidOut | None = None) -> tuple[bytes, tuple[str, ...]]:
        """The laid-out document as a tagged PDF, one page a panel, and every line logged meanwhile.

        specimen: pages that follow as its last ones, so that its fonts hold their letters too. The file has no
        identifier, for which the engine would pack all of it twice: whoever finishes it gives it one.
        """
        document = laid_out.document
        if specimen is not None:
            document = document.copy([*document.pages, *specimen.document.pages])
        with keep_log() as keeper, pause_collector():
            data: bytes = document.write_pdf(
                pdf_variant="pdf/a-3a", dpi=PRINT_PPI, uncompressed_pdf=False, pdf_identifier=False
            )
        return data, tuple(keeper.lines)

    def write_apart(self, document: Document) -> tuple[bytes, tuple[str, ...]]:
        """A document as a tagged PDF for a program that takes it apart, and every line logged meanwhile.

        Streams are not packed; fonts have no files, and the file no name, for which all of it is written twice.
        """
        document.fonts = FontsWithoutFiles()
        with keep_log() as keeper, pause_collector():
            data: bytes = document.write_pdf(
                pdf_variant="pdf/a-3a", pdf_identifier=False, dpi=PRINT_PPI, uncompressed_pdf=True
            )
        return data, tuple(keeper.lines)

    def write_untagged(self, laid_out: LaidOut) -> tuple[bytes, tuple[str, ...]]:
        """The laid-out document with what is seen and no more, as PDF 1.6, and every line logged meanwhile."""
        with keep_log() as keeper, pause_collector():
            data: bytes = laid_out.document.write_pdf(pdf_version="1.6", dpi=PRINT_PPI, uncompressed_pdf=False)
        return data, tuple(keeper.lines)


@contextmanager
def _tell_blocked() -> Iterator[None]:
    """The fetcher's refusal is no ordinary exception, so that the engine can't pass over it; here it becomes one."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as blocked:
        message = f"a template or a style asks for a file that brochures may not use: {blocked}"
        raise InputError([error("typeset.blocked-address", message, "use the pictures of the content")]) from None
