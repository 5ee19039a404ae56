"""What each contender writes of the same brochure: no time is taken, but nobody may be quick by leaving things out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from benchmarks.bench import FOLDWELL
from benchmarks.harness import CommandError, Written

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench

LEAST_WORDS = 0.97
"""Part of the words that a peer's file must hold. Foldwell's has the foot once more than some, and list numbers."""


LEAST_WORDS = 0.97
"""Part of the words of Foldwell's file that each other must hold: a browser counts no list's bullets as words."""


def inspect(bench: Bench) -> tuple[Written, ...]:
    """The knee tri-fold of Riverside by each; raises CommandError where a peer's file lacks words."""
    fleet, output = bench.fleet(1, 1), bench.new_output()
    bench.build(fleet, output)
    files = {FOLDWELL: next(output.rglob("*.screen.pdf"))}
    for peer in bench.peers:
        (task,) = fleet.list_tasks(bench.new_output())
        bench.make_by_peer(peer, [task], fleet)
        files[peer] = task.output
    written = [read_written(name, file) for name, file in files.items()]
    for one in written:
        if one.words < LEAST_WORDS * written[0].words:
            raise CommandError(f"the file of {one.name} has {one.words} words, that of Foldwell {written[0].words}")
    return tuple(written)


def read_written(name: str, file: Path) -> Written:
    """What is in a file."""
    with pypdfium2.PdfDocument(file) as document:
        pages = len(document)
        words = sum(len(page.get_textpage().get_text_bounded().split()) for page in document)
    with pikepdf.open(file) as document, document.open_metadata() as told:
        named = [f"PDF/UA-{told['pdfuaid:part']}"] if "pdfuaid:part" in told else []
        if "pdfaid:part" in told:
            named.append(f"PDF/A-{told['pdfaid:part']}{told.get('pdfaid:conformance', '').lower()}")
        tags = "tagged" if "/StructTreeRoot" in document.Root else "no tags"
        return Written(name, pages, words, ", ".join(named) or tags, file.stat().st_size)
