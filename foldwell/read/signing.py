"""Who signed which wording: its hash, which signatures hold for it, and how one more is written."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePath
from typing import TYPE_CHECKING

import yaml

from foldwell.atomic import write_whole
from foldwell.errors import UsageError
from foldwell.model.signatures import ANSWERED_BY, REQUIRED_ROLES, Item, Role, Signature, Signatures
from foldwell.read.jurisdictions import list_law_sources, read_law
from foldwell.read.pseudo_locales import refuse_pseudo
from foldwell.read.suggestions import check_name
from foldwell.read.validation import validate
from foldwell.read.yaml_source import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from foldwell.read.shelf import Shelf
    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Source


_FIRST_LINES = (
    "# yaml-language-server: $schema=../../schemas/signatures.json\n"
    "# Written by `foldwell sign`. Any change of the wording voids a signature.\n"
)


def wording_hash(topic: Source, words: Source, notices: Iterable[Source] = ()) -> str:
    """`sha256:` and 64 digits over what topic, words and notices say.

    A comment, a quote or a line that is wrapped elsewhere changes nothing; any changed value does.
    """
    said = {
        "topic": _canonical(topic.data),
        "words": _canonical(words.data),
        "notices": {PurePath(notice.file).name: _canonical(notice.data) for notice in notices},
    }
    written = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def law_hash(wording: str, told: Iterable[Source]) -> str:
    """`sha256:` and 64 digits over a wording, by its hash, and what the files on the law of one place say."""
    said = {"wording": wording, "law": {source.file: _canonical(source.data) for source in told}}
    written = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def _canonical(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _canonical(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_canonical(value) for value in data]
    return " ".join(data.split()) if isinstance(data, str) else data


def valid_signatures(
    signatures: Signatures, *, locale: str, revision: str, hashed: str, laws: Mapping[str, str]
) -> tuple[Signature, ...]:
    """The signatures that were given for this very wording.

    laws: by jurisdiction, the hash that a legal signature answers for there; one for another place is left out.
    """
    return tuple(
        signature
        for signature in signatures.signatures
        if (signature.locale, signature.revision) == (locale, revision)
        and signature.hash == (laws.get(signature.jurisdiction or "") if signature.role == "legal" else hashed)
    )


def missing_roles(signatures: Iterable[Signature], required: tuple[Role, ...] = REQUIRED_ROLES) -> tuple[Role, ...]:
    """Roles that must still sign before a patient build."""
    signed = {signature.role for signature in signatures}
    return tuple(role for role in required if role not in signed)


def missing_items(signatures: Iterable[Signature]) -> tuple[Item, ...]:
    """What nobody who can judge it has answered for."""
    answered = {item for signature in signatures for item in signature.confirms if signature.role in ANSWERED_BY[item]}
    return tuple(item for item in ANSWERED_BY if item not in answered)


def hash_to_sign(shelf: Shelf, *, topic: str, locale: str, role: Role, jurisdiction: str | None) -> str:
    """What a signature of this role answers for: the wording as it now is, and for a lawyer the law of one place.

    Raises UsageError where topic, locale or jurisdiction do not exist, where nobody may sign the locale, and where
    a jurisdiction is missing or not asked for, InputError where their files have mistakes.
    """
    library = shelf.library
    library.check_topic(topic)
    refuse_pseudo(locale, "sign the locale that it is made from")
    if role == "legal" and not jurisdiction:
        raise UsageError("a lawyer signs for the law of one place", "add --jurisdiction, such as US-FL")
    if role != "legal" and jurisdiction:
        raise UsageError(f"{role} signs for no law", "take --jurisdiction away; --role legal needs it")
    library.check_locale(topic, locale)
    hashed = wording_hash(shelf.topic(topic).source, shelf.words(topic, locale).source, shelf.notices(topic))
    if not jurisdiction:
        return hashed
    law = read_law(shelf, check_name("jurisdiction", jurisdiction, library.jurisdictions()))
    return law_hash(hashed, list_law_sources(shelf, law))


def sign_wording(  # noqa: PLR0913
    shelf: Shelf,
    *,
    topic: str,
    locale: str,
    name: str,
    role: Role,
    credential: str,
    day: date,
    jurisdiction: str | None = None,
    confirms: tuple[Item, ...] = (),
) -> Path:
    """Sign the wording of a topic as it now is; return the file that holds the signature.

    Raises as `hash_to_sign`.
    """
    hashed = hash_to_sign(shelf, topic=topic, locale=locale, role=role, jurisdiction=jurisdiction)
    signature = Signature(
        name=name,
        role=role,
        credential=credential,
        date=day,
        locale=locale,
        jurisdiction=jurisdiction,
        revision=shelf.topic(topic).model.revision,
        hash=hashed,
        confirms=confirms,
    )
    file = shelf.library.path(f"content/topics/{topic}/topic.yaml").parent / "signatures.yaml"
    append_signature(file, signature)
    return file


def valid_for(shelf: Shelf, topic: str, locale: str) -> tuple[Signature, ...]:
    """The signatures that hold for the wording of a topic as it now is, those of lawyers in every place."""
    told, signatures = shelf.topic(topic), shelf.signatures(topic)
    hashed = wording_hash(told.source, shelf.words(topic, locale).source, shelf.notices(topic))
    places = {one.jurisdiction for one in signatures.signatures if one.jurisdiction} & {*shelf.library.jurisdictions()}
    laws = {place: law_hash(hashed, list_law_sources(shelf, read_law(shelf, place))) for place in places}
    return valid_signatures(signatures, locale=locale, revision=told.model.revision, hashed=hashed, laws=laws)


def append_signature(path: Path, signature: Signature) -> None:
    """Add a signature to a topic's signatures.yaml; earlier ones stay, and no half file is ever left.

    Raises InputError when the file that is there can't be read, OutputError when it can't be written.
    """
    earlier: tuple[Signature, ...] = ()
    if path.exists():
        earlier = validate(load_yaml(path, path.name), Signatures).signatures
    signatures = Signatures(schema="signatures/1", signatures=(*earlier, signature))
    body = yaml.safe_dump(
        signatures.model_dump(mode="json", by_alias=True, exclude_none=True), sort_keys=False, allow_unicode=True
    )
    write_whole(path, (_FIRST_LINES + body).encode())
