"""One brochure of more and more pages, as a whole process from nothing."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from benchmarks.bench import FOLDWELL, Fleet
from benchmarks.harness import Result, list_rows, measure_in_turn
from benchmarks.materials import write_materials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.bench import Bench
    from benchmarks.harness import Measured

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/fixtures/small"
_BARE_PAGES, _PARAGRAPHS_A_PAGE = 8, 4.95
"""Pages of the sample as a booklet with nothing added, and how many of these paragraphs fill one."""
_LAYOUTS = {1: ("poster", "tabloid"), 2: ("rackcard", "letter"), 4: ("handout", "letter")}
_WORDS = (
    "You wash your knee and dry it well. We wind the wrap around it from below, so that it holds and does not press."
    " Rest for ten minutes with your leg up. Then walk a few steps, and tell us if it slips, hurts or feels cold."
    " Day {number} is much like the day before, and a walk around the block is enough."
)


def measure(bench: Bench) -> Iterator[Result]:
    """The small sample as a poster, a handout and booklets, in growing order; pages are counted in the file."""
    for pages in bench.sizes.pages:
        home = bench.folder / f"pages-{pages}"
        fleet = write_long(home, pages)
        tasks = fleet.list_tasks(bench.new_output())
        steps = {FOLDWELL: partial(_build, bench, fleet)}
        steps |= {peer: partial(bench.make_by_peer, peer, tasks, fleet) for peer in bench.peers}
        runs = measure_in_turn(steps, bench.sizes.fleet_rounds)
        output = bench.new_output()
        bench.build(fleet, output)
        (made,) = output.rglob("*.screen.pdf")
        with pypdfium2.PdfDocument(made) as document:
            counted = len(document)
        bench.say(f"  {counted} pages")
        title = f"{counted} {'page' if counted == 1 else 'pages'}"
        yield Result("pages", list_rows(runs), x=counted, left_out=bench.left_out, title=title)


def _build(bench: Bench, fleet: Fleet) -> Measured:
    return bench.build(fleet, bench.new_output())


def write_long(home: Path, pages: int) -> Fleet:
    """The small sample with as many paragraphs more as so many pages need, and the peers' materials of it."""
    layout, paper = _LAYOUTS.get(pages, ("booklet", "letter"))
    project = home / "project"
    shutil.copytree(SAMPLE, project)
    clinic = project / "content/clinics/plain/clinic.yml"
    clinic.write_text(clinic.read_text(encoding="utf-8").replace("[letter, a4]", f"[{paper}]"), encoding="utf-8")
    more = range(max(0, round((pages - _BARE_PAGES) * _PARAGRAPHS_A_PAGE)))
    topic = project / "content/topics/tiny"
    _put_after(topic / "topic.yaml", "      - {id: what, kind: paragraph}\n",
               "".join(f"      - {{id: what-{number}, kind: paragraph}}\n" for number in more))  # fmt: skip
    _put_after(topic / "en-US.yaml", "It holds the knee and keeps it warm.\n",
               "".join(f"  what-{number}: {_WORDS.format(number=number + 1)}\n" for number in more))  # fmt: skip
    write_materials(project, home / "materials", layout, paper)
    return Fleet(project, home / "materials", layout, paper)


def _put_after(path: Path, line: str, more: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert line in text, f"{line!r} is not in {path}"
    path.write_text(text.replace(line, line + more, 1), encoding="utf-8")
