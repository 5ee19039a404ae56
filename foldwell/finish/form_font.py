"""The font that patients type in: every character of a face, since nobody knows what they will write."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from foldwell.typeset.font_cutting import cut_font

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pikepdf import Object, Pdf

_SYMBOLIC, _STEM = 4, 80
"""A font with glyphs of its own order (ISO 32000-1, table 123), and a stem width that suits a text weight."""
_MOST_MAPPED = 100
"""Entries of one list in a ToUnicode map (ISO 32000-1, 9.10.3)."""


@dataclass(frozen=True)
class _Face:
    """A font file cut to the glyphs that have a character, with what a PDF says of it.

    data: the file, packed, and size: how long it is unpacked. characters: the map to them, packed.
    widths: of the glyphs in their order. All numbers in thousandths of the type size.
    """

    name: str
    data: bytes
    size: int
    characters: bytes
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    capitals: int


def embed_form_font(pdf: Pdf, path: Path) -> Object:
    """Embed a TrueType font with all of its characters, for text that is typed later.

    It is named without a subset's prefix: readers refuse to type in a font that calls itself one.
    """
    face = _cut(path, path.stat().st_mtime_ns)
    program = pdf.make_stream(face.data, Length1=face.size, Filter=Name.FlateDecode)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + face.name),
        Flags=_SYMBOLIC,
        FontBBox=Array(face.box),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.capitals,
        StemV=_STEM,
        FontFile2=program,
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/" + face.name),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=0,
        W=Array([0, Array(face.widths)]),
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + face.name),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(face.characters, Filter=Name.FlateDecode),
        )
    )


@lru_cache(maxsize=4)
def _cut(path: Path, changed: int) -> _Face:  # noqa: ARG001
    """changed: time of the file's change, so that another font under the same name is read anew."""
    with TTFont(path, lazy=True) as whole:
        data = cut_font(path.read_bytes(), whole.getBestCmap())
        name, capitals = str(whole["name"].getDebugName(6)), whole["OS/2"].sCapHeight
    with TTFont(io.BytesIO(data), lazy=True) as font:
        scale = 1000 / font["head"].unitsPerEm
        glyphs = font.getGlyphOrder()
        numbers = {glyph: number for number, glyph in enumerate(glyphs)}
        head, metrics, lines = font["head"], font["hmtx"], font["hhea"]
        characters: dict[int, int] = {}
        for character, glyph in sorted(font.getBestCmap().items()):
            characters.setdefault(numbers[glyph], character)
        return _Face(
            name=name,
            data=zlib.compress(data),
            size=len(data),
            characters=zlib.compress(_map_characters(characters)),
            widths=tuple(round(metrics[glyph][0] * scale) for glyph in glyphs),
            box=(
                round(head.xMin * scale),
                round(head.yMin * scale),
                round(head.xMax * scale),
                round(head.yMax * scale),
            ),
            ascent=round(lines.ascent * scale),
            descent=round(lines.descent * scale),
            capitals=round(capitals * scale),
        )


def _map_characters(characters: dict[int, int]) -> bytes:
    """The map from glyphs to characters (ToUnicode, ISO 32000-1, 9.10.3)."""
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *_list_mapped(sorted(characters.items())),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    ).encode()


def _list_mapped(pairs: list[tuple[int, int]]) -> Iterator[str]:
    for start in range(0, len(pairs), _MOST_MAPPED):
        part = pairs[start : start + _MOST_MAPPED]
        yield f"{len(part)} beginbfchar"
        yield from (f"<{glyph:04x}> <{chr(character).encode('utf-16-be').hex()}>" for glyph, character in part)
        yield "endbfchar"
