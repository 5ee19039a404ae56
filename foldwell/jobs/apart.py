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
_AHEAD = 16
"""Brochures whose slots are laid out together: with more of them each costs no less."""


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
    alone: list[Task] = []
    with Pool(start_maker, terms, processes, limits) as pool:
        for task, answer in pool.run(map(look_ahead, group_tasks(tasks))):
            if isinstance(answer, Ended) and task.ahead:
                alone.append(task._replace(ahead=()))  # it may have ended over one of those ahead
            else:
                yield task.job, _tell(task, answer, limits)
        for task, answer in pool.run([[task] for task in alone]):
            yield task.job, _tell(task, answer, limits)


def group_tasks(tasks: Sequence[Task]) -> list[list[Task]]:
    """Tasks by what their brochures share: words, pictures, templates and styles are then read once."""

    def share(task: Task) -> tuple[str, str, str]:
        return task.job.topic, task.job.layout, task.job.locale

    ordered = sorted(tasks, key=lambda task: (share(task), task.job.paper, task.job))
    return [list(group) for _, group in groupby(ordered, share)]


def look_ahead(group: Sequence[Task]) -> list[Task]:
    """The tasks of a group, some of which are told what comes next, so that it is made ready together."""
    return [
        task._replace(ahead=tuple(one.job for one in group[number + 1 :][:_AHEAD])) if number % _AHEAD == 0 else task
        for number, task in enumerate(group)
    ]


def _tell(task: Task, answer: Attempt | Ended, limits: Limits) -> Attempt:
    return _tell_end(task.job, answer, limits) if isinstance(answer, Ended) else answer


def _tell_end(job: Job, ended: Ended, limits: Limits) -> Attempt:
    if ended.took_too_long:
        told = f"{job.name}: making it took over {limits.seconds:g} s of the processor, so it was ended"
        return Attempt(failure=BrokenOffError(told, "look for words without end, or for a very large drawing"))
    told = f"{job.name}: the process that made it was ended from outside ({ended})"
    return Attempt(failure=BrokenOffError(told, "free some memory or choose a lower --jobs, then run this again"))
