"""Programs of the system that some tests need."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def require_program(name: str, package: str) -> str:
    """The path of a program; its Debian package is installed where that is allowed.

    Without it the test is skipped, and fails where CI is set: there nothing may go unchecked.
    """
    path = shutil.which(name)
    if path is None and os.geteuid() == 0 and Path("/etc/debian_version").is_file():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "install", "-y", "--no-install-recommends", package]
        subprocess.run(command, capture_output=True, check=False, env=quiet)
        path = shutil.which(name)
    if path is None:
        told = f"{name} is missing; on Debian: apt-get install {package}"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return path
