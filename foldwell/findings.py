"""A finding: one result of a check, made by read, edit, typeset and preflight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the brochure, a warning is reported."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and bytes of a file's name that are no UTF-8 (PEP 383)."""


@dataclass(frozen=True)
class Place:
    """Where in a person's file something stands. Lines and columns count from 1; 0 is unknown.

    As text it is one line that any screen shows, whatever the file is called.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        file = _UNSHOWN.sub(lambda found: repr(found[0])[1:-1], self.file)
        return f"{file}:{self.line}:{self.column}" if self.line else file


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    code: stable name of the check, such as `read.unknown-key` or `preflight.text-lost`.
    message: what is wrong; remedy: what to write or do instead.
    field: path of the value in its file, such as `sections[2].kind`; empty where there is none.
    words: the very words that it is about, where it is about some; source: who asks for what it checks.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    place: Place | None = None
    field: str = ""
    words: str = ""
    source: str = ""

    def __str__(self) -> str:
        parts = [str(self.place)] if self.place else []
        if self.field:
            parts.append(self.field)
        parts.append(f"{self.message}; {self.remedy}" if self.remedy else self.message)
        return ": ".join(parts)


def error(code: str, message: str, remedy: str = "", place: Place | None = None, field: str = "") -> Finding:
    """A finding that stops the brochure."""
    return Finding(code, Severity.ERROR, message, remedy, place, field)


def warning(code: str, message: str, remedy: str = "", place: Place | None = None, field: str = "") -> Finding:
    """A finding that is reported, and that `--strict` refuses."""
    return Finding(code, Severity.WARNING, message, remedy, place, field)


def note(code: str, message: str, remedy: str = "", place: Place | None = None, field: str = "") -> Finding:
    """A finding that only informs."""
    return Finding(code, Severity.NOTE, message, remedy, place, field)


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Whether any finding stops the brochure."""
    return any(finding.severity is Severity.ERROR for finding in findings)
