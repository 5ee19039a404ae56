"""Judge a finished file: every check of the table, on the file alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from foldwell.findings import Finding, Severity, error
from foldwell.preflight import (
    access_checks,
    contrast,
    field_checks,
    file_checks,
    notice_checks,
    place_checks,
    qr_checks,
    text_checks,
    type_checks,
)
from foldwell.preflight.reading import open_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from foldwell.preflight.expected import Expected
    from foldwell.preflight.faults import Fault
    from foldwell.preflight.reading import Reading

MOST_FAULTS = 12
"""Findings shown of one check; the others are counted in one more."""


@dataclass(frozen=True)
class Check:
    """One thing that is judged. The code of its findings is `preflight.` and its name; title: what must hold."""

    name: str
    title: str
    find: Callable[[Reading], Iterable[Fault]]

    @property
    def code(self) -> str:
        """The code of its findings."""
        return f"preflight.{self.name}"


OPENS = "preflight.opens"
"""The check before all others: the file opens without a password and without repair."""

CHECKS = (
    Check("pages", "Pages and trim boxes have the layout's number and size", file_checks.find_wrong_pages),
    Check("text-lost", "Every source text is in the file", text_checks.find_lost_text),
    Check("text-order", "Texts are read in the order of the source", text_checks.find_moved_text),
    Check("text-extra", "Nothing is read that is not in the source", text_checks.find_extra_text),
    Check("text-silent", "Only foot lines are silent, and each is there", text_checks.find_silent_text),
    Check("text-codes", "Every word can be searched for and copied", text_checks.find_unreadable_text),
    Check("text-hidden", "Every line can be seen whole", place_checks.find_hidden_text),
    Check("safe-area", "Every character is inside its panel's safe area", place_checks.find_unsafe_text),
    Check("edge", "No ink where the printer can't print", place_checks.find_edge_ink),
    Check("printable", "Text areas are where the printer prints", place_checks.find_unprintable_text),
    Check("fonts", "Fonts are ours, in the file, and cut to what is used", type_checks.find_wrong_fonts),
    Check("glyphs", "Every sign has a shape and a character", type_checks.find_missing_glyphs),
    Check("type-size", "No type is under its least size", type_checks.find_small_type),
    Check("notice", "A statutory notice is whole, in the size that the law sets", notice_checks.find_wrong_notice),
    Check("images", "Pictures have enough pixels for their size", type_checks.find_coarse_pictures),
    Check("contrast", "Text stands out from its ground (WCAG 2)", contrast.find_low_contrast),
    Check("qr", "QR codes read back from the picture as their URLs", qr_checks.find_bad_qr_codes),
    Check("tags", "The file is tagged", access_checks.find_missing_tags),
    Check("language", "The file says its language", access_checks.find_wrong_language),
    Check("title", "The file has its title and shows it", access_checks.find_wrong_title),
    Check("headings", "One h1, and no level skipped", access_checks.find_wrong_headings),
    Check("figures", "Figures have a text alternative", access_checks.find_untold_figures),
    Check("tables", "Tables have header cells with a scope", access_checks.find_headless_tables),
    Check("tab-order", "Links are reached in reading order", access_checks.find_wrong_tab_order),
    Check("fields", "Lines to write on can be typed in on screen, and only there", field_checks.find_wrong_fields),
    Check("links", "Links lead to the web or into the file", file_checks.find_bad_links),
    Check("bookmarks", "Bookmarks are there and lead to pages", file_checks.find_bad_bookmarks),
    Check("active", "Nothing in the file runs", file_checks.find_active_content),
    Check("pdf-ua", "PDF/UA-1 by page-validation", access_checks.find_ua_failures),
    Check("pdf-a", "PDF/A-3a by page-validation", access_checks.find_archive_failures),
)
"""All checks of an open file; docs and tests are made from this table."""

ON_PRESS = frozenset(
    {"pages", "text-codes", "text-hidden", "safe-area", "fonts", "glyphs", "type-size", "images", "qr", "active"}
)
"""What is judged of a print shop's file: it has no tags, and its contrast is that of the screen file's colours."""


def check_file(data: bytes, expected: Expected) -> tuple[Finding, ...]:
    """Everything wrong with a finished file; empty where it is what it should be. Never raises for a bad file."""
    try:
        with open_reading(data, expected) as reading:
            if reading.pdf.is_encrypted:
                return (error(OPENS, "the file is encrypted", "write it without a password"),)
            checks = [check for check in CHECKS if expected.medium != "press" or check.name in ON_PRESS]
            return tuple(finding for check in checks for finding in _run_check(check, reading))
    except pikepdf.PasswordError:
        return (error(OPENS, "the file asks for a password", "write it without one"),)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as cause:
        return (error(OPENS, f"the file is damaged or not a PDF ({_first_line(cause)})", "build it again"),)


def _run_check(check: Check, reading: Reading) -> list[Finding]:
    """A file that is broken inside may break a check in any way; that is a finding too."""
    try:
        faults = list(check.find(reading))
    except Exception as cause:
        return [
            error(check.code, f"the file is broken: {check.title.lower()!r} can't be judged ({_first_line(cause)})")
        ]
    findings = [Finding(check.code, fault.severity, fault.message, fault.remedy) for fault in faults]
    findings.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    if len(findings) > MOST_FAULTS:
        more = len(findings) - MOST_FAULTS
        findings[MOST_FAULTS:] = [Finding(check.code, findings[MOST_FAULTS].severity, f"and {more} more like these")]
    return findings


def _first_line(cause: Exception) -> str:
    return f"{type(cause).__name__}: {cause}".splitlines()[0][:160]
