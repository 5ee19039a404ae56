"""The web file: one page that carries its styles, typefaces and pictures, and lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape, unescape
from typing import TYPE_CHECKING

from foldwell import __version__
from foldwell.finish.web_fonts import font_rules
from foldwell.typeset.asset_fetcher import prepare_asset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.compose.artwork import Asset
    from foldwell.compose.web_page import WebPage
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library

_CALLED = re.compile(r"asset:([A-Za-z0-9._-]+)")
_TAG = re.compile(r"<(?!em\b)[^>]*>")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SET_BY_STYLE = "0123456789:•"
_ON_PAPER = ".on-paper svg,svg.on-paper"
_HEAD = '<meta charset="utf-8">'


def finish_web(page: WebPage, brochure: Brochure, library: Library, source: bytes) -> bytes:
    """The page as one file of UTF-8; no clock and no machine reaches it.

    source: JSON of what it was made from, by which it can be told later which brochure it is.
    """
    text = unescape(_TAG.sub(" ", page.html)) + _SET_BY_STYLE
    looks = _COMMENT.sub("", page.styles)
    styles = font_rules(library, brochure.theme, text, looks, brochure.locale.typefaces)
    styles += _color_rules(page) + _embed(looks, page.assets)
    styles = "\n" + "\n".join(line for line in map(str.rstrip, styles.splitlines()) if line) + "\n"
    head = f"{_HEAD}\n{_policy(styles)}\n{_facts(brochure, source)}"
    html = "\n".join(line for line in page.html.splitlines() if line.strip())
    html = _embed(html, page.assets).replace(_HEAD, head, 1)
    return html.replace("</head>", f"<style>{styles}</style>\n</head>", 1).encode()


def _color_rules(page: WebPage) -> str:
    """The palette for light, the one for dark, and drawings of the body, which stand on light paper in both."""
    changed = {role: color for role, color in page.dark.items() if page.light[role] != color}
    kept = {role: page.light[role] for role in changed}
    return (
        f":root{{color-scheme:light dark;{_declare(page.light)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_declare(changed)}}}"
        f"{_ON_PAPER}{{{_declare(kept)};background:var(--paper)}}}}\n"
    )


def _declare(roles: Mapping[str, str]) -> str:
    return ";".join(f"--{role}:{color}" for role, color in sorted(roles.items()))


def _policy(styles: str) -> str:
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def _facts(brochure: Brochure, source: bytes) -> str:
    topic = brochure.topic
    facts = {
        "generator": f"Foldwell {__version__}",
        "author": brochure.clinic.name,
        "dcterms.identifier": topic.document,
        "dcterms.hasVersion": topic.revision,
        "foldwell:source": " ".join(source.decode().split()),
    }
    return "\n".join(f'<meta name="{name}" content="{escape(fact)}">' for name, fact in facts.items())


def _embed(text: str, assets: Mapping[str, Asset]) -> str:
    """A text with every picture in the place of its name."""

    def embed(called: re.Match[str]) -> str:
        asset = assets[called[1]]
        data = base64.b64encode(prepare_asset(called[1], asset)).decode()
        return f"data:{asset.media_type};base64,{data}"

    return _CALLED.sub(embed, text)
