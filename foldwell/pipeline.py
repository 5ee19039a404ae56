"""The line through the print shop, for one brochure; rooms for media that few ask for open when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from foldwell.compose.composition import Composer
from foldwell.expectations import expect_codes, expect_office, expect_screen, expect_web
from foldwell.findings import Finding, Place, Severity, has_errors
from foldwell.finish.facts import document_facts, source_data
from foldwell.finish.fields import Form
from foldwell.finish.office import finish_office
from foldwell.finish.screen import finish_screen
from foldwell.impose.correction import correct_backs, office_clip
from foldwell.impose.sides import impose_panels
from foldwell.preflight.check import check_file
from foldwell.preflight.slot_checks import check_slots
from foldwell.stamp.slots import UnstampableError
from foldwell.stamp.stamper import Stamped, Stamper
from foldwell.typeset.engine import Engine
from foldwell.typeset.fonts import text_file
from foldwell.typeset.typesetting import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from foldwell.compose.fit import Fit
    from foldwell.compose.web_page import WebComposer, WebPage
    from foldwell.impose.sides import Side
    from foldwell.model.brochure import Brochure
    from foldwell.model.print_shop import PressProfile
    from foldwell.read.library import Library
    from foldwell.stamp.kept import Kept
    from foldwell.typeset.panels import Panels

Medium = Literal["screen", "office", "proof", "press", "web"]
Ink = Literal["colour", "mono"]

_OF_SCREEN = frozenset({"screen", "office", "proof"})
_OF_SHEETS = frozenset({"office", "proof"})
"""Media that are made from the screen file, and those of them that are made from its sheets."""


@dataclass(frozen=True)
class Order:
    """What is wanted of a brochure.

    turn_back: turn the back of the sheet for printers that only flip over the other edge.
    print_shop: whom the press file is for; empty for the clinic's own, or that of its country.
    stamp: put the brand into a file that was laid out once for its group, where that gives the same.
    check_whole: judge the whole of a stamped file, and not its slots alone; what is read from the right always is.
    """

    media: tuple[Medium, ...] = ("screen", "office")
    ink: Ink = "colour"
    turn_back: bool = False
    grey_proof: bool = False
    print_shop: str = ""
    stamp: bool = False
    check_whole: bool = False


@dataclass(frozen=True)
class MadeFile:
    """A finished file: what follows the brochure's name, and its bytes."""

    ending: str
    data: bytes


@dataclass(frozen=True)
class Made:
    """A brochure as it was made: its files, what was found, and the panels with their fit.

    in_full: why it was laid out in full and not stamped; empty where it was stamped, or where nobody asked for it.
    """

    brochure: Brochure
    files: tuple[MadeFile, ...]
    findings: tuple[Finding, ...]
    panels: Panels
    is_stamped: bool = False
    in_full: str = ""

    @property
    def failed(self) -> bool:
        """Whether an error was found; then none of its files may be put in place."""
        return has_errors(self.findings)


@dataclass(frozen=True)
class Finished:
    """A brochure's finished files before they are judged; office is what the sheets' sides print.

    Files that no ordered medium is made from are empty.
    """

    screen: bytes
    office: bytes
    sides: tuple[Side, ...]
    web: FinishedPage | None = None


@dataclass(frozen=True)
class FinishedPage:
    """The web page as it was composed, and its file."""

    page: WebPage
    data: bytes


