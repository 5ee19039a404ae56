"""What a release may not hold: withdrawn revisions, and new words under an old number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.findings import Finding, Place, error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.model.brochure import Brochure
    from foldwell.release.ledger import Ledger


def find_refusals(brochures: Iterable[Brochure], ledger: Ledger) -> tuple[Finding, ...]:
    """Why brochures may not be released, each reason once; empty where they may."""
    return tuple(dict.fromkeys(finding for brochure in brochures for finding in _judge(brochure, ledger)))


def _judge(brochure: Brochure, ledger: Ledger) -> Iterator[Finding]:
    topic, place = brochure.topic, brochure.places.get("topic:revision")
    place = place or Place(f"content/topics/{brochure.topic_id}/topic.yaml")
    told = f"{topic.document} revision {topic.revision}"
    if found := ledger.find_withdrawal(topic.document, topic.revision, brochure.clinic_id):
        whom = f" for {found.clinic}" if found.clinic else ""
        message = f"{told} was withdrawn{whom} on {found.withdrawn_on} by {found.name}: {found.reason}"
        yield error("release.withdrawn", message, "correct the words and raise the revision", place, "revision")
    if brochure.is_draft:
        return
    for release in ledger.releases:
        for earlier in release.brochures if release.profile == "patient" else ():
            same = (earlier.document, earlier.revision, earlier.locale)
            is_same = same == (topic.document, topic.revision, brochure.locale_tag)
            if is_same and earlier.wording != brochure.wording_hash:
                message = f"the words of {told} in {brochure.locale_tag} are others than those released in {release.id}"
                remedy = "raise the revision: a number in a foot stands for one wording"
                yield error("release.same-revision", message, remedy, place, "revision")
