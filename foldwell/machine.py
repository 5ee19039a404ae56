"""What this machine lacks for typesetting, and the command that installs it.

`build.py` asks before anything is installed, so this imports the standard library only; the `foldwell` command asks
when the typesetting engine does not load.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

LIBRARIES = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "libharfbuzz0b": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}
"""Debian's package, and the library's file on Linux and on macOS; without the last one files are not the same twice."""

HOMEBREW_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib")

SYSTEMS = {
    "Debian/Ubuntu": (
        ("debian", "ubuntu"),
        "{sudo}apt-get update && {sudo}apt-get install --no-install-recommends {packages}",
    ),
    "Fedora": (("fedora", "rhel", "centos"), "{sudo}dnf install python3 pango harfbuzz"),
    "Arch": (("arch",), "{sudo}pacman -S --needed python pango harfbuzz"),
    "macOS": ((), "brew install pango"),
}
"""A system, the words of /etc/os-release that name it, and the command that installs what Foldwell needs."""

WINDOWS_STEPS = """Foldwell runs on Windows inside WSL or Docker.
With WSL:
  1. In PowerShell, once:    wsl --install -d Ubuntu
  2. In the Ubuntu window:   cd to this folder (C:\\ is /mnt/c there), then: python3 build.py
With Docker, in PowerShell, in this folder:
  1. Once:                   docker run -it --name foldwell -v "${PWD}:/foldwell" -w /foldwell python:3.13 bash
  2. In it:                  python3 build.py
  3. Later:                  docker start -ai foldwell"""


def find_missing_packages(platform: str) -> list[str]:
    """Return Debian's names of what this Python can't load.

    The system's loader is asked and not a package manager: it is the one that decides later.
    """
    importlib.invalidate_caches()
    has_venv = all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))
    missing = [] if has_venv else ["python{}.{}-venv".format(*sys.version_info)]
    return missing + [package for package, names in LIBRARIES.items() if not has_library(*names, platform)]


def has_library(linux_name: str, mac_name: str, platform: str) -> bool:
    """Tell whether the system's loader finds a library, on macOS also where Homebrew puts it."""
    if platform == "darwin":
        return any(can_load(name) for name in (mac_name, *(f"{folder}/{mac_name}" for folder in HOMEBREW_FOLDERS)))
    return can_load(linux_name)


def can_load(library: str) -> bool:
    """Load a library by name or path."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def list_loaded_files() -> list[str]:
    """Return the files of our libraries that this process has loaded; none where the system does not tell."""
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    files = {line.split(maxsplit=5)[-1] for line in maps.splitlines()}
    return sorted(file for file in files if any(f"/{linux_name}" in file for linux_name, _ in LIBRARIES.values()))


def read_os_release() -> str:
    """Return what the system says about itself; nothing on systems without such a file."""
    try:
        return Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""


def recognise_system(platform: str, os_release: str) -> str:
    """Return which of SYSTEMS this machine is, "Windows", or nothing where it is none of them."""
    if platform in ("darwin", "win32", "cygwin"):
        return "macOS" if platform == "darwin" else "Windows"
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    words = " ".join(fields.get(name, "").strip("\"'") for name in ("ID", "ID_LIKE")).split()
    return next((system for word in words for system, (names, _) in SYSTEMS.items() if word in names), "")


def explain_missing(system: str, packages: Sequence[str], *, is_root: bool) -> str:
    """Return what is missing and the command that installs it: this system's, or each where the system is unknown."""
    if system == "Windows":
        return WINDOWS_STEPS
    lines = [
        f"Foldwell needs what this machine lacks: {', '.join(packages)} (by their names in Debian).",
        "Install them with this, then run the same command again:",
    ]
    for name in [system] if system else SYSTEMS:
        command = SYSTEMS[name][1].format(sudo="" if is_root else "sudo ", packages=" ".join(packages))
        lines.append(f"  {name}: {command}")
    return "\n".join(lines)


def install_with_apt(packages: Sequence[str], log: IO[bytes]) -> str:
    """Install Debian packages as root, or through a sudo that asks for no password; return why not, or nothing."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") is None:
        return "there is no apt-get"
    if sudo and (shutil.which("sudo") is None or not run_logged([*sudo, "true"], log)[0]):
        return "that takes an administrator"
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-o", "DPkg::Lock::Timeout=300"]
    install = [*apt, "install", "--no-install-recommends", *packages]
    has_lists = any("_Packages" in file.name for file in Path("/var/lib/apt/lists").iterdir())
    if has_lists and run_logged(install, log)[0]:
        return ""
    _, update_output = run_logged([*apt, "update"], log)
    is_done, output = run_logged(install, log)
    return "" if is_done else f"{explain_apt_failure(update_output + output)}; see {log.name}"


def explain_apt_failure(output: str) -> str:
    """Return what apt-get's output means to a person: without a network it only says that no such package exists."""
    if re.search("Temporary failure resolving|Could not (resolve|connect)|Cannot initiate|Unable to connect", output):
        return "apt-get finds no way to its servers"
    errors = [line.removeprefix("E: ") for line in output.splitlines() if line.startswith("E: ")]
    return errors[0] if errors else "apt-get gives no reason"


def run_logged(command: Sequence[str], log: IO[bytes]) -> tuple[bool, str]:
    """Run a command with its output in a log, kept from the screen; return whether it succeeded, and the output.

    It inherits open files, and so a lock: what it still does after its parent was killed is waited for.
    """
    start = log.seek(0, os.SEEK_END)
    log.write(f"$ {' '.join(command)}\n".encode())
    log.flush()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, close_fds=False, check=False)
    log.seek(start)
    return done.returncode == 0, log.read().decode(errors="replace")
