"""Where and with what it was measured."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from foldwell import __version__

_PACKAGES = {"typst": "Typst", "weasyprint": "WeasyPrint", "reportlab": "ReportLab", "playwright": "Playwright"}


def describe_machine() -> str:
    """Processor, cores, memory and system, in a line."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.machine()}"
    return f"{_name_processor()}, {cores} cores, {memory:.0f} GiB, {system}"


def describe_load() -> str:
    """How many processes wanted a processor in the last quarter of an hour, the suite's own among them."""
    return f"Load of the machine: {os.getloadavg()[2]:.1f}"


def describe_versions() -> str:
    """Foldwell, Python and the peers, in a line."""
    found = [f"Foldwell {__version__}", f"Python {sys.version.split()[0]}"]
    for package, name in _PACKAGES.items():
        try:
            found.append(f"{name} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join([*found, *_find_chromium()])


def _name_processor() -> str:
    try:
        told = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        told = None
    return told[1].strip() if told else platform.processor() or platform.machine()


def _find_chromium() -> list[str]:
    program = shutil.which("chromium")
    if program is None:
        return []
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    return [" ".join(told.split()[:2])] if told else []
