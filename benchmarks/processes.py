"""One process against two: the same brochures from nothing, as whole commands that alternate; and each one warm.

The brochures are those of the knee topic for one clinic and layout, in all its papers and languages. Warm is a process
that made one brochure before: what a worker takes for each further one, its fit searched from nothing.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from foldwell.jobs.making import Maker
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.jobs.processors import count_processors
from foldwell.pipeline import Order
from foldwell.read.library import Library

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
CHOSEN = Filters(clinics=("riverside",), topics=("knee-stem-cells",), layouts=("trifold",), papers=("letter", "legal"))


def main() -> None:
    """Print medians and ratios."""
    maker = Maker(Library((ROOT,)), Order(), "draft", date(2026, 12, 1))
    jobs = plan_jobs(maker.shelf, CHOSEN).jobs
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for processes, taken in times.items():
            taken.append(measure_build(processes))
    ratios = sorted(two / one for one, two in zip(times[1], times[2], strict=True))
    print(f"{len(jobs)} brochures, {count_processors()} processors, {ROUNDS} rounds")
    for processes, taken in times.items():
        print(f"--jobs {processes}    {statistics.median(taken):6.1f} s")
    print(f"2 to 1      {statistics.median(ratios):6.2f} x  ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    seconds = [maker.make(job, None).seconds for job in jobs]
    print(f"first       {seconds[0]:6.2f} s")
    print(f"warm, each  {statistics.median(seconds[1:]):6.2f} s  ({min(seconds[1:]):.2f} to {max(seconds[1:]):.2f})")


def measure_build(processes: int) -> float:
    """Seconds of the whole command, into an empty folder."""
    chosen = [f"--clinic={name}" for name in CHOSEN.clinics] + [f"--topic={name}" for name in CHOSEN.topics]
    chosen += [f"--layout={name}" for name in CHOSEN.layouts] + [f"--paper={name}" for name in CHOSEN.papers]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "foldwell", "build", *chosen, "--output", folder, "--jobs", str(processes)]
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
