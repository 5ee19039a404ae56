"""What every peer does with its work: make one file after the other, and note how long each took.

A work file is JSON: `materials`, a folder; `brochures`, a list of topic, clinic and output; `times`, a file to write
the seconds of each to, or empty.
"""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MARK = re.compile(r"@@([a-z-]+)@@")


@dataclass(frozen=True)
class Task:
    """One brochure to make: the folder of its topic, the file of its clinic, and where the PDF goes."""

    topic: Path
    clinic: Path
    output: Path


def write_work(path: Path, materials: Path, tasks: Sequence[Task], times: Path | None = None) -> Path:
    """Write a work file, and return its path."""
    told = [{"topic": str(task.topic), "clinic": str(task.clinic), "output": str(task.output)} for task in tasks]
    work = {"materials": str(materials), "times": str(times or ""), "brochures": told}
    path.write_text(json.dumps(work), encoding="utf-8")
    return path


def do_work(start: Callable[[Path], Callable[[Task], bytes]]) -> None:
    """Make every brochure of the work file that the command line names. start: gets ready, given the materials."""
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    make = start(Path(work["materials"]))
    times = []
    for told in work["brochures"]:
        task = Task(*(Path(told[part]) for part in ("topic", "clinic", "output")))
        before = time.perf_counter()
        task.output.write_bytes(make(task))
        times.append(time.perf_counter() - before)
    if work["times"]:
        Path(work["times"]).write_text(json.dumps(times), encoding="utf-8")


def read_clinic(task: Task) -> dict[str, str]:
    """What stands at each mark."""
    told: dict[str, str] = json.loads(task.clinic.read_text(encoding="utf-8"))
    return told


def fill_in(text: str, clinic: dict[str, str]) -> str:
    """A text with what a clinic has in place of the marks."""
    return _MARK.sub(lambda mark: clinic[mark[1]], text)


def read_pictures(task: Task, clinic: dict[str, str]) -> dict[str, bytes]:
    """Every picture of a brochure in the clinic's colours, by the name that `asset:` calls it."""
    drawn = {
        path.name: fill_in(path.read_text(encoding="utf-8"), clinic) for path in (task.topic / "pictures").iterdir()
    }
    return {name: svg.encode() for name, svg in {**drawn, "logo.svg": clinic["logo"], "qr.svg": clinic["qr"]}.items()}


def font_faces(folder: Path) -> str:
    """The rules that give a browser or an engine the fonts of the brochure, and no others of the families."""
    return "".join(
        f'@font-face{{font-family:"{family}";src:url({(folder / file).as_uri()});font-weight:{weight}}}'
        for family, file, weight in FACES
    )


FACES: tuple[tuple[str, str, int], ...] = (
    ("Source Sans 3", "source-sans-3/SourceSans3_400Regular.ttf", 400),
    ("Source Sans 3", "source-sans-3/SourceSans3_600SemiBold.ttf", 600),
    ("Source Sans 3", "source-sans-3/SourceSans3_700Bold.ttf", 700),
    ("Source Serif 4", "source-serif-4/SourceSerif4_500Medium.ttf", 500),
    ("Source Serif 4", "source-serif-4/SourceSerif4_600SemiBold.ttf", 600),
)
Node = dict[str, Any]
"""An element of tree.json."""
