"""The brochure by WeasyPrint alone: one fit, tagged, nothing judged and nothing read back.

Tuned as measured to be quickest: fonts, style sheets and decoded pictures are kept between brochures, and the
collector of cycles rests while one is laid out.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from benchmarks.peers.work import do_work, fill_in, font_faces, read_clinic, read_pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.work import Task

ROOT = Path(__file__).resolve().parents[2]


class _Pictures(URLFetcher):  # type: ignore[misc]
    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__()
        self._pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith("asset:"):
            return URLFetcherResponse(
                url, self._pictures[url.removeprefix("asset:")], {"Content-Type": "image/svg+xml"}
            )
        return super().fetch(url, headers)


def start(_materials: Path) -> Callable[[Task], bytes]:
    """The engine with the fonts of the brochure."""
    fonts = FontConfiguration()
    CSS(string=font_faces(ROOT / "styles/fonts"), font_config=fonts)
    parsed: dict[str, CSS] = {}

    def make(task: Task) -> bytes:
        clinic = read_clinic(task)
        fetcher = _Pictures(read_pictures(task, clinic))
        styles = fill_in((task.topic / "brochure.css").read_text(encoding="utf-8"), clinic)
        if styles not in parsed:
            parsed.clear()
            parsed[styles] = CSS(string=styles, font_config=fonts, url_fetcher=fetcher)
        html = fill_in((task.topic / "brochure.html").read_text(encoding="utf-8"), clinic)
        gc.disable()
        document = HTML(string=html, url_fetcher=fetcher)
        data: bytes = document.write_pdf(stylesheets=[parsed[styles]], font_config=fonts, pdf_variant="pdf/ua-1")
        gc.enable()
        return data

    return make


if __name__ == "__main__":
    do_work(start)
