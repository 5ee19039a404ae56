"""Translations: what goes out to translators, and what comes back from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from foldwell.atomic import write_all, write_whole
from foldwell.edit.translation.parity import Language
from foldwell.errors import InputError, UsageError
from foldwell.findings import Place, error
from foldwell.model.translated import hash_texts
from foldwell.model.words import Translation
from foldwell.report import count
from foldwell.translate.locale_file import stamp_words, write_record, write_words
from foldwell.translate.parcel import make_parcel
from foldwell.translate.po import read_po, write_po
from foldwell.translate.returned import check_returned
from foldwell.translate.xliff import write_xliff
from foldwell.translate.xliff_reading import read_xliff

if TYPE_CHECKING:
    from foldwell.read.shelf import Shelf
    from foldwell.translate.parcel import Parcel
    from foldwell.translate.returned import Returned

WRITERS = {"xliff": write_xliff, "po": write_po}
READERS = {".xlf": read_xliff, ".xliff": read_xliff, ".po": read_po}
MOST_BYTES = 8_000_000
"""A whole topic with every note is under half a megabyte."""


def run_export(shelf: Shelf, topic: str, locale: str, form: str, output: Path | None) -> None:
    """Write the texts of a topic for translators, and say what there is to do."""
    parcel = make_parcel(shelf, topic, locale)
    target = output or Path(f"{topic}.{locale}.{'xlf' if form == 'xliff' else form}")
    write_whole(target, WRITERS[form](parcel))
    states = [unit.state for unit in parcel.units]
    told = {"new": "to translate", "changed": "to translate anew, since the source changed", "translated": "translated"}
    parts = [f"{states.count(state)} {words}" for state, words in told.items() if state in states]
    click.echo(f"{target}: {count(len(states), 'text')} of {topic} for {locale}: {', '.join(parts)}.")


def run_import(shelf: Shelf, topic: str, locale: str, file: Path, translation: dict[str, object]) -> None:
    """Make the words of a locale of what came back; nothing is written where anything is wrong.

    Raises InputError with all that is wrong.
    """
    parcel = make_parcel(shelf, topic, locale)
    returned = _read_file(file)
    languages = (
        Language(parcel.source_locale, shelf.lexicon(parcel.source_locale)),
        Language(locale, shelf.lexicon(locale)),
    )
    topic_model = shelf.topic(topic).model
    allowed = {one.block for one in topic_model.allow if one.rule == "TR-04" and one.locale in {None, locale}}
    findings = check_returned(returned, parcel, languages, allowed)
    if findings:
        raise InputError(findings)
    texts = {answer.id: answer.target for answer in returned.answers}
    texts = {unit.id: texts[unit.id] for unit in parcel.units}
    folder = shelf.library.path(f"content/topics/{topic}/topic.yaml").parent
    target = folder / f"{locale}.yaml"
    base = target if target.exists() else folder / f"{parcel.source_locale}.yaml"
    _write(parcel, folder, write_words(base.read_bytes(), texts, _sign(parcel, translation)))
    click.echo(f"{target}: {count(len(texts), 'text')} in {locale}.")
    for line in _tell_missing(shelf, locale):
        click.echo(line)


def run_stamp(shelf: Shelf, topic: str, locale: str, translation: dict[str, object]) -> None:
    """Say of a locale's words that they are a translation of the source as it is now.

    Who vouched for them before stays, as long as the source did not change since.
    """
    shelf.library.check_locale(topic, locale)
    parcel = make_parcel(shelf, topic, locale)
    before = shelf.words(topic, locale).model.translation
    signed = _sign(parcel, translation)
    if before and before.from_hash == signed.from_hash:
        told = {name: value for name, value in signed.model_dump().items() if name in translation}
        signed = Translation.model_validate({**before.model_dump(), **told})
    folder = shelf.library.path(f"content/topics/{topic}/topic.yaml").parent
    _write(parcel, folder, stamp_words((folder / f"{locale}.yaml").read_bytes(), signed))
    click.echo(f"{folder / f'{locale}.yaml'}: translated from {parcel.source_locale}, revision {parcel.revision}.")


def _sign(parcel: Parcel, told: dict[str, object]) -> Translation:
    return Translation.model_validate({"from_hash": hash_texts(parcel.source_texts), **told})


def _write(parcel: Parcel, folder: Path, words: bytes) -> None:
    record = folder / f"{parcel.locale}.from.yaml"
    write_all({record: write_record(parcel.source_texts), folder / f"{parcel.locale}.yaml": words})


def _read_file(file: Path) -> Returned:
    read = READERS.get(file.suffix.lower())
    if read is None:
        raise UsageError(f"{file} is neither XLIFF nor PO by its name", f"name it {' or '.join(READERS)}")
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as problem:
        raise UsageError(f"{file} can't be read: {problem.strerror}", "check its name and its permissions") from None
    if len(data) > MOST_BYTES:
        message = f"it is larger than {MOST_BYTES:,} bytes, and no topic is"
        raise InputError([error("translate.broken-file", message, "export it anew", Place(str(file)))])
    return read(data, str(file))


def _tell_missing(shelf: Shelf, locale: str) -> list[str]:
    """What a new locale needs besides the words."""
    lines = []
    if locale not in shelf.library.locales():
        lines.append(f"Still to write: content/locales/{locale}.yaml, the fixed words, formats and direction.")
    clinics = [name for name in shelf.library.clinics() if locale not in shelf.clinic(name).model.locales]
    if clinics:
        lines.append(f"Brochures are made for clinics that name it at locales: (not yet {', '.join(clinics)}).")
    return lines
