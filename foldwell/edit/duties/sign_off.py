"""The duty to sign: no patient gets wording that nobody answers for, whole or in part (ME-09, RG-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.duties.unanswered import find_unanswered
from foldwell.errors import UnsignedError
from foldwell.findings import Finding, Place, error
from foldwell.model.signatures import REQUIRED_ROLES
from foldwell.read.signing import missing_roles

if TYPE_CHECKING:
    from foldwell.model.brochure import Brochure


def find_unsigned(brochure: Brochure) -> tuple[Finding, ...]:
    """A finding for each role that has not signed this very wording, and for each question that is open.

    A lawyer's signature is rule RG-09, all others ME-09.
    """
    place = Place(f"content/topics/{brochure.topic_id}/signatures.yaml")
    wording = f"{brochure.locale_tag}, revision {brochure.topic.revision}"
    command = (
        f'foldwell sign {brochure.topic_id} --locale {brochure.locale_tag} --name "…" --role {{}} --credential "…"'
    )
    law = brochure.jurisdiction
    findings = []
    for role in missing_roles(brochure.signatures, tuple(dict.fromkeys((*REQUIRED_ROLES, *law.signs)))):
        is_legal = role == "legal"
        whose = f" for the law of {law.name}" if is_legal else ""
        run = command.format(role) + (f" --jurisdiction {law.id}" if is_legal else "")
        told = f"nobody has signed this wording ({wording}) as {role}{whose}; any change of the words voids a signature"
        remedy = f"when that person has read it, let them run: {run}"
        findings.append(error("RG-09" if is_legal else "ME-09", told, remedy, place))
    return (*findings, *find_unanswered(brochure))


def require_signatures(brochure: Brochure) -> None:
    """Refuse a patient build of unsigned wording; a draft passes.

    Raises UnsignedError with one finding for each missing role and each open question.
    """
    missing = () if brochure.is_draft else find_unsigned(brochure)
    if missing:
        raise UnsignedError(missing)
