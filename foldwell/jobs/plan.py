"""The matrix: which brochures a library's clinics want."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

from foldwell.errors import InputError, UsageError
from foldwell.findings import Place, error, has_errors, warning
from foldwell.read.cross_checks import check_clinic_file
from foldwell.read.notices import require_notice
from foldwell.read.pseudo_locales import PSEUDO_LOCALES
from foldwell.read.suggestions import check_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.compose.fit import Fit
    from foldwell.findings import Finding
    from foldwell.model.clinic import Clinic
    from foldwell.read.shelf import Loaded, Shelf


@dataclass(frozen=True, order=True)
class Job:
    """One brochure to make. theme: one to try; empty for that of the brand."""

    clinic: str
    topic: str
    locale: str
    layout: str
    paper: str
    theme: str = ""

    @property
    def name(self) -> str:
        """`<clinic>/<topic>.<locale>.<layout>-<paper>`, as in the output folder, and a tried theme after it."""
        trial = f".{self.theme}" if self.theme else ""
        return f"{self.clinic}/{self.topic}.{self.locale}.{self.layout}-{self.paper}{trial}"

    @property
    def names(self) -> dict[str, str]:
        """Its names by kind, such as `{"clinic": "riverside", ...}`; the theme only where one is tried."""
        return {kind: name for kind, name in asdict(self).items() if name}


class Task(NamedTuple):
    """One brochure to make.

    known: a fit to try first. ground: as `Stamper.stamp` takes it. ahead: jobs that whoever makes it makes next.
    """

    job: Job
    known: Fit | None = None
    ground: str = ""
    ahead: tuple[Job, ...] = ()


@dataclass(frozen=True)
class Filters:
    """What to make of the matrix; an empty filter takes all. Pseudo-locales are made only where one is named.

    theme: one to try in place of each brand's own.
    """

    clinics: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    theme: str = ""


@dataclass(frozen=True)
class Plan:
    """The jobs, and what stood in the way of planning others.

    left_out: clinics and layouts whose files have mistakes, such as `clinic riverside`.
    """

    jobs: tuple[Job, ...]
    findings: tuple[Finding, ...] = ()
    left_out: tuple[str, ...] = ()


def plan_jobs(shelf: Shelf, filters: Filters) -> Plan:
    """Every job that the filters take, in a fixed order.

    Clinics and layouts whose files have mistakes are left out; their findings are in the plan.
    Raises UsageError where a filter names what does not exist, or where nothing is left to make, and InputError
    where there is no clinic at all.
    """
    _check_filters(shelf, filters)
    planner = _Planner(shelf, filters)
    planner.plan()
    if not planner.jobs and not has_errors(planner.findings):
        raise UsageError("no brochure fits these filters", "foldwell list shows those that there are")
    return Plan(
        tuple(sorted(set(planner.jobs))),
        tuple(dict.fromkeys(planner.findings)),
        tuple(dict.fromkeys(planner.left_out)),
    )


def _check_filters(shelf: Shelf, filters: Filters) -> None:
    library = shelf.library
    for name in filters.clinics:
        library.check_clinic(name)
    for name in filters.topics:
        library.check_topic(name)
    for name in filters.layouts:
        library.check_layout(name)
    if filters.theme:
        library.check_theme(filters.theme)
    for name in filters.papers:
        check_name("paper", name, shelf.known_papers())
    for name in filters.locales:
        check_name("locale", name, (*library.locales(), *PSEUDO_LOCALES))


class _Planner:
    def __init__(self, shelf: Shelf, filters: Filters) -> None:
        self._shelf, self._filters = shelf, filters
        self.jobs: list[Job] = []
        self.findings: list[Finding] = []
        self.left_out: list[str] = []

    def plan(self) -> None:
        library = self._shelf.library
        if not self._filters.clinics:
            self.findings += [_tell_lost(name) for name in library.lost_clinics()]
        names = self._filters.clinics or library.clinics()
        if not names:
            place = Place("content/clinics")
            nobody = error("read.no-clinic", "there is no clinic yet", "make one: foldwell new clinic NAME", place)
            raise InputError((nobody, *self.findings))
        for name in names:
            try:
                self._plan_clinic(name)
            except InputError as problem:
                self.findings += problem.findings
                self.left_out.append(f"clinic {name}")

    def _plan_clinic(self, name: str) -> None:
        clinic = self._shelf.clinic(name)
        found = check_clinic_file(clinic, self._shelf)
        if has_errors(found):
            raise InputError(found)
        pairs = list(self._find_pairs(clinic))
        for layout in clinic.model.layouts or self._shelf.library.layouts():
            if self._filters.layouts and layout not in self._filters.layouts:
                continue
            try:
                model = self._shelf.layout(layout).model
            except InputError as problem:
                self.findings += problem.findings
                self.left_out.append(f"layout {layout}")
                continue
            for topic, locale in pairs:
                if not self._can_print(name, topic, layout):
                    continue
                chosen = [paper for paper in clinic.model.paper if paper in model.papers]
                jobs = [Job(name, topic, locale, layout, paper, self._filters.theme) for paper in chosen]
                self.jobs += [job for job in jobs if _takes(self._filters.papers, job.paper)]

    def _can_print(self, clinic: str, topic: str, layout: str) -> bool:
        """Whether a layout can print the notice that the law asks for; one that was asked for by name is refused.

        Files with mistakes pass: whoever reads them tells of those.
        """
        try:
            require_notice(self._shelf, clinic, topic, layout)
        except UsageError:
            if clinic in self._filters.clinics and layout in self._filters.layouts:
                raise
            return False
        except InputError:
            return True
        return True

    def _find_pairs(self, clinic: Loaded[Clinic]) -> Iterator[tuple[str, str]]:
        """Topics and locales that a clinic wants and the topic has words in, and every pseudo-locale that is named."""
        named = sorted(PSEUDO_LOCALES.keys() & set(self._filters.locales))
        for topic, offer in clinic.model.offers.items():
            if _takes(self._filters.topics, topic):
                yield from ((topic, locale) for locale in named)
            known = self._shelf.library.locales(topic)
            for number, locale in enumerate(clinic.model.locales):
                if not (_takes(offer.locales, locale) and _takes(self._filters.topics, topic)):
                    continue
                if not _takes(self._filters.locales, locale):
                    continue
                if locale in known:
                    yield topic, locale
                    continue
                message = f"{topic} has no words in {locale}"
                remedy = (
                    f"write content/topics/{topic}/{locale}.yaml, take {locale} away here, or leave it out of "
                    f"locales: of the offer {topic}"
                )
                self.findings.append(clinic.source.error("read.missing-locale", message, remedy, ("locales", number)))


def _tell_lost(name: str) -> Finding:
    return warning(
        "read.lost-clinic",
        "this folder has no clinic.yml, so nothing is made for it",
        "name its file clinic.yml, or move the folder away",
        Place(f"content/clinics/{name}"),
    )


def _takes(wanted: tuple[str, ...], value: str) -> bool:
    return not wanted or value in wanted
