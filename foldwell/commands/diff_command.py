"""The diff command: two versions held against each other, told on the terminal and in one HTML report."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

from foldwell.atomic import require_folder, write_whole
from foldwell.commands.diff_versions import Version, open_version
from foldwell.errors import ExitCode, UsageError
from foldwell.jobs.plan import Filters
from foldwell.read.library import Library
from foldwell.release.compare.changes import FileChange, Kind
from foldwell.release.compare.comparing import Terms
from foldwell.release.compare.guard import PairGuard
from foldwell.release.compare.limits import UncomparableError
from foldwell.release.compare.pairing import Pair, pair_files, read_entry
from foldwell.release.compare.report_view import Comparison, Problem, describe_change, pieces_text, write_report
from foldwell.release.compare.retold import tell_once
from foldwell.report import as_json, count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = "diff.html"
TEMPLATE = "templates/diff/report.html.j2"
_SHOWN_CHANGES = 3
"""Changes of wording that the terminal tells of one file; the report has all."""


@dataclass(frozen=True)
class DiffRequest:
    """What the command line asks for. only: kinds that count; all where it is empty. tolerance: in points.

    format: `text` or `json`, for the terminal. filters: which brochures of git revisions are built.
    """

    old: str
    new: str
    only: tuple[str, ...]
    tolerance: float
    output: Path
    format: str
    filters: Filters

    @property
    def report(self) -> Path:
        """Where the report goes."""
        return self.output if self.output.suffix == ".html" else self.output / REPORT

    @property
    def terms(self) -> Terms:
        """What counts as a change."""
        kinds = tuple(kind for kind in Kind if not self.only or kind.value in self.only)
        return Terms(kinds, self.tolerance)


def run_diff(request: DiffRequest, roots: tuple[Path, ...]) -> int:
    """Compare, write the report, and return the exit code.

    Raises UsageError where OLD or NEW is nothing that can be compared, OutputError where the report can't be written.
    """
    require_folder(request.report.parent)
    template = Library(roots).read_text(TEMPLATE)
    with ExitStack() as opened:
        old, new = (
            opened.enter_context(open_version(name, roots, request.filters)) for name in (request.old, request.new)
        )
        _check_alike(request, old, new)
        comparison = _compare(request, old, new)
    write_whole(request.report, write_report(comparison, template).encode(errors="replace"))
    if request.format == "json":
        click.echo(as_json(_data(comparison, request)).encode(errors="replace").decode())
    else:
        click.echo("\n".join(map(_make_printable, _lines(comparison, request))))
    if comparison.problems:
        return ExitCode.BAD_INPUT
    return ExitCode.CHANGED if comparison.has_changes else ExitCode.OK


def _check_alike(request: DiffRequest, old: Version, new: Version) -> None:
    if request.filters != Filters() and not (old.revision and new.revision):
        told = f"{request.new if old.revision else request.old} is no git revision, and holds what it holds"
        raise UsageError(told, "leave out --clinic, --topic, --layout, --paper and --locale")
    if old.path.resolve() == new.path.resolve():
        raise UsageError(f"OLD and NEW are both {request.old}", "give two versions")
    if old.single != new.single:
        one, two = (request.old, request.new) if old.single else (request.new, request.old)
        raise UsageError(f"{one} is a file, but {two} holds many", "give two files, or two folders")
    if old.single and old.path.suffix.lower() != new.path.suffix.lower():
        raise UsageError(f"{request.old} and {request.new} are files of two kinds", "give two of one kind")
    if request.report.resolve() in {old.path.resolve(), new.path.resolve()}:
        raise UsageError(f"the report would replace {request.report}", "choose another --output")
    empty = [name for name, version in ((request.old, old), (request.new, new)) if not version.tree.files]
    if len(empty) == 2:
        raise UsageError(f"neither {empty[0]} nor {empty[1]} holds a PDF, PNG or .web.html file", "check the paths")


def _compare(request: DiffRequest, old: Version, new: Version) -> Comparison:
    """Compare pair by pair; what can't be read is told, and stops no other."""
    changed: list[FileChange] = []
    only_old: list[str] = []
    only_new: list[str] = []
    problems: list[Problem] = []
    unchanged = 0
    with PairGuard(request.terms) as guard:
        for pair in _show_progress(_pair(old, new)):
            if pair.old is None or pair.new is None:
                (only_new if pair.old is None else only_old).append(pair.name)
                continue
            try:
                was, now = read_entry(pair.old), read_entry(pair.new)
                change = FileChange(pair.name) if was == now else guard.compare(pair.name, was, now)
            except UncomparableError as problem:
                problems.append(Problem(pair.name, problem.message, problem.remedy))
                continue
            if change.kinds:
                changed.append(change)
            else:
                unchanged += 1
    return Comparison(
        request.old,
        request.new,
        request.terms,
        tuple(changed),
        tuple(only_old),
        tuple(only_new),
        (*old.problems, *new.problems, *problems),
        unchanged,
        old.tree.others + new.tree.others,
    )


