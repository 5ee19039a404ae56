"""Makes brochures on a cluster: each chunk goes to one worker, and each brochure comes back once, whoever is lost."""

from __future__ import annotations

from asyncio import CancelledError
from contextlib import contextmanager, suppress
from math import ceil
from typing import TYPE_CHECKING

from distributed import KilledWorker, as_completed

from foldwell.errors import BrokenOffError, ClusterError, FoldwellError
from foldwell.jobs.apart import LIMITS
from foldwell.jobs.cluster.bundle import pack_inputs
from foldwell.jobs.cluster.connecting import open_cluster
from foldwell.jobs.cluster.workbench import Workbench, make_chunk
from foldwell.jobs.making import Attempt
from foldwell.jobs.shards import MOST_TOGETHER, cut_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from distributed import Client, Future

    from foldwell.jobs.cluster.crew import Crew
    from foldwell.jobs.inputs import Inputs
    from foldwell.jobs.plan import Job, Task
    from foldwell.model.brochure import Profile
    from foldwell.pipeline import Order

    Tasks = tuple[Task, ...]

_TURNS = 4
"""Chunks that each worker gets at the least, so that all end at about the same time."""


def make_on_cluster(  # noqa: PLR0913
    tasks: Sequence[Task],
    crew: Crew,
    inputs: Inputs,
    roots: int,
    terms: tuple[Order, Profile, date],
    *,
    seconds: float = LIMITS.seconds,
) -> Iterator[tuple[Job, Attempt]]:
    """Each job with what came of it, chunk by chunk as they are made.

    roots: of the inputs. terms: what a `Maker` takes besides its library.
    seconds: of the processor, that a brochure may take.
    A chunk whose worker is lost goes to another; where several are lost over it, its brochures are made one by one,
    so that the one that ends workers costs no other. Raises ClusterError where the cluster itself fails.
    """
    with open_cluster(crew.address, min(crew.processes, len(tasks))) as client, _tell_failures():
        workbench = Workbench(pack_inputs(inputs), roots, terms, crew.outlet, seconds=seconds)
        client.register_plugin(workbench)
        try:
            yield from _make_all(client, workbench.name, tasks)
        finally:
            with suppress(Exception):  # what is left of it goes with the worker
                client.unregister_worker_plugin(workbench.name)


def _make_all(client: Client, workbench: str, tasks: Sequence[Task]) -> Iterator[tuple[Job, Attempt]]:
    workers = len(client.nthreads()) or 1
    most = min(MOST_TOGETHER, ceil(len(tasks) / workers / _TURNS))
    waiting = {_submit(client, workbench, chunk.tasks): chunk.tasks for chunk in cut_chunks(tasks, most)}
    finished = as_completed(list(waiting))
    try:
        for future in finished:
            chunk = waiting.pop(future)
            attempts = _receive(future, chunk)
            if attempts is None:
                again = {_submit(client, workbench, (task,)): (task,) for task in chunk}
                waiting |= again
                finished.update(again)
            else:
                yield from zip((task.job for task in chunk), attempts, strict=True)
    finally:
        client.cancel(list(waiting))


def _submit(client: Client, workbench: str, tasks: Tasks) -> Future[list[Attempt]]:
    return client.submit(make_chunk, workbench, tasks, pure=False)


def _receive(future: Future[list[Attempt]], chunk: Tasks) -> list[Attempt] | None:
    """What came of a chunk; None where it is to be made one by one, since it may hold what ends workers."""
    try:
        return future.result()
    except KilledWorker:
        if len(chunk) > 1:
            return None
        told = f"{chunk[0].job.name}: one worker of the cluster after the other ended while it made this"
        return [
            Attempt(failure=BrokenOffError(told, "look at the workers' logs; it may need more memory than they have"))
        ]


@contextmanager
def _tell_failures() -> Iterator[None]:
    """What dask raises, as one kind of failure."""
    try:
        yield
    except FoldwellError:
        raise
    except (Exception, CancelledError) as problem:
        reason = " ".join(f"{type(problem).__name__}: {problem}".split())[:300]
        told = f"the cluster failed ({reason}); what was made before is in place"
        raise ClusterError(told, "look at the logs of its scheduler and workers, then run this again") from None
