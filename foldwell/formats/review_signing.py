"""What the reviewer's page tells, and who vouches for it: signatures, roles still missing, answers of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from foldwell.model.signatures import ANSWERED_BY, QUESTIONS, REQUIRED_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from foldwell.edit.scores import Score
    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.model.jurisdiction import Law
    from foldwell.model.signatures import Item, Signature


@dataclass(frozen=True)
class Review:
    """What there is to tell of the words of one topic in one language.

    brochure: any of those that were judged; they share topic and words. judged: how many there were.
    found: each finding with the number of brochures that have it. scores: the worst of each, with its brochure.
    signed: every signature for this language, those that no longer hold too; valid: those that hold.
    laws: those of the places that the brochures are for.
    """

    brochure: Brochure
    judged: int
    found: Mapping[Finding, int]
    scores: Sequence[tuple[Score, str]]
    signed: Sequence[Signature]
    valid: AbstractSet[Signature]
    laws: Sequence[Law]


class Row(NamedTuple):
    """As what somebody vouches, who does, since when, and how that stands; verdict: good or warning."""

    role: str
    name: str = "nobody yet"
    credential: str = ""
    date: str = ""
    state: str = "missing"
    verdict: str = "warning"


def list_signing(review: Review) -> list[Row]:
    """Who vouches for the words, and who must still."""
    people, brochure = review.brochure.topic.people, review.brochure
    author = (people.author, people.role or "", "", "named", "good") if people.author else ()
    rows = [Row("Author", *author)]
    if brochure.original is not None:
        told = brochure.words.translation
        for role, person in (
            ("Translator", told.translator if told else None),
            ("Reviewer of the translation", told.reviewer if told else None),
        ):
            facts = (person.name, person.credential, str(person.date), "named", "good") if person else ()
            rows.append(Row(role, *facts))
    rows += [_tell_signature(review, signature) for signature in review.signed]
    return rows + [Row(role) for role in _list_missing(review)]


def _tell_signature(review: Review, signature: Signature) -> Row:
    if signature in review.valid:
        state, verdict = "signed", "good"
    elif signature.jurisdiction and signature.jurisdiction not in {law.id for law in review.laws}:
        state, verdict = "for another place", "good"
    else:
        state, verdict = "void: words changed", "warning"
    where = f" for the law of {signature.jurisdiction}" if signature.jurisdiction else ""
    role = f"{signature.role.capitalize()} sign-off{where}"
    return Row(role, signature.name, signature.credential, str(signature.date), state, verdict)


def _list_missing(review: Review) -> Iterator[str]:
    """The roles that must still sign: everywhere, and in each place."""
    signed = {(one.role, one.jurisdiction or "") for one in review.valid}
    roles = {role for role, _ in signed}
    for role in REQUIRED_ROLES:
        if role not in roles:
            yield f"{role.capitalize()} sign-off"
    for law in review.laws:
        for role in law.signs:
            if role == "legal" and (role, law.id) not in signed:
                yield f"Legal sign-off for the law of {law.id}"
            elif role not in roles and role not in REQUIRED_ROLES and role != "legal":
                yield f"{role.capitalize()} sign-off for {law.id}"


def list_answers(review: Review) -> list[Row]:
    """Each question that no program can judge, and who answered yes for these very words."""
    return [_tell_answer(review, item, question) for item, question in QUESTIONS.items()]


def _tell_answer(review: Review, item: Item, question: str) -> Row:
    for signature in review.signed:
        if signature in review.valid and item in signature.confirms and signature.role in ANSWERED_BY[item]:
            return Row(question, signature.name, signature.credential, str(signature.date), "yes", "good")
    return Row(question, credential=f"takes somebody {' or '.join(ANSWERED_BY[item])}", state="open")
