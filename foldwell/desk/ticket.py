"""The job ticket: what is asked of the printer, for the program that sends it and in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Place, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.desk.cups import Printer
    from foldwell.desk.sheets import OfficeFile, Sides
    from foldwell.findings import Finding

SIZES = {
    (612.0, 792.0): ("Letter", "na_letter_8.5x11in"),
    (612.0, 1008.0): ("Legal", "na_legal_8.5x14in"),
    (792.0, 1224.0): ("Tabloid", "11x17", "Ledger", "na_ledger_11x17in"),
    (595.3, 841.9): ("A4", "iso_a4_210x297mm"),
    (841.9, 1190.6): ("A3", "iso_a3_297x420mm"),
    (1190.6, 1683.8): ("A2", "iso_a2_420x594mm"),
}
"""Names of a paper by its short and long side in points: in words, then as PPD files and PWG 5101.1 call it."""
_ROUNDING = 1.0
_DUPLEX: dict[Sides, str] = {
    "one-sided": "one side only",
    "two-sided-short-edge": "both sides, flip on short edge",
    "two-sided-long-edge": "both sides, flip on long edge",
}
_DUPLEX_CHOICES: dict[Sides, tuple[str, ...]] = {
    "one-sided": (),
    "two-sided-short-edge": ("DuplexTumble", "two-sided-short-edge"),
    "two-sided-long-edge": ("DuplexNoTumble", "two-sided-long-edge"),
}
_PORTRAIT, _LANDSCAPE = 3, 4
"""Of `orientation-requested` (RFC 8011, 5.2.10)."""


@dataclass(frozen=True)
class Ticket:
    """One file for one printer. media: the paper's name as this printer knows it; paper: in words."""

    file: OfficeFile
    printer: str
    copies: int
    media: str
    paper: str

    def arguments(self) -> tuple[str, ...]:
        """The arguments of `lp`."""
        orientation = _LANDSCAPE if self.file.is_landscape else _PORTRAIT
        options = (
            f"media={self.media}",
            f"sides={self.file.sides}",
            "print-scaling=none",
            f"orientation-requested={orientation}",
            "collate=true",
        )
        asked = [part for option in options for part in ("-o", option)]
        head = ("-d", self.printer, "-n", str(self.copies), "-t", self.file.title)
        return (*head, *asked, "--", str(self.file.path))

    def describe(self) -> str:
        """In plain words: `2 sheets, both sides, flip on short edge, Letter, landscape, actual size, 30 copies`."""
        way = "landscape" if self.file.is_landscape else "portrait"
        parts = (_DUPLEX[self.file.sides], self.paper, way, "actual size", _count(self.copies, "copy", "copies"))
        return f"{_count(self.file.sheets, 'sheet', 'sheets')}, {', '.join(parts)}"


def write_ticket(file: OfficeFile, printer: Printer, copies: int) -> Ticket:
    """What is asked of a printer for a file.

    Raises InputError where it does not say that it has the file's paper, or prints both sides as the file needs.
    """
    names = name_paper(file)
    sizes = printer.choices("PageSize", "media")
    has = next((size for name in names for size in sizes if size.lower() == name.lower()), None)
    faults = list(_find_faults(file, printer, names, has_paper=has is not None or not sizes))
    if faults:
        raise InputError(faults)
    return Ticket(file, printer.name, copies, has or names[0], names[0])


def name_paper(file: OfficeFile) -> tuple[str, ...]:
    """What a file's paper is called, the best known name first; a size of its own is told in points."""
    short, long = sorted((file.width, file.height))
    for (least, most), names in SIZES.items():
        if abs(short - least) <= _ROUNDING and abs(long - most) <= _ROUNDING:
            return names
    return (f"Custom.{short:g}x{long:g}",)


def _find_faults(file: OfficeFile, printer: Printer, names: tuple[str, ...], *, has_paper: bool) -> Iterator[Finding]:
    place = Place(str(file.path))
    takes_any = any(size.startswith("Custom.") for size in printer.choices("PageSize", "media"))
    if not (has_paper or (takes_any and names[0].startswith("Custom."))):
        papers = ", ".join(printer.choices("PageSize", "media"))
        remedy = f"it has {papers}; choose another --printer, or build for one of these papers"
        yield error("print.no-paper", f"the printer {printer.name} has no paper {names[0]}", remedy, place)
    wanted = _DUPLEX_CHOICES[file.sides]
    if wanted and printer.options and not set(wanted) & set(printer.choices("Duplex", "sides")):
        message = f"the printer {printer.name} does not say that it prints {_DUPLEX[file.sides]}"
        remedy = "choose another --printer, or print by hand: docs/printing.md, One side only?"
        yield error("print.no-duplex", message, remedy, place)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
