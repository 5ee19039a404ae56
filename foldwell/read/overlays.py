"""A locale's words laid over those of another: what both come to, with the place of every text in its own file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.read.yaml_source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.findings import Place
    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps

_OWN = {"schema", "based_on", "terms"}
_UNCHANGED = {"schema", "references", "translation"}
"""What no term is put into: a citation is the same in every locale."""


@dataclass(frozen=True)
class LaidOver(Source):
    """A file over another: data is what both come to, and a value stands where it was written last."""

    base: Source | None = None

    def _locate(self, steps: Steps, *, at_key: bool) -> Place:
        node = self.root
        for step in steps:
            child = node.child(step)
            if child is None:
                assert self.base is not None
                return self.base._locate(steps, at_key=at_key)
            node = child.node
        return super()._locate(steps, at_key=at_key)


def lay_over(overlay: Source, base: Source) -> LaidOver:
    """The words of an overlay over those that it is based on, its terms put into every text that it leaves."""
    assert isinstance(overlay.data, dict)
    assert isinstance(base.data, dict)
    terms: Mapping[str, str] = overlay.data.get("terms") or {}  # type: ignore[assignment]
    kept = {key: value if key in _UNCHANGED else _reword(value, terms) for key, value in base.data.items()}
    own = {key: value for key, value in overlay.data.items() if key not in _OWN}
    data = _merge({key: value for key, value in kept.items() if key != "translation"}, own)
    return LaidOver(overlay.file, data, overlay.root, base)


def _merge(under: Data, over: Data) -> Data:
    if not (isinstance(under, dict) and isinstance(over, dict)):
        return over
    merged = {key: _merge(value, over[key]) if key in over else value for key, value in under.items()}
    return {**merged, **{key: value for key, value in over.items() if key not in under}}


def _reword(data: Data, terms: Mapping[str, str]) -> Data:
    if isinstance(data, dict):
        return {key: _reword(value, terms) for key, value in data.items()}
    if isinstance(data, list):
        return [_reword(value, terms) for value in data]
    return replace_terms(data, terms) if isinstance(data, str) and terms else data


def replace_terms(text: str, terms: Mapping[str, str]) -> str:
    """A text with other words for some of its words; ids of links, as in `(term:fake-shot)`, stay."""
    longest = sorted(terms, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, term.split())) for term in longest)
    known = {term.lower(): new for term, new in terms.items()}

    def replace(found: re.Match[str]) -> str:
        new = known[" ".join(found[0].lower().split())]
        return new[0].upper() + new[1:] if found[0][0].isupper() else new

    return re.sub(rf"(?<![\w:-])(?:{words})(?![\w-])", replace, text, flags=re.IGNORECASE)
