"""Web pages to test with, made once, and a browser to open them in."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache

from foldwell.compose.web_page import WebComposer
from foldwell.expectations import expect_web
from foldwell.findings import Severity
from foldwell.finish.facts import source_data
from foldwell.finish.web import finish_web
from foldwell.pipeline import FinishedPage
from foldwell.preflight.web_checks import check_page
from foldwell.typeset.measuring import measuring_fit
from tests.programs import require_library, require_program
from tests.samples import BUNDLED, SMALL, composer


@cache
def web_composer(library):
    return WebComposer(library)


@cache
def make(brochure_of, *told, library=BUNDLED):
    """The page of a brochure with every block that it may print: `make(sample, "riverside", "letter", "trifold")`."""
    return finish(brochure_of(*told), library)


def finish(brochure, library=SMALL, fit=None):
    """A finished page, with what it must hold; nothing is typeset for it."""
    fit = fit or measuring_fit(brochure)
    printed = composer(library).compose(brochure, fit)
    page = web_composer(library).compose(brochure, fit, printed)
    return FinishedPage(page, finish_web(page, brochure, library, source_data(brochure, fit))), expect_web(
        brochure, page
    )


def errors(data, expected):
    """What is wrong with a page, without notes."""
    return [finding for finding in check_page(data, expected) if finding.severity is not Severity.NOTE]


@contextmanager
def open_browser():
    """Chromium from Debian, driven by Playwright; nothing is downloaded."""
    from playwright.sync_api import sync_playwright

    program = require_program("chromium", "chromium")
    if sys.platform == "linux":
        require_library("libatomic.so.1", "libatomic1")  # Playwright's own program needs it
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
