#!/usr/bin/env python3
"""The front door: sets Foldwell up on a fresh machine, then hands over to it.

    python3 build.py                  builds every brochure: the same as foldwell build
    python3 build.py COMMAND ...      the same as foldwell COMMAND ...
    python3 build.py test ...         checks format, lint and types and runs the tests; the rest goes to pytest
    python3 build.py bench ...        measures Foldwell beside its peers; --quick takes some minutes

Set-up happens once, in `.venv`. Later starts only compare a stamp, so modules are imported where they are needed
and not at the top. An older Python must be able to read this file, to be told that it is too old.
"""

import os
import sys

TYPE_CHECKING = False  # importing typing takes longer than all of a later start
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

OLDEST_PYTHON = (3, 11)
# As in foldwell.errors.ExitCode, which an old Python can't import.
EXIT_FAILED, EXIT_SETUP, EXIT_INTERRUPTED = 1, 8, 130

FOLDER = os.path.dirname(os.path.abspath(__file__))
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"  # the second holds all of the first
BENCH = "requirements-bench.lock"  # all of the first too
LOG, LOADED = "setup.log", "libraries.txt"  # in the environment's folder, beside a stamp for each lock

PIP_FAILURES = {  # what pip writes, and what it means; the first that fits is told
    "DO NOT MATCH THE HASHES": "a download differs from what the lock expects (hash mismatch), and was not installed;"
    " try again on another network, and tell the maintainers if it stays so",
    "CERTIFICATE_VERIFY_FAILED": "the network's certificate is not trusted; name its file in PIP_CERT",
    "No space left on device": "the disk is full",
    "NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Connection refused|resolution|unreachable|No route": (
        "no way to the package index; set-up needs the network once"
        " (behind a proxy set HTTPS_PROXY, for an index of your own PIP_INDEX_URL)"
    ),
    "No matching distribution": "a package is not offered for this machine;"
    " Linux (x86-64, ARM) and macOS 14 or later (15 on Intel) with Python 3.11 to 3.14 are supported",
}


class SetupError(Exception):
    """This machine lacks something that could not be installed; the message says what to do."""


def main(arguments: "list[str]") -> int:
    """Set up where needed, then become `foldwell` with these arguments; return an exit code where that can't be."""
    if sys.version_info < OLDEST_PYTHON:
        say(explain_old_python(sys.version.split()[0], find_newer_pythons()))
        return EXIT_SETUP
    locks = choose_locks(arguments)
    venv = os.path.join(FOLDER, ".venv")
    python = os.path.join(venv, "bin", "python")
    try:
        if not is_ready(venv, locks):
            set_up(venv, locks)
        if sys.platform == "darwin":  # Homebrew's folders are none of those where macOS looks by itself
            os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
        if arguments[:1] == ["test"]:
            return run_checks(python, list_checks(arguments[1:]))
    except SetupError as error:
        say(str(error))
        return EXIT_SETUP
    except OSError as error:
        say(f"Set-up failed: {error}\nThe project folder must be complete and writable: {FOLDER}")
        return EXIT_SETUP
    except KeyboardInterrupt:
        say("Stopped.")
        return EXIT_INTERRUPTED
    return os.execv(python, [python, *choose_flags(arguments)])


def find_newer_pythons() -> "list[str]":
    """Return the commands of Pythons on this machine that are new enough."""
    import shutil

    return [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]


def explain_old_python(version: str, newer: "Sequence[str]") -> str:
    """Return what to do about a Python that is too old."""
    remedy = f"run: {newer[0]} build.py" if newer else "install a newer one and run build.py with it"
    return f"Foldwell needs Python 3.11+; this is {version}. Please {remedy}"


def choose_locks(arguments: "list[str]") -> "list[str]":
    """Return the locks that a command needs."""
    more = {"test": DEVELOPMENT, "bench": BENCH}
    return [RUNTIME, *(more[name] for name in arguments[:1] if name in more)]


