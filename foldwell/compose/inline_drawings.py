"""Drawings set into a page itself, so that their colours follow light and dark, and a screen reader tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="asset:([^"]+)\.svg"[^>]*>')
_ATTRIBUTE = re.compile(r'\b(class|alt)="([^"]*)"')
_ROOT = re.compile(r"<svg\b([^>]*)>")
_PREFIX = re.compile(r"<([a-z][\w.-]*):svg\b")
_LINK = re.compile(r"\b[a-z][\w.-]*:href=")
_VIEW_BOX = re.compile(r'\bviewBox=["\']([^"\']+)["\']')
_SILENT = re.compile(r"<!--.*?-->|<(title|desc|metadata)\b.*?</\1>|<\?xml.*?\?>", re.DOTALL)
_ID = re.compile(r"""\bid=(["'])([^"']+)\1""")
_BETWEEN_TAGS = re.compile(r">\s+<")


def set_drawings(html: str, drawings: Mapping[str, str]) -> str:
    """The page with each image of a drawing replaced by the drawing; others stay as they are.

    drawings: SVG by the name of its asset without `.svg`. An empty alternative makes a drawing decoration. Ids are
    made unique, since one drawing may stand in several places.
    """
    number = 0

    def replace(image: re.Match[str]) -> str:
        nonlocal number
        svg = drawings.get(image[1])
        if svg is None:
            return image[0]
        number += 1
        return _set_drawing(svg, dict(_ATTRIBUTE.findall(image[0])), f"drawing-{number}")

    return _IMAGE.sub(replace, html)


def _set_drawing(svg: str, attributes: Mapping[str, str], prefix: str) -> str:
    bare = _BETWEEN_TAGS.sub("><", _SILENT.sub("", svg)).strip()
    named = _prefix_ids(_drop_namespaces(bare), prefix)
    root = _ROOT.search(named)
    assert root is not None, "the reader lets no drawing through that has no svg element"
    view_box = _VIEW_BOX.search(root[1])
    shape = f' viewBox="{escape(view_box[1])}"' if view_box else ""
    told = f'role="img" aria-label="{alt}"' if (alt := attributes.get("alt")) else 'aria-hidden="true"'
    kind = " ".join(filter(None, ("drawing", attributes.get("class"))))
    return f'<svg class="{kind}" {told}{shape}>{named[root.end() :]}'


def _drop_namespaces(svg: str) -> str:
    """The drawing without prefixes of XML, which HTML does not read."""
    if prefix := _PREFIX.search(svg):
        svg = re.sub(rf"(</?){re.escape(prefix[1])}:", r"\1", svg)
    return _LINK.sub("href=", svg)


def _prefix_ids(svg: str, prefix: str) -> str:
    for quote, name in dict.fromkeys(_ID.findall(svg)):
        svg = svg.replace(f"id={quote}{name}{quote}", f'id="{prefix}-{name}"')
        svg = re.sub(rf"url\((['\"]?)#{re.escape(name)}\1\)", f"url(#{prefix}-{name})", svg)
        svg = re.sub(rf"""href=(["'])#{re.escape(name)}\1""", f'href="#{prefix}-{name}"', svg)
    return svg
