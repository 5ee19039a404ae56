"""Vector pictures that are parsed once and drawn once, however many brochures show them.

The engine walks a picture element by element each time; that took a tenth of a tri-fold. What it writes depends on
the picture and its size alone, unless the picture names something of the file that it is drawn into, such as a font
or a gradient. So the operators of a picture are kept by its size, and written again as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from foldwell.typeset.asset_fetcher import AssetFetcher
from foldwell.typeset.engine_import import FatalURLFetchingError, SVGImage
from foldwell.typeset.engine_log import keep_log, log_again

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from foldwell.compose.artwork import Asset

_MOST_DRAWINGS, _MOST_SIZES = 128, 8
"""Pictures that are kept, the last ones used, and sizes of each."""

_NEEDS_DOCUMENT = re.compile(r"\}?(text|image|foreignObject|a)$")
"""Elements that the engine draws with the fonts or pictures of a document: those pictures are left to it."""

_FREE = frozenset(b"q Q cm d J j M w i ri g G rg RG k K m l c v y h re S s f F f* B B* b b* n W W*".split())
"""Operators that name nothing of the file around them (ISO 32000-1, Annex A)."""
_OPACITY = re.compile(rb"/([aA])([\d.]+) gs")
"""What the engine calls the state that sets an opacity, for fills and for strokes: by the opacity."""


_NO_FILES = AssetFetcher({})


class Drawing(SVGImage):  # type: ignore[misc]
    """A picture of the engine's that remembers what it wrote."""

    def __init__(self, tree: ElementTree.Element, address: str) -> None:
        super().__init__(tree, address, _NO_FILES, None)
        self._written: dict[tuple[float, float], bytes] = {}

    def draw(self, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:  # noqa: ANN401
        """Draw the picture into a content stream of the engine's."""
        size = concrete_width, concrete_height
        _forget_state(stream)
        if size in self._written:
            _declare_opacities(stream, self._written[size])
            stream.stream.append(self._written[size])
            return
        start = len(stream.stream)
        with keep_log() as keeper:
            super().draw(stream, concrete_width, concrete_height, style)
        log_again(keeper.lines)
        steps = stream.stream[start:]
        if not keeper.lines and all(map(_is_free, steps)):
            self._written = {**dict(list(self._written.items())[1 - _MOST_SIZES :]), size: b"\n".join(steps)}


class Drawings:
    """The vector pictures of late, by what they are called and what is in them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bytes], Drawing | None] = {}

    def list_ready(self, assets: Mapping[str, Asset]) -> Iterator[tuple[str, Drawing]]:
        """The pictures among these that need nothing of a document, by their addresses."""
        for name, asset in assets.items():
            if asset.media_type != "image/svg+xml":
                continue
            key = name, asset.data
            drawing = self._kept.pop(key) if key in self._kept else _parse(name, asset)
            self._kept[key] = drawing
            if len(self._kept) > _MOST_DRAWINGS:
                del self._kept[next(iter(self._kept))]
            if drawing is not None:
                yield f"asset:{name}", drawing


def _parse(name: str, asset: Asset) -> Drawing | None:
    """A picture; None where it needs its document, or where the engine has something to say of it."""
    with keep_log() as keeper:
        try:
            tree = ElementTree.fromstring(asset.data)
            if any(_NEEDS_DOCUMENT.search(element.tag) for element in tree.iter()):
                return None
            drawing = Drawing(tree, f"asset:{name}")
        except (Exception, FatalURLFetchingError):  # the engine meets it again, and tells it
            return None
    return None if keeper.lines else drawing


def _forget_state(stream: Any) -> None:  # noqa: ANN401
    """Let the engine tell colours and opacities anew: what it closes, even if empty, it knows no more."""
    stream.push_state()
    stream.pop_state()


def _is_free(step: object) -> bool:
    return isinstance(step, bytes) and (step.rpartition(b" ")[2] in _FREE or _OPACITY.fullmatch(step) is not None)


def _declare_opacities(stream: Any, written: bytes) -> None:  # noqa: ANN401
    """Let the file know the states that operators name, and nothing of them stand here."""
    stream.push_state()
    start = len(stream.stream)
    for kind, opacity in dict.fromkeys(_OPACITY.findall(written)):
        value = int(opacity) if opacity.isdigit() else float(opacity)
        stream.set_alpha(value, stroke=kind == b"A")
    del stream.stream[start:]
    stream.pop_state()
