"""How a build tells how far it is: a bar on a terminal, else lines alone."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import click

from foldwell.failures import close_output

if TYPE_CHECKING:
    from collections.abc import Iterator


class Progress(Protocol):
    """What is told of a build while it goes on."""

    def count(self, *, was_current: bool) -> None:
        """One brochure more is done; one that was current is none to be made."""

    def print(self, lines: str) -> None:
        """Lines as they are, whatever marks they hold."""


class Lines:
    """What is told where stderr is no terminal."""

    def count(self, *, was_current: bool) -> None:
        """Nothing: a file shows no bar."""

    def print(self, lines: str) -> None:
        """Lines as they are, on stderr."""
        try:
            click.echo(lines, err=True)
        except BrokenPipeError:
            close_output()


@contextmanager
def show_progress(total: int) -> Iterator[Progress]:
    """What tells of so many brochures while the context lasts: a bar where stderr is a terminal, or FORCE_COLOR set."""
    if not (sys.stderr.isatty() or os.environ.get("FORCE_COLOR")):
        yield Lines()
        return
    from foldwell.commands.progress_bar import show_bar

    with show_bar(total) as bar:
        yield bar
