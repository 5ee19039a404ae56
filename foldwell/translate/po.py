"""PO, the format of gettext, written and read by Babel; markup stands in the texts as authors write it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po as read_catalog
from babel.messages.pofile import write_po as write_catalog

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.translate.returned import Answer, Returned

if TYPE_CHECKING:
    from foldwell.translate.parcel import Parcel

_WIDTH = 100
_FORMATS = {"python-format", "python-brace-format"}
"""What Babel takes a per cent sign or a brace for; none of our texts is a format."""


def write_po(parcel: Parcel) -> bytes:
    """A parcel as a file; a text whose source changed is fuzzy, with the source as it was."""
    day = datetime.fromisoformat(parcel.day).replace(tzinfo=UTC)
    catalog = Catalog(
        locale=parcel.locale.replace("-", "_"),
        header_comment=f"# {parcel.document}, revision {parcel.revision}: {parcel.source_locale} to {parcel.locale}.",
        project=parcel.topic,
        version=parcel.revision,
        creation_date=day,
        revision_date=day,
        charset="utf-8",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        fuzzy=False,
    )
    for unit in parcel.units:
        notes = (
            *unit.notes,
            *(["Keep the marks ** * and [words](…) around the same words."] * _is_marked(unit.source)),
        )
        message = catalog.add(
            unit.source,
            unit.target,
            flags=["fuzzy"] if unit.state == "changed" else [],
            auto_comments=notes,
            previous_id=unit.before if unit.target else "",
            context=unit.id,
        )
        message.flags -= _FORMATS
    written = BytesIO()
    write_catalog(written, catalog, width=_WIDTH, include_previous=True)
    return written.getvalue()


def _is_marked(text: str) -> bool:
    return "*" in text or "](" in text


def read_po(data: bytes, shown_as: str) -> Returned:
    """The texts of a file; obsolete ones are left out.

    Raises InputError where it is no UTF-8 or no PO.
    """
    place = Place(shown_as)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refuse("it is no UTF-8", "save it as UTF-8", place) from None
    try:
        catalog = read_catalog(StringIO(text), abort_invalid=True)
    except Exception as broken:  # Babel raises whatever a broken line comes to
        told = " ".join(str(broken).split()) or type(broken).__name__
        raise _refuse(f"this is no PO: {told}", "export it anew from the translator's tool", place) from None
    answers = tuple(
        Answer(
            id=message.context or "",
            source=str(message.id),
            target=(message.string if isinstance(message.string, str) else "").strip(),
            is_open=message.fuzzy,
            place=Place(shown_as, message.lineno or 0, 1 if message.lineno else 0),
        )
        for message in catalog
        if message.id
    )
    return Returned(shown_as, (catalog.locale_identifier or "").replace("_", "-"), answers)


def _refuse(message: str, remedy: str, place: Place) -> InputError:
    return InputError([error("translate.broken-file", message, remedy, place)])
