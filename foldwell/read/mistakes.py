"""Mistakes of several files, gathered so that all of them are told at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from foldwell.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from foldwell.findings import Finding

Result = TypeVar("Result")


@dataclass
class Mistakes:
    """What goes wrong while several files are read."""

    findings: list[Finding]

    def take(self, read: Callable[[], Result]) -> Result | None:
        """What a reader gives; None where it raises InputError, whose findings are kept."""
        try:
            return read()
        except InputError as problem:
            self.findings += problem.findings
            return None
