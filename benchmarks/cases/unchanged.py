"""A second build where nothing changed, by the installed command, against the start of Python alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.harness import Command, Result, list_rows, measure_in_turn, run_commands

if TYPE_CHECKING:
    from benchmarks.bench import Bench

PYTHON = "python -c pass"


def measure(bench: Bench) -> list[Result]:
    """The large fleet, all of it in place."""
    sizes = bench.sizes
    fleet = bench.fleet(sizes.clinics, sizes.topics)
    built = bench.built_output(fleet)
    steps = {
        FOLDWELL: lambda: bench.build(fleet, built),
        PYTHON: lambda: run_commands([Command((sys.executable, "-c", "pass"), fleet.project)]),
    }
    runs = measure_in_turn(steps, sizes.rounds)
    return [Result("unchanged", list_rows(runs, PYTHON), sizes.clinics * sizes.topics, yardstick=PYTHON)]
