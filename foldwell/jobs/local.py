"""Makes the planned brochures on this machine, and only those whose inputs changed."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from foldwell.collector import pause_collector
from foldwell.errors import DEBUG, FindingsError, FoldwellError, OversetError
from foldwell.interrupts import raise_if_asked
from foldwell.jobs.apart import group_tasks, look_ahead, make_apart
from foldwell.jobs.gathering import take_over
from foldwell.jobs.inputs import Inputs, find_made
from foldwell.jobs.keys import Keys
from foldwell.jobs.making import Maker, no_surprise
from foldwell.jobs.plain_data import read_finding, read_fit, tell_finding, tell_fit
from foldwell.jobs.plan import Task
from foldwell.jobs.records import Built, Output, Request
from foldwell.jobs.remote_store import open_store
from foldwell.jobs.store import MEMORY
from foldwell.typeset.fit_report import FitReport, read_fit_report

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from foldwell.findings import Finding
    from foldwell.jobs.cluster.crew import Crew
    from foldwell.jobs.making import Attempt
    from foldwell.jobs.plan import Job
    from foldwell.model.brochure import Profile
    from foldwell.pipeline import Order
    from foldwell.read.library import Library


@dataclass(frozen=True)
class Outcome:
    """What became of one job.

    line: one line on the fit; fit: its report; files: names below the output folder; failure: why there are none.
    was_current: whether it had been built, or had failed, from these inputs before. seconds: that it took to make.
    is_stamped, in_full: whether the brand was stamped, and why it was not where that was asked for.
    """

    job: Job
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    line: str = ""
    fit: FitReport | None = None
    was_current: bool = False
    failure: FoldwellError | None = None
    seconds: float = 0.0
    is_stamped: bool = False
    in_full: str = ""


_LEAST_EACH = 2
"""Brochures that a worker process must have before it: starting one takes as long as making one."""
_MADE_READY = ("templates/", "styles/fonts/")
"""Folders of which a shop holds files ready; a new one takes its place when they change."""


class Builder:
    """Builds jobs into one output folder, or behind a URL; `renew` makes it ready to build once more.

    today: for rules about dates, such as a review that is due; it never reaches a file.
    inputs: the files as they were seen; shelf: as they were read, which is later, so that a file that is saved
    meanwhile never counts as built.
    """

    def __init__(self, library: Library, output: Path | str, order: Order, profile: Profile, today: date) -> None:
        self._library, self._order, self._profile = library, order, profile
        self._store = open_store(output)
        self.inputs = Inputs(library.roots, find_made(self._store, library.roots))
        self._kept = self._store.folder / MEMORY if self._store.folder and order.stamp else None
        self._maker = Maker(library, order, profile, today, self._kept)
        self.shelf = self._maker.shelf
        self._keys = Keys(self.inputs, self.shelf, order, profile)
        self._refused: dict[str, Outcome] = {}

    def renew(self, today: date) -> bool:
        """Forget what changed since, and keep all else; whether anything did."""
        self._maker.today = today
        self._maker.forget()
        before, self.inputs = self.inputs, self.inputs.renew(find_made(self._store, self._library.roots))
        changed = self.inputs.list_changes(before)
        if not changed:
            return False
        self.shelf.forget(changed)
        self._keys = Keys(self.inputs, self.shelf, self._order, self._profile)
        if any(name.startswith(_MADE_READY) for name in changed):
            self._maker.forget_shop()
        return True

    def list_sources(self, jobs: Sequence[Job]) -> dict[str, str]:
        """SHA-256 of each file that these brochures are made from, by its path in the project."""
        return self.inputs.list_sources({job.clinic for job in jobs}, {job.topic for job in jobs})

    def make_ready(self) -> None:
        """Load templates, fonts and the engine, where they are not yet; else that is left to the first brochure."""
        self._maker.make_ready()

    def build(
        self, jobs: Sequence[Job], report: Callable[[Outcome], None], processes: int = 1, crew: Crew | None = None
    ) -> list[Outcome]:
        """Build each job, and report those first that are current; the outcomes stand in the order of the jobs.

        One that fails does not stop the others. What was built is remembered as it is made. processes: how many may
        make brochures at once; only this one writes. crew: a cluster that makes them in place of this machine.
        """
        with self._store.begin(map(self._keys.stored_name, jobs)):
            return self._build(jobs, report, processes, crew)

    def _build(
        self, jobs: Sequence[Job], report: Callable[[Outcome], None], processes: int, crew: Crew | None
    ) -> list[Outcome]:
        with pause_collector():
            outcomes = {job: known for job in jobs if (known := self._find_known(job)) is not None}
        for outcome in outcomes.values():
            report(outcome)
        anew = [job for job in jobs if job not in outcomes]
        with closing(self._make_all(anew, min(processes, len(anew) // _LEAST_EACH), crew)) as attempts:
            for job, attempt in attempts:
                outcomes[job] = self._settle(job, attempt)
                report(outcomes[job])
        return [outcomes[job] for job in jobs]

    def take_over(self, jobs: Sequence[Job], places: Iterable[Path | str]) -> None:
        """Copy what was built in other places, where it is made from the inputs as they are now.

        And where its words are found today as they were then: some rules ask for the day, such as a review that is due.
        """
        for store in map(open_store, places):
            with store.begin(map(self._keys.stored_name, jobs)), self._store.begin(()):
                for job in jobs:
                    built = store.find(self._keys.stored_name(job))
                    if built and built.key == self._keys.files(job) and self._is_judged_alike(job, built):
                        take_over(self._keys.stored_name(job), built, store, self._store)

    def _is_judged_alike(self, job: Job, built: Built) -> bool:
        try:
            found = self._maker.judge(job)
        except FoldwellError:
            return False
        return [tell_finding(finding) for finding in found] == list(built.findings[: built.judged])

    def remember(self, request: str, outcomes: Sequence[Outcome]) -> Request | None:
        """Remember that this request is fulfilled, so that the same request has nothing to do; None where it is not."""
        names = [self._keys.stored_name(outcome.job) for outcome in outcomes]
        with self._store.hold():
            return self._store.remember_request(request, self.inputs.fingerprint(), names)

    def _find_known(self, job: Job) -> Outcome | None:
        """What became of a job that was built, or had failed, from these inputs before."""
        name = self._keys.stored_name(job)
        if built := self._store.find_current(name, self._keys.files(job)):
            files, findings = tuple(file.name for file in built.files), tuple(map(read_finding, built.findings))
            report, how = read_fit_report(built.report), (built.is_stamped, built.in_full)
            return Outcome(job, files, findings, built.line, report, True, None, 0.0, *how)
        if (key := self._keys.files(job)) in self._refused:
            return replace(self._refused[key], was_current=True)
        return None

    def _make_all(
        self, jobs: Sequence[Job], processes: int, crew: Crew | None
    ) -> Generator[tuple[Job, Attempt], None, None]:
        """Make each job, on a cluster or with several processes where that pays; nothing is in place yet.

        A crew with an outlet has put it there.
        """
        fits = {job: self._store.find_fit(self._keys.fit(job)) for job in jobs}
        tasks = [
            Task(job, read_fit(fit) if fit else None, self._keys.ground(job) if self._kept else "")
            for job, fit in fits.items()
        ]
        roots, terms = self._library.roots, (self._order, self._profile, self._maker.today)
        if crew is not None and tasks:
            from foldwell.jobs.cluster.making import make_on_cluster  # noqa: PLC0415 (an optional extra)

            yield from make_on_cluster(tasks, crew, self.inputs, len(roots), terms)
        elif processes > 1 and os.environ.get(DEBUG) != "1":
            yield from make_apart(tasks, processes, (roots, *terms, self._kept))
        else:
            in_turn = (task for group in group_tasks(tasks) for task in look_ahead(group))
            yield from ((task.job, self._maker.make(*task)) for task in in_turn)

    def _settle(self, job: Job, attempt: Attempt) -> Outcome:
        """Put a brochure that was made in place, and remember it."""
        raise_if_asked()
        failure, outputs = attempt.failure, tuple[Output, ...]()
        if failure is None:
            try:
                with no_surprise():
                    outputs = self._keep(job, attempt)
            except FoldwellError as problem:
                failure = problem
        files = tuple(output.name for output in outputs)
        outcome = Outcome(
            job,
            files,
            attempt.findings,
            attempt.line,
            attempt.report,
            failure=failure,
            seconds=attempt.seconds,
            is_stamped=attempt.is_stamped,
            in_full=attempt.in_full,
        )
        if isinstance(failure, FindingsError) and not _looks_elsewhere(outcome):
            self._refused[self._keys.files(job)] = outcome
        return outcome

    def _keep(self, job: Job, attempt: Attempt) -> tuple[Output, ...]:
        told = tuple(map(tell_finding, attempt.findings))
        report = asdict(attempt.report) if attempt.report else {}
        with self._store.hold():
            files = {f"{job.name}.{file.ending}": file.data for file in attempt.files}
            outputs = attempt.placed or self._store.put(files)
            how = attempt.judged, attempt.is_stamped, attempt.in_full
            built = Built(self._keys.files(job), outputs, told, attempt.line, job.name, report, *how)
            self._store.remember(self._keys.stored_name(job), built)
            if attempt.fit:
                self._store.remember_fit(self._keys.fit(job), tell_fit(attempt.fit))
        return outputs


def _looks_elsewhere(outcome: Outcome) -> bool:
    """Whether a failure names the other layouts that a brochure fits, which its key does not hold."""
    return isinstance(outcome.failure, OversetError) and any(finding.code == "RG-02" for finding in outcome.findings)
