"""Rules on who answers for a text and what it stands on: author, reviewer, readers, sources (ME)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript

SOURCE_YEARS = 5
"""Years after which a source may be out of date (content rule ME-06)."""
BEST_KINDS = ("systematic_review", "guideline")
"""Sources that weigh all studies, and not one."""
_DOI = re.compile(r"10\.\d{4,9}/\S*[^\s.,;]")
"""The form that the DOI Foundation registers: a prefix of digits, a slash, and what the publisher chose."""
_NOBODY = re.compile(
    r"\b(?:team|staff|editors?|department|clinic|group|admin|chatgpt|anonymous)\b|^(?:we|us|ai)$", re.I
)
_TITLES = frozenset({"dr", "dra", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame"})


def _check_author(manuscript: Manuscript) -> Iterator[Fault]:
    people = manuscript.brochure.topic.people
    example = "such as {author: A. Lee, credential: RN, role: nurse educator}"
    if not people.author:
        message = "nobody is named as the author, so readers can't judge who speaks to them"
        yield Fault("topic:people", message, f"write people:, {example}", in_draft=Severity.NOTE)
        return
    if _NOBODY.search(people.author):
        message = f"{people.author!r} is no person"
        yield Fault("topic:people.author", message, f"name one person who wrote it, {example}", words=people.author)
    for name, told in (("credential", people.credential), ("role", people.role)):
        if not told:
            message = f"the author's {name} is not told"
            yield Fault("topic:people", message, f"add {name}: to people:, {example}", in_draft=Severity.NOTE)


def _check_reviewer(manuscript: Manuscript) -> Iterator[Fault]:
    author = manuscript.brochure.topic.people.author
    for signature in manuscript.brochure.signatures:
        if author and signature.role == "clinical" and name_key(author) == name_key(signature.name):
            message = f"{signature.name} wrote the text and signed it as its clinical reviewer"
            yield Fault(
                "topic:people.author",
                message,
                "let another clinician read it and run foldwell sign … --role clinical",
                words=author,
            )


def name_key(name: str) -> tuple[str, str]:
    """What two spellings of one name share: the first letter and the last name, without titles and credentials."""
    words = [word for word in re.findall(r"[^\W\d_]+", name.partition(",")[0].casefold()) if word not in _TITLES]
    return (words[0][0], words[-1]) if words else ("", "")


def _check_sources(manuscript: Manuscript) -> Iterator[Fault]:
    references, today = manuscript.brochure.topic.references, manuscript.today
    if all(reference.kind not in BEST_KINDS for reference in references.values()):
        yield Fault(
            "topic:references",
            "no source is a systematic review or a guideline, so single studies may have been picked",
            "add one, such as a Cochrane review, with kind: systematic_review or kind: guideline",
        )
    for name, reference in references.items():
        path = f"topic:references.{name}"
        if reference.doi is not None and not _DOI.fullmatch(reference.doi):
            message = f"{reference.doi!r} is not the form of a DOI"
            remedy = "write it without https://doi.org/, such as 10.1002/14651858.CD013342.pub2"
            yield Fault(f"{path}.doi", message, remedy, words=reference.doi)
        if reference.accessed > today or reference.year > today.year:
            message = "the source was looked at, or published, on a day still to come"
            yield Fault(f"{path}.accessed", message, f"write the day it was last opened, {today} at the latest")
        age = today.year - reference.year
        if age > SOURCE_YEARS and reference.kind != "law" and not reference.kept:
            yield Fault(
                f"{path}.year",
                f"{reference.short} is {age} years old; newer studies may say something else",
                "cite a newer source, or say in kept: why this is still the one, such as “no later review exists”",
                Severity.WARNING,
            )


def _check_users(manuscript: Manuscript) -> Iterator[Fault]:
    users = manuscript.brochure.topic.people.users
    example = "people: {users: {took_part: 12, tested_on: 2026-10-01}}"
    if users is None:
        message = "no patient has read a draft, so nobody knows what they take from it"
        yield Fault("topic:people", message, f"let some read it, then write {example}", Severity.WARNING, Severity.NOTE)
    elif users.tested_on > manuscript.today:
        message = f"{users.tested_on} is still to come"
        yield Fault("topic:people.users.tested_on", message, "write the day on which patients read it")


RULES = (
    Rule("ME-01", "Author", "JAMA", _check_author, roles=("full",), is_firm=True),
    Rule("ME-02", "Reviewer", "NHS; PIF", _check_reviewer, is_firm=True),
    Rule("ME-06", "Sources", "JAMA; DISC 4", _check_sources),
    Rule("ME-07", "Readers took part", "PIF 5", _check_users),
)
