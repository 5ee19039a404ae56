"""Findings as annotations of a GitHub workflow: one command a line, shown at its place in the changed files.

How commands are written and escaped: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.findings import Finding

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github_lines(findings: Iterable[Finding]) -> list[str]:
    """A command for each different finding."""
    return [github_line(finding) for finding in dict.fromkeys(findings)]


def github_line(finding: Finding) -> str:
    """One command: severity, place, code as its title, and what is wrong."""
    place = finding.place
    told = {
        "file": place.file if place else "",
        "line": str(place.line) if place and place.line else "",
        "col": str(place.column) if place and place.line and place.column else "",
        "title": finding.code,
    }
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in told.items() if value)
    message = f"{finding.field}: {finding.message}" if finding.field else finding.message
    message = f"{message}; {finding.remedy}" if finding.remedy else message
    return f"::{_COMMANDS[finding.severity]} {properties}::{_escape_data(message)}"


def _escape_data(text: str) -> str:
    """A message: no percent sign or line end may stand for itself."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    """A property: nor may a colon or a comma."""
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
