"""What each worker of a cluster holds ready, and how it makes a chunk of brochures."""

from __future__ import annotations

import shutil
import signal
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from distributed import WorkerPlugin, get_worker

from foldwell.errors import ClusterError, FoldwellError
from foldwell.jobs.cluster.bundle import unpack_inputs
from foldwell.jobs.inputs import fingerprint_program
from foldwell.jobs.making import Maker
from foldwell.jobs.outlets import open_outlet
from foldwell.read.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from distributed import Worker

    from foldwell.jobs.making import Attempt
    from foldwell.jobs.plan import Job, Task
    from foldwell.jobs.records import Output
    from foldwell.model.brochure import Profile
    from foldwell.pipeline import Order


class Workbench(WorkerPlugin):
    """The inputs, unpacked, and what makes brochures of them; dask sends one to each worker, whenever that comes.

    bundle: what `pack_inputs` gave, of so many roots. terms: what a `Maker` takes besides its library. outlet: the
    URL to put files behind; empty to send them back. seconds: of the processor, for one brochure; a worker that takes
    longer ends itself, where it has a nanny to start it anew.
    """

    def __init__(
        self, bundle: bytes, roots: int, terms: tuple[Order, Profile, date], outlet: str, *, seconds: float
    ) -> None:
        self.name = f"foldwell-{uuid4().hex}"
        self._bundle, self._roots, self._terms, self._seconds = bundle, roots, terms, seconds
        self._program, self._outlet = fingerprint_program(), outlet

    def setup(self, worker: Worker) -> None:
        """Unpack the inputs and load templates, fonts and the engine. What is wrong is told by the first chunk."""
        self._lock, self._address, self._is_nursed = Lock(), worker.address, worker.nanny is not None
        self._folder = Path(mkdtemp(prefix="foldwell-", dir=worker.local_directory))
        self._is_same = fingerprint_program() == self._program
        if self._is_same:
            library = Library(unpack_inputs(self._bundle, self._roots, self._folder))
            self._maker = Maker(library, *self._terms)
            with suppress(OSError):  # a library of the engine that is not there is told when a brochure is made
                self._maker.make_ready()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002
        """Take the inputs away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def make(self, tasks: Sequence[Task]) -> list[Attempt]:
        """What comes of each task, one after the other: the engine is not for two threads at once."""
        if not self._is_same:
            told = f"the worker {self._address} has another Foldwell, or another engine under it, than this machine"
            raise ClusterError(told, "install the same versions on both, such as from one container image")
        with self._lock:
            attempts = [self._make_one(task) for task in tasks]
        return self._place(tasks, attempts) if self._outlet else attempts

    def _make_one(self, task: Task) -> Attempt:
        with _end_after(self._seconds if self._is_nursed else 0):
            return self._maker.make(*task)

    def _place(self, tasks: Sequence[Task], attempts: Sequence[Attempt]) -> list[Attempt]:
        """Put all files of a chunk behind the URL at once; where that fails, none of its brochures is made."""
        files = {
            f"{task.job.name}.{file.ending}": file.data
            for task, attempt in zip(tasks, attempts, strict=True)
            for file in attempt.files
        }
        try:
            placed = {output.name: output for output in open_outlet(self._outlet).put(files)}
        except FoldwellError as problem:
            return [replace(one, files=(), failure=one.failure or problem) for one in attempts]
        return [_as_placed(task.job, attempt, placed) for task, attempt in zip(tasks, attempts, strict=True)]


def make_chunk(workbench: str, tasks: Sequence[Task]) -> list[Attempt]:
    """What comes of each task, on the workbench of that name; dask calls this in a worker."""
    ready = get_worker().plugins[workbench]
    if not isinstance(ready, Workbench):
        raise TypeError(workbench)
    return ready.make(tasks)


def _as_placed(job: Job, attempt: Attempt, placed: dict[str, Output]) -> Attempt:
    names = [f"{job.name}.{file.ending}" for file in attempt.files]
    return replace(attempt, files=(), placed=tuple(placed[name] for name in names))


@contextmanager
def _end_after(seconds: float) -> Iterator[None]:
    """Let the kernel end this process where it works for longer; 0: never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
