"""Tells people and programs what was found and made. It formats; it judges nothing."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from foldwell.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from foldwell.jobs.local import Outcome
    from foldwell.jobs.records import Built
    from foldwell.typeset.fit_report import FitReport, PanelFill

_INDENT, _NAME, _WIDTH = 9, 10, 100
"""Columns of a terminal: before what stands under a brochure's line, of its names, and in all."""
_MOST_REASONS = 5
"""Reasons for a full layout that a summary tells; the report for programs has all."""
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def finding_line(finding: Finding) -> str:
    """One line: severity, place, what is wrong, what to do, and the code."""
    return f"{_WORDS[finding.severity]}: {finding} [{finding.code}]"


def finding_lines(findings: Iterable[Finding], *, notes: bool = False) -> list[str]:
    """A line for each different finding, the worst first; notes only where they are wanted."""
    order = list(_WORDS)
    shown = [finding for finding in dict.fromkeys(findings) if notes or finding.severity is not Severity.NOTE]
    return [finding_line(finding) for finding in sorted(shown, key=lambda finding: order.index(finding.severity))]


def check_lines(findings: Iterable[Finding], counts: Mapping[Finding, int], brochures: int) -> list[str]:
    """A line for each finding, under the topic or clinic that it is about: the worst first, then by rule and place.

    counts: how many of the brochures have it, which is told where it is some, but not all.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in dict.fromkeys(findings):
        groups.setdefault(_name_group(finding), []).append(finding)
    order = list(_WORDS)

    def rank(finding: Finding) -> tuple[int, str, str, int]:
        place = finding.place
        return order.index(finding.severity), finding.code, place.file if place else "", place.line if place else 0

    lines = []
    for name, found in sorted(groups.items(), key=lambda group: (min(map(rank, group[1])), group[0])):
        lines += [f"{name}:"] if len(groups) > 1 else []
        for finding in sorted(found, key=rank):
            share = counts.get(finding, 0)
            told = f" (in {share} of {brochures} brochures)" if 0 < share < brochures else ""
            lines.append(finding_line(finding) + told)
    return lines


def _name_group(finding: Finding) -> str:
    """The topic with its language, the clinic or the folder that a finding is about."""
    parts = finding.place.file.split("/") if finding.place else []
    if parts[:2] == ["content", "topics"] and len(parts) == 4:
        name = parts[3].removesuffix(".yaml")
        return parts[2] if name in {"topic", "signatures"} else f"{parts[2]} {name}"
    return parts[2] if parts[:2] == ["content", "clinics"] and len(parts) > 3 else "/".join(parts[:-1]) or "project"


def outcome_line(outcome: Outcome, seconds: float | None = None) -> str:
    """One line on one brochure. seconds: how long it took, where that is to be told."""
    took = "" if seconds is None else f"  {seconds:.1f} s"
    if outcome.failure is not None:
        return f"FAILED   {outcome.job.name}{took}"
    verb = "current" if outcome.was_current else "built"
    return f"{verb:<8} {outcome.job.name}  ({outcome.line}){took}"


def fit_lines(fit: FitReport) -> list[str]:
    """How a brochure was fitted, to stand under its line: size, each panel, and what is left out and why."""
    reason = f"; so small because: {fit.reason}" if fit.reason else ""
    told = {
        "body": [f"{fit.body:g} pt in {count(fit.layouts, 'layout')}{reason}"],
        "panels": _panel_rows(fit.panels),
        "left out": _columns([(block.block, block.why) for block in fit.left_out]),
    }
    return [
        f"{'':{_INDENT}}{'' if number else name:<{_NAME}}{line}"
        for name, lines in told.items()
        for number, line in enumerate(lines)
    ]


def _panel_rows(panels: Sequence[PanelFill]) -> list[str]:
    """Panels and their fill side by side; those whose fill is not asked have a dash."""
    width = max(len(panel.name) for panel in panels)
    cells = [f"{panel.name:<{width}} {'–' if panel.fill is None else f'{panel.fill:.0%}':>4}" for panel in panels]
    many = max(1, (_WIDTH - _INDENT - _NAME) // (width + len(" 100%   ")))
    return ["   ".join(cells[start : start + many]) for start in range(0, len(cells), many)]


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in rows), default=0)
    return [f"{name:<{width}}  {told}" for name, told in rows]


def summary_lines(
    outcomes: Sequence[Outcome],
    output: Path | str,
    *,
    profile: str,
    left_out: Sequence[str] = (),
    then: str = "run this again",
) -> list[str]:
    """What a build comes to, and what to do next.

    left_out: what could not even be planned. then: what is to do after mistakes are corrected.
    """
    made = [outcome for outcome in outcomes if outcome.failure is None]
    files = sum(len(outcome.files) for outcome in made)
    anew = sum(not outcome.was_current for outcome in made)
    failed = len(outcomes) - len(made)
    lines = []
    if outcomes:
        told = f"{count(files, 'file')}, {anew} built anew"
        lines.append(f"{len(made)} of {count(len(outcomes), 'brochure')} in {output}/ ({told}).")
    lines += stamp_lines(made)
    if left_out:
        lines.append(f"Left out, because their files have mistakes: {', '.join(left_out)}.")
    if failed or left_out:
        told = f"{count(failed, 'brochure')} failed; what" if failed else "What"
        lines.append(f"{told} was there before is untouched. Correct what is listed above, then {then}.")
    if profile == "draft" and made:
        lines.append("These are drafts and say so on every page: no clinician has signed the wording (foldwell sign).")
    return lines


def stamp_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """How many brochures were stamped, and why the others were not: the most frequent reasons first."""
    reasons = Counter(outcome.in_full for outcome in outcomes if outcome.in_full)
    if not reasons:
        return []
    stamped = sum(outcome.is_stamped for outcome in outcomes)
    lines = [f"{stamped} stamped, {reasons.total()} laid out in full:"]
    lines += [f"  {many}: {reason}" for reason, many in reasons.most_common(_MOST_REASONS)]
    if (more := len(reasons) - _MOST_REASONS) > 0:
        lines.append(f"  and {count(more, 'more reason')}")
    return lines


def rebuild_lines(outcomes: Sequence[Outcome], seconds: float, *, left_out: Sequence[str] = ()) -> list[str]:
    """What one rebuild of a watch comes to; left_out as in `summary_lines`."""
    anew = [outcome for outcome in outcomes if not outcome.was_current]
    failed = sum(outcome.failure is not None for outcome in anew)
    still = [outcome.job.name for outcome in outcomes if outcome.failure is not None and outcome.was_current]
    lines = []
    if built := len(anew) - failed:
        lines.append(f"{count(built, 'brochure')} built anew in {seconds:.1f} s.")
    elif not (failed or still or left_out):
        lines.append("Nothing to build: every brochure is current.")
    if failed:
        lines.append(f"{count(failed, 'brochure')} failed; what was there before is untouched.")
    if still:
        lines.append(f"Still failing, as told before: {', '.join(still)}.")
    if left_out:
        lines.append(f"Left out, because their files have mistakes: {', '.join(left_out)}.")
    return lines


def count(number: int, word: str) -> str:
    """A number with its word: `1 file`, `2 files`."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def count_line(findings: Iterable[Finding]) -> str:
    """How many errors, warnings and notes there are."""
    counts = Counter(finding.severity for finding in dict.fromkeys(findings))
    return ", ".join(count(counts[severity], word) for severity, word in _WORDS.items())


def as_json(data: Any, *, indent: int | None = 2) -> str:  # noqa: ANN401
    """Data for programs: one JSON document; without an indent it is one line."""
    return json.dumps(data, indent=indent, ensure_ascii=False)


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding for programs."""
    return asdict(finding)


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    """What became of one brochure, for programs."""
    return {
        "brochure": outcome.job.name,
        "status": "failed" if outcome.failure else "current" if outcome.was_current else "built",
        "files": list(outcome.files),
        "summary": outcome.line,
        "fit": asdict(outcome.fit) if outcome.fit else None,
        "stamped": outcome.is_stamped,
        "laid_out_in_full": outcome.in_full or None,
        "error": str(outcome.failure) if outcome.failure else None,
        "findings": [finding_data(finding) for finding in outcome.findings],
    }


def built_data(built: Built) -> dict[str, Any]:
    """The same for a brochure that was built before."""
    return {
        "brochure": built.brochure,
        "status": "current",
        "files": [file.name for file in built.files],
        "summary": built.line,
        "fit": built.report,
        "stamped": built.is_stamped,
        "laid_out_in_full": built.in_full or None,
        "error": None,
        "findings": list(built.findings),
    }
