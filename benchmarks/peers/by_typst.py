"""The brochure by Typst: one compiler for all, which keeps fonts, files and what it laid out before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typst

from benchmarks.peers.work import FACES, do_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.work import Task

ROOT = Path(__file__).resolve().parents[2]


def start(_materials: Path) -> Callable[[Task], bytes]:
    """A compiler with the fonts of the brochure and none of the machine's."""
    folders = sorted({str((ROOT / "styles/fonts" / file).parent) for _, file, _ in FACES})
    template = ROOT / "benchmarks/peers/typst/brochure.typ"
    compiler = typst.Compiler(str(template), root="/", font_paths=folders, ignore_system_fonts=True)

    def make(task: Task) -> bytes:
        inputs = {"topic": str(task.topic), "clinic": str(task.clinic)}
        data = compiler.compile(sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
        assert isinstance(data, bytes)
        return data

    return make


if __name__ == "__main__":
    do_work(start)
