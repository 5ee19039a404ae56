"""Many clinics, from nothing: one topic, and ten; by one process and by two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.harness import Result, compare, measure_in_turn

if TYPE_CHECKING:
    from benchmarks.bench import Bench


def measure(bench: Bench) -> list[Result]:
    """Whole processes; the first case with every peer, the larger one with those that can be told from one another."""
    sizes = bench.sizes
    return [
        result
        for topics in (1, sizes.topics)
        for processes in bench.process_counts
        for result in _measure(bench, sizes.clinics, topics, processes)
    ]


def _measure(bench: Bench, clinics: int, topics: int, processes: int) -> list[Result]:
    fleet = bench.fleet(clinics, topics)
    tasks = fleet.list_tasks(bench.new_output())
    steps = {FOLDWELL: lambda: bench.build(fleet, bench.new_output(), processes)}
    steps |= {peer: partial(bench.make_by_peer, peer, tasks, fleet, processes) for peer in bench.peers}
    runs = measure_in_turn(steps, bench.sizes.fleet_rounds, warm_up=False)
    name = f"{clinics} x {topics}" + (f", {processes} processes" if processes > 1 else "")
    return [compare(name, runs, each=clinics * topics, left_out=bench.left_out)]
