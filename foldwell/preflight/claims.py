"""What a file says about itself: the standards that it claims to keep, and the brochure that it was made from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SOURCE_FILE = "brochure.json"
"""The attachment in which a file of ours says what it was made from."""

MOST_SOURCE = 100_000
"""Bytes of it that are read; ours has about 1,000."""

_PRESS = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_ARCHIVE_PART, _ARCHIVE_LEVEL = (f"{{http://www.aiim.org/pdfa/ns/id/}}{name}" for name in ("part", "conformance"))
_ACCESS = "{http://www.aiim.org/pdfua/ns/id/}part"


@dataclass(frozen=True)
class Claims:
    """Standards that the file names, each empty where it names none.

    press: such as `PDF/X-4`; archive: such as `3a`; access: the part of PDF/UA, such as `1`.
    has_press_intent: whether it has an output intent for printing, claimed or not.
    source: what a file of ours was made from.
    """

    press: str = ""
    archive: str = ""
    access: str = ""
    has_press_intent: bool = False
    source: dict[str, Any] = field(default_factory=dict)

    @property
    def forbids_transparency(self) -> str:
        """The claimed standard that allows no transparency, or empty (ISO 15930-1 and -3, ISO 19005-1)."""
        if re.match(r"PDF/X-(1|3)", self.press):
            return self.press
        return f"PDF/A-{self.archive}" if self.archive.startswith("1") else ""


def read_claims(pdf: pikepdf.Pdf) -> Claims:
    """Read the claims of a file; what is broken in it counts as not said."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=False) as xmp:
        told = {name: str(xmp.get(name, "")) for name in (_PRESS, _ARCHIVE_PART, _ARCHIVE_LEVEL, _ACCESS)}
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    in_info = str(info.get("/GTS_PDFXConformance", info.get("/GTS_PDFXVersion", "")))
    archive = f"{told[_ARCHIVE_PART]}{told[_ARCHIVE_LEVEL].lower()}"
    intents = [intent.get("/S") for intent in list_intents(pdf)]
    return Claims(
        press=told[_PRESS] or in_info,
        archive=archive,
        access=told[_ACCESS],
        has_press_intent=pikepdf.Name.GTS_PDFX in intents,
        source=_read_source(pdf),
    )


def list_intents(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """The output intents of a file."""
    found = pdf.Root.get("/OutputIntents")
    entries = list(found) if isinstance(found, pikepdf.Array) else []
    return [entry for entry in entries if isinstance(entry, pikepdf.Dictionary)]


def _read_source(pdf: pikepdf.Pdf) -> dict[str, Any]:
    if SOURCE_FILE not in pdf.attachments:
        return {}
    try:
        data = json.loads(pdf.attachments[SOURCE_FILE].get_file().read_bytes()[:MOST_SOURCE])
    except (ValueError, pikepdf.PdfError):
        return {}
    return data if isinstance(data, dict) and "foldwell" in data else {}
