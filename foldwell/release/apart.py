"""Reads a file from outside in a process of its own, with bounded memory and time.

Inside a PDF a few bytes may unpack to many gigabytes while it is opened, where no reader can stop it.
"""

from __future__ import annotations

import resource
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.release.identity import is_pdf, read_identity

if TYPE_CHECKING:
    from foldwell.findings import Finding
    from foldwell.release.identity import Identity

_MOST_MEMORY = 2_000_000_000
"""Bytes of address space: ten times the largest file that is read."""
_MOST_SECONDS = 30
"""Of the processor; a brochure takes a hundredth of one."""


def read_identity_apart(data: bytes, shown_as: str) -> Identity | None:
    """What `read_identity` reads and raises; InputError too for a file that asks for too much memory or time."""
    if not is_pdf(data):
        return read_identity(data, shown_as)
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_bound) as apart:
            identity, findings = apart.submit(_read, data, shown_as).result()
    except (BrokenProcessPool, MemoryError):
        message = "reading it takes more memory or time than any brochure does"
        remedy = "do not open it; name a file that Foldwell made"
        raise InputError([error("verify.hostile", message, remedy, Place(shown_as))]) from None
    if findings:
        raise InputError(findings)
    return identity


def _bound() -> None:
    """What the system can't bound stays as it is."""
    for kind, most in ((resource.RLIMIT_AS, _MOST_MEMORY), (resource.RLIMIT_CPU, _MOST_SECONDS)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes, shown_as: str) -> tuple[Identity | None, tuple[Finding, ...]]:
    """Findings are returned, since an exception would lose them on its way between processes."""
    try:
        return read_identity(data, shown_as), ()
    except InputError as problem:
        return None, problem.findings
