"""How much room the slots of a brochure have, and how much each of the hundred made-up clinics needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.compose.slots import list_slots, slot_contents
from foldwell.typeset.boxes import PT, children, page_boxes
from foldwell.typeset.engine import PictureCache
from tests.realistic_clinics import COUNT, dress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from foldwell.compose.artwork import Asset
    from foldwell.compose.composition import Composer
    from foldwell.compose.fit import Fit
    from foldwell.model.brochure import Brochure
    from foldwell.typeset.engine import Engine

_TOLERANCE = 0.01
"""Points by which heights may differ that are sums of fractions."""
_RESERVED = "reserved"
_FREE = f'[data-copy]:not([data-copy="{_RESERVED}"],.code-slot){{min-height:0!important}}'


@dataclass(frozen=True)
class SlotNeeds:
    """The height in points that a slot reserves, and that each clinic needs, by the clinic's number."""

    reserved: float
    needed: dict[int, float]

    def find_grown(self) -> set[int]:
        """The numbers of the clinics that do not fit."""
        return {number for number, height in self.needed.items() if height > self.reserved + _TOLERANCE}


def measure_needs(brochure: Brochure, fit: Fit, composer: Composer, engine: Engine) -> dict[str, SlotNeeds]:
    """What each slot of a brochure needs, by its name.

    One document holds each slot empty, and then as every clinic fills it, one after another.
    """
    composed = composer.compose(brochure, replace(fit, measuring=True, reserves=True))
    html, assets = composed.html, dict(composed.assets)
    contents = {number: _own_contents(brochure, fit, number, composer, assets) for number in range(COUNT)}
    for slot in reversed(list_slots(html)):
        start, end = html.rindex("<div", 0, slot.start), slot.end + len("</div>")
        copies = {_RESERVED: "", **{str(number): own[slot.name] for number, own in contents.items()}}
        tag = html[start : slot.start - 1]
        html = html[:start] + "".join(f'{tag} data-copy="{n}">{held}</div>' for n, held in copies.items()) + html[end:]
    page_styles = f"{composed.page_styles}\n{_FREE}"
    whole = replace(composed, html=html, assets=assets, page_styles=page_styles)
    heights: dict[str, dict[str, float]] = defaultdict(dict)
    for page in page_boxes(engine.lay_out(whole, PictureCache()).document):
        for slot, copy, height in _list_heights(page):
            heights[slot][copy] = height
    return {
        name: SlotNeeds(own.pop(_RESERVED), {int(number): height for number, height in own.items()})
        for name, own in heights.items()
    }


def _own_contents(
    brochure: Brochure, fit: Fit, number: int, composer: Composer, assets: dict[str, Asset]
) -> dict[str, str]:
    """What the slots of a clinic hold; its pictures are added to the assets under names of their own."""
    composed = composer.compose(dress(brochure, number), replace(fit, measuring=True))
    contents = slot_contents(composed.html)
    for name in [name for name in composed.assets if name.startswith(("logo.", "qr."))]:
        assets[f"{number}-{name}"] = composed.assets[name]
        contents = {slot: html.replace(f"asset:{name}", f"asset:{number}-{name}") for slot, html in contents.items()}
    return contents


def _list_heights(box: Any) -> Iterator[tuple[str, str, float]]:
    element = getattr(box, "element", None)
    if element is not None and element.get("data-copy") and hasattr(box, "min_height"):
        height = max(box.height, box.min_height) if element.get("data-copy") == _RESERVED else box.height
        yield element.get("data-slot"), element.get("data-copy"), height * PT
        return
    for child in children(box):
        yield from _list_heights(child)
