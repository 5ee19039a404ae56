"""A change of words is told once for a brochure, and not again for each medium that it was made for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.release.compare.changes import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.release.compare.changes import FileChange, WordingChange

_BROCHURE = re.compile(r"(?P<brochure>.*?[^./]+\.[^./]+\.[^./]+)\.[^/]+\.[a-z]+")


def tell_once(files: Iterable[FileChange]) -> Iterator[tuple[FileChange, tuple[WordingChange, ...], str]]:
    """Each file with the changes of its words that no file before it of the same brochure told.

    The last is the name of the file that told the others; empty where there are none.
    """
    told: dict[tuple[str, object], str] = {}
    for file in files:
        found = _BROCHURE.fullmatch(file.name)
        brochure = found["brochure"] if found else file.name
        keys = [(brochure, _key(change)) for change in file.wording]
        new = [change for change, key in zip(file.wording, keys, strict=True) if key not in told]
        told_by = next((told[key] for key in keys if key in told), "")
        told |= {key: file.name for key in keys if key not in told}
        yield file, tuple(new), told_by


def _key(change: WordingChange) -> tuple[tuple[Mark, str], ...]:
    """What came and went, whatever words and page it stands between."""
    return tuple((piece.mark, piece.text) for piece in change.pieces if piece.mark is not Mark.SAME)
