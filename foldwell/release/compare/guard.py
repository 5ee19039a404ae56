"""Files are read in a process of their own: one that crashes it, eats its memory or never ends stops no other."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from typing import TYPE_CHECKING

from foldwell.release.compare.comparing import compare_files
from foldwell.release.compare.limits import MOST_MEMORY, MOST_SECONDS, UncomparableError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import TracebackType

    from foldwell.release.compare.changes import FileChange
    from foldwell.release.compare.comparing import Terms

_REMEDY = "look at the two files themselves; one of them may mean harm"


class Guard:
    """Compares pairs one after the other in a process that is started when it is needed; use it as a context."""

    def __init__(self, terms: Terms, seconds: float = MOST_SECONDS) -> None:
        self._terms, self._seconds = terms, seconds
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def compare(self, name: str, old: bytes, new: bytes) -> FileChange:
        """As `compare_files`; also raises UncomparableError where it takes too long, or ends the process."""
        pipe = self._pipe or self._start()
        try:
            pipe.send((name, old, new, self._terms))
            if not pipe.poll(self._seconds):
                self._stop()
                raise UncomparableError(f"comparing it takes more than {self._seconds:g} seconds", _REMEDY)
            answer: FileChange | tuple[str, str] = pipe.recv()
        except (EOFError, OSError):
            self._stop()
            raise UncomparableError("reading it ended the program that read it", _REMEDY) from None
        if isinstance(answer, tuple):
            raise UncomparableError(*answer)
        return answer

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()
        return self._pipe

    def _stop(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


def _serve(pipe: Connection) -> None:
    """Answer each pair with its changes, or with message and remedy, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            name, old, new, terms = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(compare_files(name, old, new, terms))
        except UncomparableError as problem:
            pipe.send((problem.message, problem.remedy))
        except MemoryError:
            pipe.send(("reading it takes more memory than is allowed", _REMEDY))
        except Exception as problem:
            told = " ".join(f"{type(problem).__name__}: {problem}".split())[:200]
            pipe.send((f"it can't be read ({told})", _REMEDY))


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
