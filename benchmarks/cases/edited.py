"""One word of one topic is changed under every clinic: what a build of the whole fleet takes.

Typst has no memory of what it made: it makes the files of that topic again, and is told which they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.fleet import edit_topic, name_topics
from benchmarks.harness import YARDSTICK, Result, list_rows, measure_in_turn

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.harness import Measured


def measure(bench: Bench) -> list[Result]:
    """The large fleet, of which one topic is edited before each run."""
    sizes = bench.sizes
    fleet = bench.fleet(sizes.clinics, sizes.topics)
    built = bench.built_output(fleet)
    topic = name_topics(sizes.topics)[-1]
    tasks = [task for task in fleet.list_tasks(bench.new_output()) if task.topic.name == topic]

    def build() -> Measured:
        edit_topic(fleet.project, topic)
        return bench.build(fleet, built)

    steps = {FOLDWELL: build}
    if YARDSTICK in bench.peers:
        steps[YARDSTICK] = lambda: bench.make_by_peer(YARDSTICK, tasks, fleet)
    runs = measure_in_turn(steps, sizes.fleet_rounds, warm_up=False)
    return [Result("edited", list_rows(runs), each=len(tasks), left_out=bench.left_out)]
