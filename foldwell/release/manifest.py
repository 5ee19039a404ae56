"""The manifest of a release: sealed when it is made, and read back from the ledger or from a release's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foldwell.model.release import Extra, HashedFile, Manifest, ReleasedBrochure, ReleasedFile
from foldwell.release.records import add_seal, hash_data, read_data, read_sealed

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from foldwell.model.base import Model
    from foldwell.model.brochure import Profile

NAME = "manifest.json"
"""What a manifest is called in a release's folder; in the ledger its name is the release's id."""
SCHEMA = "release/1"
_ID_DIGITS = 10
_APART = {"schema", "id", "released_on", "follows", "sources", "seal"}
"""What may differ between two manifests of the same release."""


@dataclass(frozen=True)
class Contents:
    """What a release is, whenever it is made and whatever went before it."""

    name: str
    profile: Profile
    brochures: tuple[ReleasedBrochure, ...]
    files: tuple[ReleasedFile, ...]
    archives: tuple[Extra, ...]
    covers: tuple[Extra, ...]
    sources: tuple[HashedFile, ...]
    tools: dict[str, str]
    fonts: tuple[HashedFile, ...]

    @property
    def data(self) -> dict[str, Any]:
        """As JSON values."""
        told: dict[str, Any] = {"name": self.name, "profile": self.profile, "tools": dict(sorted(self.tools.items()))}
        for kind in ("brochures", "files", "archives", "covers", "sources", "fonts"):
            told[kind] = [_as_data(each) for each in getattr(self, kind)]
        return told

    @property
    def digest(self) -> str:
        """The same for the same files and words, on whatever day, and whichever sources they are made from."""
        return _digest(self.data)


def seal_manifest(contents: Contents, released_on: date, follows: tuple[str, ...]) -> Manifest:
    """The manifest of a release. follows: ids of the releases that nothing followed yet."""
    day, earlier = released_on.isoformat(), sorted(follows)
    hashed = hash_data({"digest": contents.digest, "follows": earlier})
    told = {"schema": SCHEMA, "id": f"{day}-{hashed[:_ID_DIGITS]}", "released_on": day}
    return Manifest.model_validate(add_seal({**told, "follows": earlier, **contents.data}))


def digest_of(manifest: Manifest) -> str:
    """The digest of what a manifest tells, to be compared with that of `Contents`."""
    return _digest(_as_data(manifest))


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file, or that of a release's folder.

    Raises InputError for a file that is missing, damaged, edited or of a newer format.
    """
    file = path / NAME if path.is_dir() else path
    return read_sealed(read_data(file, str(file)), str(file), {SCHEMA: Manifest})


def _digest(data: dict[str, Any]) -> str:
    return hash_data({key: value for key, value in data.items() if key not in _APART})


def _as_data(model: Model) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True)
