"""What `build` says where nothing changed, and that the same command line is answered so at once from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.commands.keeping import keep_told
from foldwell.jobs.store import MEMORY
from foldwell.report import as_json, built_data, count, fit_lines
from foldwell.typeset.fit_report import read_fit_report

if TYPE_CHECKING:
    from foldwell.commands.build_command import BuildRequest
    from foldwell.jobs.inputs import Inputs
    from foldwell.jobs.records import Built, Request
    from foldwell.jobs.store import Store


def describe_unchanged(request: BuildRequest, unchanged: Request, store: Store) -> str | None:
    """What there is to say where there is nothing to do; None where more is wanted than is remembered."""
    made = f"{count(len(unchanged.keys), 'brochure')} ({count(len(unchanged.files), 'file')})"
    summary = f"Nothing has changed: {made} in {request.output}/, all current."
    if request.form == "text" and not request.verbose:
        return summary
    built = store.find_details(unchanged)
    if built is None:
        return None
    lines = _describe_findings(request, built)
    if not request.is_for_programs:
        lines += _describe_fits(request, built)
        lines.append(summary)
    return "\n".join(lines)


def keep_unchanged(request: BuildRequest, unchanged: Request, inputs: Inputs, store: Store) -> None:
    """Answer the same command line at once while its inputs and outputs stay as they are."""
    told = describe_unchanged(request, unchanged, store)
    if told is not None:
        home = store.folder.absolute()
        keep_told(f"{told}\n", inputs, store.describe_all(request.name, unchanged), (str(home), str(home / MEMORY)))


def _describe_findings(request: BuildRequest, built: list[Built]) -> list[str]:
    """What was found, as a program or a workflow reads it; people were told when the brochures were made."""
    if request.want_json:
        files = [file.name for one in built for file in one.files]
        findings = [finding for one in built for finding in one.findings]
        brochures = [built_data(one) for one in built]
        return [as_json({"status": "unchanged", "files": files, "findings": findings, "brochures": brochures})]
    if request.form == "text":
        return []
    from foldwell.formats import write_findings
    from foldwell.jobs.plain_data import read_finding

    told = write_findings([read_finding(found) for one in built for found in one.findings], request.form)  # type: ignore[arg-type]
    return [told] if told else []


def _describe_fits(request: BuildRequest, built: list[Built]) -> list[str]:
    return [
        line
        for one in (built if request.verbose else ())
        for line in (f"current  {one.brochure}  ({one.line})", *fit_lines(read_fit_report(one.report)))
    ]
