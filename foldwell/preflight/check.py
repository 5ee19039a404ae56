"""Judge a finished file: every check of the table, on the file alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

import pikepdf
import pypdfium2

from foldwell.findings import Finding, Severity, error
from foldwell.preflight import (
    access_checks,
    box_checks,
    contrast,
    fairness_checks,
    field_checks,
    file_checks,
    ink_checks,
    line_checks,
    notice_checks,
    place_checks,
    press_checks,
    qr_checks,
    text_checks,
    type_checks,
)
from foldwell.preflight.excess import find_excess
from foldwell.preflight.limits import PURPOSES
from foldwell.preflight.reading import open_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from foldwell.preflight.expected import Expected
    from foldwell.preflight.faults import Fault
    from foldwell.preflight.limits import Purpose
    from foldwell.preflight.reading import Reading

MOST_FAULTS = 12
"""Findings shown of one check; the others are counted in one more."""


@dataclass(frozen=True)
class Check:
    """One thing that is judged. The code of its findings is `preflight.` and its name; title: what must hold.

    rule: the content rule that asks for it, which its findings name; a check that is called like its rule is that
    rule, and its faults stop no draft.
    purposes: the files that it judges. needs_brochure: whether it can be judged only where it is known what the file
    was made from. alone: the most that its faults weigh where that is not known; the standard that a file claims makes
    them errors again where `claim` names it.
    """

    name: str
    title: str
    find: Callable[[Reading], Iterable[Fault]]
    purposes: tuple[Purpose, ...] = PURPOSES
    needs_brochure: bool = False
    alone: Severity = Severity.ERROR
    claim: Literal["", "access"] = ""
    rule: str = ""

    @property
    def code(self) -> str:
        """The code of its findings."""
        return self.rule if self.is_rule else f"preflight.{self.name}"

    @property
    def is_rule(self) -> bool:
        """Whether it is a rule of content that only the finished page can break."""
        return self.name == self.rule

    def judges(self, reading: Reading) -> bool:
        """Whether it can judge a file, and is meant for it."""
        return reading.purpose in self.purposes and (reading.known is not None or not self.needs_brochure)

    def weigh(self, severity: Severity, reading: Reading) -> Severity:
        """How much a fault weighs in a file."""
        if self.is_rule and reading.expected.is_draft:
            severity = max(severity, Severity.WARNING, key=list(Severity).index)
        is_held = self.claim == "access" and reading.claims.access
        return severity if reading.known or is_held else max(severity, self.alone, key=list(Severity).index)


OPENS = "preflight.opens"
"""The check before all others: the file opens without a password and without repair."""

GET_AGAIN = "build it again, or get it again from where it comes from"

_MARK, _MARK_WITHIN = b"%PDF-", 1024
"""What a PDF begins with, and within how many bytes readers look for it."""

_STREAM = re.compile(r"^stream <[^>]*>: ")
"""What pikepdf puts before its messages: an address in memory, which is another one in each run."""

TAGGED: tuple[Purpose, ...] = ("screen", "office", "general")
"""Files that a screen reader may come to; a press file has no tags."""

_brochure = partial(Check, needs_brochure=True)
_advice = partial(Check, alone=Severity.WARNING)
_access = partial(Check, purposes=TAGGED, alone=Severity.WARNING, claim="access")
_press = partial(Check, purposes=("press",))


def _rule(rule: str, title: str, find: Callable[[Reading], Iterable[Fault]], *purposes: Purpose) -> Check:
    """A rule of content, judged where the file can be read in order."""
    return Check(rule, title, find, purposes or TAGGED, needs_brochure=True, rule=rule)


CHECKS = (
    _brochure("pages", "Pages and trim boxes have the layout's number and size", file_checks.find_wrong_pages),
    _brochure("text-lost", "Every source text is in the file", text_checks.find_lost_text, rule="LA-03"),
    _brochure("text-order", "Texts are read in the order of the source", text_checks.find_moved_text, TAGGED),
    _brochure("text-extra", "Nothing is read that is not in the source", text_checks.find_extra_text, TAGGED),
    _brochure("text-silent", "Only foot lines are silent, and each is there", text_checks.find_silent_text),
    _brochure("text-codes", "Every word can be searched for and copied", text_checks.find_unreadable_text),
    _advice("text-hidden", "Every line can be seen whole", place_checks.find_hidden_text),
    _brochure("safe-area", "Signs keep to their panel's safe area", place_checks.find_unsafe_text, rule="LA-03"),
    _advice("edge", "No ink where the printer can't print", place_checks.find_edge_ink, TAGGED),
    _brochure("printable", "Text areas are where the printer prints", place_checks.find_unprintable_text, TAGGED),
    Check("fonts", "Fonts are ours, in the file, and cut to what is used", type_checks.find_wrong_fonts),
    _advice("glyphs", "Every sign has a shape and a character", type_checks.find_missing_glyphs),
    _advice("type-size", "No type is under its least size", type_checks.find_small_type, rule="AX-06"),
    _brochure("notice", "A statutory notice is whole and large enough", notice_checks.find_wrong_notice, rule="RG-02"),
    _advice("images", "Pictures have enough pixels for their size", type_checks.find_coarse_pictures),
    _advice("contrast", "Text stands out from its ground (WCAG 2)", contrast.find_low_contrast, TAGGED, rule="AX-05"),
    _advice("qr", "QR codes read back from the picture as their URLs", qr_checks.find_bad_qr_codes),
    _access("tags", "The file is tagged", access_checks.find_missing_tags, rule="AX-03"),
    _access("language", "The file says its language", access_checks.find_wrong_language, rule="AX-03"),
    _access("title", "The file has its title and shows it", access_checks.find_wrong_title, rule="AX-03"),
    _access("headings", "One h1, and no level skipped", access_checks.find_wrong_headings, rule="AX-04"),
    _access("figures", "Figures have a text alternative", access_checks.find_untold_figures, rule="AX-01"),
    _access("tables", "Tables have header cells, and few columns", access_checks.find_poor_tables, rule="AX-10"),
    _access("tab-order", "Links are reached in reading order", access_checks.find_wrong_tab_order),
    _brochure("fields", "Lines to write on can be typed in on screen, and only there", field_checks.find_wrong_fields),
    Check("links", "Links lead to the web or into the file", file_checks.find_bad_links, TAGGED),
    _advice("bookmarks", "Bookmarks are there and lead to pages", file_checks.find_bad_bookmarks, TAGGED),
    Check("active", "Nothing in the file runs", file_checks.find_active_content),
    Check("pdf-ua", "PDF/UA-1 by page-validation", access_checks.find_ua_failures, TAGGED, rule="AX-03"),
    Check("pdf-a", "PDF/A by page-validation", access_checks.find_archive_failures, TAGGED),
    _press("boxes", "Each page says where it is cut, and bleeds far enough", box_checks.find_wrong_boxes),
    _press("output-intent", "The file says for which press its inks are", box_checks.find_wrong_intent),
    _press("rgb", "Everything is in inks, nothing in RGB", press_checks.find_stray_rgb),
    _press("rich-black", "Small black text and QR codes are of black ink alone", press_checks.find_rich_black),
    _press("hairlines", "Lines are thick enough to print", press_checks.find_hairlines),
    _press("marks", "Marks stay outside the bleed", press_checks.find_marks_inside),
    _press("spots", "Spot inks are those ordered, each with one name", press_checks.find_wrong_spots),
    _press("overprint", "White knocks out, black overprints", press_checks.find_wrong_overprint),
    _press("ink", "No place has more ink than the paper takes", ink_checks.find_too_much_ink),
    _rule("SE-02", "The main message is told first", fairness_checks.find_late_message),
    _rule("BA-04", "A harm is told early", fairness_checks.find_late_harm),
    _rule("BA-05", "Harms are set as large and bold as benefits", fairness_checks.find_small_harms),
    _rule("RG-04", "What the law says stands beside the first benefit", fairness_checks.find_far_status, "screen"),
    _rule("AX-02", "Drawings of people are told as the data has them", fairness_checks.find_untold_arrays),
    _rule("ME-04", "Every page prints document, revision and date", fairness_checks.find_nameless_pages),
    _rule("AX-06", "The body is large enough for patients", line_checks.find_small_body, "screen"),
    _rule("AX-07", "Lines are neither long nor justified", line_checks.find_hard_lines, "screen"),
    _rule("AX-08", "No long runs of capitals or italics", line_checks.find_hard_letters, "screen"),
    Check("transparency", "No transparency where the standard forbids it", press_checks.find_forbidden_transparency),
)
"""All checks of an open file; docs and tests are made from this table."""


def check_file(data: bytes, expected: Expected | None = None, purpose: Purpose | None = None) -> tuple[Finding, ...]:
    """Everything wrong with a finished file; empty where it is what it should be. Never raises for a bad file.

    Without an expectation the file is judged by itself, for a purpose or for the one that it declares.
    """
    no_pdf = _find_no_pdf(data)
    return (no_pdf,) if no_pdf else _judge(data, expected, purpose)


def _find_no_pdf(data: bytes) -> Finding | None:
    if not data.strip():
        return error(OPENS, "the file is empty, and not a PDF", GET_AGAIN)
    if _MARK not in data[:_MARK_WITHIN]:
        return error(OPENS, "the file is not a PDF, whatever its name says", "open it in its program, export a PDF")
    return None


def _judge(data: bytes, expected: Expected | None, purpose: Purpose | None) -> tuple[Finding, ...]:
    try:
        with open_reading(data, expected, purpose) as reading:
            if reading.pdf.is_encrypted:
                return (error(OPENS, "the file is encrypted", "save it again without any password"),)
            if too_large := find_excess(reading.pdf):
                return (error(OPENS, too_large, "split it into smaller files"),)
            return tuple(found for check in CHECKS if check.judges(reading) for found in _run_check(check, reading))
    except pikepdf.PasswordError:
        return (error(OPENS, "the file asks for a password", "save it again without one"),)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as cause:
        return (error(OPENS, f"the file is damaged or cut off ({_first_line(cause)})", GET_AGAIN),)
    except Exception as cause:
        return (error(OPENS, f"the file is broken inside ({_first_line(cause)})", GET_AGAIN),)


def _run_check(check: Check, reading: Reading) -> list[Finding]:
    """A file that is broken inside may break a check in any way; that is a finding too."""
    try:
        faults = list(check.find(reading))
    except Exception as cause:
        return [
            error(check.code, f"the file is broken: {check.title.lower()!r} can't be judged ({_first_line(cause)})")
        ]
    findings = [
        Finding(check.code, check.weigh(fault.severity, reading), fault.message, fault.remedy, source=check.rule)
        for fault in faults
    ]
    findings.sort(key=lambda finding: list(Severity).index(finding.severity))
    if len(findings) > MOST_FAULTS:
        more = len(findings) - MOST_FAULTS
        findings[MOST_FAULTS:] = [Finding(check.code, findings[MOST_FAULTS].severity, f"and {more} more like these")]
    return findings


def _first_line(cause: Exception) -> str:
    told = _STREAM.sub("", str(cause))
    return f"{type(cause).__name__}: {told}".splitlines()[0][:160]
