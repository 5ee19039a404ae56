"""What the cases share: fleets made once, sizes of a quick and of a full run, and who takes part with which command."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.fleet import make_project
from benchmarks.harness import YARDSTICK, Command, Measured, run_commands
from benchmarks.materials import write_materials
from benchmarks.peers.work import Task, write_work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[1]
FOLDWELL = "Foldwell"
PEERS = {YARDSTICK: "by_typst", "ReportLab": "by_reportlab", "WeasyPrint": "by_weasyprint", "Chromium": "by_chromium"}
"""Each contender's module in benchmarks/peers/, the yardstick first."""
_PACKAGES = {YARDSTICK: "typst", "ReportLab": "svglib", "Chromium": "playwright"}
_NO_PACKAGE = "its package is not installed: python3 build.py bench installs it"
_NO_CHROMIUM = "Chromium is not installed; on Debian: apt-get install --no-install-recommends chromium"


@dataclass(frozen=True)
class Sizes:
    """How much is measured.

    clinics, topics: of the large fleet. pages: of the growth curve, about. warm: brochures of a warm run.
    """

    rounds: int
    fleet_rounds: int
    clinics: int
    topics: int
    pages: tuple[int, ...]
    warm: int


QUICK = Sizes(rounds=3, fleet_rounds=1, clinics=10, topics=2, pages=(1, 8, 32), warm=4)
FULL = Sizes(rounds=7, fleet_rounds=3, clinics=100, topics=10, pages=(1, 2, 4, 8, 16, 32, 64), warm=10)


@dataclass(frozen=True)
class Fleet:
    """A project on the disk and the peers' materials of it."""

    project: Path
    materials: Path
    layout: str = "trifold"
    paper: str = "letter"

    def list_tasks(self, output: Path) -> list[Task]:
        """Every brochure, topic by topic."""
        output.mkdir(parents=True, exist_ok=True)
        topics = sorted((self.materials / "topics").iterdir())
        clinics = sorted((self.materials / "clinics").iterdir())
        pairs = [(topic, clinic) for topic in topics for clinic in clinics]
        return [Task(topic, clinic, output / f"{clinic.stem}.{topic.name}.pdf") for topic, clinic in pairs]


@dataclass
class Bench:
    """One run of the suite in a folder of its own."""

    folder: Path
    sizes: Sizes
    say: Callable[[str], None]
    _fleets: dict[tuple[int, int], Fleet] = field(default_factory=dict)
    _built: dict[Path, Path] = field(default_factory=dict)
    _outputs: int = 0

    def fleet(self, clinics: int, topics: int) -> Fleet:
        """A fleet of so many clinics and topics, made where it is not there yet."""
        key = (clinics, topics)
        if key not in self._fleets:
            self.say(f"  making {clinics} clinics and {topics} topics")
            home = self.folder / f"fleet-{clinics}-{topics}"
            make_project(home / "project", clinics, topics)
            write_materials(home / "project", home / "materials")
            self._fleets[key] = Fleet(home / "project", home / "materials")
        return self._fleets[key]

    def new_output(self) -> Path:
        """A folder where nothing was built before."""
        self._outputs += 1
        return self.folder / f"output-{self._outputs}"

    def built_output(self, fleet: Fleet) -> Path:
        """A folder where all of a fleet is in place, built where no case has done so."""
        if fleet.project not in self._built:
            self.build(fleet, self.keep_output(fleet), max(self.process_counts))
        return self._built[fleet.project]

    def keep_output(self, fleet: Fleet) -> Path:
        """A folder where nothing was built before, for a build of the whole fleet that other cases go on from."""
        self._built[fleet.project] = self.new_output()
        return self._built[fleet.project]

    @cached_property
    def left_out(self) -> dict[str, str]:
        """Peers that can't run here, and why."""
        missing = {peer: _NO_PACKAGE for peer, name in _PACKAGES.items() if importlib.util.find_spec(name) is None}
        no_browser = {} if shutil.which("chromium") else {"Chromium": _NO_CHROMIUM}
        return {**no_browser, **missing}

    @cached_property
    def peers(self) -> list[str]:
        """Those that can."""
        return [peer for peer in PEERS if peer not in self.left_out]

    def make_by_peer(self, peer: str, tasks: Sequence[Task], fleet: Fleet, processes: int = 1) -> Measured:
        """One run of a peer: all tasks, dealt out to so many processes."""
        shares = [tasks[number::processes] for number in range(processes)]
        return run_commands([self.peer_command(peer, share, fleet) for share in shares])

    def peer_command(self, peer: str, tasks: Sequence[Task], fleet: Fleet, times: Path | None = None) -> Command:
        """What makes tasks by a peer, in one process."""
        self._outputs += 1
        work = write_work(self.folder / f"work-{self._outputs}.json", fleet.materials, tasks, times)
        return Command((sys.executable, "-P", "-m", f"benchmarks.peers.{PEERS[peer]}", str(work)), ROOT)

    def own_command(self, how: str, fleet: Fleet, count: int, times: Path) -> Command:
        """What makes brochures of a fleet's last topic by Foldwell in one process; see by_foldwell.py."""
        arguments = (how, str(fleet.project), str(self.new_output()), str(count), str(times))
        return Command((sys.executable, "-P", "-m", "benchmarks.peers.by_foldwell", *arguments), ROOT)

    def build(self, fleet: Fleet, output: Path, processes: int = 1, topics: Sequence[str] = ()) -> Measured:
        """One run of `foldwell build`: every brochure of a fleet, or those of some topics, one screen file each."""
        return run_commands([self.build_command(fleet, output, processes, topics)])

    def build_command(self, fleet: Fleet, output: Path, processes: int, topics: Sequence[str] = ()) -> Command:
        """The installed command as people call it."""
        options = [f"--layout={fleet.layout}", f"--paper={fleet.paper}", "--medium=screen", f"--output={output}"]
        options += [f"--topic={topic}" for topic in topics]
        options += [f"--jobs={processes}"] if self.has_jobs else []
        return Command((*find_foldwell(), "build", *options), fleet.project)

    @cached_property
    def has_jobs(self) -> bool:
        """Whether this version of Foldwell can be told how many processes to use."""
        told = subprocess.run([*find_foldwell(), "build", "--help"], capture_output=True, text=True, check=True)
        return "--jobs" in told.stdout

    @property
    def process_counts(self) -> tuple[int, ...]:
        """How many processes are compared."""
        return (1, 2) if self.has_jobs else (1,)


def find_foldwell() -> tuple[str, ...]:
    """The installed command, or where there is none, what build.py calls."""
    script = Path(sys.executable).with_name("foldwell")
    return (str(script),) if script.exists() else (sys.executable, "-P", "-m", "foldwell")
