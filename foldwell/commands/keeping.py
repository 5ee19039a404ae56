"""Keeps what a command said, so that the same command line is answered at once while nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foldwell.answers import keep_answer
from foldwell.commands.choosing import describe_samples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.jobs.inputs import Inputs


def keep_told(out: str, inputs: Inputs, made: Mapping[str, str] = {}, writable: tuple[str, ...] = ()) -> None:
    """Keep what the running command said on stdout; it must have ended well, and found no mistake.

    inputs: the files that it follows from, seen before they were read. made: those that must be in place, as
    `Store.describe_all` tells them. writable: folders that must take files.
    """
    context = click.get_current_context(silent=True)
    if context is not None and context.find_root().obj is not None:
        asked: list[str] = context.find_root().obj
        keep_answer(asked, out, describe_samples(), inputs.describe_all(), inputs.looked_at, dict(made), writable)
