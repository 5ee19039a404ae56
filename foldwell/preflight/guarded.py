"""Judge a file that may mean harm: in a process of its own, with a limit of memory and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.findings import Finding, Place, error
from foldwell.guarded import Bounds, Guard, OutOfBoundsError
from foldwell.preflight.check import OPENS, check_file

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.preflight.limits import Purpose

MOST_BYTES = 300_000_000
"""A press file full of photos has a tenth of it."""

MOST_MEMORY = 3_000_000_000
"""Bytes that judging may take; where the system does not hold a process to it (macOS), time ends it."""

MOST_SECONDS = 180
"""Of clock for one file; the largest booklet of ours takes 3."""


def judge_path(path: Path, purpose: Purpose | None = None, *, seconds: float = MOST_SECONDS) -> tuple[Finding, ...]:
    """Judge the file at a path; findings name it. Never raises for what the path leads to, and always ends."""
    place = Place(path.as_posix())
    if trouble := _find_trouble(path):
        message, remedy = trouble
        return (error(OPENS, message, remedy, place),)
    findings = _judge_apart(path, purpose, seconds)
    if isinstance(findings, str):
        return (error(OPENS, findings, "it may be damaged or mean harm: have it written anew", place),)
    return tuple(Finding(found.code, found.severity, found.message, found.remedy, place) for found in findings)


def _find_trouble(path: Path) -> tuple[str, str] | None:
    """What keeps a path from being read, and what to do."""
    try:
        if path.is_dir():
            return "this is a folder", "name the PDF files in it"
        if not path.exists():
            return "there is no such file", "check the name and the folder"
        if not path.is_file():
            return "this is no plain file", "name a PDF file"
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as problem:
        return f"the file can't be read ({problem.strerror})", "check its permissions"
    if size > MOST_BYTES:
        return (
            f"the file has {size / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are judged",
            "split it into smaller files",
        )
    return None


def _judge_apart(path: Path, purpose: Purpose | None, seconds: float) -> tuple[Finding, ...] | str:
    """The findings of a process that is ended when it takes too much, or why there are none."""
    try:
        with Guard(_judge, Bounds(MOST_MEMORY, seconds)) as guard:
            return guard.do(path, purpose)
    except OutOfBoundsError as problem:
        return f"it can't be judged: {problem}"


def _judge(path: Path, purpose: Purpose | None) -> tuple[Finding, ...]:
    return check_file(path.read_bytes(), purpose=purpose)
