"""One brochure more in a process that has made others: seconds for that one alone."""

from __future__ import annotations

import json
from itertools import cycle, islice
from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.harness import YARDSTICK, Measured, Result, list_rows, run_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.bench import Bench, Fleet
    from benchmarks.peers.work import Task

OWN = {f"{FOLDWELL}, full layout and checks": "full", f"{FOLDWELL}, clinic and topic seen": "seen"}
"""What is measured of Foldwell, and what benchmarks/peers/by_foldwell.py calls it."""
TYPST_AGAIN = f"{YARDSTICK}, same brochure again"
CLINICS = 13
"""More than Typst keeps the layouts of: it forgets what it did not need for ten files."""


def measure(bench: Bench) -> list[Result]:
    """The knee tri-fold, made by all for one clinic after the other.

    Of the very same document Typst would keep the layout and only write the file; that is a row of its own.
    """
    fleet = bench.fleet(CLINICS, 2)
    tasks = fleet.list_tasks(bench.new_output())[:CLINICS]
    runs: dict[str, list[Measured]] = {}
    names = [*OWN, *bench.peers, *([TYPST_AGAIN] if YARDSTICK in bench.peers else [])]
    for number in range(bench.sizes.fleet_rounds):
        for name in (*names[number:], *names[:number]):
            runs.setdefault(name, []).extend(_run(bench, name, fleet, tasks))
    return [Result("warm", list_rows({name: runs[name] for name in names}), left_out=bench.left_out)]


def _run(bench: Bench, name: str, fleet: Fleet, tasks: Sequence[Task]) -> list[Measured]:
    """Each brochure of one process, but for the first, which makes it warm."""
    times, count = bench.folder / "times.json", bench.sizes.warm + 1
    if name in OWN:
        command = bench.own_command(OWN[name], fleet, count, times)
    elif name == TYPST_AGAIN:
        command = bench.peer_command(YARDSTICK, [tasks[0]] * count, fleet, times)
    else:
        command = bench.peer_command(name, list(islice(cycle(tasks), count)), fleet, times)
    peak = run_commands([command]).peak
    return [Measured(seconds, peak) for seconds in json.loads(times.read_text(encoding="utf-8"))[1:]]
