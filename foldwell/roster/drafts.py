"""Clinics as they will be, judged by what judges any clinic before anything is written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.read.brand_colors import resolve_colors
from foldwell.read.check_clinic import check_offer
from foldwell.read.check_theme import check_theme_name
from foldwell.read.cross_checks import check_clinic_file
from foldwell.read.shelf import Files, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.clinic import Clinic
    from foldwell.read.library import Library
    from foldwell.read.shelf import Loaded
    from foldwell.read.yaml_source import Source
    from foldwell.units import Length


class DraftShelf(Shelf):
    """A shelf on which files lie that are not written yet."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._drafts: dict[str, Source] = {}

    def lay(self, draft: Source) -> None:
        """Take this for the file of its name, in place of what is on the disk; before the file is asked for."""
        self._drafts[draft.file] = draft

    def known_papers(self) -> tuple[str, ...]:
        """As of any shelf, found once: layouts stay as they are while clinics are judged."""
        return self._once("papers", "templates/layouts", lambda _: super(DraftShelf, self).known_papers())

    def known_sheets(self) -> dict[str, tuple[Length, Length]]:
        """As of any shelf, found once."""
        return self._once("sheets", "templates/layouts", lambda _: super(DraftShelf, self).known_sheets())

    def _open(self, relative: str) -> Source:
        return self._drafts.get(relative) or super()._open(relative)


def judge_clinic(shelf: Shelf, clinic_id: str) -> Iterator[Finding]:
    """All that is wrong with a clinic's file, in it and with the names in it."""
    try:
        clinic = shelf.clinic(clinic_id)
    except InputError as problem:
        yield from problem.findings
        return
    yield from check_clinic_file(clinic, shelf)
    for topic in clinic.model.offers:
        if topic in shelf.library.topics():
            yield from _judge_offer(shelf, clinic_id, clinic, topic)


def _judge_offer(shelf: Shelf, clinic_id: str, clinic: Loaded[Clinic], topic: str) -> Iterator[Finding]:
    """What the brochures of a topic need of the clinic's file; mistakes in other files are told where those are built.

    Which layout it is does not matter here.
    """
    known = shelf.library.locales(topic)
    wanted = clinic.model.offers[topic].locales or clinic.model.locales
    for tag in wanted:
        with suppress(InputError):
            if tag in known and tag in shelf.library.locales():
                layout = shelf.library.layouts()[0]
                files = Files(
                    topic_id=topic,
                    clinic_id=clinic_id,
                    layout_id=layout,
                    topic=shelf.topic(topic),
                    words=shelf.words(topic, tag),
                    clinic=clinic,
                    brand=shelf.brand(clinic_id),
                    layout=shelf.layout(layout),
                    locale=shelf.locale(tag),
                )
                yield from check_offer(files, tag)


def judge_brand(shelf: Shelf, clinic_id: str) -> Iterator[Finding]:
    """All that is wrong with a clinic's brand: keys, colours, theme."""
    try:
        brand = shelf.brand(clinic_id)
        yield from check_theme_name(brand, shelf.library)
        resolve_colors(brand.model, brand.source)
    except InputError as problem:
        yield from problem.findings
