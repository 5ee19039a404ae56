"""The statutory notices of a clinic's jurisdiction, and whether a layout can print them."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from foldwell.errors import InputError, UsageError
from foldwell.model.notice import Notice, hash_wording
from foldwell.read.jurisdictions import read_law, tell_unverified

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from foldwell.findings import Finding
    from foldwell.model.brochure import Profile
    from foldwell.model.layout import Paper
    from foldwell.model.topic import Topic
    from foldwell.read.shelf import Loaded, Shelf


def find_notices(shelf: Shelf, jurisdiction: str) -> tuple[Loaded[Notice], ...]:
    """The notices that the law of a jurisdiction words, its own first; none where no file tells its law.

    Raises InputError where a file has mistakes, or words that are not those of its hash.
    """
    if jurisdiction not in shelf.library.jurisdictions():
        return ()
    notices = tuple(shelf.notice(name) for name in read_law(shelf, jurisdiction).notices)
    for notice in notices:
        if changed := shelf.check(notice.source.file, partial(_check_hashes, notice)):
            raise InputError(changed)
    return notices


def require_notice(shelf: Shelf, clinic_id: str, topic_id: str, layout_id: str) -> Loaded[Notice] | None:
    """The notice that a layout prints for a clinic and a topic; None where it prints none.

    Raises UsageError where the layout is a notice's sheet and the clinic's jurisdiction has none, and where the law
    wants a notice in the brochure and the layout has no place for it.
    """
    clinic, layout = shelf.clinic(clinic_id).model, shelf.layout(layout_id).model
    notices = find_notices(shelf, clinic.jurisdiction)
    if layout.needs_notice:
        sheet = next((notice for notice in notices if not notice.model.largest), None)
        if sheet is None:
            raise UsageError(
                f"the layout {layout.title} prints a statutory notice, and {clinic.jurisdiction}, where {clinic_id} "
                "is, has none that hangs by itself",
                "choose another layout, or name a notice in the file of its jurisdiction",
            )
        return sheet
    topic = shelf.topic(topic_id).model
    standing = next((one for one in notices if one.model.largest and _falls_under(one.model, topic)), None)
    if standing and layout.notice_scale is None:
        raise UsageError(
            f"the law of {clinic.jurisdiction}, where {clinic_id} is, wants its notice in every brochure on this "
            f"treatment, and the layout {layout.title} has no place for it",
            f"choose one that has: {', '.join(list_with_notice(shelf, clinic.paper))}",
        )
    return standing


def _falls_under(notice: Notice, topic: Topic) -> bool:
    """Whether a treatment falls under a notice: all do that no regulator vouches for, but those that say why not."""
    vouched = topic.status and not any(status.is_unapproved for status in topic.status.values())
    return not vouched and notice.id not in topic.no_notice


def list_with_notice(shelf: Shelf, papers: Collection[str]) -> list[str]:
    """The layouts on these papers that have a place for a notice."""
    found = []
    for name in shelf.library.layouts():
        with suppress(InputError):
            layout = shelf.layout(name).model
            found += [name] if layout.notice_scale and layout.papers.keys() & {*papers} else []
    return found


def check_notice(notice: Loaded[Notice], paper: Paper, locale: str, profile: Profile) -> Iterator[Finding]:
    """What keeps a notice from being printed on this paper, in this locale, for this profile."""
    model, source = notice.model, notice.source
    if locale.partition("-")[0] not in {tag.partition("-")[0] for tag in model.wording}:
        message = f"the notice stands in {model.original} alone, with no translation into {locale} beside it"
        remedy = f"add {locale}: with the words of a qualified translator; those of the law stay"
        yield source.warning("TR-05", message, remedy, ("wording",))
    if model.sheet and any(have < least for have, least in zip(sorted(paper.sheet), sorted(model.sheet), strict=True)):
        least = " x ".join(f"{side.mm:g} mm" for side in model.sheet)
        message = f"a sheet of {' x '.join(f'{side.mm:g} mm' for side in paper.sheet)} is too small for the notice"
        yield source.error("read.small-sheet", message, f"print it on {least} or more", ("sheet",))
    if model.is_open:
        told = "nobody has held the wording against the law"
        yield tell_unverified("read.unverified-notice", told, source, ("verify",), profile)


def _check_hashes(notice: Loaded[Notice]) -> Iterator[Finding]:
    model = notice.model
    for locale, paragraphs in model.wording.items():
        told, found = model.sha256.get(locale), hash_wording(paragraphs)
        if told != found:
            message = f"the wording in {locale} has the hash {found}, and the file says {told or 'none'}"
            remedy = "put the law's words back; if the law has changed, write the new hash and verify the words anew"
            yield notice.source.error("read.changed-notice", message, remedy, ("sha256", locale))
