"""What a release holds beside its brochures: an archive for each clinic, and pictures of covers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pypdfium2
from pikepdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day that an archive can tell; no clock reaches it."""
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
COVER_WIDTH = 600
"""Pixels: sharp in a list of downloads, also on a fine screen."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of files by their names: sorted, stored as they are (PDF is packed already), with fixed dates.

    The same files give the same bytes on every machine.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(entry, content)
    return data.getvalue()


def draw_cover(pdf: bytes) -> bytes:
    """The first page of a PDF as a PNG, `COVER_WIDTH` pixels wide; of a press file what is left when it is cut."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        page.set_cropbox(*page.get_trimbox())
        picture = page.render(scale=COVER_WIDTH / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    return data.getvalue()


def count_pages(name: str, data: bytes) -> int | None:
    """Pages of a PDF; None for any other file."""
    if not name.endswith(".pdf"):
        return None
    with Pdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
