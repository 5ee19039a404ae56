"""Office files made by hand: what decides how they print, and nothing else."""

from __future__ import annotations

import json
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

PAPERS = {
    "letter": (792, 612),
    "legal": (1008, 612),
    "a4": (841.89, 595.276),
    "tabloid": (1224, 792),
    "rack": (288, 648),
}
TURN = Name.DuplexFlipShortEdge


def write_office(  # noqa: PLR0913
    paper="letter", pages=2, *, duplex=TURN, scaling="/None", profile="patient", source=True, upright=False
):
    """The bytes of a file as foldwell build makes it, as far as printing asks."""
    size = PAPERS[paper][::-1] if upright else PAPERS[paper]
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=size)
        preferences = Dictionary()
        if scaling:
            preferences.PrintScaling = Name(scaling)
        if duplex is not None:
            preferences.Duplex = duplex
        pdf.Root.ViewerPreferences = preferences
        if source:
            data = json.dumps({"foldwell": "0.1.0", "profile": profile}).encode()
            pdf.attachments["brochure.json"] = pikepdf.AttachedFileSpec(pdf, data, filename="brochure.json")
        written = BytesIO()
        pdf.save(written)
    return written.getvalue()
