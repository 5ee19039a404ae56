"""One brochure, read whole: its six files, its pictures, and the checks between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Finding, has_errors
from foldwell.model.brochure import Brochure, Original, Profile
from foldwell.model.lexicon import Lexicon
from foldwell.model.printable import widen_margins
from foldwell.model.printer import name_sheet
from foldwell.model.theme import Theme
from foldwell.model.translated import list_source_texts
from foldwell.read.brand_colors import resolve_colors
from foldwell.read.brochure_pictures import read_figures, read_logos, read_photos
from foldwell.read.check_clinic import check_law
from foldwell.read.check_theme import check_theme, check_typefaces
from foldwell.read.cross_checks import check_files
from foldwell.read.jurisdictions import check_open_law, check_report_route, list_law_sources, read_law
from foldwell.read.mistakes import Mistakes
from foldwell.read.notices import check_notice, require_notice
from foldwell.read.places import find_places
from foldwell.read.pseudo_locales import PSEUDO_LOCALES, change_locale, refuse_pseudo
from foldwell.read.shelf import Files, Shelf
from foldwell.read.signing import law_hash, valid_signatures, wording_hash
from foldwell.read.suggestions import check_name

if TYPE_CHECKING:
    from foldwell.model.jurisdiction import Law
    from foldwell.model.layout import Layout
    from foldwell.model.notice import Notice
    from foldwell.model.printer import Edges
    from foldwell.model.signatures import Signature
    from foldwell.read.library import Library
    from foldwell.read.shelf import Loaded

HOLES = frozenset(
    {"read.missing-variant", "read.missing-words", "read.unknown-id", "read.unknown-reference", "read.wrong-words"}
)
"""Errors between files that leave a text or its data missing, so that no rule can read the whole."""


def read_brochure(  # noqa: PLR0913
    library: Library | Shelf,
    *,
    topic: str,
    clinic: str,
    layout: str,
    paper: str,
    locale: str,
    theme: str = "",
    profile: Profile = "draft",
) -> Brochure:
    """One brochure; pass a Shelf instead of a library to read each file once for many of them.

    theme: one to try in place of that which the brand chose.
    Raises UsageError where a name does not exist or does not go together with the others, and InputError
    with every mistake in and between the files.
    """
    return read_with_findings(
        library, topic=topic, clinic=clinic, layout=layout, paper=paper, locale=locale, theme=theme, profile=profile
    )[0]


def read_with_findings(  # noqa: PLR0913
    library: Library | Shelf,
    *,
    topic: str,
    clinic: str,
    layout: str,
    paper: str,
    locale: str,
    theme: str = "",
    profile: Profile = "draft",
    to_judge: bool = False,
) -> tuple[Brochure, tuple[Finding, ...]]:
    """Like `read_brochure`, with the warnings and notes that stop nothing.

    to_judge: give it with its errors too where its words are whole, for the rules of wording; never build it then.
    """
    shelf = library if isinstance(library, Shelf) else Shelf(library)
    if theme:
        shelf.library.check_theme(theme)
    written = _find_written(shelf, topic, locale, profile)
    files = _read_files(shelf, topic=topic, clinic=clinic, layout=layout, locale=written)
    _check_names_fit(files, paper, locale)
    mistakes = Mistakes(list(check_files(files, shelf, written)))
    notice = require_notice(shelf, clinic, topic, layout)
    on_paper = _find_form(shelf, files, paper, notice)
    if notice:
        mistakes.findings += check_notice(notice, on_paper.papers[paper], written, profile)
    law = mistakes.take(lambda: _read_law(shelf, files, written, profile, mistakes))
    brand = files.brand
    colors = mistakes.take(
        lambda: shelf.derive("colors", clinic, make=lambda: resolve_colors(brand.model, brand.source))
    )
    theme_id = theme or files.brand.model.defaults.foldwell.theme
    dress = _read_theme(theme_id, files, shelf, mistakes)
    logo, logo_reversed = read_logos(files, shelf, mistakes)
    figures = shelf.gather("figures", topic, read=lambda own: read_figures(files, shelf, own), mistakes=mistakes)
    photos = read_photos(files, shelf, mistakes)
    lexicon = mistakes.take(lambda: shelf.lexicon(written))
    original = mistakes.take(
        lambda: shelf.derive("original", topic, written, make=lambda: _read_original(files, shelf, written))
    )
    may_judge = to_judge and lexicon is not None and HOLES.isdisjoint(finding.code for finding in mistakes.findings)
    if law is None or (has_errors(mistakes.findings) and not may_judge):
        raise InputError(dict.fromkeys(mistakes.findings))
    hashed = shelf.derive("hash", topic, written, make=lambda: _hash_wording(files, shelf))
    signatures = shelf.derive(
        "signatures", topic, written, law.id, make=lambda: _find_signatures(files, shelf, written, hashed, law)
    )
    brochure = Brochure(
        topic_id=topic,
        topic=files.topic.model,
        words=files.words.model,
        clinic_id=clinic,
        clinic=files.clinic.model,
        jurisdiction=law,
        brand=files.brand.model,
        colors=colors or {},
        layout_id=layout,
        layout=on_paper,
        paper_id=paper,
        locale_tag=written,
        locale=files.locale.model,
        theme_id=theme_id,
        theme=dress,
        is_trial=bool(theme),
        profile=profile,
        signatures=signatures,
        wording_hash=hashed,
        logo=logo,
        logo_reversed=logo_reversed,
        figures=figures,
        photos=photos,
        original=original,
        places=find_places(files, notice, shelf),
        notice=notice.model if notice else None,
        lexicon=lexicon or Lexicon(),
    )
    findings = tuple(dict.fromkeys(mistakes.findings))
    return (change_locale(brochure, locale) if locale in PSEUDO_LOCALES else brochure), findings


def _find_written(shelf: Shelf, topic: str, locale: str, profile: Profile) -> str:
    """The locale whose files are read: of a pseudo-locale, the topic's own."""
    if locale not in PSEUDO_LOCALES:
        return locale
    if profile == "patient":
        refuse_pseudo(locale, "build it as a draft, without --profile patient")
    shelf.library.check_topic(topic)
    return shelf.topic(topic).model.source_locale


