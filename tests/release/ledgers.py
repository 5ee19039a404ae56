"""Small releases to fill a ledger with; nothing is built."""

from __future__ import annotations

from datetime import date

from foldwell.model.release import ReleasedBrochure, ReleasedFile, TextRecord
from foldwell.release.ledger import add_release, add_withdrawal, open_ledger
from foldwell.release.manifest import Contents, seal_manifest
from foldwell.release.records import hash_bytes
from foldwell.release.texts import hash_texts

NAME = "plain/tiny.en-US.handout-letter"
FIRST, SECOND = date(2026, 11, 27), date(2026, 12, 4)


def texts(revision="1.0.0", **told):
    return TextRecord(
        schema="texts/1", subject="topic tiny en-US", revision=revision, texts=told or {"words:title": "A"}
    )


def brochure(revision="1.0.0", clinic="plain", **told):
    data = {
        "name": NAME.replace("plain", clinic),
        "topic": "tiny",
        "document": "TINY-1",
        "revision": revision,
        "clinic": clinic,
        "layout": "handout",
        "paper": "letter",
        "locale": "en-US",
        "wording": f"sha256:{hash_bytes(revision.encode())}",
        "texts": (hash_texts(texts(revision)),),
        "signed": (),
        "findings": (),
    }
    return ReleasedBrochure(**{**data, **told})


def contents(*brochures, profile="patient", name="", mark=b""):
    """What holds one file for each brochure, whose bytes are `file_of` it."""
    files = tuple(
        ReleasedFile(
            path=f"{one.name}.screen.pdf",
            sha256=hash_bytes(file_of(one, mark)),
            size=len(file_of(one, mark)),
            pages=2,
            medium="screen",
            brochure=one.name,
        )
        for one in brochures
    )
    return Contents(name, profile, brochures, files, (), (), (), {"foldwell": "0.1.0"}, ())


def file_of(one, mark=b""):
    return f"%PDF {one.name} {one.revision} ".encode() + mark


def release(folder, *brochures, day=FIRST, follows=None, **told):
    """Add a release to a ledger; it follows the heads unless told otherwise."""
    heads = open_ledger(folder).heads if follows is None else follows
    manifest = seal_manifest(contents(*brochures, **told), day, heads)
    add_release(folder, manifest, [texts(one.revision) for one in brochures])
    return manifest


def withdraw(folder, revision="1.0.0", clinic=None, document="TINY-1"):
    told = {"document": document, "revision": revision, "clinic": clinic, "reason": "wrong phone", "name": "Ann Lee"}
    return add_withdrawal(folder, {**told, "withdrawn_on": "2026-12-01"})
