"""What a finished file says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


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