def choose_flags(arguments: "list[str]") -> "list[str]":
    """Return what the environment's Python is called with; -P: nothing is imported from the folder we are in."""
    if arguments[:1] == ["bench"]:
        return ["-P", "-m", "benchmarks", *arguments[1:]]
    return ["-P", "-m", "foldwell", *(arguments or ["build"])]


def say(line: str) -> None:
    """Tell the person something, away from stdout, which belongs to the command."""
    print(line, file=sys.stderr, flush=True)


# Is everything there? All that later starts go through.


def is_ready(venv: str, locks: "Sequence[str]") -> bool:
    """Tell whether the packages of all locks are installed, and the libraries that set-up loaded are still there."""
    return has_libraries(venv) and all(is_installed(venv, os.path.join(FOLDER, lock)) for lock in locks)


def is_installed(venv: str, lock: str) -> bool:
    """Tell whether this environment was completed from this very lock file, by this version of Python."""
    try:
        with open(os.path.join(venv, os.path.basename(lock)), "rb") as stamp:
            is_same = stamp.read() == make_stamp(lock)
    except FileNotFoundError:
        return False
    return is_same and os.path.exists(os.path.join(venv, "bin", "python"))


def make_stamp(lock: str) -> bytes:
    """Return what is written last into a complete environment: the lock itself, since that is quicker than its hash."""
    with open(lock, "rb") as file:
        return b"# Python %d.%d\n" % sys.version_info[:2] + file.read()


def has_libraries(venv: str) -> bool:
    """Tell whether the library files that set-up loaded are still there; a new container may lack them."""
    try:
        with open(os.path.join(venv, LOADED), encoding="utf-8") as files:
            return all(os.path.exists(file) for file in files.read().splitlines())
    except FileNotFoundError:
        return False


# Set-up


def set_up(venv: str, locks: "Sequence[str]") -> None:
    """Install what is missing; one process at a time does so, and what one left half-done the next does again."""
    from foldwell import machine

    if os.name == "nt":
        raise SetupError(machine.WINDOWS_STEPS)
    with open(os.path.join(FOLDER, RUNTIME), "r+b") as turn:
        wait_for_turn(turn)
        if is_ready(venv, locks):
            return
        claim_venv(venv)
        say(f"Setting up (once, about a minute; details in {os.path.join(venv, LOG)}):")
        with open(os.path.join(venv, LOG), "a+b") as log:
            provide_system_packages(venv, log)
            if not all(is_installed(venv, os.path.join(FOLDER, lock)) for lock in locks):
                provide_python_packages(venv, locks, log)
        say("Set up.")


def wait_for_turn(turn: "IO[bytes]") -> None:
    """Wait until no other set-up works in this folder; the children of one that was killed count, as they inherit."""
    import fcntl

    os.set_inheritable(turn.fileno(), True)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another build.py is setting up this folder; waiting for it ...")
        fcntl.flock(turn, fcntl.LOCK_EX)


def claim_venv(venv: str) -> None:
    """Make the environment's folder with a log in it, unless there is one that somebody else made."""
    if os.path.isdir(venv) and os.listdir(venv) and LOG not in os.listdir(venv):
        raise SetupError(f"{venv} was not made by build.py; rename or remove it, then run this again.")
    os.makedirs(venv, exist_ok=True)


def provide_system_packages(venv: str, log: "IO[bytes]") -> None:
    """Install what the system lacks where that is allowed, and note which library files are used."""
    from foldwell import machine

    system = machine.recognise_system(sys.platform, machine.read_os_release())
    missing = machine.find_missing_packages(sys.platform)
    if missing and system == "Debian/Ubuntu":
        say(f"  System packages: {' '.join(missing)}")
        failure = machine.install_with_apt(missing, log)
        if failure:
            say(f"  Not installed: {failure}")
        missing = machine.find_missing_packages(sys.platform)
    if missing:
        raise SetupError(machine.explain_missing(system, missing, is_root=os.geteuid() == 0))
    write_file(os.path.join(venv, LOADED), "\n".join(machine.list_loaded_files()).encode())


