"""A press file's boxes and its output intent: where it is cut, how far it bleeds, for which press it is made."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from PIL import ImageCms

from foldwell.findings import Severity
from foldwell.preflight.claims import list_intents
from foldwell.preflight.expected import Box
from foldwell.preflight.faults import Fault
from foldwell.preflight.limits import ANY_SHOP
from foldwell.preflight.naming import name_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.reading import Reading

ROUNDING = 0.05
"""Points by which a box may miss its place."""

MM_PER_POINT = 25.4 / 72

CHANNELS = {"GRAY": 1, "RGB ": 3, "CMYK": 4, "Lab ": 3}
"""Colour spaces of ICC profiles, and how many numbers a colour has in each."""


@dataclass(frozen=True)
class PageBoxes:
    """The boxes of a page, those that it lacks as the format fills them in (PDF 1.7, table 30)."""

    media: Box
    crop: Box
    bleed: Box
    trim: Box


def page_boxes(page: pikepdf.Page) -> PageBoxes:
    """Read the boxes of a page."""
    found = (page.mediabox, page.cropbox, page.bleedbox, page.trimbox)
    return PageBoxes(*(_upright(box) for box in found))


def _upright(box: pikepdf.Array) -> Box:
    xs, ys = sorted(float(value) for value in list(box)[::2]), sorted(float(value) for value in list(box)[1::2])
    return Box(xs[0], ys[0], xs[1], ys[1])


def find_wrong_boxes(reading: Reading) -> Iterator[Fault]:
    """A page that does not say where it is cut, boxes that do not nest, and a bleed that is too narrow."""
    asked = (reading.limits.press or ANY_SHOP).bleed
    for number, page in enumerate(reading.pdf.pages):
        where, boxes = name_page(number), page_boxes(page)
        if "/TrimBox" not in page.obj and "/ArtBox" not in page.obj:
            yield Fault(f"{where}: it does not say where it is cut (no TrimBox)", "write its TrimBox and BleedBox")
            continue
        for inner, outer, names in (
            (boxes.trim, boxes.bleed, ("TrimBox", "BleedBox")),
            (boxes.bleed, boxes.media, ("BleedBox", "MediaBox")),
            (boxes.crop, boxes.media, ("CropBox", "MediaBox")),
            (boxes.trim, boxes.crop, ("TrimBox", "CropBox")),
        ):
            if min(_distances(inner, outer)) < -ROUNDING:
                yield Fault(f"{where}: its {names[0]} reaches out of its {names[1]}", "let the boxes nest")
        if min(boxes.trim.right - boxes.trim.left, boxes.trim.top - boxes.trim.bottom) <= 0:
            yield Fault(f"{where}: its TrimBox is empty", "write the size that it is cut to")
        bleed = min(_distances(boxes.trim, boxes.bleed))
        if -ROUNDING <= bleed < asked - ROUNDING:
            yield Fault(
                f"{where}: it bleeds {bleed * MM_PER_POINT:.1f} mm, under {asked * MM_PER_POINT:.1f} mm",
                "let grounds and pictures run on beyond the cut, and say so in the BleedBox",
                Severity.ERROR if reading.known else Severity.WARNING,
            )


def _distances(inner: Box, outer: Box) -> tuple[float, float, float, float]:
    """How far a box is inside another on each side; negative where it reaches out."""
    return (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )


def find_wrong_intent(reading: Reading) -> Iterator[Fault]:
    """An output intent that is missing, without a profile of a press, or for another printing condition."""
    intents = [intent for intent in list_intents(reading.pdf) if intent.get("/S") == pikepdf.Name.GTS_PDFX]
    if len(intents) != 1:
        said = f"{len(intents)} output intents" if intents else "no output intent"
        yield Fault(
            f"the file has {said} for printing: its inks mean no colour", "give it one, with the shop's profile"
        )
    for intent in intents[:1]:
        condition = str(intent.get("/OutputConditionIdentifier", ""))
        wanted = (reading.limits.press or ANY_SHOP).condition
        if wanted and condition != wanted:
            yield Fault(
                f"the output intent is for {condition or 'no condition'}; it should be for {wanted}",
                "choose the print shop's own profile",
            )
        yield from _judge_profile(intent, condition, reading.claims.press)


def _judge_profile(intent: pikepdf.Dictionary, condition: str, standard: str) -> Iterator[Fault]:
    stream = intent.get("/DestOutputProfile")
    if not isinstance(stream, pikepdf.Stream):
        is_named = bool(condition) and standard.startswith(("PDF/X-1", "PDF/X-3", "PDF/X-4p"))
        yield Fault(
            "the output intent has no profile",
            "put the ICC profile of the print shop into the file",
            Severity.WARNING if is_named else Severity.ERROR,
        )
        return
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(stream.read_bytes()))
    except OSError:
        yield Fault("the profile of the output intent is none", "put an ICC profile into the file")
        return
    space, kind = profile.profile.xcolor_space, profile.profile.device_class
    if space != "CMYK" or kind != "prtr":
        yield Fault(
            f"the profile of the output intent is for {space.strip()} colours of a {_CLASSES.get(kind, 'device')}",
            "use the CMYK profile of a printing condition",
        )
    said = int(stream.get("/N", 0))
    if said != CHANNELS.get(space, said):
        yield Fault(f"the profile has {CHANNELS[space]} channels; the file says {said} (N)", "write the right N")


_CLASSES = {"mntr": "screen", "scnr": "camera", "prtr": "printer", "spac": "colour space"}
