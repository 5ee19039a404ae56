"""Makes brochures in several processes: those of one topic, layout and locale follow each other in one of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from foldwell.errors import BrokenOffError
from foldwell.jobs.making import Attempt, start_maker
from foldwell.jobs.pool import Ended, Limits, Pool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from foldwell.jobs.plan import Job, Task
    from foldwell.model.brochure import Profile
    from foldwell.pipeline import Order

    Terms = tuple[tuple[Path, ...], Order, Profile, date, Path | None]

LIMITS = Limits()


def make_apart(
    tasks: Sequence[Task],
    processes: int,
    terms: Terms,
    limits: Limits = LIMITS,
) -> Iterator[tuple[Job, Attempt]]:
    """Each job with what came of it, as they are made.

    terms: what `start_maker` takes. limits: of each process.
    A process that is killed, or takes too much, costs the brochure that it was making and no other.
    """
    with Pool(start_maker, terms, processes, limits) as pool:
        for task, answer in pool.run(group_tasks(tasks)):
            yield task.job, _tell_end(task.job, answer, limits) if isinstance(answer, Ended) else answer


def group_tasks(tasks: Sequence[Task]) -> list[list[Task]]:
    """Tasks by what their brochures share: words, pictures, templates and styles are then read once."""

    def share(task: Task) -> tuple[str, str, str]:
        return task.job.topic, task.job.layout, task.job.locale

    ordered = sorted(tasks, key=lambda task: (share(task), task.job))
    return [list(group) for _, group in groupby(ordered, share)]


def _tell_end(job: Job, ended: Ended, limits: Limits) -> Attempt:
    if ended.took_too_long:
        told = f"{job.name}: making it took over {limits.seconds:g} s of the processor, so it was ended"
        return Attempt(failure=BrokenOffError(told, "look for words without end, or for a very large drawing"))
    told = f"{job.name}: the process that made it was ended from outside ({ended})"
    return Attempt(failure=BrokenOffError(told, "free some memory or choose a lower --jobs, then run this again"))
