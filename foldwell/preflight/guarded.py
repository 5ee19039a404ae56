"""Judge a file that may mean harm: in a process of its own, with a limit of memory and time."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
from typing import TYPE_CHECKING, Any

from foldwell.findings import Finding, Place, Severity, error
from foldwell.preflight.check import OPENS, check_file

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
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
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_judge_and_send, args=(theirs, str(path), purpose, int(seconds) + 1), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            return f"judging it takes over {seconds:g} s"
        told: Any = ours.recv()
    except EOFError:
        return "judging it took more memory or time than any brochure needs"
    else:
        return tuple(Finding(**{**one, "severity": Severity(one["severity"])}) for one in told)
    finally:
        process.kill()
        process.join()
        ours.close()


def _judge_and_send(pipe: Connection, path: str, purpose: Purpose | None, seconds: int) -> None:
    """What the process does: limit itself, read, judge, send."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with open(path, "rb") as file:  # noqa: PTH123
        data = file.read()
    found = check_file(data, purpose=purpose)
    plain = ("code", "severity", "message", "remedy")
    pipe.send([{name: str(getattr(one, name)) for name in plain} for one in found])
    pipe.close()
