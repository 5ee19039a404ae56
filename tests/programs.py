"""Programs from outside that tests run: found on the machine, or installed from Debian where that is allowed.

Workers that test side by side wait for each other: apt-get gives up where its lists are locked.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

_PATIENCE = 600


@cache
def find_program(name, package):
    """The path of a program, installed with apt-get where this is Debian and we are root; else None."""
    if found := shutil.which(name):
        return found
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    with (Path(tempfile.gettempdir()) / "foldwell-tests-apt.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return shutil.which(name) or _install(name, package)


def _install(name, package):
    command = ["apt-get", "install", "-y", "-o", "DPkg::Lock::Timeout=300", "--no-install-recommends", package]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (command, ["apt-get", "update"], command):
        subprocess.run(step, env=environment, capture_output=True, timeout=_PATIENCE, check=False)
        if found := shutil.which(name):
            return found
    return None


def require_program(name, package):
    """The path of a program; skips where it is not there, which in CI is a failure."""
    found = find_program(name, package)
    if found is None:
        message = f"{name} is not installed; on Debian: apt-get install --no-install-recommends {package}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found
