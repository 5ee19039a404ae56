"""Write docs/findings.md: what each code of a finding means, from the program's own tables.

Run: .venv/bin/python docs/make_findings.py
"""

from __future__ import annotations

from pathlib import Path

from foldwell.formats.explained import write_page

PAGE = Path(__file__).with_name("findings.md")

PARAGRAPHS = (
    "# Findings",
    "Everything that `check`, `build` and `preflight` find has a code, in brackets at the end of its line. This page "
    "says of each code what it means, why it comes about and what to do. The line itself names the place and what to "
    "write there.",
    "An **error** stops the brochure, a **warning** does so with `--strict`, a **note** only informs. A file that is "
    "judged by itself ([`foldwell preflight`](commands.md#foldwell-preflight)) gets warnings for what a patient "
    "brochure should have, and errors for what breaks it or a standard that it claims.",
)

INTRODUCTION = "\n\n".join(PARAGRAPHS)

if __name__ == "__main__":
    PAGE.write_text(write_page(INTRODUCTION), encoding="utf-8")
