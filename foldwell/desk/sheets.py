"""What an office file says of its own printing, read back from the file alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

import pikepdf

from foldwell.errors import InputError, OutputError
from foldwell.findings import Place, error
from foldwell.finish.metadata import SOURCE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.findings import Finding

Sides = Literal["one-sided", "two-sided-short-edge", "two-sided-long-edge"]
"""How sheets are printed, in the words of IPP (RFC 8011, 5.2.8)."""

TURNS: dict[str, Sides] = {
    "/DuplexFlipShortEdge": "two-sided-short-edge",
    "/DuplexFlipLongEdge": "two-sided-long-edge",
}
_MOST_BYTES = 100_000_000
"""No brochure is a hundredth as large."""


@dataclass(frozen=True)
class OfficeFile:
    """An office file, ready to be sent.

    title: shown in the printer's queue. pages: printed sides. width, height: of each, in points.
    """

    path: Path
    title: str
    pages: int
    width: float
    height: float
    sides: Sides
    is_draft: bool

    @property
    def sheets(self) -> int:
        """Sheets of paper that one copy takes."""
        return self.pages if self.sides == "one-sided" else (self.pages + 1) // 2

    @property
    def is_landscape(self) -> bool:
        """Whether pages are wider than high."""
        return self.width > self.height


def read_office_file(path: Path) -> OfficeFile:
    """Read what is asked of the printer.

    Raises InputError for a file that is no PDF, not one of Foldwell's, or not made for an office printer, and
    OutputError for one that can't be opened.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _refuse(path, "this file is larger than any brochure", "print the .office.pdf of a brochure")
        data = path.read_bytes()
    except OSError as cause:
        raise OutputError(f"{path} can't be read: {cause.strerror}") from None
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            return _read(path, pdf)
    except pikepdf.PasswordError:
        raise _refuse(path, "this file asks for a password", "print a file as foldwell build made it") from None
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise _refuse(path, "this is no PDF, or a damaged one", "build it again: foldwell build") from None


def _read(path: Path, pdf: pikepdf.Pdf) -> OfficeFile:
    source = _read_source(pdf)
    if source is None:
        remedy = "print it as any other file, or name an .office.pdf of foldwell build"
        raise _refuse(path, "this file was not made by Foldwell", remedy)
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if preferences.get("/PrintScaling") != pikepdf.Name("/None"):
        remedy = "print the file of this name that ends in .office.pdf: foldwell build --medium office"
        raise _refuse(path, "this file is for screens or a print shop, not for an office printer", remedy)
    sizes = {tuple(round(float(number), 1) for number in page.mediabox) for page in pdf.pages}
    if len(sizes) != 1:
        raise _refuse(path, f"its pages have {len(sizes)} sizes, and a sheet has one", "build it again: foldwell build")
    left, bottom, right, top = sizes.pop()
    return OfficeFile(
        path=path,
        title=path.name,
        pages=len(pdf.pages),
        width=right - left,
        height=top - bottom,
        sides=TURNS.get(str(preferences.get("/Duplex", "")), "one-sided"),
        is_draft=source.get("profile") != "patient",
    )


def _read_source(pdf: pikepdf.Pdf) -> dict[str, Any] | None:
    """What the file was made from, as it is embedded in it; None where Foldwell embedded nothing."""
    if SOURCE_NAME not in pdf.attachments:
        return None
    try:
        source = json.loads(pdf.attachments[SOURCE_NAME].get_file().read_bytes())
    except ValueError:
        return None
    return source if isinstance(source, dict) and "foldwell" in source else None


def find_draft(file: OfficeFile) -> Finding | None:
    """What keeps a draft from being printed by mistake."""
    if not file.is_draft:
        return None
    remedy = "sign it and build it with --profile patient, or print it to read and correct: --draft"
    return error("print.draft", "this is a draft, which no patient may get", remedy, Place(str(file.path)))


def _refuse(path: Path, message: str, remedy: str) -> InputError:
    return InputError([error("print.not-office", message, remedy, Place(str(path)))])
