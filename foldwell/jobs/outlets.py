"""Files behind a URL of any file system that fsspec knows, such as `s3://bucket/path`."""

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from foldwell.errors import OutputError, SetupError, UsageError
from foldwell.jobs.records import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fsspec import AbstractFileSystem

_PUT_WHOLE = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss", "memory"}
"""File systems in which a file is there whole or not at all; elsewhere it is written beside its place, then moved."""
_CONTENT_TYPES = {"s3": "ContentType", "s3a": "ContentType", "gs": "content_type", "gcs": "content_type"}
"""What a file system calls the type of a file, by which browsers show it and do not only save it."""
_VERSIONS = ("ETag", "etag", "md5Hash", "LastModified", "mtime", "modified", "modificationTime", "created")
"""Under which names file systems tell what is another for each content of a file; the surest first."""
_AT_ONCE = 32
"""Questions to a server at the same time."""


class Outlet:
    """What lies behind one URL. What its server refuses, and that it can't be reached, is told as an OutputError."""

    def __init__(self, url: str, system: AbstractFileSystem, root: str) -> None:
        self.url, self._system, self._root = url, system, root.rstrip("/")
        self._listed: dict[str, dict[str, Mapping[str, Any]]] = {}

    def require(self, name: str) -> None:
        """Write an empty file of this name: before work is done for a place that takes none."""
        with self._explain("written"):
            self._write({f"{self._root}/{name}": b""})

    def put(self, files: Mapping[str, bytes]) -> tuple[Output, ...]:
        """Put files in place by their names below the URL, each whole or not at all."""
        paths = {name: f"{self._root}/{name}" for name in files}
        with self._explain("written"):
            self._write({paths[name]: data for name, data in files.items()})
            versions = self._tell_versions(list(paths.values()))
        hashes = (hashlib.sha256(data).hexdigest() for data in files.values())
        told = zip(files.items(), versions, hashes, strict=True)
        return tuple(Output(name, len(data), version, sha256) for (name, data), version, sha256 in told)

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """The content of those files that are there, by name."""
        paths = {f"{self._root}/{name}": name for name in names}
        if not paths:
            return {}
        with self._explain("read"):
            told = self._system.cat(list(paths), on_error="return")
            for found in told.values():
                if isinstance(found, Exception) and not isinstance(found, FileNotFoundError):
                    raise found
        return {paths[path]: data for path, data in told.items() if isinstance(data, bytes)}

    def list_names(self, folder: str) -> list[str]:
        """Names of the files in a folder, sorted, each with the folder before it."""
        return sorted(f"{folder}/{name}" for name in self._list(f"{self._root}/{folder}"))

    def look_anew(self) -> None:
        """Forget which files were there."""
        self._listed.clear()
        self._system.invalidate_cache()

    def is_there(self, output: Output) -> bool:
        """Whether a file is still as it was put; its folder is listed once."""
        folder = posixpath.dirname(output.name)
        if folder not in self._listed:
            self._listed[folder] = self._list(f"{self._root}/{folder}".rstrip("/"))
        told = self._listed[folder].get(posixpath.basename(output.name))
        return told is not None and (told.get("size"), _tell_version(told)) == (output.size, output.changed)

    def _list(self, folder: str) -> dict[str, Mapping[str, Any]]:
        with self._explain("read"):
            try:
                found = self._system.ls(folder, detail=True)
            except FileNotFoundError:
                return {}
        return {posixpath.basename(told["name"].rstrip("/")): told for told in found}

    def _write(self, files: Mapping[str, bytes]) -> None:
        if self._protocols & _PUT_WHOLE:
            for kind, some in _sort_by_type(files).items():
                names = {_CONTENT_TYPES[name] for name in self._protocols & _CONTENT_TYPES.keys()}
                self._system.pipe(some, **dict.fromkeys(names, kind))
            return
        for path, data in files.items():
            folder, name = posixpath.split(path)
            self._system.makedirs(folder, exist_ok=True)
            beside = f"{folder}/.{name}-{hashlib.sha256(data).hexdigest()[:16]}"
            self._system.pipe_file(beside, data)
            self._system.mv(beside, path)

    def _tell_versions(self, paths: list[str]) -> list[int]:
        self._system.invalidate_cache()
        if not self._system.async_impl:
            return [_tell_version(self._system.info(path)) for path in paths]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            return [_tell_version(told) for told in threads.map(self._system.info, paths)]

    @property
    def _protocols(self) -> set[str]:
        told = self._system.protocol
        return {told} if isinstance(told, str) else set(told)

    @contextmanager
    def _explain(self, done: str) -> Iterator[None]:
        """Each library of a file system raises failures of its own kinds."""
        try:
            yield
        except Exception as problem:
            reason = " ".join((str(problem) or type(problem).__name__).split())[:300]
            remedy = "check that the place exists, your right to it, and that its server is up; see docs/many.md"
            raise OutputError(f"{self.url} can't be {done}: {reason}", remedy) from None


def open_outlet(url: str) -> Outlet:
    """What lies behind a URL; raises UsageError for one that is none, SetupError where its library is not installed."""
    if urlsplit(url).password:
        told = f"a password does not belong into a URL, which is shown and logged: {url.partition('://')[0]}://…"
        raise UsageError(told, "keep it where the library of that file system looks, such as its configuration")
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 (an optional extra)
    except ImportError:
        told = f"{url} needs fsspec, which is not installed"
        raise SetupError(told, "pip install 'foldwell[remote]'") from None
    try:
        system, root = url_to_fs(url)
    except ImportError as problem:
        remedy = "pip install 'foldwell[remote]' for S3; for others the package that fsspec names"
        raise SetupError(f"{url} needs a library that is not installed: {problem}", remedy) from None
    except ValueError as problem:
        raise UsageError(f"{url} is no place for files: {problem}", "write a folder, or s3://bucket/path") from None
    return Outlet(url, system, root)


def _sort_by_type(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Files by their types, such as `application/pdf`."""
    sorted_out: dict[str, dict[str, bytes]] = {}
    for path, data in files.items():
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        sorted_out.setdefault(kind, {})[path] = data
    return sorted_out


def _tell_version(told: Mapping[str, Any]) -> int:
    """What is another number for each content of a file, as far as its file system tells."""
    found = next((str(told[name]) for name in _VERSIONS if told.get(name)), "")
    return int.from_bytes(hashlib.sha256(found.strip('"').encode()).digest()[:7])
