"""Programs from outside that tests run: found on the machine, or installed from Debian where that is allowed.

Workers that test side by side wait for each other: apt-get gives up where its lists are locked.
"""

from __future__ import annotations

import ctypes
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
    return _find_or_install(lambda: shutil.which(name), package)


@cache
def find_library(name, package):
    """The name of a shared library that can be loaded, installed in the same way; else None."""
    return _find_or_install(lambda: name if _loads(name) else None, package)


def require_program(name, package):
    """The path of a program; skips where it is not there, which in CI is a failure."""
    return _require(find_program(name, package), name, package)


def require_library(name, package):
    """The name of a shared library, such as one that a program of a Python package needs; skips as above."""
    return _require(find_library(name, package), name, package)


def _require(found, name, package):
    if found is None:
        message = f"{name} is not installed; on Debian: apt-get install --no-install-recommends {package}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def _find_or_install(find, package):
    if found := find():
        return found
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    with (Path(tempfile.gettempdir()) / "foldwell-tests-apt.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return find() or _install(find, package)


def _install(find, package):
    command = ["apt-get", "install", "-y", "-o", "DPkg::Lock::Timeout=300", "--no-install-recommends", package]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (command, ["apt-get", "update"], command):
        subprocess.run(step, env=environment, capture_output=True, timeout=_PATIENCE, check=False)
        if found := find():
            return found
    return None


def _loads(name):
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
