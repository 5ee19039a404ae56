"""CL-15: what a clinic takes and puts back on the same day is a mix, and few of its cells are stem cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript

SAME_DAY = frozenset({"marrow", "fat"})
"""Sources (`variant: {source: ...}` of the clinic's offer) that are prepared on the day."""
_BARE = re.compile(r"\bstem[ -]cells?\b(?! products?\b)", re.I)
_EXPLAINED = re.compile(r"\b(?:few|small (?:number|part|share)|not many|hardly any|some)\b", re.I)


def _check_first_use(manuscript: Manuscript) -> Iterator[Fault]:
    sources = set(manuscript.brochure.offer.variant.values())
    if not sources & SAME_DAY:
        return
    for passage in manuscript.passages:
        used = _BARE.search(passage.text)
        if used is None:
            continue
        if not _EXPLAINED.search(passage.text):
            yield Fault(
                passage.path,
                f"“{used[0]}” stands here first, and what is put in is a mix with few of them",
                "name the mix where it is first told: “We take bone marrow. The mix has only a small number of "
                "stem cells.”",
                Severity.WARNING,
                words=used[0],
            )
        return


RULES = (
    Rule("CL-15", "Stem cells of a same-day mix", "AAOS and NIH consensus 2018", _check_first_use, languages=("en",)),
)
