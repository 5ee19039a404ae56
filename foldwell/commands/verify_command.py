"""The verify command: what files, or a number in a foot, are by themselves and by the ledger."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from foldwell.errors import ExitCode, InputError, UsageError
from foldwell.read.suggestions import suggest
from foldwell.release.identity import read_bytes
from foldwell.release.ledger import open_ledger
from foldwell.release.verify import DocumentVerdict, Standing, Verdict, find_document, read_number, verify_file
from foldwell.report import as_json, finding_data, finding_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from foldwell.findings import Finding
    from foldwell.release.ledger import Ledger

_FINE = {Standing.CURRENT, Standing.UNCHECKED}
_MEANING = {
    Standing.CURRENT: "unchanged and current",
    Standing.SUPERSEDED: "unchanged, but superseded",
    Standing.WITHDRAWN: "WITHDRAWN",
    Standing.CHANGED: "CHANGED: the ledger has this brochure with other bytes",
    Standing.UNKNOWN: "unknown: the ledger has no such file",
    Standing.UNCHECKED: "not checked: there is no ledger here (--ledger)",
}


def run_verify_files(files: Sequence[Path], folder: Path | None, *, want_json: bool) -> int:
    """Tell what each file is; return the exit code, the smallest that applies."""
    ledger = open_ledger(folder) if folder else None
    findings = list(ledger.findings) if ledger else []
    verdicts = []
    for path in files:
        try:
            verdicts.append(verify_file(read_bytes(path), str(path), ledger))
        except InputError as problem:
            findings += problem.findings
    if want_json:
        click.echo(as_json({"files": [_verdict_data(one) for one in verdicts], "findings": _findings_data(findings)}))
    else:
        for number, verdict in enumerate(verdicts):
            click.echo(("\n" if number else "") + "\n".join(_verdict_lines(verdict)))
        _tell_findings(findings)
    return _judge(findings, [verdict.standing for verdict in verdicts])


def run_verify_document(typed: str, folder: Path, *, want_json: bool) -> int:
    """Tell what the brochures of a number are; return the exit code, the smallest that applies."""
    number = read_number(typed)
    if number is None:
        remedy = "type it as it stands in the foot, such as KNEE-1 v1.0.0"
        raise UsageError(f"{typed[:80]!r} is no document number", remedy)
    ledger = open_ledger(folder)
    verdicts = find_document(ledger, *number)
    if want_json:
        told = [_document_data(one) for one in verdicts]
        data = {"document": number[0], "revision": number[1], "brochures": told}
        click.echo(as_json({**data, "findings": _findings_data(ledger.findings)}))
    else:
        told_number = " ".join(filter(None, [number[0], number[1] and f"revision {number[1]}"]))
        click.echo(f"{told_number}:" if verdicts else _tell_unknown(told_number, ledger))
        for verdict in verdicts:
            click.echo("\n".join(_document_lines(verdict)))
        _tell_findings(ledger.findings)
    return _judge(ledger.findings, [verdict.standing for verdict in verdicts] or [Standing.UNKNOWN])


def _judge(findings: Sequence[Finding], standings: Sequence[Standing]) -> int:
    if findings:
        return ExitCode.BAD_INPUT
    return ExitCode.OK if set(standings) <= _FINE else ExitCode.UNVERIFIED


def _tell_unknown(number: str, ledger: Ledger) -> str:
    known = {f"{told.document} v{told.revision}" for release in ledger.releases for told in release.brochures}
    return f"{number} was never released; {suggest(number, sorted(known), nothing='the ledger holds no release')}"


def _verdict_lines(verdict: Verdict) -> Iterator[str]:
    told = verdict.identity
    yield f"{verdict.file}: {_MEANING[verdict.standing]}"
    if told is None:
        yield _row("it says", "nothing that Foldwell writes into its files")
    else:
        if told.document:
            yield _row("document", f"{told.document} revision {told.revision}")
            yield _row("topic", told.topic, told.locale)
            yield _row("layout", told.layout, told.paper, verdict.medium)
        else:
            yield _row("holds", "the clinic's files of a release")
        yield _row("clinic", told.clinic)
        profiles = {"draft": "DRAFT: not for patients", "patient": "for patients"}
        yield _row("profile", profiles.get(told.profile, told.profile or "not told"))
        yield _row("made by", f"Foldwell {told.foldwell}")
    if verdict.release:
        yield _row("released", verdict.release)
    yield from _reasons(verdict)
    yield _row("sha-256", verdict.sha256)


def _document_lines(verdict: DocumentVerdict) -> Iterator[str]:
    told = verdict.brochure
    draft = ", DRAFT" if verdict.profile == "draft" else ""
    yield f"{told.name} v{told.revision}{draft}: {verdict.standing}, released {verdict.release}"
    yield from _reasons(verdict)


def _reasons(verdict: Verdict | DocumentVerdict) -> Iterator[str]:
    """Why it must not be used any more."""
    if found := verdict.withdrawal:
        whom = f" for {found.clinic}" if found.clinic else ""
        yield _row("withdrawn", f"on {found.withdrawn_on} by {found.name}{whom}: {found.reason}")
    if later := verdict.successor:
        told = f"revision {later.revision}, released {later.release}"
        yield _row("then", f"{told}, which is withdrawn") if later.is_withdrawn else _row("use", told)


def _row(name: str, *parts: str) -> str:
    return f"  {name:<10} {', '.join(filter(None, parts)) or 'not told'}"


def _tell_findings(findings: Sequence[Finding]) -> None:
    for line in finding_lines(findings):
        click.echo(line, err=True)


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "file": verdict.file,
        "sha256": verdict.sha256,
        "identity": verdict.identity.data if verdict.identity else None,
        "medium": verdict.medium or None,
        **_standing_data(verdict),
    }


def _document_data(verdict: DocumentVerdict) -> dict[str, Any]:
    told = verdict.brochure
    names = ("topic", "document", "revision", "locale", "clinic", "layout", "paper")
    data = {name: getattr(told, name) for name in names}
    return {"brochure": told.name, **data, "profile": verdict.profile, **_standing_data(verdict)}


def _standing_data(verdict: Verdict | DocumentVerdict) -> dict[str, Any]:
    found, later = verdict.withdrawal, verdict.successor
    return {
        "standing": verdict.standing,
        "release": verdict.release or None,
        "superseded_by": asdict(later) if later else None,
        "withdrawal": found.model_dump(mode="json", include={"clinic", "reason", "name", "withdrawn_on"})
        if found
        else None,
    }


def _findings_data(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [finding_data(finding) for finding in findings]
