"""A web page stands alone: it is read as it is written, carries all that it shows, and runs and fetches nothing."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import category

from fontTools.ttLib import TTFont, TTLibError

from foldwell.findings import Severity
from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.web_reading import WebReading

_ACTIVE = ("script", "iframe", "object", "embed", "form", "base", "frame", "applet", "animate", "set")
_FETCHING = ("src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest")
_CALL = re.compile(r"url\(\s*[\"']?([^\"')\s]*)|@import\b([^;]*)", re.IGNORECASE)
_FONT = re.compile(r"url\(data:font/[a-z0-9]+;base64,([A-Za-z0-9+/=]+)\)")
_HASH = re.compile(r"'sha256-([^']+)'")
_POLICY = {
    "default-src": {"'none'"}, "img-src": {"data:"}, "font-src": {"data:"}, "base-uri": {"'none'"},
    "form-action": {"'none'"},
}  # fmt: skip
_META = "content-security-policy"
_REMEDY = "allow nothing but the page's own style by its hash, and data: for pictures and fonts"
_LARGE = 2_000_000
"""Bytes from which a page is slow to open on a phone's network: about ten seconds at 1.6 Mbit/s (slow 4G)."""


def find_mended_markup(reading: WebReading) -> Iterator[Fault]:
    """What a browser has to mend, and may mend otherwise than meant."""
    for mistake in reading.errors:
        yield Fault(f"the markup is wrong: {mistake}", "correct the template")


def find_missing_glyphs(reading: WebReading) -> Iterator[Fault]:
    """Signs that no typeface of the page has."""
    covered: set[int] = set()
    for written in _FONT.findall(reading.styles):
        try:
            with TTFont(BytesIO(base64.b64decode(written))) as font:
                covered.update(font.getBestCmap())
        except (TTLibError, binascii.Error, KeyError, ValueError):
            yield Fault("a typeface of the page is damaged", "build it again")
    signs = {sign for text in reading.texts for sign in text if not sign.isspace() and category(sign) != "Cf"}
    if lacking := sorted(sign for sign in signs if ord(sign) not in covered):
        yield Fault(f"no typeface of the page has {' '.join(lacking)}", "add a font to styles/fonts/ that does")


def find_active_content(reading: WebReading) -> Iterator[Fault]:
    """Scripts, handlers of events, frames, forms, pages that move on, and inline styles that the policy refuses."""
    remedy = "a page needs none; take it out of the template"
    for element in reading.elements:
        if element.name in _ACTIVE:
            yield Fault(f"the page has a {element.name} element", remedy)
        if "refresh" in element.attributes.get("http-equiv", "").lower():
            yield Fault("the page moves on by itself", remedy)
        for name, value in element.attributes.items():
            if name.startswith("on"):
                yield Fault(f"{element} has the handler {name}", remedy)
            elif name == "style":
                yield Fault(f"{element} has a style of its own ({quote(value, 30)})", "write it in styles/web.css")
            elif value.strip().lower().startswith(("javascript:", "vbscript:", "data:text")):
                yield Fault(f"{element} leads to a script", remedy)


def find_outside_calls(reading: WebReading) -> Iterator[Fault]:
    """Pictures, styles or fonts that a browser would fetch."""
    remedy = "carry it in the page"
    for element in reading.elements:
        called = [element.attributes[name] for name in _FETCHING if name in element.attributes]
        if element.name == "link" or (element.name in {"image", "use", "feimage"} and "href" in element.attributes):
            called.append(element.attributes.get("href", ""))
        for attribute in element.attributes.values():
            called += [found[0] for found in _CALL.findall(attribute)]
        for address in called:
            if not address.startswith(("data:image/", "#")):
                yield Fault(f"{element} fetches {quote(address)}", remedy)
    for found in _CALL.findall(reading.styles):
        if found[1] or not found[0].startswith(("data:", "#")):
            yield Fault(f"a style fetches {quote(found[1] or found[0])}", remedy)


def find_loose_policy(reading: WebReading) -> Iterator[Fault]:
    """A security policy that is missing, lets more in than it must, or refuses the page's own style."""
    metas = [one for one in reading.named("meta") if one.attributes.get("http-equiv", "").lower() == _META]
    if not metas or "head" not in metas[0].parents:
        yield Fault("the page has no Content-Security-Policy in its head", "build it with its own finish")
        return
    parts = [part.split() for part in metas[0].attributes.get("content", "").split(";") if part.strip()]
    told = {part[0]: set(part[1:]) for part in parts}
    for name in sorted({*told, *_POLICY, "style-src"}):
        if name != "style-src" and told.get(name) != _POLICY.get(name):
            yield Fault(f"its policy says {name} {' '.join(sorted(told.get(name, set()))) or 'nothing'}", _REMEDY)
    styles = re.findall(r"<style[^>]*>(.*?)</style>", reading.source, re.DOTALL)
    own = {f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in styles}
    if told.get("style-src") != own:
        yield Fault("its policy does not name exactly the page's own style", _REMEDY)


def find_size(reading: WebReading) -> Iterator[Fault]:
    """How large the page is; a warning where that is slow on a phone."""
    size = len(reading.source.encode())
    if size > _LARGE:
        yield Fault(f"the page has {size / 1e6:.1f} MB", "use fewer or smaller photos", Severity.WARNING)
    else:
        yield Fault(f"the page has {size / 1000:.0f} kB, all told", severity=Severity.NOTE)
