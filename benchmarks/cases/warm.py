"""One brochure more in a process that has made it before: seconds for that one alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.harness import YARDSTICK, Measured, Result, Row, run_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.bench import Bench, Fleet

OWN = {f"{FOLDWELL}, full layout and checks": "full", f"{FOLDWELL}, built before": "again"}
"""What is measured of Foldwell, and what benchmarks/peers/by_foldwell.py calls it."""
TYPST_OTHER = f"{YARDSTICK}, same clinic again"


def measure(bench: Bench) -> list[Result]:
    """The knee tri-fold of Riverside, again and again; peers make it in turn with another clinic's.

    Two clinics take turns, since Typst keeps what it laid out: of the very same document it would only write the
    file. That is measured too, in a row of its own.
    """
    fleet = bench.fleet(2, 1)
    tasks = fleet.list_tasks(bench.new_output())
    taken: dict[str, list[float]] = {}
    peaks: dict[str, float] = {}
    for number in range(2):  # twice, in opposite order, so that a machine that slows down slows all
        names = [*bench.peers, TYPST_OTHER, *OWN]
        for name in names if number == 0 else reversed(names):
            measured, times = _run(bench, name, fleet, tasks)
            taken.setdefault(name, []).extend(times)
            peaks[name] = max(peaks.get(name, 0.0), measured.peak)
    yardstick = taken[YARDSTICK]
    rows = [
        Row(name, tuple(times), (peaks[name],), tuple(map(_divide, times, yardstick))) for name, times in taken.items()
    ]
    return [Result("warm", tuple(sorted(rows, key=lambda row: not row.name.startswith(FOLDWELL))), 1, 0, bench.left_out)]


def _divide(one: float, other: float) -> float:
    return one / other


def _run(bench: Bench, name: str, fleet: Fleet, tasks: Sequence[object]) -> tuple[Measured, list[float]]:
    times = bench.folder / "times.json"
    peer = YARDSTICK if name == TYPST_OTHER else name
    if name in OWN:
        command = bench.own_command(OWN[name], fleet, times)
    else:
        repeated = [tasks[0 if name == TYPST_OTHER else number % 2] for number in range(bench.sizes.warm + 2)]
        command = bench.peer_command(peer, repeated, fleet, times)
    measured = run_commands([command])
    return measured, json.loads(times.read_text(encoding="utf-8"))[2:]
