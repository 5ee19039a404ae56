"""Takes the time and the memory of whole commands, in turn and in pairs, and boils them down.

A machine's speed drifts; so every round runs all contenders one after the other, each round begins with another one,
and what is told is the median over the rounds, with the ratio to the yardstick of the same round.
"""

from __future__ import annotations

import json
import resource
import subprocess
import time
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

YARDSTICK = "Typst"
_OF_A_ROW = ("seconds", "peaks", "ratios", "worked")


class CommandError(Exception):
    """A command that was measured did not end well."""


@dataclass(frozen=True)
class Measured:
    """One run. seconds: of the whole, or of the part that the case is about. peak: MiB of all its processes.

    worked: seconds of processor time of all its processes, which a busy machine hardly changes; 0 where not taken.
    Of those that nobody waits for, such as a pool's workers, it is what they had worked when they were last seen.
    """

    seconds: float
    peak: float = 0.0
    worked: float = 0.0


@dataclass(frozen=True)
class Command:
    """A process to start: its arguments, and the folder it runs in."""

    arguments: tuple[str, ...]
    folder: Path


@dataclass(frozen=True)
class Row:
    """A contender in one case: its runs, and their seconds by those of the yardstick in the same round."""

    name: str
    seconds: tuple[float, ...]
    peaks: tuple[float, ...] = ()
    ratios: tuple[float, ...] = ()
    worked: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """Seconds."""
        return median(self.seconds)

    @property
    def peak(self) -> float:
        """The most MiB of any run."""
        return max(self.peaks, default=0.0)

    @property
    def ratio(self) -> float | None:
        """The median of the ratios; None where there was no yardstick."""
        return median(self.ratios) if self.ratios else None


@dataclass(frozen=True)
class Result:
    """What a case found. each: how many brochures one run made. x: what a growth curve grows by; 0 elsewhere.

    title: for people; empty where the case is called alike in every run.
    processes: how many each contender used. yardstick: whom the ratios are to. left_out: contenders that could not
    run here, and why.
    """

    case: str
    rows: tuple[Row, ...]
    each: int = 1
    x: int = 0
    processes: int = 1
    yardstick: str = YARDSTICK
    left_out: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it from other results of one run."""
        return self.case, self.processes, self.x if self.case == "pages" else 0

    def row(self, name: str) -> Row | None:
        """The row of a contender, where it ran."""
        return next((row for row in self.rows if row.name == name), None)


def run_commands(commands: Sequence[Command]) -> Measured:
    """Run commands at once, and wait for all; raises CommandError where one of them fails.

    The peak is the greater of two: what the system keeps as the started process' own, and what all processes together
    were seen to take, where pages that they share count once. Only Linux tells; elsewhere it is 0.
    """
    before, worked = time.perf_counter(), _time_of_children()
    started = [
        subprocess.Popen(one.arguments, cwd=one.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for one in commands
    ]
    watch = Watch([process.pid for process in started])
    watch.start()
    told = [process.communicate()[0] for process in started]
    seconds = time.perf_counter() - before
    watch.stop()
    for process, output, one in zip(started, told, commands, strict=True):
        if process.returncode != 0:
            raise CommandError(f"exit code {process.returncode}: {' '.join(one.arguments)}\n{output[-2000:]}")
    return Measured(seconds, watch.peak, max(_time_of_children() - worked, watch.worked))


def _time_of_children() -> float:
    """Seconds of processor time of all processes that were started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_in_turn(
    steps: Mapping[str, Callable[[], Measured]], rounds: int, *, warm_up: bool = True
) -> dict[str, list[Measured]]:
    """Run every step once in each round; each round begins with another. warm_up: one round that is not counted."""
    names = list(steps)
    runs: dict[str, list[Measured]] = {name: [] for name in names}
    for number in range(-1 if warm_up else 0, rounds):
        turn = number % len(names)
        for name in (*names[turn:], *names[:turn]):
            measured = steps[name]()
            if number >= 0:
                runs[name].append(measured)
    return runs


def list_rows(runs: Mapping[str, Sequence[Measured]], yardstick: str = YARDSTICK) -> tuple[Row, ...]:
    """Rows with the ratios to the yardstick, round by round; without one, rows without ratios."""
    base = [run.seconds for run in runs.get(yardstick, ())]
    return tuple(
        Row(
            name,
            tuple(run.seconds for run in taken),
            tuple(run.peak for run in taken),
            tuple(run.seconds / other for run, other in zip(taken, base, strict=False)),
            tuple(run.worked for run in taken),
        )
        for name, taken in runs.items()
    )


@dataclass(frozen=True)
class Written:
    """A file of the same brochure as a reader finds it. kind: the standards that it says it meets, or its tags."""

    name: str
    pages: int
    words: int
    kind: str
    size: int


@dataclass(frozen=True)
class Findings:
    """All that the suite found: what each contender writes, and how long it takes."""

    written: tuple[Written, ...] = ()
    results: tuple[Result, ...] = ()

    def replace(self, results: Sequence[Result]) -> Findings:
        """The same with cases that were measured anew in place of the old."""
        fresh = {result.key for result in results}
        kept = [result for result in self.results if result.key not in fresh]
        return Findings(self.written, (*kept, *results))


def write_findings(path: Path, findings: Findings) -> None:
    """Keep findings as JSON, so that tables can be written of several runs of the suite."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(findings), indent=1) + "\n", encoding="utf-8")


def read_findings(path: Path) -> Findings:
    """Findings that were kept; none where there is no such file."""
    if not path.exists():
        return Findings()
    kept = json.loads(path.read_text(encoding="utf-8"))
    results = []
    for told in kept["results"]:
        rows = tuple(Row(row["name"], *(tuple(row.get(part, ())) for part in _OF_A_ROW)) for row in told["rows"])
        results.append(Result(**{**told, "rows": rows}))
    return Findings(tuple(Written(**told) for told in kept["written"]), tuple(results))
