"""Makes the planned brochures on this machine, one after the other, and only those whose inputs changed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from foldwell.atomic import write_all
from foldwell.compose.fit import Fit, LeftOut
from foldwell.edit.duties.sign_off import find_unsigned
from foldwell.edit.judge import judge
from foldwell.errors import (
    DEBUG,
    FindingsError,
    FoldwellError,
    InputError,
    InternalError,
    OutputError,
    OversetError,
    PreflightError,
    UnsignedError,
)
from foldwell.findings import Finding, Place, Severity, has_errors
from foldwell.interrupts import raise_if_asked
from foldwell.jobs.inputs import Inputs, find_made
from foldwell.jobs.notice_fit import tell_where_it_fits
from foldwell.jobs.scope import Scoper
from foldwell.jobs.store import Built, Output, Store
from foldwell.pipeline import Made, Order, Shop
from foldwell.read.brochures import read_with_findings
from foldwell.read.shelf import Shelf
from foldwell.typeset.fit_report import FitReport, read_fit_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from foldwell.jobs.plan import Job
    from foldwell.model.brochure import Brochure, Profile
    from foldwell.read.library import Library


@dataclass(frozen=True)
class Outcome:
    """What became of one job.

    line: one line on the fit; fit: its report; files: names below the output folder; failure: why there are none.
    was_current: whether it had been built, or had failed, from these inputs before.
    """

    job: Job
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    line: str = ""
    fit: FitReport | None = None
    was_current: bool = False
    failure: FoldwellError | None = None


_MADE_READY = ("templates/", "styles/fonts/")
"""Folders of which a shop holds files ready; a new one takes its place when they change."""


class Builder:
    """Builds jobs into one output folder; `renew` makes it ready to build once more.

    today: for rules about dates, such as a review that is due; it never reaches a file.
    shelf: the files that were read. They are read after the inputs are seen, so that a file that is saved
    meanwhile never counts as built.
    """

    def __init__(self, library: Library, output: Path, order: Order, profile: Profile, today: date) -> None:
        self._library, self._output, self._order, self._profile, self._today = library, output, order, profile, today
        self._store = Store(output)
        self._inputs = Inputs(library.roots, find_made(self._store, library.roots))
        self.shelf = Shelf(library)
        self._scoper = Scoper(self.shelf)
        self._shop: Shop | None = None
        self._refused: dict[str, Outcome] = {}

    def renew(self, today: date) -> bool:
        """Forget what changed since, and keep all else; whether anything did."""
        self._today = today
        before, self._inputs = self._inputs, self._inputs.renew(find_made(self._store, self._library.roots))
        changed = self._inputs.list_changes(before)
        self.shelf.forget(changed)
        self._scoper = Scoper(self.shelf)
        if any(name.startswith(_MADE_READY) for name in changed):
            self._shop = None
        return bool(changed)

    def list_sources(self, jobs: Sequence[Job]) -> dict[str, str]:
        """SHA-256 of each file that these brochures are made from, by its path in the project."""
        return self._inputs.list_sources({job.clinic for job in jobs}, {job.topic for job in jobs})

    def make_ready(self) -> Shop:
        """Templates, fonts and the engine, loaded where they are not yet; else that is left to the first brochure."""
        if self._shop is None:
            self._shop = Shop(self._library)
        return self._shop

    def build(self, jobs: Sequence[Job], report: Callable[[Outcome], None]) -> list[Outcome]:
        """Build each job; one that fails does not stop the others. What was built is remembered as it is made."""
        outcomes = []
        for job in jobs:
            outcome = self._build_one(job)
            outcomes.append(outcome)
            report(outcome)
        return outcomes

    def remember(self, request: str, outcomes: Sequence[Outcome]) -> None:
        """Remember that this request is fulfilled, so that the same request has nothing to do."""
        names = [self._stored_name(outcome.job) for outcome in outcomes]
        with self._store.hold():
            self._store.remember_request(request, self._inputs.fingerprint(), names)

    def _stored_name(self, job: Job) -> str:
        return f"{job.name} {describe_order(self._order, self._profile)}"

    def _build_one(self, job: Job) -> Outcome:
        name = self._stored_name(job)
        scopes = self._scoper.find(job, self._order)
        key = self._inputs.key(scopes.files, name)
        if built := self._store.find_current(name, key):
            files, findings = tuple(file.name for file in built.files), tuple(map(read_finding, built.findings))
            return Outcome(job, files, findings, built.line, read_fit_report(built.report), was_current=True)
        if key in self._refused:
            return replace(self._refused[key], was_current=True)
        fit_key = self._inputs.key(scopes.fit, f"{job.name} {self._order.ink} {self._profile}")
        outcome = self._try(job, name, key, fit_key)
        if isinstance(outcome.failure, FindingsError) and not _looks_elsewhere(outcome):
            self._refused[key] = outcome
        return outcome

    def _try(self, job: Job, name: str, key: str, fit_key: str) -> Outcome:
        try:
            with _no_surprise():
                return self._build_anew(job, name, key, fit_key)
        except FoldwellError as problem:
            found = problem.findings if isinstance(problem, FindingsError) else ()
            return Outcome(job, findings=found, failure=problem)

    def _build_anew(self, job: Job, name: str, key: str, fit_key: str) -> Outcome:
        brochure, findings = self._read(job)
        made = self._make(brochure, self._store.find_fit(fit_key))
        findings = (*findings, *made.findings)
        line, report = describe_fit(made), made.panels.report
        raise_if_asked()
        if made.failed:
            return Outcome(job, (), findings, line, report, failure=PreflightError(_errors(findings)))
        with self._store.hold():
            outputs = self._put(made)
            told = tuple(map(_as_data, findings))
            self._store.remember(name, Built(key, outputs, told, line, job.name, asdict(report)))
            self._store.remember_fit(fit_key, _fit_as_data(made.panels.fit))
        return Outcome(job, tuple(output.name for output in outputs), findings, line, report)

    def _read(self, job: Job) -> tuple[Brochure, tuple[Finding, ...]]:
        brochure, findings = read_with_findings(self.shelf, **job.names, profile=self._profile, to_judge=False)
        found = (*findings, *judge(brochure, self._today))
        if unsigned := () if brochure.is_draft else find_unsigned(brochure):
            raise UnsignedError((*unsigned, *found))
        if has_errors(found):
            raise InputError(found)
        return brochure, found

    def _make(self, brochure: Brochure, fit: dict[str, Any] | None) -> Made:
        shop = self.make_ready()
        try:
            return shop.make(brochure, self._order, _fit_from_data(fit) if fit else None)
        except OversetError as problem:
            if brochure.standing_notice is None:
                raise
            told = tell_where_it_fits(brochure, shop, self.shelf, self._order)
            raise OversetError((*problem.findings, told)) from None

    def _put(self, made: Made) -> tuple[Output, ...]:
        targets = {f"{made.brochure.name}.{file.ending}": file.data for file in made.files}
        write_all({self._output / name: data for name, data in targets.items()})
        told = {name: (self._output / name).stat() for name in targets}
        return tuple(Output(name, stat.st_size, stat.st_mtime_ns) for name, stat in told.items())


@contextmanager
def _no_surprise() -> Iterator[None]:
    """A mistake of the program in one brochure stops no other; it is told as an InternalError."""
    try:
        yield
    except FoldwellError:
        raise_if_asked()
        raise
    except OSError as problem:
        raise_if_asked()
        if problem.errno is None:
            raise
        told = f"{problem.filename or 'a file'}: {(problem.strerror or str(problem)).lower()}"
        raise OutputError(told, "check the file, its folder and the room on the disk") from None
    except Exception as problem:
        raise_if_asked()
        if os.environ.get(DEBUG) == "1":
            raise
        raise InternalError(problem) from None


def describe_order(order: Order, profile: Profile) -> str:
    """What is wanted, in a form that tells two orders apart."""
    options = [",".join(order.media), order.ink, profile]
    options += ["turn-back"] if order.turn_back else []
    options += ["grey-proof"] if order.grey_proof else []
    options += [f"print-shop={order.print_shop}"] if order.print_shop else []
    return " ".join(options)


def describe_fit(made: Made) -> str:
    """One line for people: size, how full the panels are, and what found no room."""
    fills = [page.fill for page in made.panels.pages if page.fill is not None]
    parts = [f"{made.panels.fit.body:g} pt", f"panels {min(fills):.0%} to {max(fills):.0%} full"]
    if made.panels.left_out:
        parts.append(f"no room for {', '.join(made.panels.left_out)}")
    return ", ".join(parts)


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _looks_elsewhere(outcome: Outcome) -> bool:
    """Whether a failure names the other layouts that a brochure fits, which its key does not hold."""
    return isinstance(outcome.failure, OversetError) and any(finding.code == "RG-02" for finding in outcome.findings)


def _as_data(finding: Finding) -> dict[str, Any]:
    return asdict(finding)


def read_finding(data: dict[str, Any]) -> Finding:
    """A finding from its data."""
    place = Place(**data["place"]) if data["place"] else None
    return Finding(**{**data, "severity": Severity(data["severity"]), "place": place})


def _fit_as_data(fit: Fit) -> dict[str, Any]:
    return {**asdict(fit), "blocks": sorted(fit.blocks), "starts": sorted(fit.starts)}


def _fit_from_data(data: dict[str, Any]) -> Fit | None:
    try:
        sets = {"blocks": frozenset(data["blocks"]), "starts": frozenset(data["starts"])}
        return Fit(**{**data, **sets, "left_out": tuple(LeftOut(**block) for block in data["left_out"])})
    except (KeyError, TypeError):
        return None
