"""What a finished file says about itself: in its metadata, and in the source data inside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell import __version__
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from datetime import date

    from foldwell.compose.fit import Fit
    from foldwell.model.brochure import Brochure
    from foldwell.typeset.panels import Panels


@dataclass(frozen=True)
class DocumentFacts:
    """Facts for a file's metadata.

    title: shown in the window's title bar; says so where the document is a draft.
    language: BCP 47 tag of the text.
    description, keywords: for search. author: who hands it out, the clinic.
    number: the document's number on paper; revision: version of the wording; date: its date, never the clock's.
    identifier: the same for every revision, such as `<clinic>/<topic>.<locale>.<layout>-<paper>`.
    """

    title: str
    language: str
    description: str
    keywords: tuple[str, ...]
    author: str
    number: str
    revision: str
    date: date
    identifier: str


def document_facts(brochure: Brochure, panels: Panels) -> DocumentFacts:
    """What the finished file says about itself."""
    topic, words = brochure.topic, brochure.words
    return DocumentFacts(
        title=panels.composition.title,
        language=brochure.locale_tag,
        description=plain_text(words.purpose),
        keywords=(brochure.topic_id, brochure.layout_id, brochure.clinic_id),
        author=brochure.clinic.name,
        number=topic.document,
        revision=topic.revision,
        date=topic.dates.wording,
        identifier=brochure.name,
    )


def source_data(brochure: Brochure, fit: Fit) -> bytes:
    """What the file was made from, embedded in it: enough to tell wording, clinic, layout and fit."""
    data = {
        "schema": "brochure/1",
        "foldwell": __version__,
        "brochure": brochure.name,
        "topic": brochure.topic_id,
        "document": brochure.topic.document,
        "revision": brochure.topic.revision,
        "wording": brochure.wording_hash,
        "clinic": brochure.clinic_id,
        "layout": brochure.layout_id,
        "theme": brochure.theme_id,
        "paper": brochure.paper_id,
        "locale": brochure.locale_tag,
        "profile": brochure.profile,
        "body": fit.body,
        "blocks": sorted(fit.blocks),
    }
    return (json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