def _read_files(shelf: Shelf, *, topic: str, clinic: str, layout: str, locale: str) -> Files:
    shelf.library.check_topic(topic)
    shelf.library.check_clinic(clinic)
    shelf.library.check_layout(layout)
    shelf.library.check_locale(topic, locale)
    mistakes = Mistakes([])
    loaded = (
        mistakes.take(lambda: shelf.topic(topic)),
        mistakes.take(lambda: shelf.words(topic, locale)),
        mistakes.take(lambda: shelf.clinic(clinic)),
        mistakes.take(lambda: shelf.brand(clinic)),
        mistakes.take(lambda: shelf.layout(layout)),
        mistakes.take(lambda: shelf.locale(locale)),
    )
    mistakes.take(lambda: shelf.signatures(topic))
    a, b, c, d, e, f = loaded
    if mistakes.findings or not (a and b and c and d and e and f):
        raise InputError(dict.fromkeys(mistakes.findings))
    return Files(
        topic_id=topic, clinic_id=clinic, layout_id=layout, topic=a, words=b, clinic=c, brand=d, layout=e, locale=f
    )


def _find_form(shelf: Shelf, files: Files, paper: str, notice: Loaded[Notice] | None) -> Layout:
    """The layout as it is on this paper, for the clinic's printer and with type as large as its notice's."""
    edge = _read_edge(files, paper)
    least = None if notice is None or notice.model.largest else notice.model.type_size

    def find() -> Layout:
        form = widen_margins(files.layout.model.on_paper(paper), edge)
        return form if least is None else form.with_type(least)

    return shelf.derive("form", files.layout_id, paper, edge, least, make=find)


def _hash_wording(files: Files, shelf: Shelf) -> str:
    return wording_hash(files.topic.source, files.words.source, shelf.notices(files.topic_id))


def _find_signatures(files: Files, shelf: Shelf, locale: str, hashed: str, law: Law) -> tuple[Signature, ...]:
    return valid_signatures(
        shelf.signatures(files.topic_id),
        locale=locale,
        revision=files.topic.model.revision,
        hashed=hashed,
        laws={law.id: law_hash(hashed, list_law_sources(shelf, law))},
    )


def _read_original(files: Files, shelf: Shelf, written: str) -> Original | None:
    """What a translation is held against; nothing where the words are of the source's own language."""
    name, topic = files.topic_id, files.topic.model
    if written.partition("-")[0] == topic.source_locale.partition("-")[0]:
        return None
    return Original(
        locale=topic.source_locale,
        texts=list_source_texts(topic, shelf.words(name, topic.source_locale).model),
        lexicon=shelf.lexicon(topic.source_locale),
        before=shelf.translated(name, written),
    )


def _read_edge(files: Files, paper: str) -> Edges | None:
    """The edges that the clinic read off its calibration sheet for this paper."""
    sheet = name_sheet(paper, *files.layout.model.papers[paper].sheet)
    readings = files.clinic.model.printer.get(sheet)
    return readings.edge if readings else None


def _check_names_fit(files: Files, paper: str, locale: str) -> None:
    clinic, layout = files.clinic.model, files.layout.model
    check_name("paper of this layout", paper, layout.papers)
    check_name(f"paper that {files.clinic_id} prints on", paper, clinic.paper)
    check_name(f"locale of {files.clinic_id}", locale, (*clinic.locales, *PSEUDO_LOCALES))
    check_name(f"topic that {files.clinic_id} offers", files.topic_id, clinic.offers)


def _read_law(shelf: Shelf, files: Files, locale: str, profile: Profile, mistakes: Mistakes) -> Law | None:
    """The law where the clinic is; None where no file tells it, which the checks of the clinic say."""
    name = files.clinic.model.jurisdiction
    if name not in shelf.library.jurisdictions():
        return None
    law = read_law(shelf, name)
    mistakes.findings += check_law(files, law, profile)
    mistakes.findings += check_open_law(shelf, law, profile)
    mistakes.findings += check_report_route(shelf, law, locale)
    return law


def _read_theme(name: str, files: Files, shelf: Shelf, mistakes: Mistakes) -> Theme:
    """The data of a theme; those of the default one where it has none, or where it does not exist."""
    if name not in shelf.library.themes():
        return Theme()
    theme = mistakes.take(lambda: shelf.theme(name))
    mistakes.findings += shelf.check(f"styles/themes/{name}", lambda: check_theme(name, theme, shelf))
    dress = theme.model if theme else Theme()
    mistakes.findings += check_typefaces(files.brand, name, dress)
    return dress
