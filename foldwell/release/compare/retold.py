"""A change of words is told once for a brochure, and not again for each medium that it was made for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.release.compare.changes import FileChange, Mark, WordingChange

    Key = tuple[tuple[Mark, str], ...]

_BROCHURE = re.compile(r"(?P<brochure>.*?[^./]+\.[^./]+\.[^./]+)\.[^/]+\.[a-z]+")


def tell_once(files: Iterable[FileChange]) -> Iterator[tuple[FileChange, tuple[WordingChange, ...], str]]:
    """Each file with the changes of its words that no file before it of the same brochure told as often.

    The last is the name of the first file that told others of them; empty where there is none.
    """
    told: defaultdict[str, dict[Key, list[str]]] = defaultdict(dict)
    for file in files:
        found = _BROCHURE.fullmatch(file.name)
        tellers = told[found["brochure"] if found else file.name]
        seen: Counter[Key] = Counter()
        new, told_by = [], ""
        for change in file.wording:
            names = tellers.setdefault(change.key, [])
            seen[change.key] += 1
            if seen[change.key] > len(names):
                names.append(file.name)
                new.append(change)
            else:
                told_by = told_by or names[0]
        yield file, tuple(new), told_by
