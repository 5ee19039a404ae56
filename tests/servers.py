"""Servers that tests talk to: one that speaks S3, and a cluster of two workers. Each is a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from importlib.util import find_spec

import pytest

from tests.projects import ROOT

BUCKET = "prints"
_PATIENCE = 120


def require_package(name, extra):
    """Skip where a package of an optional extra is not installed, which in CI is a failure."""
    if find_spec(name) is None:
        pytest.skip(f"{name} is not installed; pip install 'foldwell[{extra}]'")


def find_port():
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start_server(*module, folder, log):
    """Start a Python module as a server, with its own group of processes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", *map(str, module)],
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


def end_server(process):
    """End a server at once, with all that it started; a second time nothing."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def serve_s3(folder):
    """The URL of a server that speaks S3, with one bucket, while the context lasts."""
    url = f"http://127.0.0.1:{(port := find_port())}"
    process = start_server("moto.server", "-H", "127.0.0.1", "-p", port, folder=folder, log=folder / "s3.log")
    try:
        wait_until(lambda: _answers(url), process)
        with urllib.request.urlopen(urllib.request.Request(f"{url}/{BUCKET}", method="PUT")):
            yield url
    finally:
        end_server(process)


@contextmanager
def lead_to_s3(folder):
    """Let this process and those that it starts find such a server while the context lasts."""
    require_package("s3fs", "remote")
    require_package("moto", "dev")
    known = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    with serve_s3(folder) as url, pytest.MonkeyPatch.context() as patch:
        for name, value in {**known, "AWS_ENDPOINT_URL": url}.items():
            patch.setenv(name, value)
        forget_servers()
        yield


def forget_servers():
    """Let fsspec look into the environment again: it keeps what it found there."""
    from s3fs import S3FileSystem

    S3FileSystem.clear_instance_cache()


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder):
        self._folder, port = folder, find_port()
        self.address = f"tcp://127.0.0.1:{port}"
        self._processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", port, name="scheduler")]
        self.workers = [self.add_worker() for _ in range(2)]

    def add_worker(self):
        """One more worker, of one thread, with a nanny; it need not be ready yet."""
        name = f"worker-{len(self._processes)}"
        options = ("--nthreads", 1, "--local-directory", self._folder / name)
        return self._start("worker", self.address, *options, name=name)

    def _start(self, kind, *options, name):
        log = self._folder / f"{name}.log"
        process = start_server("dask", kind, *options, "--no-dashboard", folder=self._folder, log=log)
        self._processes = [*getattr(self, "_processes", ()), process]
        return process

    def end(self):
        for process in reversed(self._processes):
            end_server(process)


def wait_until(is_so, process):
    """Wait for something that a process brings about."""
    deadline = time.monotonic() + _PATIENCE
    while not is_so():
        assert process.poll() is None, "the process ended before"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _answers(url):
    try:
        with urllib.request.urlopen(url):
            return True
    except OSError:
        return False
