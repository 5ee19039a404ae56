"""Programs of the system that some tests need."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def require_program(name: str, package: str) -> str:
    """The path of a program; installs its Debian package where that is allowed.

    Else the test is skipped, or fails where CI is set: there nothing may go unchecked.
    """
    found = shutil.which(name)
    if found is None and os.geteuid() == 0 and Path("/etc/debian_version").is_file():
        command = ["apt-get", "install", "-y", "--no-install-recommends", package]
        subprocess.run(
            command, capture_output=True, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
        found = shutil.which(name)
    if found is None:
        told = f"{name} is missing; on Debian: apt-get install {package}"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return found