def provide_python_packages(venv: str, locks: "Sequence[str]", log: "IO[bytes]") -> None:
    """Install the last lock, which holds the others, into a new environment or on top of a complete one."""
    from foldwell.machine import run_logged

    python = os.path.join(venv, "bin", "python")
    if not is_installed(venv, os.path.join(FOLDER, RUNTIME)):
        make_venv(venv, log)
    for lock in locks:
        if os.path.exists(os.path.join(venv, lock)):
            os.remove(os.path.join(venv, lock))  # stopped from here on, it does not look complete
    say(f"  Python packages of {locks[-1]}")
    pip = [python, "-m", "pip", "install", "--no-input", "--no-user", "--disable-pip-version-check", "--retries=2"]
    strict = ["--progress-bar=off", "--require-hashes", "--only-binary=:all:", "-r", os.path.join(FOLDER, locks[-1])]
    is_done, output = run_logged([*pip, *strict], log)
    if not is_done:
        raise SetupError(f"The Python packages were not installed: {explain_pip_failure(output)}.\nSee {log.name}")
    for lock in locks:
        write_file(os.path.join(venv, lock), make_stamp(os.path.join(FOLDER, lock)))


def make_venv(venv: str, log: "IO[bytes]") -> None:
    """Make the environment anew, with the project's folder on its path wherever the project is moved."""
    from foldwell.machine import run_logged

    clear_venv(venv)
    say(f"  Python environment in {venv}")
    if not run_logged([sys.executable, "-m", "venv", venv], log)[0]:
        raise SetupError(f"Python can't make a virtual environment.\nSee {log.name}")
    packages = os.path.join(venv, "lib", "python{}.{}".format(*sys.version_info), "site-packages")
    write_file(os.path.join(packages, "foldwell.pth"), b"../../../..\n")


def clear_venv(venv: str) -> None:
    """Empty the folder but for what set-up just wrote; stamps go first, so that a rest does not look complete."""
    import shutil

    entries = [entry for entry in os.scandir(venv) if entry.name not in (LOG, LOADED)]
    for entry in sorted(entries, key=lambda entry: entry.is_dir(follow_symlinks=False)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.remove(entry.path)


def explain_pip_failure(output: str) -> str:
    """Return what pip's output means to a person, or its own last error."""
    import re

    for pattern, meaning in PIP_FAILURES.items():
        if re.search(pattern, output):
            return meaning
    errors = [line for line in output.splitlines() if line.startswith("ERROR: ")]
    return errors[-1][len("ERROR: ") :].rstrip(".") if errors else "pip does not run here"


def write_file(path: str, data: bytes) -> None:
    """Write a file at once."""
    with open(path, "wb") as file:
        file.write(data)


# Tests


def list_checks(pytest_arguments: "Sequence[str]") -> "dict[str, list[str]]":
    """Return the modules to run for each check, by the check's name."""
    return {
        "format": ["ruff", "format", "--check", "."],
        "lint": ["ruff", "check", "."],
        "types": ["mypy"],
        "tests": ["pytest", "-n", "auto", *pytest_arguments],
    }


def run_checks(python: str, checks: "dict[str, list[str]]") -> int:
    """Run all checks even where one fails, and say in the last line which did."""
    import subprocess

    failed = []
    for name, command in checks.items():
        print(f"== {name}: {' '.join(command)}", flush=True)
        if subprocess.run([python, "-m", *command], cwd=FOLDER, check=False).returncode != 0:
            failed.append(name)
    print(f"FAILED: {', '.join(failed)}" if failed else f"All passed: {', '.join(checks)}", flush=True)
    return EXIT_FAILED if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
