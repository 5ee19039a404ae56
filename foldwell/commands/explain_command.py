"""What a code of a finding means, told by itself: `foldwell check --explain RD-01`."""

from __future__ import annotations

from difflib import get_close_matches

import click

from foldwell.edit.judge import RULES
from foldwell.errors import ExitCode
from foldwell.formats.explained import Explanation, read_explanations
from foldwell.formats.sources import spell_out, tell_source

_LABELS = {
    "cause": "Why",
    "source": "Source",
    "limit": "Limit",
    "cure": "What to do",
    "bad": "Instead of",
    "good": "Write",
}


def run_explain(code: str) -> int:
    """Tell what a code means; return the exit code.

    Raises click.BadParameter where no finding has that code, with the nearest that has.
    """
    explained = read_explanations()
    known = {name.lower(): name for name in explained}
    name = known.get(code.strip().lower())
    if name is None:
        nearest = get_close_matches(code.strip().lower(), known, n=3, cutoff=0.5)
        hint = (
            f"did you mean {', '.join(known[near] for near in nearest)}?" if nearest else "docs/findings.md lists all"
        )
        raise click.BadParameter(f"no finding has the code {code!r}; {hint}", param_hint="--explain")
    click.echo("\n".join(explain_lines(name, explained[name])))
    return ExitCode.OK


def explain_lines(code: str, told: Explanation) -> list[str]:
    """The code with its meaning, then a line each for why, who asks for it, its limit, the cure and an example.

    Last come the names that these lines cut short, spelled out.
    """
    rule = next((rule for rule in RULES if rule.id == code), None)
    title = f"{code} ({rule.title}): {told.message}" if rule else f"{code}: {told.message}"
    parts = {
        "cause": told.cause,
        "source": tell_source(rule.source) if rule else "",
        "limit": told.limit,
        "cure": told.cure,
        "bad": f"“{told.bad}”" if told.bad else "",
        "good": f"“{told.good}”" if told.good else "",
    }
    told_parts = {_LABELS[part]: text for part, text in parts.items() if text}
    names = spell_out(f"{parts['source']} {parts['cause']}")
    width = max(len(label) for label in _LABELS.values())
    return [title, *(f"  {label:<{width}}  {text}" for label, text in (told_parts | names).items())]
