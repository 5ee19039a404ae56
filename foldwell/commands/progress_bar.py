"""The progress bar of a build on a terminal: how many brochures are made, how fast, and the time left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from foldwell.failures import close_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Task, TaskID


class _RateColumn(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed * 60:.0f} a minute," if task.speed else "")


class BuildBar:
    """A bar on stderr, and lines above it."""

    def __init__(self, progress: Progress, task: TaskID, total: int) -> None:
        self._progress, self._task, self._total = progress, task, total

    def count(self, *, was_current: bool) -> None:
        """One brochure more is done; one that was current is none to be made, so that it speeds nothing up."""
        if was_current:
            self._total -= 1
            self._progress.update(self._task, total=self._total)
        else:
            self._progress.advance(self._task)

    def print(self, lines: str) -> None:
        """Lines as they are, whatever marks they hold."""
        self._progress.console.print(lines, highlight=False, markup=False, soft_wrap=True)


@contextmanager
def show_bar(total: int, console: Console | None = None) -> Iterator[BuildBar]:
    """A bar for so many brochures while the context lasts; where stderr is no terminal, only its lines."""
    console = console or Console(stderr=True)
    console.on_broken_pipe = close_output  # type: ignore[method-assign]
    columns = (TextColumn("Building"), BarColumn(), MofNCompleteColumn(), _RateColumn())
    left = (TimeRemainingColumn(compact=True), TextColumn("left"))
    with Progress(*columns, *left, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield BuildBar(progress, progress.add_task("", total=total), total)
