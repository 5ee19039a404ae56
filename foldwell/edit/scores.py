"""What the rules measure, beside what they find: each measure with the bounds that it is held to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Where a measure lies: within its goal, past it, or past what a patient build is held to."""

    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Score:
    """One measure of one brochure.

    rule: the rule that judges it. goal: the bound that is reported, stop: that which stops a patient build, where
    there is one. is_most: whether the bounds are the most that is good, or the least. form: how values are written,
    such as `.1f` or `.0%`.
    """

    rule: str
    name: str
    value: float
    goal: float
    stop: float | None = None
    is_most: bool = True
    form: str = ".1f"

    @property
    def verdict(self) -> Verdict:
        """Where the value lies."""
        if self.stop is not None and self._passes(self.stop):
            return Verdict.ERROR
        return Verdict.WARNING if self._passes(self.goal) else Verdict.GOOD

    def _passes(self, bound: float) -> bool:
        return self.value > bound if self.is_most else self.value < bound

    @property
    def shown(self) -> str:
        """The value as people read it."""
        return format(self.value, self.form)

    @property
    def threshold(self) -> str:
        """The bounds in words, such as `at most 6, never over 8`."""
        word, never = ("at most", "over") if self.is_most else ("at least", "under")
        form = ".0%" if self.form.endswith("%") else "g"
        stop = "" if self.stop is None else f", never {never} {format(self.stop, form)}"
        return f"{word} {format(self.goal, form)}{stop}"

    @property
    def weight(self) -> tuple[int, float]:
        """Larger for what is worse: to find the worst of several brochures."""
        return list(Verdict).index(self.verdict), self.value if self.is_most else -self.value
