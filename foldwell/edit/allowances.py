"""What a topic allows although a rule speaks against it: with a reason, a name and a last day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foldwell.edit.rules import find_place
from foldwell.findings import Finding, Place, Severity, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.edit.rules import Fault, Manuscript, Rule
    from foldwell.model.topic import Allowance


@dataclass
class Allowances:
    """A topic's allowances. used: which of them were needed for one brochure, by number."""

    manuscript: Manuscript
    used: set[int] = field(default_factory=set)

    def find(self, rule: Rule, fault: Fault) -> Allowance | None:
        """The allowance for a fault that holds today."""
        for number, allowance in self._of_locale():
            if allowance.rule == rule.id and allowance.block in self._name_blocks(fault):
                self.used.add(number)
                if not rule.is_firm and self.manuscript.today <= allowance.until:
                    return allowance
        return None

    def find_wrong(self, rules: Iterable[Rule]) -> Iterator[Finding]:
        """Allowances that allow nothing: for a rule that is not there or firm, over, or not needed.

        Ask when every rule has been judged.
        """
        known = {rule.id: rule for rule in rules}
        blocks = {one.block.id for one in self.manuscript.blocks}
        for number, allowance in self._of_locale():
            path = f"topic:allow.{number}"
            rule = known.get(allowance.rule)
            if rule is None:
                message = f"{allowance.rule} is no rule of wording, so this allows nothing"
                yield self._tell(path, message, "write the code of the finding, such as RD-03")
            elif rule.is_firm:
                message = f"{rule.id} ({rule.title}) protects patients, so nobody can allow an exception"
                yield self._tell(path, message, "mend what it finds, and take this allowance away")
            elif allowance.until < self.manuscript.today:
                message = f"what {allowance.by} allowed ended on {allowance.until}"
                yield self._tell(path, message, "mend the words, or look at them again and write a new day")
            elif number not in self.used and allowance.block in blocks and rule.judges(self.manuscript.brochure):
                message = f"{rule.id} finds nothing in {allowance.block!r}, so this allowance is not needed"
                yield self._tell(path, message, "take it away")

    def _of_locale(self) -> Iterator[tuple[int, Allowance]]:
        brochure = self.manuscript.brochure
        for number, allowance in enumerate(brochure.topic.allow):
            if allowance.locale in {None, brochure.written_locale}:
                yield number, allowance

    def _name_blocks(self, fault: Fault) -> set[str]:
        steps = set(re.split(r"[.:]", fault.path))
        return steps | {one.block for one in self.manuscript.passages if one.path == fault.path}

    def _tell(self, path: str, message: str, remedy: str) -> Finding:
        place: Place = find_place(self.manuscript.brochure, path)
        return warning("edit.allowance", message, remedy, place, re.sub(r"^topic:allow\.(\d+)$", r"allow[\1]", path))


def tell_allowed(finding: Finding, allowance: Allowance) -> Finding:
    """A finding as a note that says who allows it, why and until when."""
    message = f"{finding.message} (allowed by {allowance.by} until {allowance.until}: {allowance.reason})"
    return Finding(
        finding.code,
        Severity.NOTE,
        message,
        finding.remedy,
        finding.place,
        finding.field,
        finding.words,
        finding.source,
    )
