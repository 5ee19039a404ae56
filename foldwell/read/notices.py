"""The statutory notice of a clinic's jurisdiction, and whether a layout can print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.errors import InputError, UsageError
from foldwell.findings import note
from foldwell.model.notice import Notice, hash_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.brochure import Profile
    from foldwell.model.clinic import Clinic
    from foldwell.model.layout import Layout, Paper
    from foldwell.read.shelf import Loaded, Shelf


def find_notice(shelf: Shelf, jurisdiction: str) -> Loaded[Notice] | None:
    """The notice of a jurisdiction, or of its country; None where the law asks for none.

    Raises InputError where its file has mistakes, or words that are not those of its hash.
    """
    names = (jurisdiction, jurisdiction.partition("-")[0])
    found = next((name for name in names if shelf.library.find(f"content/notices/{name}.yaml")), None)
    if found is None:
        return None
    notice = shelf.notice(found)
    changed = shelf.check(notice.source.file, lambda: _check_hashes(notice))
    if changed:
        raise InputError(changed)
    return notice


def require_notice(shelf: Shelf, clinic_id: str, clinic: Clinic, layout: Layout) -> Loaded[Notice] | None:
    """The notice that a layout prints for a clinic; None where the layout prints none.

    Raises UsageError where the layout needs one and the clinic's jurisdiction has none.
    """
    if not layout.needs_notice:
        return None
    notice = find_notice(shelf, clinic.jurisdiction)
    if notice is None:
        raise UsageError(
            f"the layout {layout.title} prints a statutory notice, and {clinic.jurisdiction}, where {clinic_id} is, "
            "has none",
            f"choose another layout, or write content/notices/{clinic.jurisdiction}.yaml",
        )
    return notice


def check_notice(notice: Loaded[Notice], paper: Paper, locale: str, profile: Profile) -> Iterator[Finding]:
    """What keeps a notice from being printed on this paper, in this locale, for this profile."""
    model, source = notice.model, notice.source
    if locale not in model.wording:
        message = f"the notice has no wording in {locale}; a clinic may not translate it itself"
        yield source.error("read.missing-words", message, f"add {locale}: as the law words it", ("wording",))
    if any(have < least for have, least in zip(sorted(paper.sheet), sorted(model.sheet), strict=True)):
        least = " x ".join(f"{side.mm:g} mm" for side in model.sheet)
        message = f"a sheet of {' x '.join(f'{side.mm:g} mm' for side in paper.sheet)} is too small for the notice"
        yield source.error("read.small-sheet", message, f"print it on {least} or more", ("sheet",))
    if model.is_open:
        told = "nobody has held the wording against the law"
        remedy = f"compare it with {model.source.citation}, then write verified: {{by: NAME, on: DAY}}"
        if profile == "patient":
            yield source.error("read.unverified-notice", told, remedy, ("verify",))
        else:
            message = f"{told} (stops a patient build)"
            yield note("read.unverified-notice", message, remedy, source.place(("verify",)), "verify")


def _check_hashes(notice: Loaded[Notice]) -> Iterator[Finding]:
    model = notice.model
    for locale, paragraphs in model.wording.items():
        told, found = model.sha256.get(locale), hash_wording(paragraphs)
        if told != found:
            message = f"the wording in {locale} has the hash {found}, and the file says {told or 'none'}"
            remedy = "put the law's words back; if the law has changed, write the new hash and verify the words anew"
            yield notice.source.error("read.changed-notice", message, remedy, ("sha256", locale))
