"""Measures that are kept: documents that differ in their colours alone measure the same, whoever the clinic is."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from foldwell.compose.pages import panel_boxes
from foldwell.typeset.measuring import measure, tied_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from weasyprint import Document

    from foldwell.compose.composition import Composition
    from foldwell.model.brochure import Brochure
    from foldwell.typeset.measuring import Measured

_MOST_MEASURES = 64
"""Documents whose measures are kept, the last ones made."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?![0-9a-fA-F])")
"""A colour in a style or a drawing; no size depends on it."""


class KeptMeasures:
    """The measures of late."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Measured] = {}

    def find(
        self, composition: Composition, brochure: Brochure, body: float | None, lay_out: Callable[[], Document]
    ) -> Measured:
        """What a measuring layout of a document tells; it is laid out where its like was not measured before."""
        key = _tell(composition, brochure, body)
        if key not in self._kept:
            if len(self._kept) >= _MOST_MEASURES:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = measure(lay_out(), brochure, body)
        return self._kept[key]


def _tell(composition: Composition, brochure: Brochure, body: float | None) -> bytes:
    """A hash of all that measures depend on: the document without its colours, and what its pieces are read by."""
    html, styles = composition.html, composition.css
    digest = hashlib.sha256(f"{html}\0{_COLOUR.sub('#', styles)}".encode())
    for name, asset in composition.assets.items():
        if f"asset:{name}" in html or f"asset:{name}" in styles:
            is_drawing = asset.media_type == "image/svg+xml"
            data = _COLOUR.sub("#", asset.data.decode()).encode() if is_drawing else asset.data
            digest.update(repr((name, asset.media_type, asset.box)).encode() + hashlib.sha256(data).digest())
    tops = [(zone, boxes[0].top) for zone, boxes in panel_boxes(brochure.form).items()]
    least = body or brochure.layout.reading.body_min
    digest.update(repr((least, tops, sorted(tied_blocks(brochure)))).encode())
    return digest.digest()
