"""A fault: what a check says; the table of checks gives it its code."""

from __future__ import annotations

from dataclasses import dataclass

from foldwell.findings import Severity


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the file: what it is, and what to do about it."""

    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR
