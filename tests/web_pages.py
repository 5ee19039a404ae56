"""Web pages to test with, made once, and a browser to open them in."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache

from foldwell.expectations import expect_web
from foldwell.findings import Severity
from foldwell.pipeline import Order, Shop
from foldwell.preflight.web_checks import check_page
from tests.programs import require_program
from tests.samples import BUNDLED, SMALL

ORDER = Order(media=("web",))


@cache
def shop(library=BUNDLED):
    return Shop(library)


@cache
def make(brochure_of, *told, library=BUNDLED):
    """The page of a brochure: `make(sample, "riverside", "letter", "trifold")`."""
    return finish(brochure_of(*told), library)


def finish(brochure, library=SMALL, order=ORDER):
    """A finished page, with what it must hold."""
    panels = shop(library).typeset(brochure, order)
    web = shop(library).finish_page(brochure, panels, order)
    return web, expect_web(brochure, web.page)


def errors(data, expected):
    """What is wrong with a page, without notes."""
    return [finding for finding in check_page(data, expected) if finding.severity is not Severity.NOTE]


@contextmanager
def open_browser():
    """Chromium from Debian, driven by Playwright; nothing is downloaded."""
    from playwright.sync_api import sync_playwright

    program = require_program("chromium", "chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
