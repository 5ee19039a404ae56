"""The second reader: the text as the file's own codes spell it, straight from its content streams.

It knows nothing of places or tags and shares no code with PDFium, so that neither is judged by itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from fontTools.ttLib import TTFont

from foldwell.preflight.encodings import read_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST_FORM = 8

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)


@dataclass(frozen=True)
class CodedPage:
    """One page as its codes spell it.

    text: without any order but the file's; missing: how many signs no font had (a glyph without a shape);
    nameless: how many signs the file gives no character for.
    """

    text: str
    missing: int
    nameless: int


@dataclass(frozen=True)
class _Font:
    """drawn: the codes that have a shape; None where that is not known."""

    bytes_per_code: int
    characters: dict[int, str]
    drawn: frozenset[int] | None


def read_codes(pdf: pikepdf.Pdf) -> tuple[CodedPage, ...]:
    """Read every page."""
    fonts: dict[tuple[int, int], _Font] = {}
    return tuple(_read_page(page, fonts) for page in pdf.pages)


def _read_page(page: pikepdf.Page, fonts: dict[tuple[int, int], _Font]) -> CodedPage:
    pieces: list[str] = []
    missing = nameless = 0
    for font, codes in _walk_strings(page, page.obj.get("/Resources", pikepdf.Dictionary()), fonts, 0):
        for code in _split_codes(codes, font.bytes_per_code):
            found = font.characters.get(code, "")
            pieces.append(found)
            nameless += not found
            missing += font.drawn is not None and code not in font.drawn and not _is_shapeless(found)
    return CodedPage("".join(pieces), missing, nameless)


def _walk_strings(
    stream: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, fonts: dict[tuple[int, int], _Font], depth: int
) -> Iterator[tuple[_Font, bytes]]:
    """Every string that is shown, with its font; forms are followed."""
    font = _Font(1, {}, None)
    for step in pikepdf.parse_content_stream(stream, "Tf Tj TJ ' \" Do"):
        operands, name = step.operands, str(step.operator)
        if name == "Tf":
            font = _open_font(resources.Font[str(operands[0])], fonts)
        elif name == "Do":
            form = resources.XObject[str(operands[0])]
            if form.get("/Subtype") == pikepdf.Name.Form and depth < DEEPEST_FORM:
                yield from _walk_strings(form, form.get("/Resources", resources), fonts, depth + 1)
        elif name == "TJ":
            yield font, b"".join(bytes(part) for part in operands[0] if not isinstance(part, (int, Decimal)))
        elif operands:
            yield font, bytes(operands[-1])


def _is_shapeless(text: str) -> bool:
    """Spaces and marks for joining or direction: nothing is drawn for them."""
    return all(unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cf", "Cc") for character in text)


def _split_codes(codes: bytes, width: int) -> Iterator[int]:
    if width == 1:
        return iter(codes)
    return (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))


def _open_font(font: pikepdf.Object, fonts: dict[tuple[int, int], _Font]) -> _Font:
    key = font.objgen
    if key in fonts and key != (0, 0):
        return fonts[key]
    is_composite = font.get("/Subtype") == pikepdf.Name.Type0
    cmap = font.get("/ToUnicode")
    if isinstance(cmap, pikepdf.Stream):
        characters = _read_cmap(cmap.read_bytes())
    else:
        characters = {} if is_composite else read_encoding(font.get("/Encoding"))
    drawn = _drawn_codes(font.DescendantFonts[0]) if is_composite else None
    fonts[key] = _Font(2 if is_composite else 1, characters, drawn)
    return fonts[key]


def _drawn_codes(font: pikepdf.Object) -> frozenset[int] | None:
    """The glyphs of a TrueType font that have an outline; the first one is the box for a sign it lacks."""
    program = font.FontDescriptor.get("/FontFile2")
    if not isinstance(program, pikepdf.Stream) or font.get("/CIDToGIDMap", pikepdf.Name.Identity) != "/Identity":
        return None
    offsets = list(TTFont(BytesIO(program.read_bytes()), lazy=True)["loca"])
    return frozenset(glyph for glyph in range(1, len(offsets) - 1) if offsets[glyph] != offsets[glyph + 1])


def _read_cmap(cmap: bytes) -> dict[int, str]:
    """Codes to characters, as a ToUnicode map gives them (PDF 1.7, 9.10.3)."""
    characters: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"bfchar":
            values = [_bytes_of(value) for value in _HEX.findall(body)]
            for code, target in zip(values[::2], values[1::2], strict=False):
                characters[int.from_bytes(code, "big")] = _spell(target)
        else:
            characters.update(_read_ranges(body))
    return characters


def _read_ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, target, targets in _RANGE.findall(body):
        codes = range(int(first, 16), min(int(last, 16), 0xFFFF) + 1)
        if target:
            start = _bytes_of(target)
            for step, code in enumerate(codes):
                value = int.from_bytes(start, "big") + step
                yield code, _spell(value.to_bytes(len(start) + 1, "big")[1:])
        else:
            spelled = [_spell(_bytes_of(value)) for value in _HEX.findall(targets)]
            yield from zip(codes, spelled, strict=False)


def _bytes_of(written: bytes) -> bytes:
    digits = b"".join(written.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _spell(target: bytes) -> str:
    return target.decode("utf-16-be", "replace")
