"""What the codes of a simple font stand for where it has no table of characters (PDF 1.7, 9.6.6 and annex D)."""

from __future__ import annotations

import pikepdf
from fontTools.agl import toUnicode
from fontTools.encodings.StandardEncoding import StandardEncoding

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


def read_encoding(encoding: object) -> dict[int, str]:
    """Codes to characters: of a named encoding with its differences, else of the standard one."""
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    codec = _CODECS.get(str(base))
    if codec:
        spelled = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)}
    else:
        spelled = {code: toUnicode(name) for code, name in enumerate(StandardEncoding) if name != ".notdef"}
    if isinstance(encoding, pikepdf.Dictionary):
        code = 0
        for entry in encoding.get("/Differences", ()):
            if isinstance(entry, pikepdf.Name):
                spelled[code] = toUnicode(str(entry).removeprefix("/"))
                code += 1
            else:
                code = int(entry)
    return spelled
