"""What a release comes to: its brochures and their files, with archives and covers made from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.atomic import write_all
from foldwell.model.release import Extra, HashedFile, ReleasedBrochure, ReleasedFile, ReleaseFinding, Signer
from foldwell.release.bundle import count_pages, draw_cover, pack
from foldwell.release.manifest import Contents
from foldwell.release.records import hash_bytes
from foldwell.release.texts import collect_texts, hash_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure, Profile

COVERS = "covers"
"""Folder of a release that holds the pictures of its covers."""
_FONTS = ("styles/fonts/", "bundled:styles/fonts/")


@dataclass(frozen=True)
class Part:
    """A brochure that was made: its files below the release's folder, and what was found."""

    brochure: Brochure
    files: tuple[str, ...]
    findings: tuple[Finding, ...]


def gather_contents(  # noqa: PLR0913
    folder: Path,
    parts: Sequence[Part],
    *,
    name: str,
    profile: Profile,
    sources: Mapping[str, str],
    tools: dict[str, str],
) -> Contents:
    """What a release in this folder holds; its archives and covers are written there.

    sources: the hash of each file that went in, by its path. Raises OutputError where nothing can be written.
    """
    parts = sorted(parts, key=lambda part: part.brochure.name)
    hashed = {path: HashedFile(path=path, sha256=sha256) for path, sha256 in sorted(sources.items())}
    is_font = {path: path.startswith(_FONTS) and path.endswith(".ttf") for path in hashed}
    return Contents(
        name=name,
        profile=profile,
        brochures=tuple(describe_brochure(part.brochure, part.findings) for part in parts),
        files=tuple(_describe_file(folder, part, file) for part in parts for file in sorted(part.files)),
        archives=tuple(_write_archives(folder, parts)),
        covers=tuple(_write_covers(folder, parts)),
        sources=tuple(file for path, file in hashed.items() if not is_font[path]),
        tools=tools,
        fonts=tuple(file for path, file in hashed.items() if is_font[path]),
    )


def describe_brochure(brochure: Brochure, findings: Iterable[Finding]) -> ReleasedBrochure:
    """What the manifest tells of a brochure."""
    return ReleasedBrochure(
        name=brochure.name,
        topic=brochure.topic_id,
        document=brochure.topic.document,
        revision=brochure.topic.revision,
        clinic=brochure.clinic_id,
        layout=brochure.layout_id,
        paper=brochure.paper_id,
        locale=brochure.locale_tag,
        wording=brochure.wording_hash,
        texts=tuple(hash_texts(record) for record in collect_texts(brochure)),
        signed=tuple(
            Signer(name=one.name, role=one.role, credential=one.credential, date=one.date)
            for one in brochure.signatures
        ),
        findings=tuple(
            ReleaseFinding(
                code=found.code,
                severity=found.severity.value,
                message=found.message,
                place=str(found.place) if found.place else "",
            )
            for found in dict.fromkeys(findings)
        ),
    )


def _describe_file(folder: Path, part: Part, file: str) -> ReleasedFile:
    data = (folder / file).read_bytes()
    medium = file.removeprefix(f"{part.brochure.name}.").partition(".")[0].partition("-")[0]
    return ReleasedFile(
        path=file,
        sha256=hash_bytes(data),
        size=len(data),
        pages=count_pages(file, data),
        medium=medium,
        brochure=part.brochure.name,
    )


def _write_archives(folder: Path, parts: Sequence[Part]) -> list[Extra]:
    """One archive for each clinic, `<clinic>.zip`."""
    archives = []
    for clinic in sorted({part.brochure.clinic_id for part in parts}):
        files = [file for part in parts if part.brochure.clinic_id == clinic for file in part.files]
        data = pack({file: (folder / file).read_bytes() for file in files})
        archives.append(_write_extra(folder, f"{clinic}.zip", data, clinic))
    return archives


def _write_covers(folder: Path, parts: Sequence[Part]) -> list[Extra]:
    """The first panel of each brochure, or where there is no screen file the first page of another PDF."""
    covers = []
    for part in parts:
        files = [file for file in part.files if file.endswith(".pdf")]
        if files:
            first = min(files, key=lambda file: (".screen" not in file, file))
            picture = draw_cover((folder / first).read_bytes())
            covers.append(_write_extra(folder, f"{COVERS}/{part.brochure.name}.png", picture, part.brochure.clinic_id))
    return covers


def _write_extra(folder: Path, path: str, data: bytes, clinic: str) -> Extra:
    write_all({folder / path: data})
    return Extra(path=path, sha256=hash_bytes(data), size=len(data), clinic=clinic)
