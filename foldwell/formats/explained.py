"""What each code means: explained.yaml, from which docs/findings.md is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("explained.yaml")


@dataclass(frozen=True)
class Explanation:
    """What is said, why it comes about, and what to do."""

    message: str
    cause: str
    cure: str


@cache
def read_explanations() -> dict[str, Explanation]:
    """An explanation for every code that the program can tell, by code."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {code: Explanation(*parts) for code, parts in data.items()}


def anchor(code: str) -> str:
    """Where a code stands on the page of findings, as GitHub names its headings."""
    return code.replace(".", "")


def write_page(introduction: str) -> str:
    """The page of findings after its introduction: sorted, in a part for each room that finds something."""
    explanations = read_explanations()
    lines, room = [introduction.rstrip()], ""
    for code in sorted(explanations):
        if room != (room := code.split(".")[0]):
            lines += ["", f"## {room}"]
        told = explanations[code]
        lines += ["", f"### {code}", f"*{told.message}*", "", f"**Cause.** {told.cause}", "", f"**Cure.** {told.cure}"]
    return "\n".join(lines) + "\n"
