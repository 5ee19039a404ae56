"""Work on files from outside, in a process of its own with bounded memory and time.

Inside a PDF a few bytes may unpack to gigabytes, or lead a reader round in circles, where nothing else can stop it.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from types import TracebackType

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Bounds:
    """What one piece of work may take: bytes of memory, seconds of clock.

    macOS does not hold a process to its memory; there time ends it.
    """

    memory: int
    seconds: float


class OutOfBoundsError(Exception):
    """The work took more than it may, or ended its process; the message says which."""


class Guard(Generic[Answer]):
    """Does one piece of work after the other in a process that is started when it is needed; use it as a context.

    work: a function of a module, whose arguments and answer can be sent between processes. What it raises is told
    as an OutOfBoundsError too, so it catches itself what its caller wants to know.
    """

    def __init__(self, work: Callable[..., Answer], bounds: Bounds) -> None:
        self._work, self._bounds = work, bounds
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Guard[Answer]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def do(self, *arguments: object) -> Answer:
        """The answer of the work; raises OutOfBoundsError where there is none."""
        pipe = self._pipe or self._start()
        try:
            pipe.send(arguments)
            if not pipe.poll(self._bounds.seconds):
                self.stop()
                raise OutOfBoundsError(f"it takes over {self._bounds.seconds:g} s")
            is_done, answer = pipe.recv()
        except (EOFError, OSError):
            self.stop()
            raise OutOfBoundsError("it takes more memory or time than any brochure needs") from None
        if not is_done:
            raise OutOfBoundsError(answer)
        done: Answer = answer
        return done

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._work, self._bounds), daemon=True)
        self._process.start()
        other.close()
        return self._pipe

    def stop(self) -> None:
        """End the process, where there is one; the next piece of work starts another."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


def _serve(pipe: Connection, work: Callable[..., Any], bounds: Bounds) -> None:
    """Answer each request until nobody asks any more; what libraries print of a broken file is nobody's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    while True:
        try:
            arguments = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, work(*arguments)
        except MemoryError:
            answer = False, "it takes more memory than any brochure needs"
        except Exception as problem:
            answer = False, " ".join(f"{type(problem).__name__}: {problem}".split())[:200]
        pipe.send(answer)
