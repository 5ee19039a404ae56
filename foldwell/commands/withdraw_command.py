"""The withdraw command: one more record in the ledger; nothing is rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from foldwell.errors import UsageError
from foldwell.read.suggestions import check_name
from foldwell.release.ledger import add_withdrawal, hold_ledger, open_ledger
from foldwell.report import count, finding_lines

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from foldwell.release.ledger import Ledger


@dataclass(frozen=True)
class WithdrawRequest:
    """What the command line asks for. clinic: None for all."""

    document: str
    revision: str
    clinic: str | None
    reason: str
    name: str
    ledger: Path


def run_withdraw(request: WithdrawRequest, day: date) -> None:
    """Withdraw a revision. Files of the ledger that are damaged are told, and don't hold it up.

    Raises UsageError for what was never released or is withdrawn already, OutputError where nothing can be written.
    """
    if not request.ledger.is_dir():
        raise UsageError(
            f"there is no ledger {request.ledger}", "go to the folder of the project, or name it: --ledger"
        )
    with hold_ledger(request.ledger):
        ledger = open_ledger(request.ledger)
        for line in finding_lines(ledger.findings):
            click.echo(line, err=True)
        brochures = _require_released(request, ledger)
        told: dict[str, str | None] = {
            "document": request.document,
            "revision": request.revision,
            "clinic": request.clinic,
            "reason": request.reason.strip(),
            "name": request.name.strip(),
            "withdrawn_on": day.isoformat(),
        }
        path = add_withdrawal(request.ledger, told)
    whom = f" for {request.clinic}" if request.clinic else ""
    about = f"{request.document} revision {request.revision}"
    click.echo(f"Withdrawn{whom}: {about} ({count(len(brochures), 'brochure')}). On record: {path}.")


def _require_released(request: WithdrawRequest, ledger: Ledger) -> frozenset[str]:
    """Names of the brochures that a withdrawal is about."""
    brochures = [told for release in ledger.releases for told in release.brochures]
    check_name("released document", request.document, sorted({told.document for told in brochures}))
    brochures = [told for told in brochures if told.document == request.document]
    what = f"released revision of {request.document}"
    check_name(what, request.revision, sorted({told.revision for told in brochures}))
    brochures = [told for told in brochures if told.revision == request.revision]
    if request.clinic:
        clinics = sorted({told.clinic for told in brochures})
        check_name(f"clinic that was given {request.document} {request.revision}", request.clinic, clinics)
    clinic = request.clinic or ""
    if found := ledger.find_withdrawal(request.document, request.revision, clinic):
        message = f"{request.document} revision {request.revision} is withdrawn already"
        raise UsageError(f"{message}, on {found.withdrawn_on} by {found.name}: {found.reason}", "nothing is left to do")
    return frozenset(told.name for told in brochures if clinic in {"", told.clinic})
