"""Worker processes that share one piece of work: each task may end its own worker, and no other.

The pools of the standard library lose all tasks (`concurrent.futures`) or wait for ever (`multiprocessing.Pool`)
when the system kills a worker, and none of them lets one worker keep tasks that belong together.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import signal
import sys
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.context import ForkServerContext, SpawnContext
    from types import TracebackType

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_PRELOADED = ["foldwell.jobs.preloaded"]
"""What is imported once, before workers are forked."""
_LAST_WORDS = 5.0
"""Seconds that a worker whose pipe is closed has to end by itself."""


@dataclass(frozen=True)
class Limits:
    """What a worker may take.

    memory: bytes of address space; a task that needs more fails. growth: bytes in use after which it is replaced.
    seconds: of the processor, for one task; not of the clock, so that a busy or sleeping machine ends nothing.
    macOS does not hold a process to its memory.
    """

    memory: int = 4 << 30
    growth: int = 768 << 20
    seconds: float = 300


@dataclass(frozen=True)
class Ended:
    """The end of a worker in the middle of a task. code: its exit code; below 0 the signal that killed it."""

    code: int

    @property
    def took_too_long(self) -> bool:
        """Whether it was at work for longer than it may."""
        return self.code == -signal.SIGPROF

    def __str__(self) -> str:
        if self.code >= 0:
            return f"exit code {self.code}"
        with suppress(ValueError):
            return f"signal {-self.code}, {signal.Signals(-self.code).name}"
        return f"signal {-self.code}"


class Groups(Generic[Task]):
    """Tasks in groups that had better be done by one worker; when no group is left to begin, the longest is shared."""

    def __init__(self, groups: Iterable[Iterable[Task]]) -> None:
        self._waiting = deque(deque(group) for group in groups)
        self._begun: dict[int, deque[Task]] = {}

    def take(self, worker: int) -> Task | None:
        """The next task for a worker, by its number; None when all are given out."""
        if not self._begun.get(worker) and self._waiting:
            self._begun[worker] = self._waiting.popleft()
        if own := self._begun.get(worker):
            return own.popleft()
        longest = max(self._begun.values(), key=len, default=None)
        return longest.pop() if longest else None


class Pool(Generic[Task, Answer]):
    """Processes that each prepare once, then do tasks until there are no more; use it as a context.

    prepare: a function of a module that is called in each worker with `arguments` and returns what does one task;
    all of these, tasks and answers can be sent between processes. What does a task must not raise.
    Leaving the context kills the workers at once, so they must write nothing.
    """

    def __init__(
        self,
        prepare: Callable[..., Callable[[Task], Answer]],
        arguments: tuple[object, ...],
        processes: int,
        limits: Limits,
    ) -> None:
        self._started = prepare, arguments, limits
        self._processes = processes
        self._busy: dict[Connection, tuple[_Worker, int, Task]] = {}

    def __enter__(self) -> Pool[Task, Answer]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        workers = [worker for worker, _, _ in self._busy.values()]
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.bury()
        self._busy.clear()

    def run(self, groups: Iterable[Iterable[Task]]) -> Iterator[tuple[Task, Answer | Ended]]:
        """Each task with its answer, as they come; Ended where the worker ended in the middle of it."""
        rest = Groups(groups)
        for number in range(self._processes):
            self._go_on(None, number, rest)
        while self._busy:
            ready = wait(list(self._busy))
            for pipe in [one for one in self._busy if one in ready]:
                worker, number, task = self._busy.pop(pipe)
                answer, is_spent = worker.receive()
                self._go_on(None if is_spent else worker, number, rest)
                yield task, answer

    def _go_on(self, worker: _Worker | None, number: int, rest: Groups[Task]) -> None:
        """Give the next task to a worker, or to a new one; end it where there is none."""
        task = rest.take(number)
        if task is None:
            if worker is not None:
                worker.bury()
            return
        worker = worker or _Worker(*self._started)
        self._busy[worker.pipe] = worker, number, task
        worker.send(task)


class _Worker:
    """One process and the pipe to it."""

    def __init__(
        self, prepare: Callable[..., Callable[[Any], Any]], arguments: tuple[object, ...], limits: Limits
    ) -> None:
        context = _choose_context()
        self.pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, prepare, arguments, limits), daemon=True)
        self._process.start()
        other.close()

    def send(self, task: object) -> None:
        """Give it a task; that it has ended already is told by `receive`."""
        with suppress(OSError):
            self.pipe.send(task)

    def receive(self) -> tuple[Any, bool]:
        """The answer to its task, or Ended; and whether the worker is at its end."""
        try:
            answer, is_spent = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(_LAST_WORDS)
            code = self._process.exitcode
            self.bury()
            return Ended(-signal.SIGKILL if code is None else code), True
        if is_spent:
            self.bury()
        return answer, is_spent

    def kill(self) -> None:
        """End it, and wait for nothing."""
        self._process.kill()

    def bury(self) -> None:
        """End it, and wait until it is gone."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _choose_context() -> SpawnContext | ForkServerContext:
    """Workers are forked from a server that has imported the engine and runs no thread; macOS can't fork safely."""
    if sys.platform == "darwin":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    asked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # its forks inherit it: Ctrl-C is for us alone
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, asked)
    return context


def _serve(
    pipe: Connection, prepare: Callable[..., Callable[[Any], Any]], arguments: tuple[object, ...], limits: Limits
) -> None:
    """Do one task after the other until nobody asks any more; the kernel holds it to its limits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    work, is_first, is_spent = prepare(*arguments), True, False
    while not is_spent:
        try:
            task = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)
        answer = work(task)
        is_spent = _measure_peak() > limits.growth
        with suppress(BrokenPipeError):
            pipe.send((answer, is_spent))
        signal.setitimer(signal.ITIMER_PROF, 0)
        if is_first:
            gc.collect()
            gc.freeze()  # templates, fonts and the engine stay: no need to look through them again
        is_first = False


def _measure_peak() -> int:
    """The most bytes that this process had in use."""
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return told if sys.platform == "darwin" else told << 10
