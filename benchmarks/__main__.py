"""The suite: Foldwell beside Typst, ReportLab, WeasyPrint alone and headless Chromium, in one run.

python3 build.py bench            all cases; writes docs/speed.md and docs/pictures/speed.svg
python3 build.py bench --quick    small fleets and few rounds, in some minutes; writes nothing there
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benchmarks.bench import FULL, QUICK, Bench
from benchmarks.cases import cold, edited, files, fleets, pages, unchanged, warm
from benchmarks.harness import CommandError, Findings, read_findings, write_findings
from benchmarks.plot import draw_growth
from benchmarks.report import replace_measured
from benchmarks.surroundings import describe_load, describe_machine, describe_versions
from benchmarks.tables import title_of, write_table, write_tables
from foldwell.atomic import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.bench import Sizes
    from benchmarks.harness import Result

ROOT = Path(__file__).resolve().parents[1]
PAGE, PLOT = ROOT / "docs/speed.md", ROOT / "docs/pictures/speed.svg"
CASES: dict[str, Callable[[Bench], Iterable[Result]]] = {
    "cold": cold.measure,
    "warm": warm.measure,
    "fleets": fleets.measure,
    "unchanged": unchanged.measure,
    "edited": edited.measure,
    "pages": pages.measure,
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="Small fleets and few rounds; the docs stay as they are.")
@click.option(
    "--case", "chosen", multiple=True, type=click.Choice(list(CASES)), help="Only this case; may be repeated."
)
@click.option("--clinics", type=click.IntRange(1, 1000), help="Clinics of the large fleet.")
@click.option("--topics", type=click.IntRange(1, 50), help="Topics of the large fleet.")
@click.option("--rounds", type=click.IntRange(1), help="Rounds of every case.")
@click.option("--results", type=click.Path(path_type=Path), help="Keep results here, and go on from those that are.")
@click.option("--write", is_flag=True, help="Write the docs; with --results and no --case, from what was kept alone.")
def main(  # noqa: PLR0913
    *,
    quick: bool,
    chosen: tuple[str, ...],
    clinics: int | None,
    topics: int | None,
    rounds: int | None,
    results: Path | None,
    write: bool,
) -> None:
    """Measure Foldwell beside its peers, whole processes in turn, and tell medians and ratios to Typst."""
    sizes = _choose_sizes(QUICK if quick else FULL, clinics, topics, rounds)
    findings = read_findings(results) if results else Findings()
    with tempfile.TemporaryDirectory(prefix="foldwell-bench-") as folder:
        bench = Bench(Path(folder), sizes, lambda line: click.echo(line, err=True))
        try:
            if not findings.written:
                findings = replace(findings, written=files.inspect(bench))
            for name in chosen or (() if write and findings.results else CASES):
                click.echo(f"{name}:", err=True)
                for result in CASES[name](bench):
                    click.echo(f"\n### {title_of(result)}\n{write_table(result)}")
                    findings = findings.replace([result])
                    if results:
                        write_findings(results, findings)
        except CommandError as failure:
            raise click.ClickException(str(failure)) from None
    if write or not (quick or chosen):
        _write_docs(findings)


def _choose_sizes(sizes: Sizes, clinics: int | None, topics: int | None, rounds: int | None) -> Sizes:
    sizes = replace(sizes, clinics=clinics or sizes.clinics, topics=topics or sizes.topics)
    return replace(sizes, rounds=rounds, fleet_rounds=rounds) if rounds else sizes


def _write_docs(findings: Findings) -> None:
    order = list(CASES)
    cases = {result.case for result in findings.results}
    place = {case: order.index("fleets" if case.startswith("fleet") else case) for case in cases}
    findings = replace(findings, results=tuple(sorted(findings.results, key=lambda one: (place[one.case], one.x))))
    day = f"{datetime.now(UTC).date():%d %B %Y}".lstrip("0")
    where = f"Measured on {day}: {describe_machine()}. {describe_versions()}. {describe_load()}."
    page = replace_measured(PAGE.read_text(encoding="utf-8"), f"{where}\n\n{write_tables(findings)}")
    write_whole(PLOT, draw_growth(findings.results).encode())
    write_whole(PAGE, page.encode())
    click.echo(f"Written: {PAGE.relative_to(ROOT)}, {PLOT.relative_to(ROOT)}")


if __name__ == "__main__":
    main(prog_name="build.py bench")
