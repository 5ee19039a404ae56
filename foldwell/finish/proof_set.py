"""All proofs of a brochure: its sheets, its panels, and the piece in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.finish.folded.fold_up import fold_up, list_states
from foldwell.finish.folded.picture import draw_piece
from foldwell.finish.proof import draw_pages, draw_panels, draw_sheets
from foldwell.impose.sides import impose_panels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foldwell.impose.sides import Side
    from foldwell.model.brochure import Brochure

PROOF_PPI = 110
IN_HAND_PPI = 150
"""Pixels an inch of the pages that folded pieces are drawn from."""


def draw_flat(
    screen: bytes, office: bytes, sides: Sequence[Side], panels: Sequence[str], *, grey: bool = False
) -> Iterator[tuple[str, bytes]]:
    """The sides of the sheets, then the panels: each as the end of its name, and a PNG."""
    for side, data in zip(sides, draw_sheets(office, sides, ppi=PROOF_PPI, grey=grey), strict=True):
        yield f"sheet-{side.id.removeprefix('sheet-')}.png", data
    pages = draw_panels(screen, ppi=PROOF_PPI, grey=grey)
    for number, (panel, data) in enumerate(zip(panels, pages, strict=True), 1):
        yield f"panel-{number}-{panel}.png", data


def draw_in_hand(
    brochure: Brochure, screen: bytes, panels: Sequence[str], *, grey: bool = False
) -> Iterator[tuple[str, bytes]]:
    """The piece as a patient gets it, folded, half open and open: each as the end of its name, and a PNG.

    Raises InputError where the layout's folds can't be folded.
    """
    sides = impose_panels(brochure.form, panels)
    pages = [page.convert("L").convert("RGB") if grey else page for page in draw_pages(screen, IN_HAND_PPI)]
    try:
        piece, faces = fold_up(brochure.form, sides, pages)
    except ValueError as problem:
        place = Place(f"templates/layouts/{brochure.layout_id}.yaml")
        message = f"this layout can't be folded as it says: {problem}"
        remedy = "name every fold in folds:, in the order they are made, and the cover's panel first in panels:"
        raise InputError([error("proof.wrong-folds", message, remedy, place, "folds")]) from None
    states = list_states(piece)
    for state in states:
        ending = f".{state}" if len(states) > 1 else ""
        yield f"in-hand{ending}.png", draw_piece(piece, faces, state)
