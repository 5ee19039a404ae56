"""One brochure from nothing, as a whole process: start, fonts, words, layout, file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.harness import Result, list_rows, measure_in_turn

if TYPE_CHECKING:
    from benchmarks.bench import Bench


def measure(bench: Bench) -> list[Result]:
    """The knee tri-fold of Riverside."""
    fleet = bench.fleet(1, 1)
    tasks = fleet.list_tasks(bench.new_output())
    steps = {FOLDWELL: lambda: bench.build(fleet, bench.new_output())}
    steps |= {peer: partial(bench.make_by_peer, peer, tasks, fleet) for peer in bench.peers}
    return [Result("cold", list_rows(measure_in_turn(steps, bench.sizes.rounds)), left_out=bench.left_out)]
