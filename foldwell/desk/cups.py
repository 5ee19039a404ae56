"""What CUPS says of its printers, asked by its own programs; nothing goes through a shell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.errors import SetupError, UsageError
from foldwell.read.suggestions import check_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PATIENCE = 30
"""Seconds that CUPS has for an answer."""
_OPTION = re.compile(r"^(?P<name>[^/:\s]+)(?:/[^:]*)?:(?P<choices>.*)$")
_HOW_TO_GET = "install it: apt-get install cups-client (Debian, Ubuntu), dnf install cups-client (Fedora)"


@dataclass(frozen=True)
class Printer:
    """A printer that CUPS knows.

    options: its choices by option, such as `{"PageSize": ("Letter", "A4")}`; empty where its driver tells none, as
    that of a raw queue.
    """

    name: str
    options: Mapping[str, tuple[str, ...]]

    def choices(self, *names: str) -> tuple[str, ...]:
        """The choices of the first option that it has among these names; () where it has none of them."""
        return next((self.options[name] for name in names if name in self.options), ())


def find_printer(name: str) -> Printer:
    """The printer of a name, or CUPS's default where the name is empty.

    Raises UsageError, with a suggestion, where there is none, and SetupError where CUPS is not there to ask.
    """
    known = [line.strip() for line in run_program("lpstat", "-e").splitlines() if line.strip()]
    if not known:
        raise SetupError("CUPS knows no printer here", "set one up in the system's printer settings, or start CUPS")
    chosen = check_name("printer", name, known) if name else _find_default(known)
    return Printer(chosen, parse_options(run_program("lpoptions", "-p", chosen, "-l")))


def _find_default(known: Sequence[str]) -> str:
    """CUPS tells it as `system default destination: NAME`."""
    told = run_program("lpstat", "-d")
    name = told.rpartition(":")[2].strip() if ":" in told else ""
    if name not in known:
        raise UsageError("there is no default printer", f"name one with --printer: {', '.join(known)}")
    return name


def parse_options(told: str) -> dict[str, tuple[str, ...]]:
    """The choices of each option, from `lpoptions -l`: `PageSize/Media Size: *Letter A4`, the default starred."""
    found = (_OPTION.match(line.strip()) for line in told.splitlines())
    return {one["name"]: tuple(choice.lstrip("*") for choice in one["choices"].split()) for one in found if one}


def run_program(name: str, *arguments: str) -> str:
    """What a program of CUPS answers, in English.

    Raises SetupError where it is missing or does not answer, and with its own words where no job was taken. The
    others end badly also where there is nothing to tell: then the answer is empty.
    """
    path = shutil.which(name)
    if path is None:
        raise SetupError(f"CUPS, which prints, is not on this machine (there is no {name})", _HOW_TO_GET)
    try:
        done = subprocess.run(
            [path, *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
            text=True,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise SetupError(f"CUPS did not answer within {_PATIENCE} seconds", "look whether it runs: lpstat -r") from None
    if done.returncode == 0:
        return done.stdout
    words = " ".join((done.stderr or done.stdout).split()).removeprefix(f"{name}: ")
    if name != "lp":
        return ""
    raise SetupError(f"CUPS took no job: {words or f'lp ended with {done.returncode}'}", "look at lpstat -p")
