"""What came back from translators, and whether it may become the words of a locale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.edit.translation.parity import compare_texts
from foldwell.findings import Finding, Place, error
from foldwell.model.inline import inline_problems
from foldwell.read.suggestions import suggest
from foldwell.translate.markup import count_codes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from foldwell.edit.translation.parity import Language
    from foldwell.translate.parcel import Parcel, Unit


@dataclass(frozen=True)
class Answer:
    """One text that came back. is_open: whether its translation is still marked as not done."""

    id: str
    source: str
    target: str
    is_open: bool
    place: Place


@dataclass(frozen=True)
class Returned:
    """A file that came back; locale: the tag that it says it is for, empty where it says none."""

    file: str
    locale: str
    answers: tuple[Answer, ...]


def check_returned(
    returned: Returned, parcel: Parcel, languages: tuple[Language, Language], allowed: Collection[str]
) -> tuple[Finding, ...]:
    """All that keeps a file from being imported; empty where nothing does.

    allowed: blocks whose numbers may differ, since topic.yaml allows it (TR-04).
    """
    return (*_check_whole(returned, parcel), *_check_texts(returned, parcel, languages, allowed))


def _check_whole(returned: Returned, parcel: Parcel) -> Iterator[Finding]:
    if returned.locale and returned.locale.casefold() != parcel.locale.casefold():
        message = f"this file is for {returned.locale}, not for {parcel.locale}"
        yield _fail(
            "translate.wrong-locale", message, f"import it with --locale {returned.locale}", Place(returned.file)
        )
    known, seen = parcel.source_texts, dict[str, Answer]()
    for answer in returned.answers:
        if answer.id in seen:
            message = f"{answer.id} is here twice; the first is in line {seen[answer.id].place.line}"
            yield _fail("translate.text-twice", message, "keep one of the two", answer.place)
        elif answer.id not in known:
            remedy = suggest(answer.id, [name for name in known if name not in seen], nothing="take it away")
            yield _fail("translate.unknown-text", f"the topic has no text {answer.id!r}", remedy, answer.place)
        seen.setdefault(answer.id, answer)
    for name, source in known.items():
        if name not in seen:
            message = f"the translation of {name} (“{source}”) is not in this file"
            yield _fail("translate.missing-text", message, "translate it, or export anew", Place(returned.file))


def _check_texts(
    returned: Returned, parcel: Parcel, languages: tuple[Language, Language], allowed: Collection[str]
) -> Iterator[Finding]:
    units = {unit.id: unit for unit in parcel.units}
    for answer in returned.answers:
        if unit := units.get(answer.id):
            if " ".join(answer.source.split()) != " ".join(unit.source.split()):
                message = f"{unit.id} was translated from “{answer.source}”, and now reads “{unit.source}”"
                yield _fail(
                    "translate.stale-text", message, "export anew, and have what changed translated", answer.place
                )
            elif not answer.target:
                message = f"{unit.id} (“{unit.source}”) has no translation"
                yield _fail("translate.missing-text", message, "translate it", answer.place)
            else:
                yield from _check_answer(answer, unit, languages, allowed)


def _check_answer(
    answer: Answer, unit: Unit, languages: tuple[Language, Language], allowed: Collection[str]
) -> Iterator[Finding]:
    name, place = unit.id, answer.place
    if answer.is_open:
        message = f"{name} is still marked as not done"
        yield _fail("translate.open-text", message, "let the translator confirm it (PO: take fuzzy away)", place)
    if unit.most and len(answer.target) > unit.most:
        message = f"{name} has {len(answer.target)} characters, and there is room for {unit.most}"
        yield _fail("translate.long-text", message, "shorten it", place)
    for problem in inline_problems(answer.target):
        message, _, remedy = problem.partition("; ")
        yield _fail("translate.markup", f"{name}: {message}", remedy, place)
    lost, added = (count_codes(text) for text in (unit.source, answer.target))
    for (kind, written), number in ((lost - added) + (added - lost)).items():
        fate = "is missing" if lost[kind, written] > added[kind, written] else "is not in the source"
        times = f" {number} times" if number > 1 else ""
        message = f"{name}: {kind}{' ' + written if written else ''} {fate}{times}"
        yield _fail("translate.markup", message, f"mark the words that are marked in “{unit.source}”", place)
    if not set(name.split(".")) & set(allowed):
        for difference in compare_texts(unit.source, answer.target, languages):
            if difference.kind != "links":
                yield _fail(
                    "translate.facts", f"{name}: {difference}", f"tell what the source tells: “{unit.source}”", place
                )


def _fail(code: str, message: str, remedy: str, place: Place) -> Finding:
    return error(code, message, remedy, place)
