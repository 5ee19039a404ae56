"""Watches processes while they run, as far as Linux tells: their memory, and how long they worked."""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import suppress
from pathlib import Path

_GLANCE, _LONG_LOOK = 0.02, 0.2
"""Seconds between two looks at the peak of the started process, and at the memory of all processes of a run: the
second costs the run something."""


class Watch(threading.Thread):
    """Watches processes by their ids, and all below them. peak: the most MiB seen so far."""

    def __init__(self, pids: list[int]) -> None:
        super().__init__(daemon=True)
        self._pids, self._over = pids, threading.Event()
        self._times: dict[int, float] = {}
        self.peak = 0.0

    def run(self) -> None:
        """Look again and again until it is stopped."""
        look_again = 0.0
        while not self._over.wait(_GLANCE):
            self.peak = max(self.peak, *map(_peak_of_process, self._pids))
            if time.perf_counter() >= look_again:
                family = [process for pid in self._pids for process in _list_tree(pid)]
                self.peak = max(self.peak, sum(map(_memory_of_process, family)))
                self._times |= {pid: taken for pid in family if (taken := _time_of_process(pid))}
                look_again = time.perf_counter() + _LONG_LOOK

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()

    @property
    def worked(self) -> float:
        """Seconds of processor time of all processes that were seen."""
        return sum(self._times.values())


def _peak_of_process(pid: int) -> float:
    """MiB that Linux keeps as the process' peak; unlike `ru_maxrss` it leaves out what its parent took."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    told = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(told[1]) / 1024 if told else 0.0


def _list_tree(pid: int) -> list[int]:
    """A process and all below it."""
    family = [pid]
    for one in family:
        with suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                family += map(int, (task / "children").read_text(encoding="utf-8").split())
    return family


def _memory_of_process(pid: int) -> float:
    """MiB of a process; what several share is divided among them."""
    with suppress(OSError):
        rolled_up = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
        told = re.search(r"^Pss:\s+(\d+) kB", rolled_up, re.MULTILINE)
        return int(told[1]) / 1024 if told else 0.0
    return 0.0


def _time_of_process(pid: int) -> float:
    """Seconds of processor time of a process so far, without those that it waited for (proc(5), stat)."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0
