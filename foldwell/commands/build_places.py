"""Where a build is made, and where its files go: this machine or a cluster, a folder or a URL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.atomic import require_folder
from foldwell.jobs.store import MEMORY

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.jobs.cluster.crew import Crew


def require_place(output: Path | str) -> None:
    """Raise OutputError where a folder, or what is behind a URL, can't take files."""
    if isinstance(output, str):
        from foldwell.jobs.remote_store import RemoteStore

        RemoteStore(output).require()
        return
    for folder in (output, output / MEMORY):
        require_folder(folder)


def find_crew(cluster: str, processes: int, output: Path | str) -> Crew | None:
    """The cluster of an address, whose workers put files behind a URL themselves; None for this machine."""
    if not cluster:
        return None
    from foldwell.jobs.cluster.crew import Crew

    return Crew(cluster, processes, output if isinstance(output, str) else "")
