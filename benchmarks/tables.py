"""Results as tables in Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.bench import FOLDWELL
from benchmarks.harness import YARDSTICK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.harness import Findings, Result, Row, Written


@dataclass(frozen=True)
class Goal:
    """What a row should come to: at most so many times its yardstick."""

    told: str
    case: str
    row: str
    most: float


GOALS = (
    Goal("100 clinics × 10 topics, from nothing, 1 process", "fleet-topics", FOLDWELL, 0.25),
    Goal("100 clinics × 1 topic, from nothing, 1 process", "fleet", FOLDWELL, 0.8),
    Goal("one topic edited, 100 clinics", "edited", FOLDWELL, 0.3),
    Goal("1,000 unchanged, against `python -c pass`", "unchanged", FOLDWELL, 4),
    Goal("one brochure, clinic and topic seen before", "warm", f"{FOLDWELL}, clinic and topic seen", 0.4),
    Goal("one brochure, cold, nothing cached, all checks on", "cold", FOLDWELL, 12),
    Goal("warm, full layout and checks", "warm", f"{FOLDWELL}, full layout and checks", 10),
)
_TITLES = {
    "cold": "One brochure, cold",
    "warm": "One brochure more, warm",
    "edited": "One topic edited",
    "unchanged": "Nothing changed",
}
_FOUR_DIGITS = 1000


def write_tables(findings: Findings) -> str:
    """The goals, what each contender writes, then a table for each case."""
    results = findings.results
    parts = [write_goals(results), f"### What each writes\n{write_written(findings.written)}"]
    told = [result for result in results if result.case != "pages"]
    parts += [f"### {title_of(result)}\n{write_table(result)}" for result in told]
    for x, heading in (("pages", "pages"), ("each", "brochures")):
        grown = [result for result in results if is_point(result, x)]
        if grown:
            parts.append(f"### Growth by {heading}\n{write_growth(grown, heading)}")
    return "\n\n".join(parts)


def write_written(written: Sequence[Written]) -> str:
    """The file of each contender."""
    lines = [_line(["", "pages", "words", "declares", "size"]), _line(["---", "---:", "---:", "---", "---:"])]
    lines += [_line([o.name, str(o.pages), str(o.words), o.kind, f"{o.size / 1000:.0f} kB"]) for o in written]
    return "\n".join(lines)


def is_point(result: Result, kind: str) -> bool:
    """Whether a result is a point of the curve by `pages`, or of that by brochures."""
    return result.x > 0 and result.processes == 1 and (result.case == "pages") == (kind == "pages")


def title_of(result: Result) -> str:
    """A heading for people."""
    title = _TITLES.get(result.case) or f"{result.title}, from nothing"
    more = f" ({result.each:,} brochures)" if result.each > 1 else ""
    return title + more + (f", {result.processes} processes" if result.processes > 1 else "")


def write_table(result: Result) -> str:
    """One row a contender, the quickest of the same round as 1 in the ratios."""
    many = result.each > 1 and result.case != "unchanged"
    head = ["", "median", "from – to", f"× {result.yardstick}", "processor", "peak"] + (["each"] if many else [])
    lines = [_line(head), _line(["---", *["---:"] * (len(head) - 1)])]
    for row in result.rows:
        cells = [
            row.name,
            tell_seconds(row.median),
            tell_spread(row),
            tell_ratio(row.ratio),
            _tell_worked(row),
            _tell_peak(row),
        ]
        lines.append(_line(cells + ([tell_seconds(row.median / result.each)] if many else [])))
    left_out = [f"{name} is not among them: {why}." for name, why in sorted(result.left_out.items())]
    return "\n".join([*lines, *([""] if left_out else []), *left_out])


def write_growth(grown: Sequence[Result], heading: str) -> str:
    """A row for each point, a column for each contender, seconds and in brackets the ratio."""
    names = list(dict.fromkeys(row.name for result in grown for row in result.rows))
    lines = [_line([heading, *names]), _line(["---:"] * (len(names) + 1))]
    for result in sorted(grown, key=lambda result: result.x):
        rows = [result.row(name) for name in names]
        lines.append(_line([f"{result.x:,}", *(_tell_point(row) for row in rows)]))
    return "\n".join(lines)


def write_goals(results: Iterable[Result]) -> str:
    """What was aimed for and what was measured, met or not."""
    by_case = {result.case: result for result in results if result.processes == 1}
    head = ["goal (1 process, ratio to Typst)", "at most", "measured", "on brochures", ""]
    lines = [_line(head), _line(["---", "---:", "---:", "---:", "---"])]
    for goal in GOALS:
        result = by_case.get(goal.case)
        row = result.row(goal.row) if result else None
        ratio = row.ratio if row else None
        verdict = "not measured" if ratio is None else "met" if ratio <= goal.most else "**not met**"
        lines.append(
            _line([goal.told, f"{goal.most:g}", tell_ratio(ratio), f"{result.each:,}" if result else "–", verdict])
        )
    return "\n".join(lines)


def tell_seconds(seconds: float) -> str:
    """Seconds or milliseconds, to three figures at most."""
    if seconds < 1:
        return f"{seconds * _FOUR_DIGITS:.0f} ms" if seconds >= 0.01 else f"{seconds * _FOUR_DIGITS:.1f} ms"
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.0f} s"


def tell_ratio(ratio: float | None) -> str:
    """A ratio to two figures or so; a dash where there is none."""
    if ratio is None:
        return "–"
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def tell_spread(row: Row) -> str:
    """The quickest and the slowest run; a dash where there was one."""
    if len(row.seconds) == 1:
        return "one run"
    return f"{tell_seconds(min(row.seconds))} – {tell_seconds(max(row.seconds))}"


def _tell_worked(row: Row) -> str:
    return tell_seconds(median(row.worked)) if any(row.worked) else "–"


def _tell_peak(row: Row) -> str:
    return f"{row.peak:.0f} MiB" if row.peak else "–"


def _tell_point(row: Row | None) -> str:
    if row is None:
        return "–"
    return tell_seconds(row.median) + (f" ({tell_ratio(row.ratio)})" if row.name != YARDSTICK and row.ratio else "")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
