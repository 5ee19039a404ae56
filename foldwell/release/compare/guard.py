"""Pairs of files are compared in a process of their own: one that crashes it or never ends stops no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.guarded import Bounds, Guard, OutOfBoundsError
from foldwell.release.compare.comparing import compare_files
from foldwell.release.compare.limits import MOST_MEMORY, MOST_SECONDS, UncomparableError

if TYPE_CHECKING:
    from foldwell.release.compare.changes import FileChange
    from foldwell.release.compare.comparing import Terms

BOUNDS = Bounds(MOST_MEMORY, MOST_SECONDS)
_REMEDY = "look at the two files themselves; one of them may mean harm"


class PairGuard:
    """Compares one pair after the other; use it as a context."""

    def __init__(self, terms: Terms, bounds: Bounds = BOUNDS) -> None:
        self._terms = terms
        self._guard = Guard(_compare, bounds)

    def __enter__(self) -> PairGuard:
        return self

    def __exit__(self, *_: object) -> None:
        self._guard.stop()

    def compare(self, name: str, old: bytes, new: bytes) -> FileChange:
        """As `compare_files`; also raises UncomparableError where it takes too much, or ends the process."""
        try:
            answer = self._guard.do(name, old, new, self._terms)
        except OutOfBoundsError as problem:
            raise UncomparableError(f"comparing it failed: {problem}", _REMEDY) from None
        if isinstance(answer, tuple):
            raise UncomparableError(*answer)
        return answer


def _compare(name: str, old: bytes, new: bytes, terms: Terms) -> FileChange | tuple[str, str]:
    """The changes, or message and remedy: an exception would lose them on its way between processes."""
    try:
        return compare_files(name, old, new, terms)
    except UncomparableError as problem:
        return problem.message, problem.remedy