class Shop:
    """Templates, styles and fonts, made ready once and used for every brochure."""

    def __init__(self, library: Library, kept: Kept | None = None) -> None:
        """Kept: where what is laid out for many brochures is kept from build to build."""
        self.library = library
        composer, engine = Composer(library), Engine(library)
        self._typesetter = Typesetter(composer, engine)
        self._stamper = Stamper(library, composer, engine, kept)

    @cached_property
    def _web_composer(self) -> WebComposer:
        from foldwell.compose.web_page import WebComposer

        return WebComposer(self.library)

    def make(self, brochure: Brochure, order: Order, known: Fit | None = None, ground: str = "") -> Made:
        """Typeset, impose, finish and check one brochure; lay it out in full where its stamped files have errors.

        known: a fit to try first. ground: as `Stamper.stamp` takes it.
        Raises OversetError where its must-have text does not fit.
        """
        stamped, in_full = self._stamp(brochure, order, ground)
        if stamped:
            made = self._make(brochure, order, known, stamped)
            if not made.failed:
                return made
            fault = next(found for found in made.findings if found.severity is Severity.ERROR)
            in_full = f"a check finds fault with it [{fault.code}]"
        return replace(self._make(brochure, order, known), in_full=in_full)

    def look_ahead(self, brochures: Sequence[Brochure], order: Order, ground: str = "") -> None:
        """Make ready together what brochures that are made next have of their own; as `Stamper.look_ahead`."""
        if order.stamp and order.ink == "colour":
            self._stamper.look_ahead(brochures, ground)

    def _make(self, brochure: Brochure, order: Order, known: Fit | None, stamped: Stamped | None = None) -> Made:
        profile = self._read_profile(brochure, order)
        if stamped:
            panels, finished = stamped.panels, impose(brochure, stamped.panels, stamped.screen, order)
        else:
            panels = self.typeset(brochure, order, known)
            finished = finish(brochure, panels, order, self.library)
        if "web" in order.media:
            finished = replace(finished, web=self.finish_page(brochure, panels, order))
        findings = [*panels.findings, *self.preflight(brochure, panels, finished, order, stamped)]
        files = _files(finished, panels, brochure, order)
        if profile:
            from foldwell.press_file import make_press

            pressed = make_press(brochure, panels, profile, self._typesetter, self.library)
            findings += _placed(pressed.findings, f"{brochure.name}.press.pdf")
            files = (*files, MadeFile("press.pdf", pressed.data))
        return Made(brochure, files, tuple(dict.fromkeys(findings)), panels, stamped is not None)

    def _stamp(self, brochure: Brochure, order: Order, ground: str) -> tuple[Stamped | None, str]:
        """The stamped brochure, or none, and why."""
        if not order.stamp:
            return None, ""
        if order.ink == "mono":
            return None, "greys are laid out in full"
        try:
            return self._stamper.stamp(brochure, ground), ""
        except UnstampableError as why:
            return None, str(why)

    def _read_profile(self, brochure: Brochure, order: Order) -> PressProfile | None:
        """The print shop that a press file is for, before anything is typeset for it."""
        if "press" not in order.media:
            return None
        from foldwell.read.print_shops import read_print_shop
        from foldwell.read.shelf import Shelf

        return read_print_shop(Shelf(self.library), brochure.clinic, order.print_shop)

    def typeset(self, brochure: Brochure, order: Order, known: Fit | None = None) -> Panels:
        """Fit a brochure to its panels; a fit that is known is tried first."""
        return self._typesetter.typeset(brochure, known=known, mono=order.ink == "mono")

    def finish_page(self, brochure: Brochure, panels: Panels, order: Order) -> FinishedPage:
        """The blocks and words of the panels as a web page."""
        from foldwell.finish.web import finish_web

        mono = order.ink == "mono"
        page = self._web_composer.compose(brochure, panels.fit, panels.composition, mono=mono)
        return FinishedPage(page, finish_web(page, brochure, self.library, source_data(brochure, panels.fit)))

    def preflight(
        self, brochure: Brochure, panels: Panels, finished: Finished, order: Order, stamped: Stamped | None = None
    ) -> list[Finding]:
        """Judge the finished files by reading them back."""
        findings: list[Finding] = []
        if "screen" in order.media:
            if stamped and not (order.check_whole or brochure.is_right_to_left):
                codes = expect_codes(brochure, panels)
                found = (*stamped.findings, *check_slots(finished.screen, stamped.slots, codes, stamped.shared))
            else:
                found = check_file(finished.screen, expect_screen(brochure, panels, self.library))
            findings += _placed(found, f"{brochure.name}.screen.pdf")
        if "office" in order.media:
            grey = order.ink == "mono"
            expected = expect_office(brochure, panels, finished.sides, self.library, grey=grey)
            findings += _placed(check_file(finished.office, expected), f"{brochure.name}.office.pdf")
        if finished.web is not None:
            from foldwell.preflight.web_checks import check_page

            expected_page = expect_web(brochure, finished.web.page)
            findings += _placed(check_page(finished.web.data, expected_page), f"{brochure.name}.web.html")
        return findings


def _placed(findings: Iterable[Finding], file: str) -> list[Finding]:
    """Findings that name the file they are about."""
    return [replace(finding, place=finding.place or Place(file)) for finding in findings]


def finish(brochure: Brochure, panels: Panels, order: Order, library: Library) -> Finished:
    """The screen file, and the sheets that are imposed from it, as far as the ordered media are made from them."""
    if _OF_SCREEN.isdisjoint(order.media):
        return Finished(b"", b"", ())
    facts = document_facts(brochure, panels)
    font = text_file(library, brochure.text_family)
    form = Form(panels.write_ins, font, is_right_to_left=brochure.is_right_to_left)
    screen = finish_screen(panels.pdf, facts=facts, source=source_data(brochure, panels.fit), form=form)
    return impose(brochure, panels, screen, order)


def impose(brochure: Brochure, panels: Panels, screen: bytes, order: Order) -> Finished:
    """The sheets of a screen file, where any are asked for."""
    if _OF_SHEETS.isdisjoint(order.media):
        return Finished(screen, b"", ())
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
        files += _proofs(finished, panels, brochure, order)
    if finished.web is not None:
        files.append(MadeFile(f"web{_ink_ending(order)}.html", finished.web.data))
    return tuple(files)


def _proofs(finished: Finished, panels: Panels, brochure: Brochure, order: Order) -> Iterator[MadeFile]:
    from foldwell.finish.proof_set import draw_flat, draw_in_hand

    names, grey = [page.panel for page in panels.pages], order.grey_proof
    stem = f"proof{_ink_ending(order)}{'-grey' if grey else ''}"
    drawn = [
        *draw_flat(finished.screen, finished.office, finished.sides, names, grey=grey),
        *draw_in_hand(brochure, finished.screen, names, grey=grey),
    ]
    return (MadeFile(f"{stem}.{ending}", data) for ending, data in drawn)


def _ink_ending(order: Order) -> str:
    return "" if order.ink == "colour" else "-mono"


def _other(edge: Literal["short-edge", "long-edge"]) -> Literal["short-edge", "long-edge"]:
    return "long-edge" if edge == "short-edge" else "short-edge"
