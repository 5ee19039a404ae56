"""Makes one planned brochure from its files; puts nothing in place, so that any process may do it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from foldwell.edit.duties.sign_off import find_unsigned
from foldwell.edit.judge import Judge
from foldwell.errors import (
    DEBUG,
    BrokenOffError,
    FindingsError,
    FoldwellError,
    InputError,
    InternalError,
    OutputError,
    OversetError,
    PreflightError,
    UnsignedError,
)
from foldwell.findings import Finding, Severity, has_errors
from foldwell.interrupts import raise_if_asked
from foldwell.jobs.notice_fit import tell_where_it_fits
from foldwell.pipeline import Made, MadeFile, Order, Shop
from foldwell.read.brochures import read_with_findings
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.stamp.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from foldwell.compose.fit import Fit
    from foldwell.jobs.plan import Job, Task
    from foldwell.jobs.records import Output
    from foldwell.model.brochure import Brochure, Profile
    from foldwell.typeset.fit_report import FitReport


@dataclass(frozen=True)
class Attempt:
    """What came of making one brochure, before any of it is in place.

    files: none where it failed; failure says why. line: one line on the fit; report: how it was fitted.
    seconds: of the clock. placed: in place of files, those that another machine has put where they belong.
    judged: how many of the findings, which come first, are about the words; some of those follow from the day.
    is_stamped, in_full: whether it was stamped, and why not where that was asked for.
    """

    files: tuple[MadeFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    line: str = ""
    report: FitReport | None = None
    fit: Fit | None = None
    failure: FoldwellError | None = None
    seconds: float = 0.0
    placed: tuple[Output, ...] = ()
    judged: int = 0
    is_stamped: bool = False
    in_full: str = ""


class Maker:
    """Makes brochures of one library to one order.

    today: for rules about dates; it never reaches a file. kept: where layouts are kept from build to build.
    """

    def __init__(self, library: Library, order: Order, profile: Profile, today: date, kept: Path | None = None) -> None:
        self._library, self._order, self._profile, self.today = library, order, profile, today
        self._kept = Kept(kept) if kept else None
        self.shelf = Shelf(library)
        self._judge = Judge()
        self._shop: Shop | None = None
        self._ahead: dict[Job, tuple[Brochure, tuple[Finding, ...]]] = {}

    def make_ready(self) -> Shop:
        """Templates, fonts and the engine, loaded where they are not yet; else that is left to the first brochure."""
        if self._shop is None:
            self._shop = Shop(self._library, self._kept)
        return self._shop

    def forget(self) -> None:
        """Read anew what was read ahead."""
        self._ahead.clear()

    def forget_shop(self) -> None:
        """Load templates, fonts and the engine anew when they are needed."""
        self._shop = None

    def make(self, job: Job, known: Fit | None = None, ground: str = "", ahead: Sequence[Job] = ()) -> Attempt:
        """Read, judge, typeset, finish and check one brochure; the arguments are those of a Task."""
        made = self._make_one(job, known, ground)
        if ahead:
            self._look_ahead(ahead, ground)
        return made

    def _look_ahead(self, jobs: Sequence[Job], ground: str) -> None:
        """Read brochures that are made next, and make ready together what they have of their own.

        What goes wrong here is left to each of them.
        """
        self._ahead.clear()
        for job in jobs:
            with suppress(Exception):
                self._ahead[job] = self._read(job)
        with suppress(Exception):
            self.make_ready().look_ahead([brochure for brochure, _ in self._ahead.values()], self._order, ground)

    def _make_one(self, job: Job, known: Fit | None, ground: str) -> Attempt:
        started = monotonic()
        try:
            with no_surprise():
                read = self._ahead.pop(job, None)
                brochure, findings = read or self._read(job)
                return _judge(self._make(brochure, known, ground), findings, started)
        except FoldwellError as problem:
            found = problem.findings if isinstance(problem, FindingsError) else ()
            return Attempt(findings=found, failure=problem, seconds=monotonic() - started)

    def judge(self, job: Job) -> tuple[Finding, ...]:
        """What is found of a brochure's words today; raises what making it would raise."""
        with no_surprise():
            return self._read(job)[1]

    def _read(self, job: Job) -> tuple[Brochure, tuple[Finding, ...]]:
        brochure, findings = read_with_findings(self.shelf, **job.names, profile=self._profile, to_judge=False)
        found = (*findings, *self._judge.judge(brochure, self.today))
        if unsigned := () if brochure.is_draft else find_unsigned(brochure):
            raise UnsignedError((*unsigned, *found))
        if has_errors(found):
            raise InputError(found)
        return brochure, found

    def _make(self, brochure: Brochure, known: Fit | None, ground: str) -> Made:
        shop = self.make_ready()
        try:
            return shop.make(brochure, self._order, known, ground)
        except OversetError as problem:
            if brochure.standing_notice is None:
                raise
            told = tell_where_it_fits(brochure, shop, self.shelf, self._order)
            raise OversetError((*problem.findings, told)) from None


def start_maker(
    roots: tuple[Path, ...], order: Order, profile: Profile, today: date, kept: Path | None
) -> Callable[[Task], Attempt]:
    """What makes one brochure, in a process of its own; the arguments are those of a Maker."""
    maker = Maker(Library(roots), order, profile, today, kept)
    return lambda task: maker.make(*task)


def _judge(made: Made, found: tuple[Finding, ...], started: float) -> Attempt:
    findings, seconds = (*found, *made.findings), monotonic() - started
    line, report, fit = describe_fit(made), made.panels.report, made.panels.fit
    how: dict[str, Any] = {"is_stamped": made.is_stamped, "in_full": made.in_full}
    if made.failed:
        failure = PreflightError(_errors(findings))
        return Attempt((), findings, line, report, fit, failure, seconds, **how)
    return Attempt(made.files, findings, line, report, fit, None, seconds, judged=len(found), **how)


def describe_fit(made: Made) -> str:
    """One line for people: size, how full the panels are, and what found no room."""
    fills = [page.fill for page in made.panels.pages if page.fill is not None]
    parts = [f"{made.panels.fit.body:g} pt", f"panels {min(fills):.0%} to {max(fills):.0%} full"]
    if made.panels.left_out:
        parts.append(f"no room for {', '.join(made.panels.left_out)}")
    return ", ".join(parts)


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@contextmanager
def no_surprise() -> Iterator[None]:
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
    except MemoryError:
        raise BrokenOffError("this brochure takes more memory than one may", "make its pictures smaller") from None
    except Exception as problem:
        raise_if_asked()
        if os.environ.get(DEBUG) == "1":
            raise
        raise InternalError(problem) from None
