"""Brochures by Foldwell one after the other in one process, in the rooms of the program itself.

`full`: words judged, fit searched, laid out, finished, read back and checked, written, for one clinic after the other,
as the peers do: all that a build does for a brochure of which nothing is known, with templates, fonts, unchanged files
and what the brochures before have shown of their topic at hand.
`seen`: what a build does for a brochure whose clinic it has seen with another topic, and whose topic with another
clinic; another clinic each time.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.__main__ import MOST_YOUNG
from foldwell.atomic import write_whole
from foldwell.edit.judge import judge
from foldwell.jobs.local import Builder
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_with_findings
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from foldwell.jobs.plan import Job

ROOT = Path(__file__).resolve().parents[2]
_ORDER = Order(media=("screen",))


def main() -> None:
    """Make brochures as often as the command line says, and write how long each took."""
    how, project, output, count, times = sys.argv[1:]
    gc.set_threshold(MOST_YOUNG)
    library = Library((Path(project), ROOT))
    jobs = plan_jobs(Shelf(library), Filters(layouts=("trifold",), papers=("letter",))).jobs
    make = {"full": _make_full, "seen": _make_seen}[how](library, jobs, Path(output))
    taken = []
    for _ in range(int(count)):
        before = time.perf_counter()
        make()
        taken.append(time.perf_counter() - before)
    Path(times).write_text(json.dumps(taken), encoding="utf-8")


def _make_full(library: Library, jobs: Sequence[Job], output: Path) -> Callable[[], None]:
    shelf, shop, today = Shelf(library), Shop(library), datetime.now(UTC).date()
    output.mkdir(parents=True)
    waiting = cycle(job for job in jobs if job.topic == jobs[-1].topic)

    def make() -> None:
        job = next(waiting)
        brochure, _ = read_with_findings(shelf, **job.names, profile="draft", to_judge=False)
        judge(brochure, today)
        made = shop.make(brochure, _ORDER)
        assert not made.failed
        for file in made.files:
            write_whole(output / f"brochure.{file.ending}", file.data)

    return make


def _make_seen(library: Library, jobs: Sequence[Job], output: Path) -> Callable[[], None]:
    today = datetime.now(UTC).date()
    builder = Builder(library, output, replace(_ORDER, stamp=True), "draft", today)
    topic = jobs[0].topic
    others = [job for job in jobs if job.topic != topic]
    first, *rest = [job for job in jobs if job.topic == topic]
    builder.build([*others, first], lambda _: None)
    ahead = iter(rest)

    def make() -> None:
        builder.renew(today)
        (outcome,) = builder.build([next(ahead)], lambda _: None)
        assert outcome.is_stamped
        assert not outcome.was_current

    return make


if __name__ == "__main__":
    main()
