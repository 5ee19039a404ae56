"""The part of docs/speed.md that the suite writes, between two marks."""

from __future__ import annotations

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def replace_measured(page: str, told: str) -> str:
    """A page with what was measured between its marks; all else stays.

    Raises ValueError where the marks are not there, each once and in order.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end) or BEGIN in rest or END in after:
        raise ValueError(f"the page needs the lines {BEGIN} and {END}, each once and in this order")
    return f"{before}{BEGIN}\n{told.strip()}\n{END}{after}"
