"""The line through the print shop, for one brochure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from foldwell import __version__
from foldwell.compose.composition import Composer
from foldwell.errors import InputError
from foldwell.expectations import expect_office, expect_screen
from foldwell.findings import Finding, Place, error, has_errors
from foldwell.finish.facts import DocumentFacts
from foldwell.finish.folded.fold_up import fold_up, list_states
from foldwell.finish.folded.picture import draw_piece
from foldwell.finish.office import finish_office
from foldwell.finish.proof import draw_pages, draw_panels, draw_sheets
from foldwell.finish.screen import finish_screen
from foldwell.impose.correction import correct_backs, office_clip
from foldwell.impose.sides import impose_panels
from foldwell.model.inline import plain_text
from foldwell.preflight.check import check_file
from foldwell.typeset.engine import Engine
from foldwell.typeset.typesetting import Panels, Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.compose.fit import Fit
    from foldwell.impose.sides import Side
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library

Medium = Literal["screen", "office", "proof"]
Ink = Literal["colour", "mono"]
PROOF_PPI = 110
IN_HAND_PPI = 150
"""Pixels an inch of the pages that folded pieces are drawn from."""


@dataclass(frozen=True)
class Order:
    """What is wanted of a brochure.

    turn_back: turn the back of the sheet for printers that only flip over the other edge.
    """

    media: tuple[Medium, ...] = ("screen", "office")
    ink: Ink = "colour"
    turn_back: bool = False
    grey_proof: bool = False


@dataclass(frozen=True)
class MadeFile:
    """A finished file: what follows the brochure's name, and its bytes."""

    ending: str
    data: bytes


@dataclass(frozen=True)
class Made:
    """A brochure as it was made: its files, what was found, and the panels with their fit."""

    brochure: Brochure
    files: tuple[MadeFile, ...]
    findings: tuple[Finding, ...]
    panels: Panels

    @property
    def failed(self) -> bool:
        """Whether an error was found; then none of its files may be put in place."""
        return has_errors(self.findings)


@dataclass(frozen=True)
class Finished:
    """A brochure's finished files before they are judged; office is what the sheets' sides print."""

    screen: bytes
    office: bytes
    sides: tuple[Side, ...]


