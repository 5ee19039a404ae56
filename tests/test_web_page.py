"""The web page in a real Chromium: WCAG 2.2 AA by axe, no sideways scrolling, nothing fetched, nothing refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from tests.samples import BUNDLED, sample
from tests.web_pages import errors, finish, make, open_browser

pytest.importorskip("playwright", reason="pip install axe-playwright-python")

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TRIFOLD = ("riverside", "letter", "trifold")
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)
ALL = tuple(product(WIDTHS, SCHEMES))
BROCHURES = [
    (TRIFOLD, ALL),
    (("sunfield", "a4", "trifold"), ALL),
    ((*TRIFOLD, "ar-XB"), ((320, "light"), (1280, "dark"))),
]
"""Brochures, and the screens that each is judged on."""
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
"""What readers may set without losing a word (WCAG 2.2, 1.4.12)."""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLIPPED = """[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1
    && getComputedStyle(e).overflowX !== 'visible' && !e.closest('svg, .stop, thead'))
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def browser():
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def judge():
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def run(page):
        options = {"runOnly": {"type": "tag", "values": WCAG}}
        violations = axe.run(page, options=options).response["violations"]
        return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in violations]

    return run


def open_page(browser, data, width=1280, scheme="light", **options):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
    page = context.new_page()
    page.told = []
    page.asked = []
    page.on("console", lambda message: page.told.append(message.text))
    page.on("request", lambda request: page.asked.append(request.url[:40]))
    page.set_content(data.decode() if isinstance(data, bytes) else data)
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_stays_a_table_on_narrow_screens(width, browser, judge):
    brochure = sample(*TRIFOLD)
    layout = brochure.layout.model_copy(update={"options": "table"})
    web, expected = finish(replace(brochure, layout=layout), BUNDLED)
    assert errors(web.data, expected) == []
    page = open_page(browser, web.data, width)
    assert judge(page) == []
    assert page.evaluate(OVERFLOW) == 0
    assert page.get_by_role("columnheader").count() == 4
    assert page.get_by_role("rowheader").count() == page.get_by_role("row").count() - 1


@pytest.mark.parametrize(("told", "screens"), BROCHURES, ids=["-".join(told) for told, _ in BROCHURES])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(told, screens, browser, judge):
    web, _ = make(sample, *told)
    page = open_page(browser, web.data)
    for width, scheme in screens:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert judge(page) == [], (width, scheme)
        assert page.evaluate(OVERFLOW) == 0
    assert page.told == []
    assert [url for url in page.asked if not url.startswith(("data:", "about:"))] == []


def test_readers_may_space_the_text_out(browser):
    web, _ = make(sample, *TRIFOLD)
    page = open_page(browser, web.data, 320)
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", SPACED
    )
    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate(CLIPPED) == []


def test_the_keyboard_goes_first_to_the_link_that_skips_the_head(browser):
    web, _ = make(sample, *TRIFOLD)
    page = open_page(browser, web.data)
    page.keyboard.press("Tab")
    box = page.evaluate(
        "(({x, y, width, height}) => [x, y, width, height])(document.activeElement.getBoundingClientRect())"
    )
    assert page.evaluate("document.activeElement.className") == "skip"
    assert box[0] >= 0
    assert box[1] >= 0
    assert box[3] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "guide"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_its_own_typefaces_are_used(scheme, browser):
    web, _ = make(sample, *TRIFOLD)
    page = open_page(browser, web.data, scheme=scheme)
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert set(loaded) == {"Source Sans 3", "Source Serif 4"}


def test_dark_mode_is_dark_and_print_is_light(browser):
    web, _ = make(sample, *TRIFOLD)
    page = open_page(browser, web.data, scheme="dark")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = web.page.light["paper"], web.page.dark["paper"]
    assert page.evaluate(ground) == css_color(dark)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == css_color(light)


def test_lines_to_write_on_are_for_print(browser):
    web, expected = make(sample, "riverside", "letter", "booklet")
    assert errors(web.data, expected) == []
    page = open_page(browser, web.data)
    blocks = page.locator(".notes, .appointment")
    assert [block.is_visible() for block in blocks.all()] == [False, False]
    page.emulate_media(media="print")
    assert [block.is_visible() for block in blocks.all()] == [True, True]
    lines = page.locator(".visit .note-line").all()
    assert len({line.bounding_box()["x"] for line in lines}) == 1
    assert all(line.bounding_box()["width"] > 200 for line in lines)


def css_color(color):
    return f"rgb({', '.join(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))})"


BAD = '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1>{}</main></html>'


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<p style="color:#aaa;background:#fff">pale</p>', "color-contrast"),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
        ('<a href="#x"></a>', "link-name"),
        ("<p style='font-size:9px'><a href='#a'>a</a></p><a href='#b' style='font-size:6px'>b</a>" * 2, "target-size"),
    ],
)
def test_a_bad_page_is_caught(markup, rule, browser, judge):
    page = open_page(browser, BAD.format(markup))
    assert rule in [name for name, _ in judge(page)]


def test_sideways_scrolling_is_caught(browser):
    page = open_page(browser, BAD.format('<p style="width:400px">wide</p>'), 320)
    assert page.evaluate(OVERFLOW) > 0
