"""The formats that findings can be told in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from foldwell.formats.github import github_lines
from foldwell.formats.sarif import sarif_log
from foldwell.report import as_json, count_line, finding_data, finding_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.findings import Finding

Format = Literal["text", "json", "sarif", "github"]

FORMATS: tuple[Format, ...] = ("text", "json", "sarif", "github")


def write_findings(findings: Sequence[Finding], form: Format) -> str:
    """The findings in a format, with notes, without a last line end; text ends with how many there are."""
    if form == "json":
        return as_json({"findings": [finding_data(finding) for finding in findings]})
    if form == "sarif":
        return as_json(sarif_log(findings))
    if form == "github":
        return "\n".join(github_lines(findings))
    return "\n".join([*finding_lines(findings, notes=True), f"{count_line(findings)}."])