def _pair(old: Version, new: Version) -> tuple[Pair, ...]:
    """Files by their names; two single ones whatever they are called."""
    if not old.single:
        return pair_files(old.tree, new.tree)
    return tuple(
        Pair(new.path.name, *both) for both in zip(old.tree.files.values(), new.tree.files.values(), strict=True)
    )


def _show_progress(pairs: tuple[Pair, ...]) -> Iterator[Pair]:
    with click.progressbar(pairs, label="Comparing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar


def _lines(comparison: Comparison, request: DiffRequest) -> Iterator[str]:
    """What the terminal tells, the worst first."""
    for problem in comparison.problems:
        yield f"FAILED    {problem.name}: {problem.message}; {problem.remedy}"
    for names, told in ((comparison.only_old, "only old"), (comparison.only_new, "only new")):
        yield from (f"{told:<9} {name}" for name in names)
    for file, wording, told_by in tell_once(comparison.worst_first):
        told = "; ".join(f"{kind}: {what}" for kind, what in describe_change(file).items())
        yield f"changed   {file.name}  ({told})"
        if told_by:
            yield f"          words as in {told_by}"
        shown = list({change.key: change for change in reversed(wording)}.values())[: -_SHOWN_CHANGES - 1 : -1]
        for change in shown:
            page = change.new_page or change.old_page
            yield f"          {f'page {page}: ' if page else ''}{pieces_text(change.pieces)}"
        if len(wording) > len(shown):
            yield f"          and {count(len(wording) - len(shown), 'more place')}"
    differing = len(comparison.changed) + len(comparison.only_old) + len(comparison.only_new)
    total = differing + comparison.unchanged
    yield f"{differing} of {count(total, 'file')} changed. Report: {request.report}"


def _make_printable(line: str) -> str:
    """A line without what a terminal obeys: names and texts of files are untrusted."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def _data(comparison: Comparison, request: DiffRequest) -> dict[str, Any]:
    """The report for programs; pictures are in the HTML only."""
    return {
        "status": "changed" if comparison.has_changes else "unchanged",
        "old": comparison.old,
        "new": comparison.new,
        "report": str(request.report),
        "unchanged": comparison.unchanged,
        "only_old": comparison.only_old,
        "only_new": comparison.only_new,
        "problems": [asdict(problem) for problem in comparison.problems],
        "changed": [_file_data(file) for file in comparison.worst_first],
    }


def _file_data(file: FileChange) -> dict[str, Any]:
    data = asdict(file)
    for change in data["wording"]:
        change["pieces"] = [piece._asdict() for piece in change["pieces"]]
    for page in data["pages"]:
        for picture in ("old", "new", "marked"):
            del page[picture]
    return {"kinds": file.kinds, **data}