class Shop:
    """Templates, styles and fonts, made ready once and used for every brochure."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._typesetter = Typesetter(Composer(library), Engine(library))

    def make(self, brochure: Brochure, order: Order, known: Fit | None = None) -> Made:
        """Typeset, impose, finish and check one brochure.

        Raises OversetError where its must-have text does not fit.
        """
        panels = self.typeset(brochure, order, known)
        finished = finish(brochure, panels, order)
        findings = [*panels.findings, *self.preflight(brochure, panels, finished, order)]
        return Made(brochure, _files(finished, panels, brochure, order), tuple(dict.fromkeys(findings)), panels)

    def typeset(self, brochure: Brochure, order: Order, known: Fit | None = None) -> Panels:
        """Fit a brochure to its panels; a fit that is known is tried first."""
        return self._typesetter.typeset(brochure, known=known, mono=order.ink == "mono")

    def preflight(self, brochure: Brochure, panels: Panels, finished: Finished, order: Order) -> list[Finding]:
        """Judge the finished files by reading them back."""
        findings: list[Finding] = []
        if "screen" in order.media:
            expected = expect_screen(brochure, panels, self.library)
            findings += _placed(check_file(finished.screen, expected), f"{brochure.name}.screen.pdf")
        if "office" in order.media:
            grey = order.ink == "mono"
            expected = expect_office(brochure, panels, finished.sides, self.library, grey=grey)
            findings += _placed(check_file(finished.office, expected), f"{brochure.name}.office.pdf")
        return findings


def _placed(findings: Iterable[Finding], file: str) -> list[Finding]:
    """Findings that name the file they are about."""
    return [replace(finding, place=finding.place or Place(file)) for finding in findings]


def finish(brochure: Brochure, panels: Panels, order: Order) -> Finished:
    """The screen file, and the sheets that are imposed from it."""
    facts = document_facts(brochure, panels)
    screen = finish_screen(panels.pdf, facts=facts, source=source_data(brochure, panels))
    names = [page.panel for page in panels.pages]
    sides = impose_panels(brochure.form, names, turn_back=order.turn_back)
    duplex = _other(brochure.layout.duplex) if order.turn_back else brochure.layout.duplex
    readings = brochure.readings
    sides = correct_backs(sides, readings.shift, duplex=duplex)
    return Finished(screen, finish_office(screen, sides, duplex=duplex, clip=office_clip(readings.edge)), sides)


def _files(finished: Finished, panels: Panels, brochure: Brochure, order: Order) -> tuple[MadeFile, ...]:
    files = []
    if "screen" in order.media:
        files.append(MadeFile(f"screen{_ink_ending(order)}.pdf", finished.screen))
    if "office" in order.media:
        turned = "-turned" if order.turn_back else ""
        files.append(MadeFile(f"office{turned}{_ink_ending(order)}.pdf", finished.office))
    if "proof" in order.media:
        files += _proofs(finished, panels, order)
        files += _in_hand(finished, panels, brochure, order)
    return tuple(files)


def _in_hand(finished: Finished, panels: Panels, brochure: Brochure, order: Order) -> Iterator[MadeFile]:
    """The piece as a patient gets it: folded, half open and open."""
    sides = impose_panels(brochure.form, [page.panel for page in panels.pages])
    pages = [
        page.convert("L").convert("RGB") if order.grey_proof else page
        for page in draw_pages(finished.screen, IN_HAND_PPI)
    ]
    try:
        piece, faces = fold_up(brochure.form, sides, pages)
    except ValueError as problem:
        place = Place(f"templates/layouts/{brochure.layout_id}.yaml")
        message = f"this layout can't be folded as it says: {problem}"
        remedy = "name every fold in folds:, in the order they are made, and the cover's panel first in panels:"
        raise InputError([error("proof.wrong-folds", message, remedy, place, "folds")]) from None
    for state in list_states(piece):
        ending = f".{state}" if len(list_states(piece)) > 1 else ""
        yield MadeFile(f"{_proof_ending(order)}.in-hand{ending}.png", draw_piece(piece, faces, state))


def _proof_ending(order: Order) -> str:
    return f"proof{_ink_ending(order)}{'-grey' if order.grey_proof else ''}"


def _ink_ending(order: Order) -> str:
    return "" if order.ink == "colour" else "-mono"


def _other(edge: Literal["short-edge", "long-edge"]) -> Literal["short-edge", "long-edge"]:
    return "long-edge" if edge == "short-edge" else "short-edge"


def _proofs(finished: Finished, panels: Panels, order: Order) -> list[MadeFile]:
    ending = _proof_ending(order)
    sheets = draw_sheets(finished.office, finished.sides, ppi=PROOF_PPI, grey=order.grey_proof)
    pages = draw_panels(finished.screen, ppi=PROOF_PPI, grey=order.grey_proof)
    names = [f"{number}-{page.panel}" for number, page in enumerate(panels.pages, 1)]
    return [
        *(
            MadeFile(f"{ending}.sheet-{side.id.removeprefix('sheet-')}.png", data)
            for side, data in zip(finished.sides, sheets, strict=True)
        ),
        *(MadeFile(f"{ending}.panel-{name}.png", data) for name, data in zip(names, pages, strict=True)),
    ]


def document_facts(brochure: Brochure, panels: Panels) -> DocumentFacts:
    """What the finished file says about itself."""
    topic, words = brochure.topic, brochure.words
    return DocumentFacts(
        title=panels.composition.title,
        language=brochure.locale_tag,
        description=plain_text(words.purpose),
        keywords=(brochure.topic_id, brochure.layout_id, brochure.clinic_id),
        author=brochure.clinic.name,
        number=topic.document,
        revision=topic.revision,
        date=topic.dates.wording,
        identifier=brochure.name,
    )


def source_data(brochure: Brochure, panels: Panels) -> bytes:
    """What the file was made from, embedded in it: enough to tell wording, clinic, layout and fit."""
    data = {
        "foldwell": __version__,
        "topic": brochure.topic_id,
        "document": brochure.topic.document,
        "revision": brochure.topic.revision,
        "wording": brochure.wording_hash,
        "clinic": brochure.clinic_id,
        "layout": brochure.layout_id,
        "theme": brochure.theme_id,
        "paper": brochure.paper_id,
        "locale": brochure.locale_tag,
        "profile": brochure.profile,
        "body": panels.fit.body,
        "blocks": sorted(panels.fit.blocks),
    }
    return (json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
