"""Judge a finished web page: every check of the table, on the file alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.findings import Finding, Severity, error
from foldwell.preflight import web_access_checks, web_file_checks, web_text_checks
from foldwell.preflight.web_reading import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from foldwell.preflight.expected_page import ExpectedPage
    from foldwell.preflight.faults import Fault
    from foldwell.preflight.web_reading import WebReading

MOST_FAULTS = 12
"""Findings shown of one check; the others are counted in one more."""


@dataclass(frozen=True)
class WebCheck:
    """One thing that is judged. The code of its findings is `preflight.web-` and its name; title: what must hold."""

    name: str
    title: str
    find: Callable[[WebReading], Iterable[Fault]]

    @property
    def code(self) -> str:
        """The code of its findings."""
        return f"preflight.web-{self.name}"


OPENS = "preflight.web-opens"
"""The check before all others: the file is a page in UTF-8."""

WEB_CHECKS = (
    WebCheck("parse", "The page is read as it is written", web_file_checks.find_mended_markup),
    WebCheck("text-lost", "Every source text is on the page", web_text_checks.find_lost_text),
    WebCheck("text-order", "Texts are read in the order of the source", web_text_checks.find_moved_text),
    WebCheck("text-extra", "Nothing is read that is not in the source", web_text_checks.find_extra_text),
    WebCheck("glyphs", "Every sign has a shape in a typeface of the page", web_file_checks.find_missing_glyphs),
    WebCheck("language", "The page says its language and its direction", web_access_checks.find_wrong_language),
    WebCheck("title", "The page has its title", web_access_checks.find_wrong_title),
    WebCheck("landmarks", "Head, main part and foot are marked", web_access_checks.find_landmarks),
    WebCheck("headings", "One h1, and no level skipped", web_access_checks.find_wrong_headings),
    WebCheck("pictures", "Pictures have a text alternative", web_access_checks.find_untold_pictures),
    WebCheck("tables", "Tables have header cells with a scope", web_access_checks.find_headless_tables),
    WebCheck("ids", "Every id is there once", web_access_checks.find_double_ids),
    WebCheck("links", "Links have words, and lead somewhere", web_access_checks.find_bad_links),
    WebCheck("contrast", "Colours can be read in light and in dark", web_access_checks.find_low_contrast),
    WebCheck("active", "Nothing on the page runs", web_file_checks.find_active_content),
    WebCheck("outside", "Nothing is fetched from outside", web_file_checks.find_outside_calls),
    WebCheck("policy", "Its security policy lets nothing else in", web_file_checks.find_loose_policy),
    WebCheck("size", "The page is small enough for a phone", web_file_checks.find_size),
)  # fmt: skip
"""All checks of a web page; docs and tests are made from this table."""


def check_page(data: bytes, expected: ExpectedPage) -> tuple[Finding, ...]:
    """Everything wrong with a finished page; empty but for notes where it is what it should be."""
    try:
        reading = read_page(data, expected)
    except UnicodeDecodeError:
        return (error(OPENS, "the file is no page in UTF-8", "build it again"),)
    return tuple(finding for check in WEB_CHECKS for finding in _run_check(check, reading))


def _run_check(check: WebCheck, reading: WebReading) -> list[Finding]:
    faults = list(check.find(reading))
    findings = [Finding(check.code, fault.severity, fault.message, fault.remedy) for fault in faults]
    findings.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    if len(findings) > MOST_FAULTS:
        more = len(findings) - MOST_FAULTS
        findings[MOST_FAULTS:] = [Finding(check.code, findings[MOST_FAULTS].severity, f"and {more} more like these")]
    return findings
