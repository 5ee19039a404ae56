"""Every text of a brochure by an id that stays: what a release keeps, so that a later one can tell what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foldwell.model.release import TextRecord
from foldwell.release.records import hash_bytes, write_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.model.base import Model
    from foldwell.model.brochure import Brochure
    from foldwell.model.release import Manifest
    from foldwell.release.ledger import Ledger

_NO_WORDS = {
    "topic": {"schema", "type", "revision", "source_locale", "sections", "figures", "cover_figure"},
    "words": {"schema", "terms"},
    "clinic": {"schema", "jurisdiction", "locales", "paper", "layouts", "stock", "printer"},
    "locale": {"schema", "direction"},
    "notice": {"schema", "type_size"},
}
"""What says where words stand, and is none itself."""


def collect_texts(brochure: Brochure) -> tuple[TextRecord, ...]:
    """The texts that a brochure is chosen from: of its topic, its clinic, its locale, and the notice that it prints.

    Ids are file and path, such as `words:blocks.day-steps.numb` or `topic:numbers.much-better.arms[cells].k`.
    """
    tag, revision = brochure.locale_tag, brochure.topic.revision
    parts: list[tuple[str, str, dict[str, Model]]] = [
        (f"topic {brochure.topic_id} {tag}", revision, {"words": brochure.words, "topic": brochure.topic}),
        (f"clinic {brochure.clinic_id}", "", {"clinic": brochure.clinic}),
        (f"locale {tag}", "", {"locale": brochure.locale}),
    ]
    if brochure.notice:
        parts.append((f"notice {brochure.clinic.jurisdiction}", "", {"notice": brochure.notice}))
    return tuple(
        TextRecord(schema="texts/1", subject=subject, revision=revision, texts=dict(_flatten_all(models)))
        for subject, revision, models in parts
    )


def hash_texts(record: TextRecord) -> str:
    """The name of a record in the ledger."""
    return hash_bytes(write_record(record))


def find_last_texts(ledger: Ledger, profile: str) -> dict[str, TextRecord]:
    """The texts that were released last in a profile, by their subject.

    Raises InputError where a record is missing or damaged.
    """
    last: dict[str, str] = {}
    read: dict[str, TextRecord] = {}
    for release in ledger.releases:
        for sha256 in _list_texts(release) if release.profile == profile else ():
            if sha256 not in read:
                read[sha256] = ledger.read_texts(sha256)
            last[read[sha256].subject] = sha256
    return {subject: read[sha256] for subject, sha256 in last.items()}


def _list_texts(release: Manifest) -> Iterable[str]:
    return dict.fromkeys(sha256 for brochure in release.brochures for sha256 in brochure.texts)


def _flatten_all(models: dict[str, Model]) -> Iterator[tuple[str, str]]:
    for kind, model in models.items():
        data = model.model_dump(mode="json", by_alias=True, exclude_none=True)
        for key in sorted(data.keys() - _NO_WORDS[kind]):
            yield from _flatten(data[key], f"{kind}:{key}")


def _flatten(value: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (any JSON value)
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flatten(part, f"{path}.{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            name = part["id"] if isinstance(part, dict) and "id" in part else number
            yield from _flatten(part, f"{path}[{name}]")
    else:
        yield path, str(value)
