"""Many clinics from nothing: a tenth of them with one topic, all with one, all with every topic; 1 and 2 processes.

The first three are the points of the growth curve.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.harness import YARDSTICK, Result, list_rows, measure_in_turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.bench import Bench

MOST_FOR_ALL = 100
"""Brochures of the largest fleet that every peer makes; beyond it, what each costs stays what it was."""


def measure(bench: Bench) -> Iterator[Result]:
    """Whole processes."""
    sizes = bench.sizes
    fleets = {"fleet-small": (max(1, sizes.clinics // 10), 1), "fleet": (sizes.clinics, 1)}
    fleets["fleet-topics"] = (sizes.clinics, sizes.topics)
    for processes in bench.process_counts:
        for case, (clinics, topics) in fleets.items():
            if processes == 1 or case != "fleet-small":
                yield _measure(bench, case, clinics, topics, processes)


def _measure(bench: Bench, case: str, clinics: int, topics: int, processes: int) -> Result:
    title = f"{clinics} {'clinic' if clinics == 1 else 'clinics'} × {topics} {'topic' if topics == 1 else 'topics'}"
    bench.say(f"  {title}, {processes} at once")
    fleet, count = bench.fleet(clinics, topics), clinics * topics
    tasks = fleet.list_tasks(bench.new_output())
    steps = {FOLDWELL: lambda: bench.build(fleet, bench.keep_output(fleet), processes)}
    peers = [peer for peer in bench.peers if peer == YARDSTICK or count <= MOST_FOR_ALL]
    steps |= {peer: partial(bench.make_by_peer, peer, tasks, fleet, processes) for peer in peers}
    runs = measure_in_turn(steps, bench.sizes.fleet_rounds, warm_up=False)
    rows = list_rows(runs)
    return Result(case, rows, each=count, x=count, processes=processes, left_out=bench.left_out, title=title)
