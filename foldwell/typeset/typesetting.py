"""A brochure becomes laid-out panels with their fit: one layout to measure, one to prove,
and one more to measure type that grew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foldwell.compose.candidates import list_candidates
from foldwell.compose.fit import LEAST_FILL, Fit
from foldwell.compose.formats import fill
from foldwell.compose.pages import panel_boxes
from foldwell.compose.slots import fill_slots
from foldwell.errors import OversetError
from foldwell.findings import Finding, error, warning
from foldwell.model.layout import REASON_UNDER
from foldwell.typeset.boxes import last_ink, list_grown_slots, list_sideways, list_slots, list_units, page_zones
from foldwell.typeset.copyfitting import Copyfitter
from foldwell.typeset.coverage import check_coverage
from foldwell.typeset.engine import PictureCache
from foldwell.typeset.fit_report import FitReport, PanelFill
from foldwell.typeset.forecast import SIZE_STEP, padding_pages
from foldwell.typeset.left_out import explain_without_room
from foldwell.typeset.measuring import Measured, measuring_fit
from foldwell.typeset.overset import find_overset, pages_by_zone, unit_place
from foldwell.typeset.panels import PanelPage, Panels
from foldwell.typeset.write_ins import list_write_ins

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.compose.composition import Composer, Composition
    from foldwell.model.brochure import Brochure
    from foldwell.typeset.engine import Engine, LaidOut

_MOST_MEASURES = 4
"""How often type that grew is measured before it is proved."""
_ROOMS = (0.985, 0.965, 0.945, 0.92)
"""How full panels may be foretold to be, in the tries that follow a layout that ran over."""


class Typesetter:
    """Typesets brochures with one engine; a fit that is known is proved with a single layout."""

    def __init__(self, composer: Composer, engine: Engine) -> None:
        self._composer = composer
        self._engine = engine

    def typeset(
        self, brochure: Brochure, *, known: Fit | None = None, mono: bool = False, specimen: LaidOut | None = None
    ) -> Panels:
        """Lay a brochure out and write its panels. specimen: pages whose letters its fonts are to hold too.

        Raises OversetError where what must print does not fit, InputError where none of its typefaces has a letter.
        """
        run = _Run(self._composer, self._engine, brochure, mono=mono, specimen=specimen)
        return run.typeset(known)

    def typeset_with_bleed(self, brochure: Brochure, fit: Fit, bleed: float) -> bytes:
        """Lay a fitted brochure out once more, its grounds running `bleed` points over every edge of its pages.

        Nothing moves: the bleed lies outside the page. What comes back is untagged.
        """
        composition = self._composer.compose(brochure, fit)
        styles = f"{composition.page_styles}\n@page{{bleed:{bleed:.5f}pt}}"
        laid_out = self._engine.lay_out(replace(composition, page_styles=styles), PictureCache())
        return self._engine.write_untagged(laid_out)[0]


class _Run:
    def __init__(
        self, composer: Composer, engine: Engine, brochure: Brochure, *, mono: bool, specimen: LaidOut | None
    ) -> None:
        self._composer, self._engine, self._brochure, self._mono = composer, engine, brochure, mono
        self._specimen = specimen
        self._pictures = PictureCache()
        self._layouts = 0
        self._reserves = True

    def typeset(self, known: Fit | None) -> Panels:
        if known is not None and self._holds(known):
            self._reserves = known.reserves
            composition, laid_out = self._lay_out(known)
            if self._fits(laid_out) and not self._has_grown(laid_out):
                return self._write(known, composition, laid_out)
        for reserves in (True, False):
            self._reserves = reserves
            if panels := self._search():
                return panels
        return self._refuse()

    def _has_grown(self, laid_out: LaidOut) -> bool:
        """Whether a slot holds more than it has room for, so that the fit has to follow what slots hold."""
        return self._reserves and bool(list_grown_slots(laid_out.document))

    def _holds(self, known: Fit) -> bool:
        """Whether a fit that was made for other words still prints all that it must, and nothing that it may not."""
        candidates = list_candidates(self._brochure)
        blocks, reading = known.blocks, self._brochure.layout.reading
        told = {one.block for one in known.left_out} == candidates.by_id.keys() - blocks
        whole = all(candidates.with_pairs(block) <= blocks for block in blocks if block in candidates.by_id)
        sized = reading.body_min <= known.body <= reading.body_max and not known.measuring
        return candidates.must <= blocks <= set(candidates.by_id) and whole and told and sized

    def _compose(self, fit: Fit) -> Composition:
        composition = self._composer.compose(self._brochure, replace(fit, reserves=self._reserves), mono=self._mono)
        check_coverage(composition, self._brochure, self._engine.library)
        return composition

    def _lay_out(self, fit: Fit) -> tuple[Composition, LaidOut]:
        """Lay out what a fit prints."""
        composition = self._compose(fit)
        self._layouts += 1
        return composition, self._engine.lay_out(composition, self._pictures)

    def _measure(self, fit: Fit | None = None) -> Measured:
        """Measure every candidate, or a fit, with nothing in slots that reserve room, whoever the clinic is."""
        composition = self._compose(measuring_fit(self._brochure, fit))
        if self._reserves:
            composition = replace(composition, html=fill_slots(composition.html, {}))
        self._layouts += 1
        return self._engine.measures.find(
            composition,
            self._brochure,
            fit.body if fit else None,
            lambda: self._engine.lay_out(composition, self._pictures).document,
        )

    def _search(self) -> Panels | None:
        """The best fit that holds; None where there is none, or where a slot holds more than it has room for."""
        measured = self._measure()
        if not measured.is_whole:
            return None
        fitter = Copyfitter(self._brochure, measured, self._engine.library)
        least, limit = self._brochure.layout.reading.body_min, self._brochure.layout.reading.body_max
        for room in _ROOMS:
            fit = fitter.choose(limit, room) or fitter.choose(least, 1.0)
            if fit is None:
                break
            fit = self._refine(measured, fit, limit, room)
            composition, laid_out = self._lay_out(fit)
            if self._has_grown(laid_out):
                return None
            if self._fits(laid_out):
                return self._write(fit, composition, laid_out)
            limit = max(least, fit.body - SIZE_STEP)
        return None

    def _refine(self, first: Measured, fit: Fit, limit: float, room: float) -> Fit:
        """A fit of larger type, whose heights were foretold, by its own measures; a booklet stays as it is.

        It is measured again at each size that the last measuring shows to be better, until that fits and no size
        is better by more than a step.
        """
        least, best = first.body, None
        if self._brochure.layout.imposition == "saddle":
            return fit
        for _ in range(_MOST_MEASURES):
            if fit.body <= least:
                break
            measured = self._measure(fit).learning(first)
            fitter = Copyfitter(self._brochure, measured, self._engine.library)
            settled = fitter.settle(fit, room)
            if settled is not None:
                best = settled
            resized = fitter.resize(fit, limit, room)
            if best is not None and resized.body <= best.body + SIZE_STEP:
                return best
            limit = limit if settled is not None else max(least, fit.body - SIZE_STEP)
            fit = resized if resized.body <= limit else replace(resized, body=limit)
        return best or fit

    def _refuse(self) -> Panels:
        """The must-have blocks alone at the smallest size, broken by the engine: they fit, or are overset."""
        least = self._brochure.layout.reading.body_min
        candidates = list_candidates(self._brochure)
        fit = Fit(candidates.must, least, left_out=explain_without_room(candidates))
        composition, laid_out = self._lay_out(fit)
        if padding := padding_pages(self._brochure.layout, sum(pages_by_zone(laid_out.document).values())):
            fit = replace(fit, padding_pages=padding)
            composition, laid_out = self._lay_out(fit)
        if self._fits(laid_out):
            return self._write(fit, composition, laid_out)
        raise OversetError(find_overset(laid_out.document, self._brochure))

    def _fits(self, laid_out: LaidOut) -> bool:
        boxes = panel_boxes(self._brochure.form)
        taken = pages_by_zone(laid_out.document)
        if self._brochure.layout.pages:
            others = [taken.get(zone.id, 1) for zone in self._brochure.layout.zones if not zone.flow]
            total = sum(taken.values())
            allowed = self._brochure.layout.pages
            return max(others, default=1) == 1 and total <= allowed.max and total % allowed.multiple_of == 0
        return all(count <= len(boxes[zone]) for zone, count in taken.items())

    def _write(self, fit: Fit, composition: Composition, laid_out: LaidOut) -> Panels:
        fit, pages = replace(fit, reserves=self._reserves), self._pages(laid_out)
        pdf, log = self._engine.write(laid_out, self._specimen)
        logged = self._logged(dict.fromkeys((*laid_out.log, *log)))
        findings = (*logged, *self._sideways(laid_out, pages), *self._underfull(pages), *composition.findings)
        write_ins, slots = list_write_ins(laid_out.document), list_slots(laid_out.document)
        return Panels(pdf, composition, pages, fit, self._report(fit, pages), findings, write_ins, slots)

    def _report(self, fit: Fit, pages: tuple[PanelPage, ...]) -> FitReport:
        layout = self._brochure.layout
        names = [f"page {number}" if layout.is_paged else page.panel for number, page in enumerate(pages, 1)]
        panels = tuple(PanelFill(name, page.fill) for name, page in zip(names, pages, strict=True))
        reason = layout.reading.reason if fit.body < REASON_UNDER else None
        return FitReport(fit.body, reason, self._layouts, panels, fit.left_out)

    def _pages(self, laid_out: LaidOut) -> tuple[PanelPage, ...]:
        boxes = panel_boxes(self._brochure.form)
        exempt = {zone.id for zone in self._brochure.layout.zones if zone.exempt_from_fill}
        paged = self._brochure.layout.is_paged
        codes = {candidate.id for candidate in list_candidates(self._brochure).all if candidate.block.kind == "qr"}
        qr_pages = {unit.page for unit in list_units(laid_out.document) if unit.id in codes}
        seen: dict[str, int] = {}
        pages = []
        for number, zone in enumerate(page_zones(laid_out.document)):
            place = seen.get(zone, 0)
            seen[zone] = place + 1
            box = boxes[zone][number % 2 if paged else place]
            ink = last_ink(laid_out.document, number) - box.top
            filled = None if zone in exempt else round(ink / box.depth, 3)
            panel = self._brochure.layout.panels[0].id if paged else box.panel.id
            printed = fill(self._brochure.locale.words.page, number=number + 1) if paged and zone not in exempt else ""
            pages.append(PanelPage(panel, zone, box, filled, printed, number in qr_pages))
        return tuple(pages)

    def _logged(self, lines: Iterable[str]) -> tuple[Finding, ...]:
        """A line of the engine's log is a warning, and an error where it says that something is missing on the page."""
        remedy = "mend the template or style that it names"
        return tuple(
            (error if line.startswith("Failed to") else warning)(
                "typeset.engine-log", f"the engine said: {line}", remedy
            )
            for line in lines
        )

    def _sideways(self, laid_out: LaidOut, pages: tuple[PanelPage, ...]) -> tuple[Finding, ...]:
        return tuple(
            error(
                "typeset.sideways",
                f"{self._brochure.name}, panel {pages[found.page].panel}: “{found.text[:60]}” is "
                f"{found.by:.1f} pt too wide",
                "use shorter words, or let the style break them",
                unit_place(self._brochure, found.unit),
            )
            for found in list_sideways(laid_out.document)
        )

    def _underfull(self, pages: tuple[PanelPage, ...]) -> tuple[Finding, ...]:
        return tuple(
            warning(
                "typeset.underfull",
                f"{self._brochure.name}: "
                f"{f'page {number}' if page.number else f'panel {page.panel}'} is only {page.fill:.0%} full",
                "add optional blocks to the topic, or lines for notes",
            )
            for number, page in enumerate(pages, 1)
            if page.fill is not None and page.fill < LEAST_FILL
        )
