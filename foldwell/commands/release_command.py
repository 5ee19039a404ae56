"""The release command: builds in strict mode beside its place, then moves it in and adds it to the ledger."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from foldwell.atomic import require_folder, write_all
from foldwell.commands.build_command import (
    Result,
    build_once,
    judge_result,
    make_builder,
    require_sense,
)
from foldwell.commands.release_report import CHANGES, tell_failure, tell_plan, tell_release
from foldwell.commands.release_request import Wording
from foldwell.errors import ExitCode, InputError
from foldwell.findings import error, has_errors
from foldwell.jobs.plan import plan_jobs
from foldwell.jobs.store import MEMORY
from foldwell.read.brochures import read_with_findings
from foldwell.read.pseudo_locales import refuse_pseudo
from foldwell.release.changes import compare_texts, write_changes
from foldwell.release.contents import Part, gather_contents
from foldwell.release.ledger import add_release, hold_ledger, open_ledger
from foldwell.release.manifest import NAME, digest_of, seal_manifest
from foldwell.release.placing import move_in, require_place, stage_release
from foldwell.release.records import write_record
from foldwell.release.rules import find_refusals
from foldwell.release.texts import collect_texts, find_last_texts
from foldwell.typeset.tools import tool_versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from foldwell.commands.release_request import ReleaseRequest
    from foldwell.jobs.local import Builder
    from foldwell.jobs.plan import Job
    from foldwell.model.release import Manifest
    from foldwell.release.ledger import Ledger
    from foldwell.release.manifest import Contents


def run_release(request: ReleaseRequest, roots: tuple[Path, ...], day: date) -> int:
    """Release what a request asks for; return the exit code. Nothing is recorded unless all of it is right.

    Raises UsageError where the request names nothing, InputError where the ledger or what is to be released has
    mistakes, OutputError where a folder can't be written.
    """
    for tag in request.filters.locales:
        refuse_pseudo(tag, "name the locale that it is made from")
    require_sense(request.as_build(request.home))
    _require_place(request)
    ledger = _require_ledger(request.ledger)
    with nullcontext(request.home) if request.dry_run else stage_release(request.home) as folder:
        builder = make_builder(request.as_build(folder), roots)
        plan = plan_jobs(builder.shelf, request.filters)
        if has_errors(plan.findings):
            raise InputError(plan.findings)
        if plan.findings:
            tell_failure(request, Result(plan, ()))
            return ExitCode.STRICT
        wording = _read_wording(builder, plan.jobs, request, ledger)
        if request.dry_run:
            tell_plan(request, plan, wording)
            return ExitCode.OK
        builder.take_over(plan.jobs, request.made)
        result = build_once(request.as_build(folder), builder)
        code = judge_result(request.as_build(folder), result)
        if code != ExitCode.OK:
            tell_failure(request, result)
            return code
        sources = _list_sources(builder, plan.jobs, day)
        contents = _gather(request, result, wording, folder, sources)
        manifest, is_new = _record(request, contents, wording, folder, day)
    tell_release(request, manifest, wording, is_new=is_new)
    return ExitCode.OK


def _require_place(request: ReleaseRequest) -> None:
    for folder in (request.home, request.ledger):
        require_folder(folder)
    if request.output:
        require_place(request.output)


def _require_ledger(folder: Path) -> Ledger:
    """The ledger, whole: a release that follows a damaged one would hide the damage."""
    ledger = open_ledger(folder)
    if ledger.findings:
        raise InputError(ledger.findings)
    return ledger


def _read_wording(builder: Builder, jobs: Sequence[Job], request: ReleaseRequest, ledger: Ledger) -> Wording:
    """The words of all brochures, and what changed in them. Raises InputError for what may not be released."""
    profile: Any = request.profile
    brochures = tuple(
        read_with_findings(builder.shelf, **job.names, profile=profile, to_judge=False)[0] for job in jobs
    )
    if refused := find_refusals(brochures, ledger):
        raise InputError(refused)
    texts = {record.subject: record for brochure in brochures for record in collect_texts(brochure)}
    changes = compare_texts(find_last_texts(ledger, request.profile), texts.values())
    return Wording(brochures, tuple(texts.values()), changes)


def _list_sources(builder: Builder, jobs: Sequence[Job], day: date) -> dict[str, str]:
    """The hashes of what went in. Raises InputError where a file changed while the release was made."""
    sources = builder.list_sources(jobs)
    if builder.renew(day):
        message = "files of the project changed while the release was made"
        raise InputError([error("release.moved", message, "run this again when nobody is saving")])
    return sources


def _gather(
    request: ReleaseRequest, result: Result, wording: Wording, folder: Path, sources: dict[str, str]
) -> Contents:
    """What the built files come to."""
    shutil.rmtree(folder / MEMORY)
    brochures = {brochure.name: brochure for brochure in wording.brochures}
    parts = [Part(brochures[one.job.name], one.files, one.findings) for one in result.outcomes]
    profile: Any = request.profile
    return gather_contents(folder, parts, name=request.name, profile=profile, sources=sources, tools=tool_versions())


def _record(
    request: ReleaseRequest, contents: Contents, wording: Wording, folder: Path, day: date
) -> tuple[Manifest, bool]:
    """Put the release in place and add it to the ledger; its manifest, and whether it is a new one.

    What was released last and is the same is not released again.
    """
    with hold_ledger(request.ledger):
        ledger = _require_ledger(request.ledger)
        if refused := find_refusals(wording.brochures, ledger):
            raise InputError(refused)
        heads = [release for release in ledger.releases if release.id in ledger.heads]
        same = next((head for head in heads if digest_of(head) == contents.digest), None)
        manifest = same or seal_manifest(contents, day, ledger.heads)
        earlier = replace(ledger, releases=tuple(told for told in ledger.releases if told.id != manifest.id))
        changes = compare_texts(find_last_texts(earlier, request.profile), wording.texts)
        page = write_changes(_title(manifest), changes)
        write_all({folder / NAME: write_record(manifest), folder / CHANGES: page.encode()})
        move_in(folder, request.place(manifest.id), manifest)
        if same is None:
            add_release(request.ledger, manifest, wording.texts)
    return manifest, same is None


def _title(manifest: Manifest) -> str:
    told = f"{manifest.name} ({manifest.id})" if manifest.name else manifest.id
    return f"Changes of the wording in {told}"
