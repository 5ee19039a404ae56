"""The preflight command: each file judged by itself, all of them told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foldwell.atomic import write_whole
from foldwell.errors import ExitCode
from foldwell.findings import Severity
from foldwell.formats import write_findings
from foldwell.preflight.guarded import judge_path
from foldwell.report import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from foldwell.formats import Format
    from foldwell.preflight.limits import Purpose


def run_preflight(
    files: Sequence[Path], purpose: Purpose | None, form: Format, output: Path | None, *, strict: bool
) -> int:
    """Judge files and report on them; return the exit code. Raises OutputError where the report can't be written."""
    findings = [found for file in dict.fromkeys(files) for found in judge_path(file, purpose)]
    told = write_findings(findings, form)
    if output is None:
        click.echo(told)
    else:
        write_whole(output, f"{told}\n".encode(errors="backslashreplace"))
        click.echo(f"{count(len(findings), 'finding')} in {output}")
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return ExitCode.PREFLIGHT
    return ExitCode.STRICT if strict and Severity.WARNING in severities else ExitCode.OK
