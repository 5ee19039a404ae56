"""The duty to sign: no patient gets wording that nobody answers for (ME-09), whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.unanswered import find_unanswered
from foldwell.errors import UnsignedError
from foldwell.findings import Finding, Place, error
from foldwell.model.signatures import REQUIRED_ROLES
from foldwell.read.signing import missing_roles

if TYPE_CHECKING:
    from foldwell.model.brochure import Brochure


def find_unsigned(brochure: Brochure, required: tuple[str, ...] = REQUIRED_ROLES) -> tuple[Finding, ...]:
    """A finding for each role that has not signed this very wording, and for each question that is open."""
    place = Place(f"content/topics/{brochure.topic_id}/signatures.yaml")
    wording = f"{brochure.locale_tag}, revision {brochure.topic.revision}"
    command = (
        f'foldwell sign {brochure.topic_id} --locale {brochure.locale_tag} --name "…" --role {{}} --credential "…"'
    )
    unsigned = (
        error(
            "ME-09",
            f"nobody has signed this wording ({wording}) as {role}; any change of the words voids a signature",
            f"when that person has read it, let them run: {command.format(role)}",
            place,
        )
        for role in missing_roles(brochure.signatures, required)
    )
    return (*unsigned, *find_unanswered(brochure))


def require_signatures(brochure: Brochure, required: tuple[str, ...] = REQUIRED_ROLES) -> None:
    """Refuse a patient build of unsigned wording; a draft passes.

    Raises UnsignedError with one finding for each missing role and each open question.
    """
    missing = () if brochure.is_draft else find_unsigned(brochure, required)
    if missing:
        raise UnsignedError(missing)
