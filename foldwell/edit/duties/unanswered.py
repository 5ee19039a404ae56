"""What no program can judge, and nobody has answered for yet (content rules 1.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.findings import Finding, Place, error
from foldwell.model.signatures import ANSWERED_BY, QUESTIONS
from foldwell.read.signing import missing_items

if TYPE_CHECKING:
    from foldwell.model.brochure import Brochure


def find_unanswered(brochure: Brochure) -> tuple[Finding, ...]:
    """A finding for each question that nobody who can judge it has answered for this very wording."""
    place = Place(f"content/topics/{brochure.topic_id}/signatures.yaml")
    wording = f"{brochure.locale_tag}, revision {brochure.topic.revision}"
    sign = f'foldwell sign {brochure.topic_id} --locale {brochure.locale_tag} --name "…"'
    return tuple(
        error(
            "edit.unanswered",
            f"nobody has answered for this wording ({wording}): “{QUESTIONS[item]}”",
            f"let somebody {' or '.join(ANSWERED_BY[item])} who can say yes run: "
            f'{sign} --role {ANSWERED_BY[item][-1]} --credential "…" --confirms {item}',
            place,
        )
        for item in missing_items(brochure.signatures)
    )
