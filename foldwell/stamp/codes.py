"""A QR code in the place of another: a slot that shows nothing else is laid out once for each size of code.

Drawing squares takes the engine as long as setting a page. What it draws for a code is known, so it is looked for in
the slot that it laid out, and is found there whole or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from pikepdf import String

if TYPE_CHECKING:
    from foldwell.stamp.fragment import Fragment

CODE = "asset:qr.svg"
_ONLY_A_CODE = re.compile(r'\s*<img\b[^<>]*\bsrc="asset:qr\.svg"[^<>]*>\s*')
_ALT = re.compile(r'\balt="([^"]*)"')
_PATH = re.compile(r'\bd="([^"]*)"')
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")


@dataclass(frozen=True)
class Code:
    """A code as a slot shows it. around: the slot's HTML and the drawing, without what tells one code from another."""

    around: str
    alt: str
    path: str


def read_code(inner: str, svg: str) -> Code | None:
    """The code that is all that a slot holds; None where there is more, or none. svg: the drawing of its code."""
    alt, path = _ALT.search(inner), _PATH.search(svg)
    if not (_ONLY_A_CODE.fullmatch(inner) and alt and path):
        return None
    return Code(_ALT.sub("", inner).replace(CODE, "") + _PATH.sub("", svg), unescape(alt[1]), path[1])


def exchange_code(fragment: Fragment, old: Code, new: Code) -> Fragment | None:
    """A slot that shows another code of the same size; None where the engine did not draw the old one as foretold."""
    drawn, told = _draw(old.path), String(old.alt).unparse()
    places = [n for n, piece in enumerate(fragment.content) if isinstance(piece, bytes) and drawn in piece]
    owners = [n for n, taken in enumerate(fragment.objects) if told in taken.told]
    if len(places) != 1 or len(owners) != 1:
        return None
    content, objects = list(fragment.content), list(fragment.objects)
    piece, owner = content[places[0]], objects[owners[0]]
    assert isinstance(piece, bytes)
    content[places[0]] = piece.replace(drawn, _draw(new.path))
    objects[owners[0]] = replace(owner, told=owner.told.replace(told, String(new.alt).unparse()))
    return replace(fragment, content=tuple(content), objects=tuple(objects))


@lru_cache(maxsize=16)
def _draw(path: str) -> bytes:
    """The runs of dark modules as the engine draws them: corner by corner."""
    runs = []
    for found in _RUN.finditer(path):
        left, top, length = (int(number) for number in found.groups())
        right, bottom = left + length, top + 1
        runs.append(f"{left} {top} m\n{right} {top} l\n{right} {bottom} l\n{left} {bottom} l\nh\n")
    return "".join(runs).encode()
