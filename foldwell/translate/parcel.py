"""What a translator gets: every text of a topic with what is known of it, and the translation that there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from foldwell.errors import UsageError
from foldwell.model.translated import list_source_texts, list_texts
from foldwell.read.pseudo_locales import refuse_pseudo
from foldwell.translate.notes import write_notes

if TYPE_CHECKING:
    from foldwell.read.shelf import Shelf

State = Literal["new", "changed", "translated"]
"""Not translated yet; translated from another wording of the source; translated."""


@dataclass(frozen=True)
class Unit:
    """One text.

    id: its path in the words, such as `blocks.day-steps.numb`. source, target: in the inline subset of Markdown; the
    target is empty where there is none. before: the wording of the source that the target was made from, where it is
    known and another. most: characters that the target may have, 0 for any number.
    """

    id: str
    source: str
    target: str
    state: State
    before: str
    notes: tuple[str, ...]
    most: int


@dataclass(frozen=True)
class Parcel:
    """All texts of a topic, for one locale. document, revision: as printed on every page; day: of this wording."""

    topic: str
    document: str
    revision: str
    day: str
    source_locale: str
    locale: str
    units: tuple[Unit, ...]

    @property
    def source_texts(self) -> dict[str, str]:
        """The source by its paths."""
        return {unit.id: unit.source for unit in self.units}


def make_parcel(shelf: Shelf, topic: str, locale: str) -> Parcel:
    """The texts of a topic as they are now, for a locale that may or may not have words yet.

    Raises UsageError for a topic that is not there or a locale that can't be a translation, InputError with the
    mistakes of the files.
    """
    shelf.library.check_topic(topic)
    refuse_pseudo(locale, "name a language that people read")
    told = shelf.topic(topic).model
    if locale.partition("-")[0] == told.source_locale.partition("-")[0]:
        message = f"{topic} was written in {told.source_locale}, and {locale} is the same language"
        raise UsageError(message, "name a language that it is translated into")
    source = list_source_texts(told, shelf.words(topic, told.source_locale).model)
    has_words = locale in shelf.library.locales(topic)
    into = list_texts(shelf.words(topic, locale).model) if has_words else {}
    kept = shelf.translated(topic, locale) if has_words else None
    before = dict(kept.texts) if kept else source
    notes = write_notes(told, shelf.words(topic, told.source_locale).model, source)
    units = (
        Unit(
            id=path,
            source=text,
            target=into.get(path, ""),
            state=_state(into.get(path), before.get(path), text),
            before=before.get(path, "") if _differ(before.get(path), text) else "",
            notes=notes[path].lines,
            most=notes[path].most,
        )
        for path, text in source.items()
    )
    return Parcel(
        topic=topic,
        document=told.document,
        revision=told.revision,
        day=str(told.dates.wording),
        source_locale=told.source_locale,
        locale=locale,
        units=tuple(units),
    )


def _state(target: str | None, before: str | None, source: str) -> State:
    if target is None:
        return "new"
    return "changed" if _differ(before, source) else "translated"


def _differ(before: str | None, source: str) -> bool:
    return " ".join((before or "").split()) != " ".join(source.split())
