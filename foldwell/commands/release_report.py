"""What the release command says: what it would release, what it released, and why it released nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from foldwell.commands.build_command import tell_problems
from foldwell.findings import Severity
from foldwell.release.changes import write_changes
from foldwell.report import as_json, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.commands.build_command import Result
    from foldwell.commands.release_request import ReleaseRequest, Wording
    from foldwell.jobs.plan import Plan
    from foldwell.model.release import Manifest
    from foldwell.release.changes import SubjectChanges

CHANGES = "changes.md"
"""Page in a release's folder that tells what changed in the words."""


def tell_failure(request: ReleaseRequest, result: Result) -> None:
    """Say why nothing was released."""
    if request.want_json:
        click.echo(as_json({**result.data, "status": "failed"}))
        return
    tell_problems(request.as_build(request.home), result.findings, result.outcomes)
    warnings = sum(found.severity is Severity.WARNING for found in dict.fromkeys(result.findings))
    told = f" ({count(warnings, 'warning')}: a release has none)" if warnings else ""
    click.echo(f"Nothing was released{told}; the ledger is as it was.")


def tell_plan(request: ReleaseRequest, plan: Plan, wording: Wording) -> None:
    """Say what would be released, and what changed in its words."""
    if request.want_json:
        brochures = [job.name for job in plan.jobs]
        click.echo(as_json({"status": "planned", "brochures": brochures, "changes": _changes_data(wording)}))
        return
    for job in plan.jobs:
        click.echo(job.name)
    click.echo("\n" + write_changes("Changes of the wording since the last release", wording.changes))
    told = f"{count(len(plan.jobs), 'brochure')} for {count(len({job.clinic for job in plan.jobs}), 'clinic')}"
    click.echo(f"{told} would be built and released; nothing was made.")


def tell_release(request: ReleaseRequest, manifest: Manifest, wording: Wording, *, is_new: bool) -> None:
    """Say what was released and where it lies, or that nothing has changed since."""
    place, record = request.place(manifest.id), request.ledger / f"{manifest.id}.json"
    if request.want_json:
        state = {"status": "released" if is_new else "unchanged", "id": manifest.id, "folder": str(place)}
        data = {**state, "manifest": str(record), "changes": _changes_data(wording) if is_new else []}
        notes = [found.model_dump() for brochure in manifest.brochures for found in brochure.findings]
        click.echo(as_json({**data, "files": [file.path for file in manifest.files], "findings": notes}))
        return
    files = count(len(manifest.files), "file")
    told = f"{count(len(manifest.brochures), 'brochure')}, {files}, {count(len(manifest.archives), 'archive')}"
    if not is_new:
        click.echo(f"Nothing has changed since {manifest.id}; {place}/ holds it ({told}).")
        return
    click.echo(f"Released {manifest.id} into {place}/ ({told}).")
    click.echo(f"{_sum_up(wording.changes)}: {place / CHANGES}")
    click.echo(f"On record: {record}. Add {request.ledger}/ to version control.")
    if manifest.profile == "draft":
        click.echo("These are drafts and say so on every page: they are not for patients.")


def _sum_up(subjects: Sequence[SubjectChanges]) -> str:
    """How much changed, in a line."""
    new = sum(subject.texts for subject in subjects if subject.is_first)
    changed = sum(len(subject.changes) for subject in subjects)
    told = [f"{count(new, 'text')} released for the first time"] if new else []
    if changed or not new:
        told.append(f"{count(changed, 'text')} changed since the last release")
    return ", ".join(told)


def _changes_data(wording: Wording) -> list[dict[str, Any]]:
    return [asdict(subject) for subject in wording.changes]
