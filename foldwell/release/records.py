"""Records of the ledger as bytes: written once, sealed by a hash of their own, read back with every doubt told."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error
from foldwell.model.base import Model

if TYPE_CHECKING:
    from pathlib import Path

Record = TypeVar("Record", bound=Model)

MOST_BYTES = 64_000_000
"""A manifest of ten thousand files has about 5 MB."""
SEAL = "seal"
_RESTORE = "take the file as it was from version control"


def hash_bytes(data: bytes) -> str:
    """SHA-256 as 64 digits."""
    return hashlib.sha256(data).hexdigest()


def hash_data(data: dict[str, Any]) -> str:
    """SHA-256 of data, whatever the order of its keys."""
    written = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hash_bytes(written.encode("utf-8", "surrogatepass"))


def add_seal(data: dict[str, Any]) -> dict[str, Any]:
    """The data with the hash of all of them."""
    return {**data, SEAL: hash_data(data)}


def write_record(record: Model) -> bytes:
    """A record as its file holds it: the same record, the same bytes."""
    data = record.model_dump(mode="json", by_alias=True)
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def read_data(path: Path, shown_as: str) -> dict[str, Any]:
    """The JSON mapping that a file holds. Raises InputError for a file that is missing, too large or no such thing."""
    place = Place(shown_as)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        message = f"it can't be read: {(problem.strerror or str(problem)).lower()}"
        raise InputError([error("release.unreadable", message, "check its name and permissions", place)]) from None
    if len(data) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES // 1_000_000} MB, which no manifest has"
        raise InputError([error("release.damaged", message, _RESTORE, place)])
    try:
        told = json.loads(data, object_pairs_hook=_refuse_twins)
    except json.JSONDecodeError as problem:
        at = Place(shown_as, problem.lineno, problem.colno)
        raise InputError([error("release.damaged", f"this is not JSON: {problem.msg}", _RESTORE, at)]) from None
    except (ValueError, RecursionError):
        raise InputError([error("release.damaged", "this is not JSON that can be read", _RESTORE, place)]) from None
    if not isinstance(told, dict):
        raise InputError([error("release.damaged", "the file holds no mapping", _RESTORE, place)])
    return told


def _refuse_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping that has each key once: of two, people would read the first and programs the last."""
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("a key stands there twice")
    return mapping


def read_sealed(data: dict[str, Any], shown_as: str, kinds: dict[str, type[Record]]) -> Record:
    """The record that data hold. kinds: models by their schema, such as `release/1`.

    Raises InputError for a schema that is not known or newer, for data that changed since they were sealed, and
    with one finding for each value that the model refuses.
    """
    model = find_kind(data, shown_as, kinds)
    if data.get(SEAL) != hash_data({key: value for key, value in data.items() if key != SEAL}):
        message = "its content does not agree with its seal: it was edited or damaged after it was written"
        raise InputError([error("release.edited", message, _RESTORE, Place(shown_as), SEAL)])
    return validate_record(data, shown_as, model)


def find_kind(data: dict[str, Any], shown_as: str, kinds: dict[str, type[Record]]) -> type[Record]:
    """The model that data are written for, by their schema."""
    schema = str(data.get("schema", ""))[:60]
    if schema in kinds:
        return kinds[schema]
    name, _, version = schema.partition("/")
    ours = next((known for known in kinds if known.startswith(f"{name}/")), "")
    if ours and version.isdecimal() and int(version) > int(ours.partition("/")[2]):
        message = f"it is written in the format {schema}, and this version of Foldwell knows {ours}"
        raise InputError([error("release.newer", message, "update Foldwell", Place(shown_as), "schema")])
    message = f"{schema!r} is no format of the ledger; it has {', '.join(kinds)}"
    raise InputError([error("release.damaged", message, _RESTORE, Place(shown_as), "schema")])


def validate_record(data: dict[str, Any], shown_as: str, model: type[Record]) -> Record:
    """The record of a model. Raises InputError with one finding for each value that the model refuses."""
    try:
        return model.model_validate(data)
    except ValidationError as problem:
        told = problem.errors(include_url=False)
    raise InputError([_make_finding(shown_as, details["loc"], details["msg"]) for details in told])


def _make_finding(shown_as: str, steps: tuple[int | str, ...], message: str) -> Finding:
    field = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
    return error("release.damaged", message[:1].lower() + message[1:], _RESTORE, Place(shown_as), field)
