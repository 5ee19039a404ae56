"""Editing a page's content as text, where that is safe.

The engine writes strings in hexadecimal, no comments and no inline images. In such content every token stands
by itself, so numbers and names can be replaced without parsing; any other content is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pikepdf import Array, Stream

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from pikepdf import Object

CATEGORY_OF_OPERATOR = {
    b"Tf": "/Font",
    b"Do": "/XObject",
    b"gs": "/ExtGState",
    b"sh": "/Shading",
    b"cs": "/ColorSpace",
    b"CS": "/ColorSpace",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"BDC": "/Properties",
}
"""Operators that name a resource, and the resource dictionary they name it in (ISO 32000-1, 7.8.3)."""

_UNSAFE_BYTES = (b"(", b"%")
_INLINE_IMAGE = re.compile(rb"(?<!\S)BI(?!\S)")
_MARK = re.compile(rb"/MCID\s+(\d+)")
_MARKED = re.compile(rb"/[^\s/<>\[\]()]+\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)((?:\s+[\d.+-]+)?\s+)(Tf|Do|gs|sh|cs|CS|scn|SCN|BDC)(?!\S)")


def read_plain(page: Object) -> bytes:
    """The content of a page, decoded.

    Raises ValueError where it holds literal strings, comments or inline images.
    """
    contents = page.Contents
    streams = list(contents) if isinstance(contents, Array) else [contents]
    content = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, Stream))
    if any(sign in content for sign in _UNSAFE_BYTES) or (b"BI" in content and _INLINE_IMAGE.search(content)):
        raise ValueError("page content with strings, comments or inline images can't be edited; the engine writes none")
    return content


def shift_marks(content: bytes, first: int) -> bytes:
    """The content with its marks (MCIDs) counted from `first` instead of 0."""
    if not first:
        return content
    return _MARK.sub(lambda mark: b"/MCID %d" % (int(mark[1]) + first), content)


def unmark(content: bytes, kept: Container[int]) -> bytes:
    """The content with every mark that is not kept turned into an artifact, which screen readers skip."""

    def replace(marked: re.Match[bytes]) -> bytes:
        return marked[0] if int(marked[1]) in kept else b"/Artifact <</Type /Pagination>> BDC"

    return _MARKED.sub(replace, content)


def named_resources(content: bytes) -> list[tuple[str, str]]:
    """Resources that the content uses, as category and name, such as ("/Font", "/F1"); each once, sorted."""
    found = {(CATEGORY_OF_OPERATOR[named[3]], "/" + named[1].decode("latin-1")) for named in _NAMED.finditer(content)}
    return sorted(found)


def rename_resources(content: bytes, renames: Mapping[tuple[str, str], str]) -> bytes:
    """The content with resources renamed, by category and name."""
    if not renames:
        return content

    def replace(named: re.Match[bytes]) -> bytes:
        name = "/" + named[1].decode("latin-1")
        return renames.get((CATEGORY_OF_OPERATOR[named[3]], name), name).encode("latin-1") + named[2] + named[3]

    return _NAMED.sub(replace, content)
