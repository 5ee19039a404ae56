"""What makes a claim's wording honest where it stands: a question, a denial, a doubt, a warning of it, a count.

Words such as may, can or help are no shield: they leave the claim in the reader's mind (CL-08).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.edit.claims.matching import Span
    from foldwell.edit.claims.patterns import Tokens

DENIED = 5
"""Words that a negation reaches."""
EFFECTS = frozenset({"CL-02", "CL-06", "CL-07", "CL-08", "CL-14"})
GAINS = frozenset({"CL-06", "CL-08"})
BEFORE: Mapping[str, frozenset[str] | None] = {
    "reported": None,
    "unknown": None,
    "lab": EFFECTS,
    "usual_care": EFFECTS - {"CL-14"} | {"CL-01", "CL-03", "CL-12"},
}
"""Shields that reach what comes after them in their clause, each with the rules that it is for; None for all."""
AFTER: Mapping[str, frozenset[str] | None] = {"unknown": EFFECTS | {"CL-05"}, "taken_back": None}
"""Shields that reach what comes before them in the sentence."""
BESIDE: Mapping[str, frozenset[str]] = {
    "wounds": frozenset({"CL-02", "CL-06"}),
    "counted": GAINS | {"CL-07", "CL-14"},
    "balanced": GAINS,
    "natural_course": frozenset({"CL-14"}),
}
"""Shields that reach the whole sentence."""
_LISTED = frozenset({"or", "nor", "o", "ni"})


@dataclass(frozen=True)
class Sentence:
    """A sentence with the shields that stand in it, by name."""

    text: str
    tokens: Tokens
    shields: Mapping[str, list[Span]]

    def covers(self, rule: str, hit: Span) -> bool:
        """Whether a hit of a rule is honest here."""
        if "rhetorical" not in self.shields and self.text.rstrip(" \"'”’)»").endswith(("?", "？", "؟")):
            return True
        return (
            self._denies(hit)
            or self._supposes(hit)
            or any(_is_for(rules, rule) and self._stands_before(name, hit) for name, rules in BEFORE.items())
            or any(_is_for(rules, rule) and self._stands_after(name, hit) for name, rules in AFTER.items())
            or any(rule in rules and name in self.shields for name, rules in BESIDE.items())
        )

    def _denies(self, hit: Span) -> bool:
        """Whether a negation stands at most five words before it, in its clause or in a list that goes on with or."""
        tokens, start = self.tokens, hit[0]
        for at in range(start - 1, max(start - 1 - DENIED, -1), -1):
            between = tokens[at + 1 : start + 1]
            goes_on = any(not _LISTED.isdisjoint(token.names) for token in tokens[at + 1 : hit[1]])
            if tokens[at].turns or any(token.has_stop for token in between):
                return False
            if any(token.has_comma for token in between) and not goes_on:
                return False
            if tokens[at].denies:
                return all(begin != at for begin, _ in self.shields.get("not_negations", ()))
        return False

    def _supposes(self, hit: Span) -> bool:
        """Whether the hit stands in a clause that begins with a condition."""
        start = hit[0]
        while start > 0 and not (self.tokens[start].has_comma or self.tokens[start].has_stop):
            start -= 1
        return any(start <= begin <= hit[0] for begin, _ in self.shields.get("supposed", ()))

    def _stands_before(self, name: str, hit: Span) -> bool:
        """Whether a shield begins before the hit or with it, and nothing between takes it back."""
        return any(begin <= hit[0] and not self._turns(end, hit[0]) for begin, end in self.shields.get(name, ()))

    def _stands_after(self, name: str, hit: Span) -> bool:
        return any(begin >= hit[0] for begin, _ in self.shields.get(name, ()))

    def _turns(self, start: int, end: int) -> bool:
        return any(token.has_stop or token.turns for token in self.tokens[start : end + 1])


def _is_for(rules: frozenset[str] | None, rule: str) -> bool:
    return rules is None or rule in rules
