"""Answers that were given before, told again at once where nothing that they follow from was touched since.

Nothing is imported here but what a start of Python has loaded already: the imports of a command take longer than
looking at some thousand files.
"""

import os
import sys
import zlib

from foldwell import __version__

CACHE = "FOLDWELL_CACHE"
"""Name of the environment variable that names the folder of the answers."""
MOST_KEPT = 32
"""Answers of one person; of more, those go that were not given for longest."""
GONE = "-"
_FORMAT = "foldwell answer 1"
_QUIET_NS = 50_000_000
"""A file that changed so shortly before it was looked at may change once more and show the same time."""


def tell_again(arguments: list[str]) -> bool:
    """Tell what the same command line was answered before, where all that it followed from is as it was.

    False, and nothing told, where it was not asked before in this folder, or where anything is new, gone or touched.
    """
    try:
        request = _describe_request(arguments)
        path = _find_file(request)
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:  # noqa: PTH123
            form, told, text = file.read().split("\0", 2)
        if (form, told) != (_FORMAT, _sum(text)):
            return False
        asked, out, err, writable, *seen = text.split("\0")
        if asked != request or not all(
            os.access(folder, os.W_OK | os.X_OK) for folder in writable.split("\n") if folder
        ):
            return False
        if any(describe_file(name) != was for name, was in zip(seen[::2], seen[1::2], strict=True)):
            return False
        os.utime(path)
    except (OSError, ValueError):
        return False
    return _say(out, err)


def keep_answer(  # noqa: PLR0913, PLR0917
    arguments: list[str],
    out: str,
    err: str,
    seen: dict[str, str],
    looked_at: int,
    made: dict[str, str],
    writable: tuple[str, ...] = (),
) -> None:
    """Remember what a command line was answered; where that can't be written, it is worked out anew each time.

    out, err: what was said. seen: all that it follows from, each as `describe_file` told it when it was looked at,
    which began at looked_at, in nanoseconds since 1970. made: files that must be in place, told likewise.
    writable: folders that must take files.
    """
    newest = max((int(told.partition(" ")[2]) for told in seen.values() if told != GONE), default=0)
    parts = [_describe_request(arguments), out, err, "\n".join(writable)]
    parts += (part for one in (*seen.items(), *made.items()) for part in one)
    if newest > looked_at - _QUIET_NS or any("\0" in part for part in parts):
        return
    text = "\0".join(parts)
    path = _find_file(parts[0])
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(beside, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:  # noqa: PTH123
            file.write(f"{_FORMAT}\0{_sum(text)}\0{text}")
        os.replace(beside, path)  # noqa: PTH105
        _take_oldest(os.path.dirname(path))  # noqa: PTH120
    except OSError:
        return


def describe_file(path: str) -> str:
    """Size in bytes and time of change in nanoseconds of a file or folder."""
    try:
        told = os.stat(path)  # noqa: PTH116
    except OSError:
        return GONE
    return f"{told.st_size} {told.st_mtime_ns}"


def _describe_request(arguments: list[str]) -> str:
    """What is asked, by which Python, where, and under which settings."""
    settings = sorted(item for item in os.environ.items() if item[0].startswith("FOLDWELL_"))
    return repr((__version__, sys.version, sys.path, os.getcwd(), arguments, settings))  # noqa: PTH109


def _find_file(request: str) -> str:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
    folder = os.environ.get(CACHE) or os.path.join(home, "foldwell")  # noqa: PTH118
    return os.path.join(folder, f"{_sum(request)}.answer")  # noqa: PTH118


def _sum(text: str) -> str:
    return f"{zlib.crc32(text.encode(errors='surrogateescape')):08x}"


def _say(out: str, err: str) -> bool:
    """Tell it; False where nobody can be told so, which the command itself then explains."""
    try:
        sys.stderr.write(err)
        sys.stdout.write(out)
        sys.stdout.flush()
    except (OSError, ValueError):
        return False
    return True


def _take_oldest(folder: str) -> None:
    found = [entry for entry in os.scandir(folder) if entry.is_file()]
    for entry in sorted(found, key=lambda entry: entry.stat().st_mtime_ns)[:-MOST_KEPT]:
        os.unlink(entry.path)  # noqa: PTH108
