"""How lines are set for reading: their length, their right edge, capitals and italics, the size of the body."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from foldwell.findings import Severity
from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import quote
from foldwell.preflight.type_checks import ROUNDING, measure_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.content import Line
    from foldwell.preflight.expected import PanelArea
    from foldwell.preflight.reading import Reading

LEAST_SIGNS, MOST_SIGNS = 40, 75
"""Signs of a line that the eye follows with ease (content rule AX-07; SAM)."""
GOOD_BODY, LEAST_BODY = 12.0, 11.0
"""Points of running text: under the first it is reported, under the second it stops a patient build (AX-06; NHS)."""
MOST_CAPITALS, MOST_ITALIC = 4, 12
"""Words in capitals, and in italics, in a row (AX-08; SAM)."""
_SAME_LINE, _SAME_EDGE = 1.0, 1.5
"""Points by which the baselines of one line, and the edges of justified lines, may differ."""
_JUSTIFIED_LINES = 5
"""Full lines of a paragraph that end at one edge by no chance."""
_FULL = 0.8
"""Share of the text area's width that a full line takes."""
_ENOUGH_ROWS = 10
"""Full lines that tell how long lines are."""
_ITALIC = re.compile(r"ital|oblique|[-,]it\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Row:
    """One line as the eye sees it: the runs that stand beside each other. panel: where it is."""

    runs: tuple[Line, ...]
    panel: PanelArea | None

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @property
    def signs(self) -> int:
        """Its signs; one of Chinese or Japanese is as wide as two."""
        return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in " ".join(self.text.split()))

    @property
    def edges(self) -> tuple[float, float]:
        """Where it begins and ends."""
        return min(run.box.left for run in self.runs), max(run.box.right for run in self.runs)

    @property
    def width(self) -> float:
        """In points."""
        left, right = self.edges
        return right - left

    @property
    def size(self) -> float:
        """The size of its largest sign."""
        return max(run.size for run in self.runs)


def find_small_body(reading: Reading) -> Iterator[Fault]:
    """Running text under the size that patients read with ease; a layout may give its reason (AX-06)."""
    body, reason = measure_body(reading.spoken), reading.expected.small_type
    if body and body < GOOD_BODY - ROUNDING:
        severity = Severity.ERROR if body < LEAST_BODY - ROUNDING else Severity.WARNING
        yield Fault(
            f"the text is {body:g} pt; patients read {GOOD_BODY:g} pt and more with ease"
            + (f" (the layout's reason: {reason})" if reason else ""),
            "hand out a full layout beside it" if reason else "set it larger, or cut words to make room",
            Severity.NOTE if reason else severity,
        )


def find_long_lines(reading: Reading) -> Iterator[Fault]:
    """Lines of running text that are too long or too short for the eye (AX-07)."""
    if len(full := _full_rows(reading)) < _ENOUGH_ROWS:
        return
    signs = median(row.signs for row in full)
    if signs > MOST_SIGNS:
        message = f"lines have {signs:.0f} signs; the eye finds the next one with ease up to {MOST_SIGNS}"
        yield Fault(message, "set the text in columns, or larger", Severity.WARNING)
    elif signs < LEAST_SIGNS:
        message = f"lines have {signs:.0f} signs, fewer than {LEAST_SIGNS}, since the panels are narrow"
        yield Fault(message, "a layout with wider panels has longer lines", Severity.NOTE)


def _full_rows(reading: Reading) -> list[Row]:
    """Rows of running text that fill the text area of their panel."""
    body = measure_body(reading.spoken)
    return [
        row
        for row in _rows(reading)
        if row.panel and abs(row.size - body) < ROUNDING * 2 and row.width > _FULL * _text_width(row.panel)
    ]


def _text_width(panel: PanelArea) -> float:
    return panel.safe[2] - panel.safe[0]


def find_justified_lines(reading: Reading) -> Iterator[Fault]:
    """Paragraphs whose lines all begin and end at one edge (AX-07)."""
    for paragraph in _paragraphs(reading, measure_body(reading.spoken)):
        rows = paragraph[:-1]
        if len(rows) >= _JUSTIFIED_LINES and all(_spread(rows, side) < _SAME_EDGE for side in (0, 1)):
            yield Fault(
                f"{reading.name_place(rows[0].runs[0])}: the paragraph {quote(rows[0].text, 40)} is justified; uneven "
                "gaps are hard to read",
                "align it at its beginning (text-align: start)",
                Severity.WARNING,
            )


def _spread(rows: list[Row], side: int) -> float:
    edges = [row.edges[side] for row in rows]
    return max(edges) - min(edges)


def find_hard_lines(reading: Reading) -> Iterator[Fault]:
    """Both of these."""
    yield from find_long_lines(reading)
    yield from find_justified_lines(reading)


def _paragraphs(reading: Reading, body: float) -> Iterator[list[Row]]:
    """Rows of running text that follow each other: one under the other, from one left or right edge."""
    paragraph: list[Row] = []
    for row in _rows(reading):
        if paragraph and not _follows(paragraph[-1], row, body):
            yield paragraph
            paragraph = []
        if abs(row.size - body) < ROUNDING * 2:
            paragraph.append(row)
    if paragraph:
        yield paragraph


def _follows(above: Row, row: Row, body: float) -> bool:
    step = above.runs[0].start[1] - row.runs[0].start[1]
    is_aligned = min(abs(one - other) for one, other in zip(above.edges, row.edges, strict=True)) < 2.0
    return above.panel is row.panel and abs(row.size - body) < ROUNDING * 2 and 0 < step < 1.7 * body and is_aligned


def _rows(reading: Reading) -> Iterator[Row]:
    runs: list[Line] = []
    for line in reading.spoken:
        if runs and (line.page != runs[-1].page or abs(line.start[1] - runs[-1].start[1]) > _SAME_LINE):
            yield Row(tuple(runs), reading.panel_of(runs[0]))
            runs = []
        runs.append(line)
    if runs:
        yield Row(tuple(runs), reading.panel_of(runs[0]))


def find_hard_letters(reading: Reading) -> Iterator[Fault]:
    """Runs of words in capitals or italics that a style made, or nobody broke; a statutory text is exempt (AX-08)."""
    if reading.expected.notice is not None:
        return
    for name, most, is_hard in (
        ("capitals", MOST_CAPITALS, lambda line: line.text.isupper()),
        ("italics", MOST_ITALIC, lambda line: bool(_ITALIC.search(line.font))),
    ):
        for hard, lines in groupby(reading.spoken, is_hard):
            run = list(lines)
            words = _WORD.findall(" ".join(line.text for line in run))
            if hard and len(words) > most:
                yield Fault(
                    f"{reading.name_place(run[0])}: {len(words)} words in {name}, {quote(' '.join(words), 40)}",
                    "set small upright letters; bold stresses",
                    Severity.WARNING,
                )
