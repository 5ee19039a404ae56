"""What each code means: explained.yaml, from which docs/findings.md is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from foldwell.formats.sources import OUR, read_sources

FILE = Path(__file__).with_name("explained.yaml")


ROOMS = {
    "wording": "What is said, how plainly and how fairly, and who has signed it.",
    "calibrate": "The sheet that a printer is measured with.",
    "compose": "Templates, drawings and QR codes.",
    "edit": "What is judged of the wording besides.",
    "import": "Sheets of clinics.",
    "palette": "The colours that a brand becomes.",
    "preflight": "The finished file.",
    "press": "The print shop's file.",
    "print": "Printing from the desk.",
    "proof": "Pictures of the folded piece.",
    "read": "The files that people write.",
    "release": "The ledger of releases.",
    "translate": "What comes back from translators.",
    "typeset": "Text in its panels.",
    "verify": "Files that are held against the ledger.",
}


@dataclass(frozen=True)
class Explanation:
    """What is said, why it comes about, and what to do.

    limit: from where on a rule of wording finds something. bad, good: an example, and what to write for it.
    """

    message: str
    cause: str
    cure: str
    limit: str = ""
    bad: str = ""
    good: str = ""


@cache
def read_explanations() -> dict[str, Explanation]:
    """An explanation for every code that the program can tell, by code."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {code: _make_explanation(*parts) for code, parts in data.items()}


def _make_explanation(message: str, cause: str, cure: str, example: dict[str, str] | None = None) -> Explanation:
    return Explanation(message, cause, cure, **(example or {}))


def anchor(code: str) -> str:
    """Where a code stands on the page of findings, as GitHub names its headings."""
    return code.lower().replace(".", "")


def write_page(introduction: str) -> str:
    """The page of findings after its introduction: sorted, a part for each room that finds something; then sources."""
    explanations, lines = read_explanations(), [introduction.rstrip()]
    for room, about in ROOMS.items():
        lines += ["", f"## {room}", about]
        for code in sorted(code for code in explanations if _room_of(code) == room):
            told = explanations[code]
            lines += ["", f"### {code}", f"**{told.message}** {told.cause}", "", f"*Cure:* {told.cure}"]
            lines += ["", f"*Limit:* {told.limit}"] if told.limit else []
            lines += ["", f"*Instead of* “{told.bad}” *write* “{told.good}”"] if told.bad else []
    lines += [
        "",
        "## Sources",
        "Who asks for the rules of wording, by the names that this page and `--explain` use.",
        "",
    ]
    lines += [f"- **{name}**: {told}" for name, told in read_sources().items() if name != OUR]
    return "\n".join(lines) + "\n"


def _room_of(code: str) -> str:
    room, dot, _ = code.partition(".")
    return room if dot else "wording"
