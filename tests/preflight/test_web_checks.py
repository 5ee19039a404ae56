"""Each check of a web page finds nothing on ours, and its fault on a page that has one."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from foldwell.findings import Severity
from foldwell.preflight.web_checks import MOST_FAULTS, OPENS, WEB_CHECKS, check_page
from tests.samples import ROOT, SMALL, sample, small
from tests.web_pages import errors, make

LAYOUTS = [
    (small, ("trifold",), SMALL),
    (small, ("handout",), SMALL),
    (small, ("booklet",), SMALL),
    (small, ("walletcard",), SMALL),
    (small, ("pocket",), SMALL),
    (small, ("large-print",), SMALL),
    (small, ("trifold", "letter", "draft", "ar-XB"), SMALL),
]


@pytest.mark.parametrize(("brochure_of", "told", "library"), LAYOUTS, ids=lambda told: str(told)[:30])
def test_nothing_is_wrong_with_our_pages(brochure_of, told, library):
    web, expected = make(brochure_of, *told, library=library)
    assert errors(web.data, expected) == []


@pytest.mark.parametrize("told", [("riverside", "letter", "booklet"), ("bayview", "letter", "notice")])
def test_nothing_is_wrong_with_the_samples(told):
    web, expected = make(sample, *told)
    assert errors(web.data, expected) == []


def swap(old, new, count=1):
    def spoil(page):
        assert re.search(old, page), f"the page has no {old!r}"
        return re.sub(old, new, page, count=count)

    return spoil


def restyle(old, new):
    """Another style, with the policy that it needs, so that nothing else is wrong."""

    def spoil(page):
        changed = swap(old, new)(page)
        styles = re.search(r"<style>(.*?)</style>", changed, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
        return re.sub(r"'sha256-[^']+'", f"'sha256-{digest}'", changed)

    return spoil


BAD = {
    "a tag that is not closed": ("parse", swap("</section>", "")),
    "a stray end": ("parse", swap("</main>", "</b></main>")),
    "a paragraph that is lost": ("text-lost", swap(r'<p class="purpose">[^<]*</p>', "")),
    "a word that is lost": ("text-lost", swap(r'(<h2 id="h-[^>]*>\w+) \w+', r"\1", 0)),
    "two texts that changed places": (
        "text-order",
        swap(r'(<p class="kicker">.*?</p>)\s*(<h1>.*?</h1>)', r"\2\1"),
    ),
    "a text that nobody wrote": ("text-extra", swap("</main>", "<p>Book now!</p></main>")),
    "a sign without a shape": ("glyphs", swap("</h1>", " \u2603</h1>")),
    "a damaged typeface": ("glyphs", restyle(r"(font/woff2;base64,)[A-Za-z0-9+/=]+", r"\1d09GMgAB")),
    "no language": ("language", swap('<html lang="en-US"', "<html")),
    "another direction": ("language", swap('dir="ltr"', 'dir="rtl"')),
    "another title": ("title", swap("<title>", "<title>New ")),
    "no main part": ("landmarks", swap(r"<(/?)main\b", r"<\1div", 0)),
    "two heads": ("landmarks", swap("<footer>", "<header></header><footer>")),
    "no link to skip by": ("landmarks", swap(r'<a class="skip".*?</a>', "")),
    "a section without a name": ("landmarks", swap(r'aria-labelledby="h-[^"]*"', "")),
    "two h1": ("headings", swap(r"<h2 ([^>]*)>(.*?)</h2>", r"<h1 \1>\2</h1>")),
    "no h1": ("headings", swap(r"<h1>(.*?)</h1>", r"<h2>\1</h2>")),
    "a level that is skipped": ("headings", swap(r"<h2 ([^>]*)>(.*?)</h2>", r"<h4 \1>\2</h4>")),
    "an empty heading": ("headings", swap("</main>", "<h2></h2></main>")),
    "a picture without words": ("pictures", swap("</main>", '<img src="data:image/png;base64,AA"></main>')),
    "a drawing without words": ("pictures", swap("</main>", '<svg role="img"></svg></main>')),
    "a drawing told as its parts": ("pictures", swap("</main>", '<svg aria-label="Knee"></svg></main>')),
    "a table without heads": ("tables", swap("</main>", "<table><tbody><tr><td>1</td></tr></tbody></table></main>")),
    "a head without a scope": (
        "tables",
        swap("</main>", "<table><tbody><tr><th>1</th></tr></tbody></table></main>"),
    ),
    "an id twice": ("ids", swap("</main>", '<p id="guide"></p></main>')),
    "a link without words": ("links", swap("</main>", '<a href="https://example.org"></a></main>')),
    "a link to nowhere on the page": ("links", swap(r'href="#guide"', 'href="#gone"')),
    "a link to a file": ("links", swap("</main>", '<a href="file:///x">x</a></main>')),
    "a phone that can't be called": ("links", swap(r'href="tel:\d+"', 'href="tel:"')),
    "a list that leads astray": ("links", swap(r'(<li><a href="#h-[^>]*>)[^<]+', r"\1Elsewhere")),
    "a colour that can't be read": ("contrast", restyle(r"--soft:#[0-9a-f]{6}", "--soft:#cccccc")),
    "a dark colour that can't be read": (
        "contrast",
        restyle(r"(color-scheme:dark\)\{:root\{[^}]*--ink:)#[0-9a-f]{6}", r"\1#333333"),
    ),
    "no dark colours": ("contrast", restyle(r"prefers-color-scheme:dark", "prefers-color-scheme:no")),
    "a script": ("active", swap("</main>", "<script>1</script></main>")),
    "a handler": ("active", swap("<h1", '<h1 onclick="x()"')),
    "a script as an address": ("active", swap("</main>", '<a href="JavaScript:x()">x</a></main>')),
    "a style of its own": ("active", swap("<h1", '<h1 style="color:red"')),
    "a frame": ("active", swap("</main>", '<iframe title="x"></iframe></main>')),
    "a page that moves on": ("active", swap("</head>", '<meta http-equiv="Refresh" content="1;url=x"></head>')),
    "a picture from outside": ("outside", swap("</main>", '<img alt="x" src="https://example.org/x.png"></main>')),
    "a style sheet from outside": ("outside", swap("</head>", '<link rel="stylesheet" href="x.css"></head>')),
    "a drawing that fetches": ("outside", swap("</main>", '<p fill="url(https://example.org/x)"></p></main>')),
    "a font from outside": ("outside", restyle(r"url\(data:font", "url(https://example.org/data:font")),
    "an import": ("outside", restyle(":root", '@import "x.css";:root')),
    "no policy": ("policy", swap(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "")),
    "a loose policy": ("policy", swap("img-src data:", "img-src *")),
    "a policy with more": ("policy", swap("img-src data:", "script-src 'unsafe-inline'; img-src data:")),
    "a policy for another style": ("policy", swap(":root", ":root ")),
}


@pytest.fixture(scope="module")
def ours():
    web, expected = make(small, "trifold", library=SMALL)
    return web.data.decode(), expected


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_caught(name, ours):
    check, spoil = BAD[name]
    page, expected = ours
    spoiled = spoil(page)
    assert spoiled != page
    assert f"preflight.web-{check}" in {finding.code for finding in errors(spoiled.encode(), expected)}


def test_every_check_has_a_bad_page():
    assert {check for check, _ in BAD.values()} | {"size"} == {check.name for check in WEB_CHECKS}


def test_a_large_page_is_a_warning(ours):
    page, expected = ours
    large = page.replace("</body>", f"<!--{'x' * 2_000_000}--></body>")
    (found,) = errors(large.encode(), expected)
    assert (found.code, found.severity) == ("preflight.web-size", Severity.WARNING)


def test_its_size_is_told(ours):
    page, expected = ours
    (note,) = check_page(page.encode(), expected)
    assert note.message == f"the page has {len(page.encode()) / 1000:.0f} kB, all told"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"%PDF-1.7", b"<", b"<html", b"\0", b"<svg><p></svg>" * 20])
def test_what_is_no_page_is_refused(data, ours):
    _, expected = ours
    assert errors(data, expected)


def test_bytes_that_are_no_text_are_told(ours):
    (found,) = check_page(b"\xff\xfe", ours[1])
    assert found.code == OPENS


def test_many_faults_are_counted(ours):
    page, expected = ours
    lost = replace(expected, texts=tuple(f"unheard of {number * 'x'} words" for number in range(1, 40)))
    findings = [finding for finding in errors(page.encode(), lost) if finding.code == "preflight.web-text-lost"]
    assert len(findings) == MOST_FAULTS + 1
    assert findings[-1].message.startswith("and ")


def test_the_docs_list_every_check():
    rows = "".join(f"| `{check.name}` | {check.title} |\n" for check in WEB_CHECKS)
    assert rows in (ROOT / "docs/web.md").read_text(encoding="utf-8")
