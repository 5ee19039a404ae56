"""The text of tagged content, read back from pages as the engine wrote them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.impose.content import read_plain

if TYPE_CHECKING:
    from pikepdf import Object

_MARKED = re.compile(rb"/MCID\s+(\d+)\s*>>\s*BDC\s(.*?)\sEMC(?!\S)", re.DOTALL)
_FONT_OR_CODES = re.compile(rb"/(\S+)\s+[\d.]+\s+Tf(?!\S)|<([0-9a-fA-F]+)>")
_MAPS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_MAP = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_CODE_DIGITS = 4

ObjectNumber = tuple[int, int]
Characters = dict[bytes, str]
"""The characters of a font by their code, in lower-case hexadecimal."""


class MarkedText:
    """Gives the text of marks (MCIDs); pages and fonts are read when they are first asked for.

    The engine sets the font anew in each mark, and opens no other mark before a mark's text ends.
    """

    def __init__(self) -> None:
        self._marked: dict[ObjectNumber, dict[int, bytes]] = {}
        self._fonts: dict[ObjectNumber, Characters] = {}

    def read(self, page: Object, mark: int) -> str:
        """The text of a mark on a page; empty where it has none, such as a picture."""
        if page.objgen not in self._marked:
            found = _MARKED.finditer(read_plain(page))
            self._marked[page.objgen] = {int(marked[1]): marked[2] for marked in found}
        text = ""
        characters: Characters = {}
        for token in _FONT_OR_CODES.finditer(self._marked[page.objgen].get(mark, b"")):
            if token[1]:
                characters = self.characters(page.Resources.Font["/" + token[1].decode("latin-1")])
            else:
                text += _decode(token[2], characters)
        return text

    def characters(self, font: Object) -> Characters:
        """The text of each glyph of a font, by its code."""
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = read_characters(font)
        return self._fonts[font.objgen]


def _decode(codes: bytes, characters: Characters) -> str:
    codes = codes.lower()
    steps = range(0, len(codes), _CODE_DIGITS)
    return "".join(characters.get(codes[step : step + _CODE_DIGITS], "") for step in steps)


def list_glyphs(content: bytes) -> dict[str, set[bytes]]:
    """The codes that a content of the engine shows, in lower-case hexadecimal, by the name of their font."""
    shown: dict[str, set[bytes]] = {}
    font = ""
    for token in _FONT_OR_CODES.finditer(content):
        if token[1]:
            font = "/" + token[1].decode("latin-1")
        else:
            codes = token[2].lower()
            steps = range(0, len(codes), _CODE_DIGITS)
            shown.setdefault(font, set()).update(codes[step : step + _CODE_DIGITS] for step in steps)
    return shown


def read_characters(font: Object) -> Characters:
    """The text of each glyph of a font, by its code; empty for a font that does not tell."""
    if "/ToUnicode" not in font:
        return {}
    return {
        code.lower(): bytes.fromhex(text.decode()).decode("utf-16-be")
        for maps in _MAPS.findall(font.ToUnicode.read_bytes())
        for code, text in _MAP.findall(maps)
    }
