"""Reads what a file from outside says of itself, in a process with bounded memory and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.guarded import Bounds, Guard, OutOfBoundsError
from foldwell.release.identity import is_pdf, read_identity

if TYPE_CHECKING:
    from foldwell.findings import Finding
    from foldwell.release.identity import Identity

BOUNDS = Bounds(memory=2_000_000_000, seconds=30)
"""Ten times the largest file that is read; a brochure takes a hundredth of a second."""


def read_identity_apart(data: bytes, shown_as: str, bounds: Bounds = BOUNDS) -> Identity | None:
    """What `read_identity` reads and raises; InputError too for a file that asks for too much memory or time."""
    if not is_pdf(data):
        return read_identity(data, shown_as)
    try:
        with Guard(_read, bounds) as guard:
            identity, findings = guard.do(data, shown_as)
    except OutOfBoundsError as problem:
        message = f"it can't be read: {problem}"
        remedy = "do not open it; name a file that Foldwell made"
        raise InputError([error("verify.hostile", message, remedy, Place(shown_as))]) from None
    if findings:
        raise InputError(findings)
    return identity


def _read(data: bytes, shown_as: str) -> tuple[Identity | None, tuple[Finding, ...]]:
    """Findings are returned, since an exception would lose them on its way between processes."""
    try:
        return read_identity(data, shown_as), ()
    except InputError as problem:
        return None, problem.findings
