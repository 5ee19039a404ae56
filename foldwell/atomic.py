"""Files are written whole or not at all: beside their target, then moved."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_FULL = "free some room on the disk, or choose another folder"
_FORBIDDEN = "ask for the right to write there, or choose another folder"
_IN_THE_WAY = "move away what stands in its place, or choose another folder"
_REMEDIES = {
    errno.ENOSPC: _FULL,
    errno.EFBIG: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
}

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}


def explain_unwritable(path: Path | str, problem: OSError) -> OutputError:
    """What the system says about a file that can't be written, and what to do about it."""
    reason = (problem.strerror or str(problem)).lower()
    return OutputError(
        f"{path} can't be written: {reason}", _REMEDIES.get(problem.errno or 0, "check the folder and the disk")
    )


def require_folder(folder: Path) -> None:
    """Raise OutputError where a folder is not there and can't be made, or takes no files: before work is done for it.

    Nothing is made.
    """
    home = next(place for place in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(place))
    if not home.is_dir():
        raise OutputError(f"{folder} can't be the folder for the files: {home} is a file", _IN_THE_WAY)
    if not os.access(home, os.W_OK | os.X_OK):
        raise explain_unwritable(folder, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def write_whole(path: Path, data: bytes) -> None:
    """Write one file; see `write_all`."""
    write_all({path: data})


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is never rewritten, whole or not at all; where it is there already with this content, nothing.

    Raises OutputError where it can't be written, and where another content is there.
    """
    written = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = _write_beside(path, data)
        _place_new(written, path)
    except FileExistsError as problem:
        if not _holds(path, data):
            raise explain_unwritable(path, problem) from None
    except OSError as problem:
        raise explain_unwritable(path, problem) from None
    finally:
        if written:
            written.unlink(missing_ok=True)


def _place_new(written: Path, path: Path) -> None:
    """Give a written file its name, where none has it; where the disk knows no links, by moving it."""
    try:
        os.link(written, path)
    except OSError as problem:
        if problem.errno not in _NO_LINKS or os.path.lexists(path):
            raise
        written.rename(path)


def write_all(files: Mapping[Path, bytes], *, is_durable: bool = True) -> None:
    """Write all of these files beside their targets, then move them in place; missing folders are made.

    is_durable: wait until the disk has them. Not for what is told by its size or a checksum when a loss of power took
    it, and made again: waiting takes longer than making a brochure.

    A file whose content would not change is left untouched. Raises OutputError, before the first move, where
    anything can't be written: then everything that was there is as it was.
    """
    beside: dict[Path, Path] = {}
    target = next(iter(files), Path())
    try:
        for target, data in files.items():
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not _holds(target, data):
                target.parent.mkdir(parents=True, exist_ok=True)
                beside[target] = _write_beside(target, data, is_durable=is_durable)
        for target, written in beside.items():
            written.replace(target)
    except OSError as problem:
        raise explain_unwritable(target, problem) from None
    finally:
        for written in beside.values():
            written.unlink(missing_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _write_beside(target: Path, data: bytes, *, is_durable: bool = True) -> Path:
    import tempfile

    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    written = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            if is_durable:
                file.flush()
                os.fsync(file.fileno())
        written.chmod(0o644)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written
