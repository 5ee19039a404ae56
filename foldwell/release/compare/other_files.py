"""Web pages and pictures, read for comparison."""

from __future__ import annotations

import hashlib
import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from foldwell.release.compare.limits import MOST_PIXELS, MOST_WORDS, UncomparableError
from foldwell.release.compare.words import Word

if TYPE_CHECKING:
    from foldwell.release.compare.facts import Facts

_SILENT = frozenset({"script", "style", "template"})
_INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "mark", "q", "s", "small"})
_INLINE |= {"span", "strong", "sub", "sup", "time", "u", "wbr"}


def read_picture(data: bytes) -> Image.Image:
    """A PNG in RGB, on white where it is see-through; raises UncomparableError for anything else."""
    try:
        picture = Image.open(io.BytesIO(data), formats=("PNG",))
        if picture.width * picture.height > MOST_PIXELS:
            told = f"it has {picture.width:,} × {picture.height:,} pixels"
            raise UncomparableError(told, f"compare pictures of at most {MOST_PIXELS:,}")
        seen = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UncomparableError("this is no PNG picture, or it is damaged", "get it again from where it came") from None
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen).convert("RGB")


def read_web_page(data: bytes) -> tuple[tuple[Word, ...], Facts]:
    """The words of an HTML page and its facts; raises UncomparableError for what is no UTF-8 text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UncomparableError("this is no UTF-8 text", "save it as UTF-8") from None
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    words = "".join(reader.text).split()
    if len(words) > MOST_WORDS:
        raise UncomparableError(f"it has more than {MOST_WORDS:,} words", "compare shorter files")
    reader.facts["markup and styles"] = [f"SHA-256 {hashlib.sha256(data).hexdigest()[:16]}…"]
    facts = {name: tuple(values) for name, values in reader.facts.items()}
    return tuple(Word(word) for word in words), facts


class _PageReader(HTMLParser):
    """Collects what a page says, and its language, links and descriptions of pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.facts: dict[str, list[str]] = {}
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self._part(tag)
        told = dict(attrs)
        for wanted, name, fact in (("html", "lang", "language"), ("a", "href", "links"), ("", "alt", "descriptions")):
            if told.get(name) and wanted in ("", tag):
                self.facts.setdefault(fact, []).append(str(told[name]))

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)

    def _part(self, tag: str) -> None:
        """Blocks end words; inline elements do not."""
        if tag not in _INLINE:
            self.text.append(" ")
