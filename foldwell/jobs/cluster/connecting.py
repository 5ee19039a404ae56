"""Finds the cluster that a user names, or starts one on this machine."""

from __future__ import annotations

import logging
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import dask
from distributed import Client, LocalCluster

from foldwell.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = ".json"
LOCAL = "local"
"""What names a cluster of this machine's own processes."""
_SECOND_TRIES = 1
"""How often a local cluster makes a chunk again whose worker ended: one of its brochures is the likely cause."""
_LOGGERS = ("distributed", "distributed.client", "distributed.gc", "tornado", "tornado.application")
"""Those that dask gives a level and a handler of their own; what they have to say is told as a ClusterError."""
_PATIENCE = 10
"""Seconds that a scheduler has to answer."""


@contextmanager
def open_cluster(address: str, processes: int) -> Iterator[Client]:
    """A client of a cluster while the context lasts. processes: how many a local one starts.

    address: `local`, that of a scheduler, such as `tcp://host:8786`, or the file that one wrote (`.json`).
    Raises ClusterError where nobody answers.
    """
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    if address == LOCAL:
        with _ignore_interrupts(), dask.config.set({"distributed.scheduler.allowed-failures": _SECOND_TRIES}):
            cluster = LocalCluster(
                n_workers=processes,
                threads_per_worker=1,
                host="127.0.0.1",
                security=True,  # else whoever works on this machine could send it code to run
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )
        with cluster, Client(cluster) as client:
            yield client
        return
    with _connect(address) as client:
        yield client


def _connect(address: str) -> Client:
    try:
        if not address.endswith(_FILE):
            return Client(address, timeout=_PATIENCE)
        Path(address).read_bytes()  # dask would wait for it without end
        return Client(scheduler_file=address, timeout=_PATIENCE)
    except (OSError, ValueError, TypeError) as problem:
        reason = " ".join(str(problem).split())[:200]
        told = f"the cluster {address} can't be reached: {reason}"
        raise ClusterError(told, "name the address that `dask scheduler` shows, such as tcp://host:8786") from None


@contextmanager
def _ignore_interrupts() -> Iterator[None]:
    """Processes that are started meanwhile, and the threads that start others later, leave Ctrl-C to us."""
    asked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, asked)
