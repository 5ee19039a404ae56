"""Takes the time and the memory of whole commands, in turn and in pairs, and boils them down.

A machine's speed drifts; so every round runs all contenders one after the other, each round begins with another one,
and what is told is the median over the rounds, with the ratio to the yardstick of the same round.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

YARDSTICK = "Typst"
_GLANCE = 0.1
"""Seconds between two looks at the memory of all processes of a run: rarer than that costs the run nothing."""
_MIB = 1024 * 1024


class CommandFailed(Exception):
    """A command that was measured did not end well."""


@dataclass(frozen=True)
class Measured:
    """One run. seconds: of the whole, or of the part that the case is about. peak: MiB of all its processes."""

    seconds: float
    peak: float = 0.0


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

    left_out: contenders that could not run here, and why.
    """

    case: str
    rows: tuple[Row, ...]
    each: int = 1
    x: int = 0
    left_out: Mapping[str, str] = field(default_factory=dict)

    def row(self, name: str) -> Row | None:
        """The row of a contender, where it ran."""
        return next((row for row in self.rows if row.name == name), None)


def run_commands(commands: Sequence[Command]) -> Measured:
    """Run commands at once, and wait for all; raises CommandFailed where one of them fails.

    The peak is the greater of two: what the system says of the largest process, which misses nothing, and what all
    processes together were seen to take, where pages that they share count once.
    """
    before = time.perf_counter()
    started = [
        subprocess.Popen(one.arguments, cwd=one.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for one in commands
    ]
    watch = _MemoryWatch([process.pid for process in started])
    watch.start()
    largest = 0.0
    told = [process.stdout.read() if process.stdout else "" for process in started]
    for process in started:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        largest = max(largest, usage.ru_maxrss / 1024)
    seconds = time.perf_counter() - before
    watch.stop()
    for process, output, one in zip(started, told, commands, strict=True):
        if process.returncode != 0:
            raise CommandFailed(f"exit code {process.returncode}: {' '.join(one.arguments)}\n{output[-2000:]}")
    return Measured(seconds, max(largest, watch.peak))


class _MemoryWatch(threading.Thread):
    def __init__(self, pids: list[int]) -> None:
        super().__init__(daemon=True)
        self._pids, self._over = pids, threading.Event()
        self.peak = 0.0

    def run(self) -> None:
        while not self._over.wait(_GLANCE):
            self.peak = max(self.peak, sum(_memory_of_tree(pid) for pid in self._pids) / _MIB)

    def stop(self) -> None:
        self._over.set()
        self.join()


def _memory_of_tree(pid: int) -> float:
    """Bytes of a process and all below it; what several share is divided among them, where the system tells."""
    total = 0.0
    try:
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            told = process.memory_full_info()
            total += getattr(told, "pss", told.rss)
    except psutil.Error:
        return total
    return total


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


def compare(
    case: str, runs: Mapping[str, Sequence[Measured]], *, each: int = 1, x: int = 0, left_out: Mapping[str, str] | None = None
) -> Result:
    """Rows with the ratios to the yardstick, round by round; without one, rows without ratios."""
    yardstick = [run.seconds for run in runs.get(YARDSTICK, ())]
    rows = [
        Row(
            name,
            tuple(run.seconds for run in taken),
            tuple(run.peak for run in taken),
            tuple(run.seconds / other for run, other in zip(taken, yardstick, strict=False)),
        )
        for name, taken in runs.items()
    ]
    return Result(case, tuple(rows), each, x, left_out or {})


def write_results(path: Path, results: Sequence[Result]) -> None:
    """Keep results as JSON, so that tables can be written of several runs of the suite."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", encoding="utf-8")


def read_results(path: Path) -> list[Result]:
    """Results that were kept; none where there is no such file."""
    if not path.exists():
        return []
    kept = []
    for told in json.loads(path.read_text(encoding="utf-8")):
        rows = (Row(row["name"], *(tuple(row[part]) for part in ("seconds", "peaks", "ratios"))) for row in told["rows"])
        kept.append(Result(told["case"], tuple(rows), told["each"], told["x"], told["left_out"]))
    return kept


def replace_results(kept: Sequence[Result], fresh: Sequence[Result]) -> list[Result]:
    """What was kept, with the cases that were measured anew in place of the old."""
    cases = {result.case for result in fresh}
    return [*(result for result in kept if result.case not in cases), *fresh]
