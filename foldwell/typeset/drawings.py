"""Vector pictures that are parsed once and drawn once, however many brochures show them, in whichever colours.

The engine walks a picture element by element each time; that took a tenth of a tri-fold. What it writes depends on
the picture and its size alone, unless the picture names something of the file that it is drawn into, such as a font
or a gradient. So its operators are kept by its size, with colours that stand for others, and written again in those
of each brand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pydyf

from foldwell.typeset.asset_fetcher import AssetFetcher
from foldwell.typeset.engine_import import FatalURLFetchingError, SVGImage
from foldwell.typeset.engine_log import keep_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from foldwell.compose.artwork import Asset

_MOST_DRAWINGS, _MOST_SIZES = 128, 8
"""Pictures that are kept, the last ones used, and sizes of each."""
_MOST_COLOURS = 200
"""A picture of more colours is kept in its own."""

_NEEDS_DOCUMENT = re.compile(r"\}?(text|image|foreignObject|a)$")
"""Elements that the engine draws with the fonts or pictures of a document: those pictures are left to it."""
_COLOUR = re.compile(rb"#[0-9a-fA-F]{6}(?![0-9a-fA-F])")
_REFERENCE = re.compile(rb"url\(|href|<style")
"""Where there may be references, what looks like a colour may be one."""

_FREE = frozenset(b"q Q cm d J j M w i ri g G rg RG k K m l c v y h re S s f F f* B B* b b* n".split())
"""Operators that name nothing of the file around them (ISO 32000-1, Annex A)."""
_OPACITY = re.compile(rb"/([aA])([\d.]+) gs")
"""What the engine calls the state that sets an opacity, for fills and for strokes: by the opacity."""

_NO_FILES = AssetFetcher({})


class _Template(SVGImage):  # type: ignore[misc]
    """A picture of the engine's, and what it writes for it."""

    def __init__(self, data: bytes, address: str) -> None:
        super().__init__(ElementTree.fromstring(data), address, _NO_FILES, None)
        self._written: dict[tuple[float, float], Sequence[bytes] | None] = {}

    def write(self, stream: Any, size: tuple[float, float], style: Any) -> Sequence[bytes] | None:  # noqa: ANN401
        """Its operators in a size; None where they are for the file alone that they are drawn into."""
        if size not in self._written:
            kept = dict(list(self._written.items())[1 - _MOST_SIZES :])
            self._written = {**kept, size: self._write_apart(stream, size, style)}
        return self._written[size]

    def _write_apart(self, stream: Any, size: tuple[float, float], style: Any) -> Sequence[bytes] | None:  # noqa: ANN401
        names = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
        apart = stream.clone(resources=pydyf.Dictionary({name: pydyf.Dictionary() for name in names}))
        with keep_log() as keeper:
            self.draw(apart, *size, style)
        return None if keeper.lines or not all(map(_is_free, apart.stream)) else tuple(apart.stream)


class Drawing:
    """A picture in its colours, as the engine asks for one."""

    def __init__(self, asset: Asset, address: str, template: _Template, colours: Sequence[tuple[str, str]]) -> None:
        self._asset, self._address, self._template, self._colours = asset, address, template, colours

    def get_intrinsic_size(self, image_resolution: float, font_size: float) -> Any:  # noqa: ANN401
        """Width, height and ratio, as the engine has them."""
        return self._template.get_intrinsic_size(image_resolution, font_size)

    def draw(self, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:  # noqa: ANN401
        """Draw the picture into a content stream of the engine's."""
        written = self._template.write(stream, (concrete_width, concrete_height), style)
        if written is None:
            own = SVGImage(ElementTree.fromstring(self._asset.data), self._address, _NO_FILES, None)
            own.draw(stream, concrete_width, concrete_height, style)
            return
        own_colours = {
            _set_colour(stand_in, is_stroke=is_stroke): _set_colour(colour, is_stroke=is_stroke)
            for stand_in, colour in self._colours
            for is_stroke in (False, True)
        }
        _declare_opacities(stream, written)
        stream.stream.append(b"\n".join(own_colours.get(step, step) for step in written))


class Drawings:
    """The vector pictures of late, by what they are called and what is in them beside their colours."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bytes], _Template | None] = {}

    def list_ready(self, assets: Mapping[str, Asset]) -> Iterator[tuple[str, Drawing]]:
        """The pictures among these that need nothing of a document, by their addresses."""
        for name, asset in assets.items():
            if asset.media_type != "image/svg+xml":
                continue
            address = f"asset:{name}"
            data, colours = _take_colours(asset.data)
            template = self._find((address, data))
            if template is not None:
                yield address, Drawing(asset, address, template, colours)

    def _find(self, key: tuple[str, bytes]) -> _Template | None:
        template = self._kept.pop(key) if key in self._kept else _parse(*key)
        self._kept[key] = template
        if len(self._kept) > _MOST_DRAWINGS:
            del self._kept[next(iter(self._kept))]
        return template


def _parse(address: str, data: bytes) -> _Template | None:
    """A picture; None where it needs its document, or where the engine has something to say of it."""
    with keep_log() as keeper:
        try:
            tree = ElementTree.fromstring(data)
            if any(_NEEDS_DOCUMENT.search(element.tag) for element in tree.iter()):
                return None
            template = _Template(data, address)
        except (Exception, FatalURLFetchingError):  # the engine meets it again, and tells it
            return None
    return None if keeper.lines else template


def _take_colours(data: bytes) -> tuple[bytes, list[tuple[str, str]]]:
    """A picture with other colours in place of its own, always the same, and which stands for which."""
    if _REFERENCE.search(data):
        return data, []
    colours = list(dict.fromkeys(colour.lower() for colour in _COLOUR.findall(data)))
    if len(colours) > _MOST_COLOURS:
        return data, []
    stand_ins = {colour: b"#%06x" % (0x010203 + 0x010101 * number) for number, colour in enumerate(colours)}
    taken = _COLOUR.sub(lambda found: stand_ins[found[0].lower()], data)
    return taken, [(stand_in.decode(), colour.decode()) for colour, stand_in in stand_ins.items()]


def _set_colour(colour: str, *, is_stroke: bool) -> bytes:
    """The operator that sets a colour, as the engine writes it."""
    stream = pydyf.Stream()
    stream.set_color_rgb(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)), stroke=is_stroke)
    written: bytes = stream.stream[0]
    return written


def _is_free(step: object) -> bool:
    return isinstance(step, bytes) and (step.rpartition(b" ")[2] in _FREE or _OPACITY.fullmatch(step) is not None)


def _declare_opacities(stream: Any, written: Sequence[bytes]) -> None:  # noqa: ANN401
    """Let the file know the states that operators name; after it the engine tells colours anew, as after a picture."""
    named = (match for match in map(_OPACITY.fullmatch, written) if match)
    opacities = dict.fromkeys((match[1], match[2]) for match in named)
    stream.push_state()
    start = len(stream.stream)
    for kind, opacity in opacities:
        value = int(opacity) if opacity.isdigit() else float(opacity)
        stream.set_alpha(value, stroke=kind == b"A")
    del stream.stream[start:]
    stream.pop_state()
