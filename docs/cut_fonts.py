"""Cut the typefaces of Arabic and Chinese from the full ones into styles/fonts/: `python docs/cut_fonts.py FOLDER`.

FOLDER holds the full fonts of the Noto project as static TrueType files: Arabic unpacked from Debian's package
fonts-noto-core 20201225-1, Chinese from the npm package @expo-google-fonts/noto-sans-sc 0.4.3.

    apt-get download fonts-noto-core && dpkg-deb --extract fonts-noto-core_*.deb .
    npm install --ignore-scripts @expo-google-fonts/noto-sans-sc@0.4.3
    python docs/cut_fonts.py .

Newer releases of Noto Naskh Arabic draw a letter as a bare stroke and its dots: nobody who copies or hears the text
of a PDF gets letters back from those, so it stays at this one, which has a glyph for every form of a letter.

The same files come out each time. Both licences are the SIL Open Font License 1.1, which lets a font be cut and
passed on under the same licence. What is cut is no longer the font of that name, so it is given another, without
the name that Adobe reserves (Source); copyright and licence stay inside the files.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "styles" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}

LATIN_LINE = (1.024, 0.4)
"""Ascent and descent of Source Sans 3 in ems."""

ASCII = frozenset(range(0x20, 0x7F)) | {0xA0}
"""Kept for what patients type into a form field, which has one font; a page takes them from the theme's typeface."""
ARABIC = frozenset((*range(0x600, 0x700), *range(0x750, 0x780), *range(0xFE80, 0xFEFD), 0x200C, 0x200D, 0xAB, 0xBB))
"""Arabic, its supplement, and the joined forms that labels of drawings are set in."""
CHINESE = frozenset(
    ord(character)
    for row in range(0xA1, 0xF8)
    for cell in range(0xA1, 0xFF)
    for character in bytes((row, cell)).decode("gb2312", errors="ignore")
)
"""GB/T 2312: 6,763 Han characters, which cover all running text of today, and the punctuation beside them."""
CHINESE_MARKS = frozenset(map(ord, " “”…—"))
"""Marks that Chinese sets as wide as a character and Latin typefaces narrower; and the space between them."""


@dataclass(frozen=True)
class Cut:
    """What becomes of a family. files: of the full font, under the folder that is named, by style.

    units: to the em, of 1000 in the full font; fewer draw it larger.
    """

    files: str
    family: str
    characters: frozenset[int]
    units: int = 1000
    features: tuple[str, ...] = ("ccmp", "locl", "kern")


NASKH = "usr/share/fonts/truetype/noto/NotoNaskhArabic-{style}.ttf"
HEI = "node_modules/@expo-google-fonts/noto-sans-sc/{weight}{style}/NotoSansSC_{weight}{style}.ttf"
JOINING = ("ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "mark", "mkmk", "kern")
CUTS = (
    Cut(NASKH, "Foldwell Naskh", ARABIC | ASCII, units=950, features=JOINING),
    Cut(HEI, "Foldwell Hei", CHINESE | ASCII),
    Cut(HEI, "Foldwell Hei Marks", CHINESE_MARKS),
)


def main(folder: Path) -> None:
    """Write every cut into the folder of its family, which holds its licence. folder: where the full fonts are."""
    for cut in CUTS:
        target = FONTS / cut.family.lower().replace(" ", "-")
        for style, weight in WEIGHTS.items():
            name = f"{cut.family.replace(' ', '')}_{weight}{style}.ttf"
            cut_font(folder / cut.files.format(style=style, weight=weight), target / name, cut, style)


def cut_font(source: Path, target: Path, cut: Cut, style: str) -> None:
    """Write one file: these characters, these features, no hints, another name."""
    options = Options()
    options.layout_features = list(cut.features)
    options.hinting, options.glyph_names, options.notdef_outline, options.name_IDs = False, False, True, [0, 13, 14]
    options.recalc_timestamp, options.drop_tables = False, ["STAT", "BASE", "vhea", "vmtx", "gasp", "DSIG"]
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(cut.characters))
        subsetter.subset(font)
        font["head"].unitsPerEm = cut.units
        set_line(font)
        rename(font, cut.family, style)
        font.save(target)


def set_line(font: TTFont) -> None:
    """Give a font the ascent and descent of the Latin text face, so that lines of both keep their distance."""
    ascent, descent = (round(part * font["head"].unitsPerEm) for part in LATIN_LINE)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, 0
    metrics = font["OS/2"]
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ascent, -descent, 0
    metrics.usWinAscent, metrics.usWinDescent = ascent, descent


def rename(font: TTFont, family: str, style: str) -> None:
    """Give a font its own name; its copyright and licence (0, 13, 14) stay."""
    names = {
        1: family,
        2: style,
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
