"""Every check between the files of a brochure, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.findings import Place, error
from foldwell.read.check_balance import check_balance
from foldwell.read.check_clinic import check_clinic, check_offer, check_unfinished
from foldwell.read.check_layout import check_layout, check_zones_hold
from foldwell.read.check_locale import check_locale, check_script
from foldwell.read.check_styles import check_style
from foldwell.read.check_theme import check_theme_name
from foldwell.read.check_topic import check_topic
from foldwell.read.check_words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.clinic import Clinic
    from foldwell.model.layout import Layout
    from foldwell.model.locale import Locale
    from foldwell.model.topic import Topic
    from foldwell.read.shelf import Files, Loaded, Shelf


def check_files(files: Files, shelf: Shelf, locale: str) -> tuple[Finding, ...]:
    """What is wrong inside and between the six files of a brochure, by file and line."""
    topic, words, clinic, layout = files.topic, files.words, files.clinic, files.layout
    findings = [
        *shelf.check(topic.source.file, lambda: _check_topic_file(topic, shelf)),
        *shelf.check(words.source.file, lambda: check_words(topic, words)),
        *check_clinic_file(clinic, shelf),
        *shelf.check(files.brand.source.file, lambda: check_theme_name(files.brand, shelf.library)),
        *shelf.check(layout.source.file, lambda: _check_layout_files(layout, files.layout_id, shelf)),
        *shelf.check(files.locale.source.file, lambda: _check_locale_files(files.locale, locale, shelf)),
        *check_offer(files, locale),
        *shelf.derive("zones", files.layout_id, files.topic_id, make=lambda: tuple(check_zones_hold(layout, topic))),
    ]
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _check_topic_file(topic: Loaded[Topic], shelf: Shelf) -> Iterator[Finding]:
    yield from check_topic(topic, shelf.library)
    yield from check_balance(topic)
    yield from check_unfinished(topic.source)


def check_clinic_file(clinic: Loaded[Clinic], shelf: Shelf) -> tuple[Finding, ...]:
    """What is wrong inside a clinic's file, and with the names of other files in it."""
    return shelf.check(clinic.source.file, lambda: (*check_clinic(clinic, shelf), *check_unfinished(clinic.source)))


def _check_locale_files(locale: Loaded[Locale], tag: str, shelf: Shelf) -> Iterator[Finding]:
    yield from check_locale(locale)
    yield from check_script(locale, shelf.library)
    style = f"styles/locales/{tag}.css"
    if shelf.library.find(style):
        yield from check_style(shelf.library.read_text(style), style)


def _check_layout_files(layout: Loaded[Layout], name: str, shelf: Shelf) -> Iterator[Finding]:
    yield from check_layout(layout)
    template, style = f"templates/layouts/{name}.html.j2", f"styles/layouts/{name}.css"
    for file in (template, style):
        if shelf.library.find(file) is None:
            remedy = "add it; that of a bundled layout is a good start"
            yield error("read.missing-file", f"the layout {name} has no such file", remedy, Place(file))
    for file in ("styles/brochure.css", style):
        if shelf.library.find(file):
            yield from check_style(shelf.library.read_text(file), file)


def _order(finding: Finding) -> tuple[str, int, int]:
    place = finding.place
    return (place.file, place.line, place.column) if place else ("", 0, 0)
