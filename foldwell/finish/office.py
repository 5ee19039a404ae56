"""The office file: sheets for the clinic's own printer, still tagged in reading order."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from pikepdf import Name, Pdf

from foldwell.finish.fields import strip_fields
from foldwell.finish.stream_ends import write_bytes
from foldwell.impose.merge import OFFICE_CLIP, Clip, merge_onto_sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.impose.sides import Side

Duplex = Literal["short-edge", "long-edge"]

FLIPS = {"short-edge": Name.DuplexFlipShortEdge, "long-edge": Name.DuplexFlipLongEdge}


def finish_office(screen_pdf: bytes, sides: Sequence[Side], *, duplex: Duplex, clip: Clip = OFFICE_CLIP) -> bytes:
    """Impose a finished screen file on the sides of its sheets.

    Nothing prints outside `clip`: within 7 mm of the sheet's edges where it is left out. The file asks the
    printer to turn the sheet over the `duplex` edge and not to scale it; fields become lines to write on, and all
    else that the screen file says is kept.
    Raises ValueError where pages and places do not fit each other.
    """
    with Pdf.open(io.BytesIO(screen_pdf)) as pdf:
        strip_fields(pdf)
        merge_onto_sides(pdf, sides, clip=clip)
        preferences = pdf.Root.ViewerPreferences
        preferences.PrintScaling = Name("/None")
        if len(sides) > 1:
            preferences.Duplex = FLIPS[duplex]
        return write_bytes(pdf)
