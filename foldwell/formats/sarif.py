"""Findings as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), which code scanners read."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from foldwell import __version__
from foldwell.findings import Severity
from foldwell.formats.explained import anchor, read_explanations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.findings import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

HOME = "https://github.com/foldwell/foldwell"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif_log(findings: Iterable[Finding]) -> dict[str, Any]:
    """One run with a result for each different finding, and a rule for each code that is among them."""
    found = list(dict.fromkeys(findings))
    codes = sorted({finding.code for finding in found})
    driver = {
        "name": "Foldwell",
        "version": __version__,
        "informationUri": HOME,
        "rules": [_rule(code) for code in codes],
    }
    results = [_result(finding, codes.index(finding.code)) for finding in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "helpUri": f"{HOME}/blob/main/docs/findings.md#{anchor(code)}"}
    if explained := read_explanations().get(code):
        rule["shortDescription"] = {"text": explained.message}
        rule["help"] = {"text": f"{explained.cause} {explained.cure}"}
    return rule


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    message = f"{finding.message}; {finding.remedy}" if finding.remedy else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.field}: {message}" if finding.field else message},
    }
    if finding.place:
        location: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.place.file)}}
        if finding.place.line:
            region = {"startLine": finding.place.line}
            location["region"] = region | ({"startColumn": finding.place.column} if finding.place.column else {})
        result["locations"] = [{"physicalLocation": location}]
    return result


def _uri(file: str) -> str:
    """A path as a reference to the folder that was worked in, or whole where it leads out of it (3.4.3)."""
    path = PurePosixPath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(file))
